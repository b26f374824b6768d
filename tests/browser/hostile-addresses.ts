/** Addresses that nobody means well with: the same each time, over every page and every key that some page reads. */

/** A generator of numbers from 0 to 1, the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
export const oneOf = <T>(random: () => number, all: readonly T[]): T => {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
};

const KEYS = [
  'at',
  'passage',
  'mark',
  'map',
  'year',
  'books',
  'chart',
  'time',
  'show',
  'lines',
  'as',
  'base',
  'years',
  'in',
  'against',
  'embed',
  'hindsight',
  'verdict',
  'subject',
  'sort',
  'find',
  'lesson',
  'step',
  'screen',
  'handout',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(300),
  '🜚',
  '<script>',
];
/** Values that some key takes, so that nonsense meets sense. */
const GOOD = [
  'surface-trade-2010',
  'surface-trade-2010.growth',
  'visits-and-visa',
  'event/nals-2009',
  'place/waco',
  'trade/us-imports-from-canada/2008',
  'leader/felipe-calderon',
  'trade.both-ways',
  'travel',
  'borders.trucks',
  'surface',
  'MX',
  '2008',
  '2004..2011',
  '1990..2016',
  'bars',
  'scatter',
  'multiples',
  'table',
  'index',
  'share',
  'person',
  'change',
  'travel.entries',
  'ca-mx.ca,ca-mx.mx',
  'hidden',
  'map',
  'timeline',
  'holds',
  'relationship-in-numbers',
  'own',
  '5',
  'notes',
  'teacher',
];
const BAD = [
  '',
  ' ',
  '.',
  '..',
  '...',
  '/',
  '//',
  '//example.org/',
  'https://example.org/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '{{7*7}}',
  '${alert(1)}',
  '</title><script>alert(1)</script>',
  '__proto__',
  '__proto__.polluted',
  'constructor',
  'constructor.prototype',
  'hasOwnProperty',
  'toString.call',
  'event/__proto__',
  'place/constructor',
  'trade/toString/2010',
  'undefined',
  'null',
  'NaN',
  'Infinity',
  '-Infinity..Infinity',
  'true',
  '[object Object]',
  '0',
  '-1',
  '-0',
  '1e9',
  '1e309',
  '9'.repeat(40),
  '0x10',
  '2010.5',
  '２０１０',
  '9..1',
  '0001..9999',
  '2010..2010',
  '1994..1994.01',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202egnp.exe',
  'e\u0301'.repeat(50),
  '🜚🏳️‍🌈👩‍👩‍👧‍👦',
  '١٩٩٤',
  'ﷺ',
  '%',
  '%%%',
  'a,b,,c,',
  ','.repeat(200),
  '.'.repeat(200),
  'x'.repeat(2000),
  'é'.repeat(500),
];
/** Bits of a query that no encoder would write. */
const GARBAGE = [
  '%',
  '%E0%A4%A',
  '%zz',
  '%u0041',
  '&&',
  '==',
  '&=&',
  '?',
  '??',
  ';',
  '+',
  '%00',
  '%ED%A0%80',
  '&a',
  '=',
];
const FRAGMENTS = [
  '#',
  '#mark:event/none',
  '#mark:event/nals-2009',
  '#visits-and-visa',
  '#%E0%A4%A',
  '#__proto__',
  '#source:',
  '#series:__proto__',
  '#<img src=x onerror=alert(1)>',
  `#${'y'.repeat(1500)}`,
  '#:~:text=surface',
];

/** One query and fragment, with its question mark. At most about `longest` characters. */
export function hostileAddress(random: () => number, longest = 6000): string {
  const parts = Array.from({ length: 1 + Math.floor(random() * 7) }, () => {
    const key = oneOf(random, KEYS);
    const roll = random();
    if (roll < 0.12) return oneOf(random, GARBAGE);
    const value = oneOf(random, roll < 0.5 ? GOOD : BAD);
    const joined = random() < 0.15 ? `${value}${oneOf(random, BAD)}` : value;
    // Some are written as they stand, the rest as a browser would.
    return random() < 0.15 ? `${key}=${joined}` : `${encoded(key)}=${encoded(joined)}`;
  });
  // The same key again, with something else.
  if (random() < 0.2) parts.push(`${parts[0]?.split('=')[0] ?? 'at'}=${encoded(oneOf(random, BAD))}`);
  const fragment = random() < 0.2 ? oneOf(random, FRAGMENTS) : '';
  // A fragment of its own would begin at a number sign.
  const query = parts.join('&').replaceAll('#', '%23');
  return `?${query}`.slice(0, longest) + fragment;
}

/** A lone half of a character has no encoding: it goes as it is. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Addresses that broke something once, or looked as if they might. */
export const KNOWN_BAD = [
  '?mark=trade/nothing/2010',
  '?passage=__proto__.x',
  '?map=moon.cheese&year=99999',
  '?time=9..1&chart=',
  '?%E0%A4%A',
  '?at=../../etc',
  '#mark:event/none',
  '?year=1e9&books=%00',
];
