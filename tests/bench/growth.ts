/** How everything grows with the number of links and marks: stories of 10² to 10⁵, measured, as tables and curves. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { compileStory } from '../../src/compile/compile';
import { findPart } from '../../src/compile/find';
import { readPart } from '../../src/compile/parts';
import type { Story } from '../../src/compile/schema';
import { viewOf } from '../../src/model/address';
import { anchor } from '../../src/model/anchoring';
import { LinkIndex } from '../../src/model/links';
import { searchOf } from '../../src/model/search';
import { atlasOf } from '../../src/model/view';
import { SLOWDOWN, launch } from './chromium';
import { writeStory } from './generate';
import { hoverTimes } from './growth-page';
import { curvesSvg, type Curve } from './growth-svg';
import { randomFrom } from './random';
import { ratioOf, shownRatio, shownSummary, summaryOf, tableOf, type Summary } from './statistics';

export interface GrowthOptions {
  runs: number;
  sizes: readonly number[];
  /** Folder of RESULTS.md and its curves. */
  results: string;
}

const CACHE = '.cache/growth';
const SEED = 1;
/** A single look-up is too short to be timed: so many are timed together. */
const LOOKUPS = 20_000;
const ADDRESSES = 2_000;
const QUERIES = 40;

/** What is measured, by its name, in the order of the tables. */
type Measured = Map<string, Summary>;

export async function growth({ runs, sizes, results }: GrowthOptions): Promise<void> {
  const all = new Map<number, Measured>();
  // Code that ran before runs faster: all of it does once, on a story that does not count.
  await measured(sizes[0] ?? 100, 1, false);
  for (const size of sizes) {
    all.set(size, await measured(size, runs, true));
    console.log(`\n${size.toLocaleString('en')}\n`);
    console.log(
      tableOf(
        ['measure', 'median (least–most)'],
        [...(all.get(size) ?? [])].map(([name, summary]) => [name, shownSummary(summary)]),
      ),
    );
  }
  const browser = await launch();
  const version = browser.version().split('.')[0] ?? '';
  await browser.close();
  const notes = readFileSync(join(results, 'growth-notes.md'), 'utf8');
  writeFileSync(join(results, 'RESULTS.md'), report(all, runs, version, notes));
  const curves = (wanted: readonly string[]) =>
    wanted.map((name): Curve => ({
      name: name.replace(/, [^,]+$/, ''),
      points: [...all].flatMap(([size, values]) => {
        const value = values.get(name);
        return value ? [{ size, value: value.median, min: value.min, max: value.max }] : [];
      }),
    }));
  for (const { file, unit, of } of CURVES) writeFileSync(join(results, file), curvesSvg(curves(of), unit));
}

const NAMES = {
  compile: 'compile the story, ms',
  build: 'build the site, s',
  index: 'Read page, KB',
  indexBrotli: 'Read page in brotli, KB',
  pages: 'all pages, KB',
  pagesBrotli: 'all pages in brotli, KB',
  links: 'build the link index, ms',
  lookup: 'look up a mark, µs',
  address: 'read an address, µs',
  searchIndex: 'build the search, ms',
  search: 'search, ms',
  copy: 'match a copy, ms',
  awake: 'awake, ms',
  points: 'point at a chart → lit, ms',
  pointsWork: '– at work on the point, ms',
  phrases: 'point at a phrase → lit, ms',
  phrasesWork: '– at work on the phrase, ms',
  stretches: 'point at a stretch of many → lit, ms',
  stretchesWork: '– at work on the stretch, ms',
} as const;

const CURVES = [
  {
    file: 'growth-build.svg',
    unit: 'ms',
    of: [NAMES.compile, NAMES.links, NAMES.searchIndex, NAMES.copy],
  },
  {
    file: 'growth-bytes.svg',
    unit: 'KB',
    of: [NAMES.index, NAMES.indexBrotli, NAMES.pages, NAMES.pagesBrotli],
  },
  { file: 'growth-lookups.svg', unit: 'µs', of: [NAMES.lookup, NAMES.address] },
  { file: 'growth-hover.svg', unit: 'ms', of: [NAMES.points, NAMES.phrases, NAMES.stretches, NAMES.search] },
] as const;

async function measured(size: number, runs: number, withSite: boolean): Promise<Measured> {
  const folder = join(CACHE, `story-${size}`);
  rmSync(folder, { recursive: true, force: true });
  const original = writeStory(folder, size, SEED);
  const found: Measured = new Map();
  const note = (name: string, values: readonly (number | null)[]) => {
    const summary = summaryOf(values);
    if (summary) found.set(name, summary);
  };
  const times = (make: () => unknown) => Array.from({ length: runs }, () => timeOf(make));

  note(
    NAMES.compile,
    times(() => compileStory(folder)),
  );
  const { story } = compileStory(folder);
  if (!story) throw new Error(`the story of ${size} does not compile`);
  noteModel(story, original, times, note);
  if (withSite) await noteSite(folder, size, runs, note);
  return found;
}

type Note = (name: string, values: readonly (number | null)[]) => void;

function noteModel(story: Story, original: string, times: (make: () => unknown) => number[], note: Note) {
  const random = randomFrom(SEED);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const marks = story.passages.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.marks));
  const read = readPart(story);
  note(
    NAMES.links,
    times(() => new LinkIndex(read.passages)),
  );
  const links = new LinkIndex(read.passages);
  const asked = Array.from({ length: LOOKUPS }, () => any(marks));
  let lit = 0;
  note(
    NAMES.lookup,
    times(() => {
      for (const mark of asked) lit += links.litBy({ mark }).passages.length;
    }).map((ms) => (ms * 1000) / LOOKUPS),
  );
  if (lit === 0) throw new Error('nothing is linked');

  const atlas = atlasOf(read);
  const addresses = Array.from({ length: ADDRESSES }, (_, n) =>
    n % 2 === 0 ? `?mark=${any(marks)}` : `?passage=${any(story.passages).id}.point-1&year=1995`,
  );
  note(
    NAMES.address,
    times(() => {
      for (const address of addresses) viewOf(atlas, address);
    }).map((ms) => (ms * 1000) / ADDRESSES),
  );

  const entries = findPart(story, []);
  note(
    NAMES.searchIndex,
    times(() => searchOf(entries)),
  );
  const search = searchOf(entries);
  const queries = Array.from({ length: QUERIES }, () => {
    const [word = ''] = any(story.passages).runs.map(({ text }) => text.trim().split(' ')[0] ?? '');
    return word.slice(0, 5);
  });
  note(
    NAMES.search,
    times(() => {
      for (const query of queries) search(query);
    }).map((ms) => ms / QUERIES),
  );
  note(
    NAMES.copy,
    times(() => {
      const { missing } = anchor(original, story.original);
      if (missing.length > 0) throw new Error(`${missing.length} passages were not found`);
    }),
  );
}

async function noteSite(folder: string, size: number, runs: number, note: Note): Promise<void> {
  const out = join(CACHE, `site-${size}`);
  const built = timeOf(() => {
    const { status, stderr } = spawnSync(process.execPath, ['tools/build.mjs', '--outDir', out], {
      env: { ...process.env, STORY: folder, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(stderr.toString());
  });
  note(NAMES.build, [built / 1000]);
  const pages = readdirSync(out).filter((name) => name.endsWith('.html'));
  const sizes = new Map(
    pages.map((name) => {
      const body = readFileSync(join(out, name));
      return [name, { raw: body.length / 1000, brotli: brotliOf(body) / 1000 }];
    }),
  );
  const sum = (of: 'raw' | 'brotli') => [...sizes.values()].reduce((total, one) => total + one[of], 0);
  note(NAMES.index, [sizes.get('index.html')?.raw ?? null]);
  note(NAMES.indexBrotli, [sizes.get('index.html')?.brotli ?? null]);
  note(NAMES.pages, [sum('raw')]);
  note(NAMES.pagesBrotli, [sum('brotli')]);
  const hovers = [];
  for (let run = 0; run < runs; run++) hovers.push(await hoverTimes(out));
  note(
    NAMES.awake,
    hovers.map((one) => one.awake),
  );
  for (const what of ['points', 'phrases', 'stretches'] as const) {
    const took = hovers.flatMap((one) => one[what]);
    note(
      NAMES[what],
      took.map((one) => one?.all ?? null),
    );
    note(
      NAMES[`${what}Work`],
      took.map((one) => one?.work ?? null),
    );
  }
}

const brotliOf = (body: Buffer) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;

/** In ms. */
function timeOf(make: () => unknown): number {
  const start = performance.now();
  make();
  return performance.now() - start;
}

function report(all: ReadonlyMap<number, Measured>, runs: number, chromium: string, notes: string): string {
  const sizes = [...all.keys()];
  const head = sizes.map((size) => size.toLocaleString('en'));
  const rows = Object.values(NAMES).filter((name) => [...all.values()].some((one) => one.has(name)));
  const table = tableOf(
    ['links and marks', ...head],
    rows.map((name) => [name, ...sizes.map((size) => shownSummary(all.get(size)?.get(name) ?? null))]),
  );
  const ratios = tableOf(
    ['÷ the size before', ...head.slice(1)],
    [
      ['n', ...sizes.slice(1).map((size, n) => shownRatio(size / (sizes[n] ?? size)))],
      ['n log n', ...sizes.slice(1).map((size, n) => shownRatio(nLogN(size) / nLogN(sizes[n] ?? size)))],
      ...rows.map((name) => [
        name.replace(/, [^,]+$/, ''),
        ...sizes
          .slice(1)
          .map((size, n) =>
            shownRatio(
              ratioOf(all.get(size)?.get(name)?.median, all.get(sizes[n] ?? size)?.get(name)?.median),
            ),
          ),
      ]),
    ],
  );
  return `# How it grows

Written by \`npm run bench -- --growth\`: medians (least–most) of ${runs} runs, hovers of ${runs} times up to 20, builds once;
${cpus().length} cores, Node ${process.versions.node.split('.')[0] ?? ''}, Chromium ${chromium}, the processor ${SLOWDOWN} times slower while hovering. Compare the ratios, not the milliseconds.

${table}

${ratios}

${CURVES.map(({ file, of }) => `![${of.map((name) => name.replace(/, [^,]+$/, '')).join(', ')} by the number of links and marks; dotted: n log n](${file})`).join('\n\n')}

${notes.trim()}
`;
}
const nLogN = (n: number) => n * Math.log(n);
