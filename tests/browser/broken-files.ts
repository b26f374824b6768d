/** Files that somebody might bring in by mistake or on purpose: a good one, broken in one of many ways. The same each time. */
import { oneOf } from './hostile-addresses';

export interface Broken {
  /** How it was broken. */
  how: string;
  bytes: Buffer;
}
type Random = () => number;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const upTo = (random: Random, most: number) => Math.floor(random() * most);

/** Ways that know nothing of what is in the file. */
const BYTES: Record<string, (good: Buffer, random: Random) => Buffer> = {
  'cut short': (good, random) => good.subarray(0, upTo(random, good.length)),
  'its beginning lost': (good, random) => good.subarray(1 + upTo(random, good.length)),
  'a piece lost': (good, random) => {
    const at = upTo(random, good.length);
    return Buffer.concat([good.subarray(0, at), good.subarray(at + 1 + upTo(random, 200))]);
  },
  'some bytes changed': (good, random) => {
    const bytes = Buffer.from(good);
    for (let n = 0; n < 1 + upTo(random, 20); n++) bytes[upTo(random, bytes.length)] = upTo(random, 256);
    return bytes;
  },
  'noise put in': (good, random) => {
    const at = upTo(random, good.length);
    const noise = Buffer.from(Array.from({ length: 1 + upTo(random, 60) }, () => upTo(random, 256)));
    return Buffer.concat([good.subarray(0, at), noise, good.subarray(at)]);
  },
  'there twice': (good) => Buffer.concat([good, good]),
  'in UTF-16, with its mark': (good) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good.toString('utf8'), 'utf16le')]),
  'in UTF-16, without': (good) => Buffer.from(good.toString('utf8'), 'utf16le'),
  'in Latin-1': (good) => Buffer.from(good.toString('utf8'), 'latin1'),
  'read as Latin-1 and saved so': (good) => Buffer.from(good.toString('latin1'), 'utf8'),
  'with a byte order mark': (good) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good]),
  'lines ended otherwise': (good) => Buffer.from(good.toString('utf8').replaceAll('\n', '\r\n')),
  'with a NUL': (good, random) => {
    const at = upTo(random, good.length);
    return Buffer.concat([good.subarray(0, at), Buffer.from([0]), good.subarray(at)]);
  },
  nothing: () => Buffer.alloc(0),
  'white space': () => Buffer.from(' \n\t\r\n '),
  'any bytes': (_, random) => Buffer.from(Array.from({ length: 400 }, () => upTo(random, 256))),
  'a picture': () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2]),
  'a packed file': () => Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
  'a PDF': () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\n'),
  'a web page': () =>
    Buffer.from(
      '<!doctype html><html><head><script>window.polluted=1</script></head><body onload="polluted=1"><img src=x onerror="polluted=1"><p>Page</p></body></html>',
    ),
  'a web page around it': (good) =>
    Buffer.from(
      `<!doctype html><html><body><p>${good.toString('utf8')}</p><script>window.polluted=1</script></body></html>`,
    ),
  'another text': () => Buffer.from('Call me what you like: this is about something else. '.repeat(40)),
};

/** Every object and list of a value, with the keys that lead there. */
function places(value: Json): { in: Json[] | { [key: string]: Json }; key: string | number }[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [
    { in: value, key },
    ...places((value as Record<string | number, Json>)[key] ?? null),
  ]);
}
const SWAPS: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  '',
  'text',
  [],
  {},
  [[]],
  [null],
  { en: 'a' },
  { en: 1 },
  { mark: 'event/nals-2009' },
  'javascript:alert(1)',
  '<img src=x onerror="window.polluted=1">',
  '__proto__',
  '../../',
  '//example.org/',
  '\ud800',
  '\u0000',
  'x'.repeat(5000),
];
const changed = (good: Buffer, change: (value: Json) => void): Buffer => {
  const value = JSON.parse(good.toString('utf8')) as Json;
  change(value);
  return Buffer.from(JSON.stringify(value, null, 2));
};
const put = (place: ReturnType<typeof places>[number], value: Json) => {
  (place.in as Record<string | number, Json>)[place.key] = value;
};
/** Keys that would reach what all objects share, if anybody merged them in. */
const POLLUTION = [
  '"__proto__": { "polluted": true }',
  '"constructor": { "prototype": { "polluted": true } }',
  '"toString": "polluted"',
  '"hasOwnProperty": null',
];

/** Ways for a file of JSON. */
const JSON_WAYS: Record<string, (good: Buffer, random: Random) => Buffer> = {
  'a value of another kind': (good, random) =>
    changed(good, (value) => {
      put(oneOf(random, places(value)), oneOf(random, SWAPS));
    }),
  'a value lost': (good, random) =>
    changed(good, (value) => {
      const { in: holder, key } = oneOf(random, places(value));
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
    }),
  'an unknown key': (good, random) =>
    changed(good, (value) => {
      const objects = places(value).filter((place) => !Array.isArray(place.in));
      (oneOf(random, objects).in as Record<string, Json>)[oneOf(random, ['colour', '', '0', 'length'])] =
        'red';
    }),
  'a key that pollutes': (good, random) => {
    const text = good.toString('utf8');
    const braces = [...text.matchAll(/\{/g)].map((match) => match.index);
    const at = oneOf(random, braces) + 1;
    const isEmpty = /^\s*\}/.test(text.slice(at));
    return Buffer.from(
      `${text.slice(0, at)}${oneOf(random, POLLUTION)}${isEmpty ? '' : ','}${text.slice(at)}`,
    );
  },
  'a value far too long': (good, random) =>
    changed(good, (value) => {
      put(oneOf(random, places(value)), 'x'.repeat(300_000));
    }),
  'larger than any': (good) => Buffer.concat([good, Buffer.alloc(4_200_000, ' ')]),
  'a list without end': (good, random) =>
    changed(good, (value) => {
      put(
        oneOf(random, places(value)),
        Array.from({ length: 60_000 }, () => 1),
      );
    }),
  'nested without end': (good, random) => {
    const text = good.toString('utf8');
    const at = oneOf(
      random,
      [...text.matchAll(/: /g)].map((match) => match.index),
    );
    return Buffer.from(
      `${text.slice(0, at)}: ${'['.repeat(200_000)}${']'.repeat(200_000)}, "rest"${text.slice(at)}`,
    );
  },
  'a comma too many': (good) => Buffer.from(good.toString('utf8').replace(/\n\}/, ',\n}')),
  'a comment': (good) => Buffer.from(`// mine\n${good.toString('utf8')}`),
  'single quotes': (good) => Buffer.from(good.toString('utf8').replaceAll('"', "'")),
  'a key twice': (good, random) => {
    const lines = good.toString('utf8').split('\n');
    const pairs = lines.flatMap((line, n) => (/^\s*"[^"]+": [^[{]+,$/.test(line) ? [n] : []));
    const at = oneOf(random, pairs);
    return Buffer.from([...lines.slice(0, at), lines[at] ?? '', ...lines.slice(at)].join('\n'));
  },
  'a number beyond all': (good, random) =>
    Buffer.from(
      good.toString('utf8').replace(/: \d+/, oneOf(random, [': 1e999', ': -0', ': 01', ': +1', ': NaN'])),
    ),
  'on one line': (good) => Buffer.from(JSON.stringify(JSON.parse(good.toString('utf8')))),
  'a list around it': (good) => Buffer.from(`[${good.toString('utf8')}]`),
  'a bare value': (_, random) =>
    Buffer.from(oneOf(random, ['null', 'true', '0', '"text"', '[]', '{}', '[[[]]]'])),
};

/**
 * So many broken files, every way tried before any is tried again.
 * @param isJson  whether ways that need JSON are among them
 */
export function brokenFiles(good: Buffer, count: number, random: Random, isJson: boolean): Broken[] {
  const ways = Object.entries({ ...BYTES, ...(isJson ? JSON_WAYS : {}) });
  return Array.from({ length: count }, (_, n) => {
    const [how, way] = ways[n % ways.length] ?? oneOf(random, ways);
    return { how, bytes: way(good, random) };
  });
}
