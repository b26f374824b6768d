/**
 * The page's fonts, cut down to the characters it shows and the weights it uses.
 *
 * The files come from the Fontsource packages, which split each family by script. A face is
 * one file as long as the Latin part holds every character asked for; otherwise the extended
 * part follows as a second file with a `unicode-range` each. Arrows and other signs, which the
 * families of text lack, have a small file of their own.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import subset from 'subset-font';

export interface FontFile {
  /** With a hash of the content: `source-serif-4-normal.0c1f….woff2`. */
  fileName: string;
  /** As a stylesheet names it. */
  family: string;
  style: 'normal' | 'italic';
  /** The weights it holds, as `font-weight` in `@font-face` takes them: `400`, or `400 700`. */
  weight: string;
  /** WOFF2. */
  source: Uint8Array;
  /** Only where a face is more than one file. */
  unicodeRange?: string;
}

interface Face {
  family: string;
  /** Of the package, and the start of its files' names. */
  id: string;
  style: 'normal' | 'italic';
  weights: { min: number; max: number };
  /** Whether figures of equal width and other forms of a character come too: a quarter of the file. */
  hasForms: boolean;
}

/** Regular to bold: lighter and heavier are not used, and cost a third of the file. */
const WEIGHTS = { min: 400, max: 700 };

/**
 * Columns of numbers are set in the sans serif, so the serif goes without figures of equal width. No italic: a
 * whole face for a caption would hold up the first words of a first visit.
 */
const FACES: Face[] = [
  { family: 'Source Serif 4', id: 'source-serif-4', style: 'normal', weights: WEIGHTS, hasForms: false },
  {
    family: 'Atkinson Hyperlegible Next',
    id: 'atkinson-hyperlegible-next',
    style: 'normal',
    weights: WEIGHTS,
    hasForms: true,
  },
];
/** Ligatures that a text asks for without saying so. */
const LIGATURES = '\uFB01\uFB02';

/**
 * What the families of text lack. A browser goes through the device's own fonts for each such sign, one by one, and
 * the first layout waits for it: a third of its time on a slow laptop.
 */
const SIGNS = {
  family: 'Noto Sans Math',
  id: 'noto-sans-math',
  file: '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
  characters: '←↑→↓↗⋯≡✓▸▾◂',
};
/** Of no use to a few signs: what of the font is about formulas and sizes of few pixels. */
const NOT_FOR_SIGNS = ['MATH', 'GDEF', 'GPOS', 'GSUB'];

/** In the order in which a character is looked for. */
const PARTS = ['latin', 'latin-ext'];

/** To be raised when the same inputs should give other files. */
const CACHE_VERSION = '3';

/** How a font is cut down; the last two are newer than the subsetter's types. */
type Cut = Omit<NonNullable<Parameters<typeof subset>[2]>, 'targetFormat'> & {
  noHinting?: boolean;
  dropTables?: string[];
};

const require = createRequire(import.meta.url);

/** Another version of the subsetter may give other bytes. */
const subsetVersion = (require('subset-font/package.json') as { version: string }).version;

/**
 * Fonts that hold the characters asked for, with their kerning and ligatures; the sans serif with its figure
 * styles (`tnum` among them).
 * Signs are left to the face after them. What all lack, browsers make of what there is: narrow spaces (U+202F, U+2009)
 * of a space, the no-break hyphen (U+2011) of a hyphen.
 * @param options.characters  every character of the page, in any order, repeated or not
 * @param options.cacheDir  made when missing; may be deleted at any time
 * @returns one entry a file, faces in a fixed order; signs last, if there are any
 */
export async function subsetFonts(options: { characters: string; cacheDir: string }): Promise<FontFile[]> {
  const all = [...new Set(options.characters)].map((character) => character.codePointAt(0) ?? 0);
  all.sort((a, b) => a - b);
  const isSign = (code: number) => SIGNS.characters.includes(String.fromCodePoint(code));
  const [signs, codes] = [all.filter(isSign), all.filter((code) => !isSign(code))];
  await mkdir(options.cacheDir, { recursive: true });
  const faces = await Promise.all(FACES.map((face) => filesOfFace(face, codes, options.cacheDir)));
  return [...faces.flat(), ...(signs.length > 0 ? [await fileOfSigns(signs, options.cacheDir)] : [])];
}

/** Whether a page shows a sign, so that it needs their file. */
export const hasSigns = (text: string) => Array.from(SIGNS.characters).some((sign) => text.includes(sign));

/** Whether a file is that of the signs, by its name. */
export const isOfSigns = (fileName: string) => fileName.includes(SIGNS.id);

/** The licences that fonts of these families must be published with, one text. */
export async function fontLicences(): Promise<string> {
  const packages = [...FACES.map((face) => `@fontsource-variable/${face.id}`), `@fontsource/${SIGNS.id}`];
  const texts = await Promise.all(
    packages.map((name) => readFile(require.resolve(`${name}/LICENSE`), 'utf8')),
  );
  return texts.join('\n\n');
}

async function filesOfFace(face: Face, codes: number[], cacheDir: string): Promise<FontFile[]> {
  const shares = await sharesOf(face, codes);
  return Promise.all(
    shares.map(async ({ part, codes: share }) => {
      const { weights, hasForms } = face;
      const source = await cached(packageFile(face, part), cacheDir, {
        text: String.fromCodePoint(...share) + (hasForms ? '' : LIGATURES),
        variationAxes: { wght: weights.min === weights.max ? weights.min : weights },
        noLayoutClosure: !hasForms,
      });
      const suffix = part === PARTS[0] ? '' : `-${part}`;
      return {
        fileName: nameOf(`${face.id}-${face.style}${suffix}`, source),
        family: face.family,
        style: face.style,
        weight: [...new Set([weights.min, weights.max])].join(' '),
        source,
        ...(shares.length > 1 && { unicodeRange: unicodeRange(share) }),
      };
    }),
  );
}

/** Used for every weight as it is, rather than smeared by the browser where words are bold. */
async function fileOfSigns(codes: number[], cacheDir: string): Promise<FontFile> {
  const source = await cached(require.resolve(SIGNS.file), cacheDir, {
    text: String.fromCodePoint(...codes),
    noHinting: true,
    dropTables: NOT_FOR_SIGNS,
  });
  return {
    fileName: nameOf(`${SIGNS.id}-normal`, source),
    family: SIGNS.family,
    style: 'normal',
    weight: `${String(WEIGHTS.min)} ${String(WEIGHTS.max)}`,
    source,
    unicodeRange: unicodeRange(codes),
  };
}

/** With a hash of the content. */
function nameOf(name: string, source: Uint8Array): string {
  return `${name}.${createHash('sha256').update(source).digest('hex').slice(0, 8)}.woff2`;
}

/** Which part of a face holds which of the characters; parts with none are left out. */
async function sharesOf(face: Face, codes: number[]): Promise<{ part: string; codes: number[] }[]> {
  const file = require.resolve(`@fontsource-variable/${face.id}/unicode.json`);
  const ranges = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  let left = codes;
  return PARTS.map((part) => {
    const isHeld = rangeTest(ranges[part] ?? '');
    const share = left.filter(isHeld);
    left = left.filter((code) => !isHeld(code));
    return { part, codes: share };
  }).filter((share) => share.codes.length > 0);
}

function packageFile(face: Face, part: string): string {
  return require.resolve(`@fontsource-variable/${face.id}/files/${face.id}-${part}-wght-${face.style}.woff2`);
}

/** The subset of a file, from the cache when the same was asked before. */
async function cached(
  file: string,
  cacheDir: string,
  { text, ...how }: { text: string } & Cut,
): Promise<Uint8Array> {
  const original = await readFile(file);
  const key = createHash('sha256')
    .update(JSON.stringify([CACHE_VERSION, subsetVersion, basename(file), how, text]))
    .update(original)
    .digest('hex');
  const kept = join(cacheDir, `${key}.woff2`);
  try {
    return await readFile(kept);
  } catch {
    const made = await subset(original, text, { targetFormat: 'woff2', ...how });
    // Renamed into place, so that a build broken off leaves no half file behind.
    const unfinished = `${kept}.${randomUUID()}`;
    await writeFile(unfinished, made);
    await rename(unfinished, kept);
    return made;
  }
}

/**
 * @param ranges as in CSS: `U+0000-00FF,U+0131`
 * @returns whether a code point is in one of them
 */
function rangeTest(ranges: string): (code: number) => boolean {
  const pairs = ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return { first: parseInt(first, 16), last: parseInt(last, 16) };
  });
  return (code) => pairs.some(({ first, last }) => code >= first && code <= last);
}

/**
 * @param codes sorted, each once
 * @returns the same as CSS writes it: `U+20-7E,U+E9`
 */
function unicodeRange(codes: number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const code of codes) {
    const run = runs.at(-1);
    if (run?.last === code - 1) run.last = code;
    else runs.push({ first: code, last: code });
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return runs
    .map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',');
}
