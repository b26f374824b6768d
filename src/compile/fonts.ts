/**
 * The page's fonts, cut down to the characters it shows and the weights it uses.
 *
 * The files come from the Fontsource packages, which split each family by script. A face is
 * one file as long as the Latin part holds every character asked for; otherwise the extended
 * part follows as a second file with a `unicode-range` each.
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

/** In the order in which a character is looked for. */
const PARTS = ['latin', 'latin-ext'];

/** To be raised when the same inputs should give other files. */
const CACHE_VERSION = '2';

const require = createRequire(import.meta.url);

/** Another version of the subsetter may give other bytes. */
const subsetVersion = (require('subset-font/package.json') as { version: string }).version;

/**
 * Fonts that hold the characters asked for, with their kerning and ligatures; the sans serif with its figure
 * styles (`tnum` among them).
 * Characters that a family lacks are left to the next font of the stylesheet: both lack
 * U+2190 and U+2192 (arrows), U+202F (narrow no-break space) and U+2011 (no-break hyphen).
 * @param options.characters  every character of the page, in any order, repeated or not
 * @param options.cacheDir  made when missing; may be deleted at any time
 * @returns one entry a file, faces in a fixed order
 */
export async function subsetFonts(options: { characters: string; cacheDir: string }): Promise<FontFile[]> {
  const codes = [...new Set(options.characters)].map((character) => character.codePointAt(0) ?? 0);
  codes.sort((a, b) => a - b);
  await mkdir(options.cacheDir, { recursive: true });
  const faces = await Promise.all(FACES.map((face) => filesOfFace(face, codes, options.cacheDir)));
  return faces.flat();
}

/** The licences that fonts of these families must be published with, one text. */
export async function fontLicences(): Promise<string> {
  const ids = [...new Set(FACES.map((face) => face.id))];
  const texts = await Promise.all(
    ids.map((id) => readFile(require.resolve(`@fontsource-variable/${id}/LICENSE`), 'utf8')),
  );
  return texts.join('\n\n');
}

async function filesOfFace(face: Face, codes: number[], cacheDir: string): Promise<FontFile[]> {
  const shares = await sharesOf(face, codes);
  return Promise.all(
    shares.map(async ({ part, codes: share }) => {
      const source = await cached(face, part, share, cacheDir);
      const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
      const suffix = part === PARTS[0] ? '' : `-${part}`;
      return {
        fileName: `${face.id}-${face.style}${suffix}.${hash}.woff2`,
        family: face.family,
        style: face.style,
        weight: [...new Set([face.weights.min, face.weights.max])].join(' '),
        source,
        ...(shares.length > 1 && { unicodeRange: unicodeRange(share) }),
      };
    }),
  );
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
async function cached(face: Face, part: string, codes: number[], cacheDir: string): Promise<Uint8Array> {
  const file = packageFile(face, part);
  const { weights, hasForms } = face;
  const original = await readFile(file);
  const text = String.fromCodePoint(...codes) + (hasForms ? '' : LIGATURES);
  const key = createHash('sha256')
    .update(JSON.stringify([CACHE_VERSION, subsetVersion, basename(file), weights, hasForms, text]))
    .update(original)
    .digest('hex');
  const kept = join(cacheDir, `${key}.woff2`);
  try {
    return await readFile(kept);
  } catch {
    const made = await subset(original, text, {
      targetFormat: 'woff2',
      variationAxes: { wght: weights.min === weights.max ? weights.min : weights },
      noLayoutClosure: !hasForms,
    });
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
