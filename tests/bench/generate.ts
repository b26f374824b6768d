/**
 * Stories of any size, made from a seed: an invented observatory, whose words are made-up syllables, plainly filler.
 *
 * A story of `size` has as many marks and as many links: each passage has √size of them, each mark is linked once. The
 * overwhelming part are points of line charts, half of them in one chart; √size are events on the timeline.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { equationPieces, equationText, workOut } from '../../src/compile/arithmetic';
import { periodsBetween } from '../../src/compile/period';
import { fingerprintOf } from '../../src/model/fingerprints';
import { randomFrom } from './random';

export interface Generated {
  /** Text of each file, by its path in the story's folder. */
  files: Map<string, string>;
  /** The invented article, a passage a paragraph: what a reader's copy would be. */
  original: string;
}

interface SeriesPlan {
  id: string;
  chart: string;
  colour: string;
  periods: string[];
  values: number[];
}
interface ChartPlan {
  id: string;
  from: string;
  to: string;
  series: SeriesPlan[];
}

/** The last year that anything is observed in; the moment is some years before it. */
const LAST_YEAR = 2000;
const MOMENT_YEAR = 1990;
const MOST_MONTHS = 4200;
const MOST_YEARS = 900;
/** No chart has more lines than can still be told apart. */
const MOST_LINES = 14;
/** Words of a passage of the invented article. */
const PASSAGE_WORDS = 28;
const VOCABULARY = 3000;

/**
 * @param size  how many marks and links, from 100
 * @returns the same for the same size and seed
 */
export function generateStory(size: number, seed = 1): Generated {
  const random = randomFrom(seed * 7919 + size);
  const below = (most: number) => Math.floor(random() * most);
  const passageCount = Math.round(Math.sqrt(size));
  const eventCount = passageCount;
  const words = vocabulary(random);
  const sentence = (length: number) =>
    Array.from({ length }, () => words[below(words.length)] ?? '').join(' ');

  const charts = chartPlans(size - eventCount, below);
  const series = charts.flatMap((chart) => chart.series);
  const events = Array.from({ length: eventCount }, (_, n) => ({
    id: `sighting-${n + 1}`,
    start: `${LAST_YEAR - 99 + below(99)}-${String(below(12) + 1).padStart(2, '0')}`,
  }));

  const files = new Map<string, string>();
  const yaml = (path: string, lines: readonly string[]) => files.set(path, `${lines.join('\n')}\n`);
  const csv = (path: string, head: string, rows: readonly string[]) =>
    files.set(path, `${[head, ...rows].join('\n')}\n`);

  const sectionCount = Math.ceil(passageCount / 12);
  yaml('article.yaml', articleLines(sectionCount));
  yaml(
    'charts.yaml',
    charts.flatMap((chart) => [
      `- id: ${chart.id}`,
      `  title: Filler chart ${chart.id}`,
      '  subtitle: Invented counts',
      '  basis: invented',
      '  panels:',
      `    - { id: lines, kind: lines, width: 1, unit: counts, divide: 1, from: '${chart.from}', to: '${chart.to}', lines: [${chart.series
        .map(({ id, colour }) => `{ series: ${id}, label: ${id}, colour: ${colour} }`)
        .join(', ')}] }`,
    ]),
  );
  yaml(
    'events.yaml',
    events.map(
      ({ id, start }, n) =>
        `- { id: ${id}, start: '${start}', lane: ${n % 2 === 0 ? 'works' : 'feasts'}, title: Filler sighting ${n + 1}, description: ${sentence(8)}, place: northby, countries: [NB], sources: [source-${(n % sourceCount(size)) + 1}], confidence: C }`,
    ),
  );

  // Each mark belongs to one passage: an event first, then its share of the points, in the order of the series.
  const points = series.flatMap((one) => one.periods.map((period, n) => ({ of: one, period, n })));
  const passages: string[] = [];
  const claims: string[] = [];
  const retelling: string[] = [];
  const fingerprints: string[] = [];
  const phrases: string[] = [];
  const original: string[] = [];
  for (let n = 0; n < passageCount; n++) {
    const id = `passage-${n + 1}`;
    const own = points.slice(
      Math.floor((n * points.length) / passageCount),
      Math.floor(((n + 1) * points.length) / passageCount),
    );
    const links = linksOf(events[n]?.id ?? '', own);
    const section = `part-${Math.floor(n / 12) + 1}`;
    const text = `${sentence(PASSAGE_WORDS)}.`.replace(/^./, (letter) => letter.toUpperCase());
    const find = text.split(' ').slice(3, 7).join(' ');
    const [first] = own;
    const isClaim = n % 3 === 0 && first !== undefined && first.n + 1 < first.of.periods.length;
    passages.push(
      `- id: ${id}`,
      `  section: ${section}`,
      `  paragraph: ${Math.floor(n / 3) + 1}`,
      `  find: ${find}`,
      `  about: Filler passage ${n + 1}, ${sentence(3)}`,
      `  subject: ${n % 2 === 0 ? 'counts' : 'sightings'}`,
      `  says: ${isClaim ? 'claim' : 'opinion'}`,
      ...(isClaim ? [] : ['  whose: nobody']),
      `  stage: { layer: ${n % 4 === 0 ? 'where' : 'trade'}, chart: ${first?.of.chart ?? charts[0]?.id ?? ''} }`,
      '  links:',
      ...links.map(({ key, yaml: link }) => `    ${key}: ${link}`),
    );
    if (isClaim) claims.push(...claimLines(id, first.of, first.n, sentence(10)));
    if (n % 12 === 0) retelling.push(`## ${section}`, '');
    retelling.push(
      `### ${id}`,
      '',
      `${links.map(({ key }) => `${sentence(4)} [${sentence(2)}](${id}#${key})`).join(' ')} ${sentence(5)}.`,
      '',
    );
    const { words: count, phraseAt, triples } = fingerprintOf(id, text, find);
    fingerprints.push(
      [id, count, phraseAt, triples.map((hash) => hash.toString(16).padStart(4, '0')).join('')].join(','),
    );
    links.forEach(({ key }, k) => phrases.push([id, key, k * 3, k * 3 + 1].join(',')));
    original.push(text);
  }
  yaml('passages.yaml', passages);
  yaml('claims.yaml', claims);
  files.set('retelling/en.md', retelling.join('\n'));
  csv('original/fingerprints.csv', 'passage,words,phraseAt,triples', fingerprints);
  csv('original/phrases.csv', 'passage,phrase,first,last', phrases);

  csv(
    'figures/series.csv',
    'id,subject,title,definition,basis,unit,from,to,reporter',
    series.map(({ id }) => `${id},counts,Filler series ${id},${sentence(6)},invented,counts,NB,SB,NB`),
  );
  csv(
    'figures/observations.csv',
    'series,period,value,confidence,source',
    series.flatMap(({ id, periods, values }, s) =>
      periods.map((period, n) => `${id},${period},${values[n] ?? 0},C,source-${(s % sourceCount(size)) + 1}`),
    ),
  );
  csv(
    'figures/sources.csv',
    'id,publisher,title,table,url,published,note',
    Array.from(
      { length: sourceCount(size) },
      (_, n) =>
        `source-${n + 1},The Invented Observatory,Filler tables ${n + 1},,https://example.org/${n + 1},1999,`,
    ),
  );
  for (const [path, text] of Object.entries(fixedFiles(series))) files.set(path, text);
  return { files, original: original.join('\n\n') };
}

/** Writes a story into a folder, and gives the invented article. */
export function writeStory(folder: string, size: number, seed = 1): string {
  const { files, original } = generateStory(size, seed);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return original;
}

const sourceCount = (size: number) => Math.max(1, Math.round(Math.sqrt(size) / 4));

/** Made-up words of two to four syllables, none of them twice. */
function vocabulary(random: () => number): string[] {
  const consonants = 'bdfgklmnprstvz';
  const vowels = 'aeiou';
  const letter = (of: string) => of[Math.floor(random() * of.length)] ?? '';
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length: syllables }, () => letter(consonants) + letter(vowels)).join(''));
  }
  return [...words];
}

/** Half of the points in one chart by the month, a quarter in one by the year, the rest in others by the month. */
function chartPlans(points: number, below: (most: number) => number): ChartPlan[] {
  const half = Math.floor(points / 2);
  const quarter = Math.floor(points / 4);
  const counts = [half, quarter, points - half - quarter];
  const charts: ChartPlan[] = [];
  counts.forEach((all, c) => {
    const isYearly = c === 1;
    const most = isYearly ? MOST_YEARS : MOST_MONTHS;
    for (let left = all, part = 1; left > 0; part++) {
      const here = Math.min(left, most * MOST_LINES);
      left -= here;
      const id = `${['observatory', 'yearly', 'monthly'][c] ?? ''}-${part}`;
      const lines = Math.min(MOST_LINES, Math.max(2, Math.ceil(here / most)));
      const longest = Math.ceil(here / lines);
      const from = isYearly ? String(LAST_YEAR - longest + 1) : monthBefore(LAST_YEAR, longest - 1);
      const to = isYearly ? String(LAST_YEAR) : `${LAST_YEAR}-12`;
      const periods = periodsBetween(from, to);
      const series = Array.from({ length: lines }, (_, n): SeriesPlan => {
        const count = Math.floor(((n + 1) * here) / lines) - Math.floor((n * here) / lines);
        const own = periods.slice(periods.length - count);
        let value = 200 + below(600);
        return {
          id: `${id}/line-${n + 1}`,
          chart: id,
          colour: n % 2 === 0 ? 'NB' : 'SB',
          periods: own,
          values: own.map(() => (value = Math.min(999, Math.max(100, value + below(41) - 20)))),
        };
      });
      charts.push({ id, from, to, series });
    }
  });
  return charts;
}

/** The month so many months before December of a year. */
function monthBefore(year: number, months: number): string {
  const all = year * 12 + 11 - months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

interface Point {
  of: SeriesPlan;
  period: string;
  n: number;
}
const markOf = ({ of, period }: Point) => `${of.id}/${period}`;

/** The phrases of a passage: an event, three points named, two compared, three gathered, the rest in stretches of time. */
function linksOf(event: string, points: readonly Point[]): { key: string; yaml: string }[] {
  const links = [{ key: 'sighting', yaml: `{ kind: names, marks: [event/${event}] }` }];
  let left = [...points];
  const take = (count: number) => {
    const taken = left.slice(0, count);
    left = left.slice(count);
    return taken;
  };
  take(3).forEach((point, n) => {
    links.push({ key: `point-${n + 1}`, yaml: `{ kind: names, marks: [${markOf(point)}] }` });
  });
  if (left.length >= 2)
    links.push({ key: 'two', yaml: `{ kind: compares, marks: [${take(2).map(markOf).join(', ')}] }` });
  if (left.length >= 3)
    links.push({ key: 'three', yaml: `{ kind: gathers, marks: [${take(3).map(markOf).join(', ')}] }` });
  if (left.length > 0) links.push({ key: 'stretch', yaml: stretch(left) });
  return links;
}

function stretch(points: readonly Point[]): string {
  const runs: { series: string; from: string; to: string }[] = [];
  for (const { of, period } of points) {
    const last = runs.at(-1);
    if (last?.series === of.id) last.to = period;
    else runs.push({ series: of.id, from: period, to: period });
  }
  const [first] = runs;
  return `{ kind: spans, from: '${first?.from ?? ''}', to: '${first?.to ?? ''}', marks: [${runs.map(({ series, from, to }) => `${series}/${from}..${to}`).join(', ')}] }`;
}

function claimLines(passage: string, series: SeriesPlan, n: number, why: string): string[] {
  const marks = [n, n + 1].map((at) => `${series.id}/${series.periods[at] ?? ''}`);
  const values = new Map(marks.map((mark, at) => [mark, series.values[n + at] ?? 0]));
  const reckoning = {
    op: 'ratio' as const,
    of: marks,
    divide: 1,
    digits: 0,
    resultDigits: 2,
    label: 'Filler',
    shows: '',
  };
  const shows = equationText(
    equationPieces(
      reckoning,
      workOut(reckoning, (mark) => values.get(mark)),
      'en-CA',
    ),
  );
  return [
    `- passage: ${passage}`,
    '  verdict: holds',
    `  why: ${why}`,
    '  arithmetic:',
    `    - { op: ratio, of: [${marks.join(', ')}], resultDigits: 2, label: Filler, shows: '${shows}' }`,
  ];
}

const articleLines = (sections: number): string[] => [
  '# Generated: an invented article of filler, for measuring alone.',
  'atlas: { title: Filler Atlas, tagline: generated, description: Invented filler of a size that was asked for. }',
  'title: The invented observatory (filler)',
  'author: Nobody Inparticular',
  'publication: The Invented Gazette',
  'publisher: The Invented Press',
  `moment: '${MOMENT_YEAR}-06'`,
  'url: https://example.org/observatory',
  'source: source-1',
  'countries:',
  `  - { id: NB, atlasCode: '124', place: northby, name: Northby, adjective: Northby’s, colour: { light: '#884400', dark: '#ddaa77' } }`,
  `  - { id: SB, atlasCode: '840', place: southby, name: Southby, adjective: Southby’s, colour: { light: '#004488', dark: '#77aadd' } }`,
  'sections:',
  ...Array.from(
    { length: sections },
    (_, n) => `  - { id: part-${n + 1}, heading: Filler, title: Part ${n + 1} }`,
  ),
  'subjects: [{ id: counts, name: Counts }, { id: sightings, name: Sightings }]',
];

/** What does not grow. */
function fixedFiles(series: readonly SeriesPlan[]): Record<string, string> {
  const [one, other] = series.filter(({ periods }) => periods[0]?.length === 4);
  const place = (id: string, longitude: number, latitude: number, country: string, kind: string) =>
    `- { id: ${id}, name: The ${id}, longitude: ${longitude}, latitude: ${latitude}, country: ${country}, kind: ${kind}, precision: city, basis: invented, confidence: D, why: filler }\n`;
  return {
    'places.yaml':
      place('northby', -75, 46, 'NB', 'country') +
      place('southby', -90, 35, 'SB', 'country') +
      place('pier', -80, 40, 'SB', 'city'),
    'leaders.yaml': `- { country: NB, office: Keeper of the stars, convention: invented, terms: [{ name: A. Keeper, start: '1900-01-01', party: none, sources: [source-1] }] }\n`,
    'map.yaml': `projection: { rotate: [85, 0], parallels: [30, 50], fit: [[-100, 25], [-65, 55]] }
capitals: []
layers:
  - id: trade
    label: Counts
    title: Counts
    basis: invented
    years: [1990, 2000]
    year: 1990
    unit: counts
    perUnit: 0.02
    places: []
    measures:
      - { id: both, label: Both ways, subtitle: Counts, flows: [{ id: ns, between: [NB, SB], from: [-75, 46], to: [-90, 35], bend: 0.1, twoWay: true, label: North–South, books: { NB: ${one?.id ?? ''}, SB: ${other?.id ?? ''} } }] }
  - { id: where, label: Where, title: Where, basis: invented, places: all, measures: [{ id: all, label: All, subtitle: All }] }
`,
    'timeline.yaml': `range: ['1900', '2001']
bounds: ['1900', '2001']
lanes: [{ id: works, label: Works, colour: ink }, { id: feasts, label: Feasts, colour: accent }]
spans: []
`,
    'explore.yaml': `people: {}
output: {}
questions: []
subjects:
  - id: counts
    name: Counts
    measures:
      - id: both
        name: Both
        map: trade.both
        unit: counts
        divide: 1
        note: Invented.
        lines:
          - { id: ns.nb, from: NB, to: SB, bothWays: true, books: NB, series: ${one?.id ?? ''}, colour: NB }
          - { id: ns.sb, from: NB, to: SB, bothWays: true, books: SB, series: ${other?.id ?? ''}, colour: SB }
`,
    'figures/crossings.csv':
      'id,code,name,state,neighbour,longitude,latitude\npier-gate,1,Pier Gate,Southby,NB,-80,40\n',
    'figures/crossing-counts.csv':
      'crossing,kind,year,value,confidence,source\npier-gate,people,1995,12345,C,source-1\n',
  };
}
