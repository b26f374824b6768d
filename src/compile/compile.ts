/**
 * The compiler's front door: a folder of files becomes one checked value.
 *
 * read the files → fit them to their schemas → tell their words in one language → find duplicates →
 * spell out ranges → resolve every id → say what is wrong, all of it, with file and line.
 */
import { crossingSeries, figureHomes, homesOf, leaderId, observationMark } from './homes.ts';
import { parsePeriod, periodsBetween } from './period.ts';
import { Problems, StoryFolder, type Located, type Problem } from './read.ts';
import { readOriginal } from './original.ts';
import { readRetelling, type Telling } from './retelling.ts';
import { readLessons } from './lessons.ts';
import { checkExplore } from './explore.ts';
import { resolveClaims } from './claims.ts';
import * as schema from './schema.ts';
import { Teller } from './teller.ts';
import { WRITTEN_IN, type Language } from './told.ts';
import type { Passage, PassageRecord, Phrase, Story } from './schema.ts';

export type Compiled = { story: Story; problems: [] } | { story: null; problems: Problem[] };

export const FILES = {
  article: 'article.yaml',
  passages: 'passages.yaml',
  claims: 'claims.yaml',
  events: 'events.yaml',
  places: 'places.yaml',
  leaders: 'leaders.yaml',
  charts: 'charts.yaml',
  map: 'map.yaml',
  timeline: 'timeline.yaml',
  explore: 'explore.yaml',
  series: 'figures/series.csv',
  observations: 'figures/observations.csv',
  sources: 'figures/sources.csv',
  crossings: 'figures/crossings.csv',
  crossingCounts: 'figures/crossing-counts.csv',
} as const;

const retellingIn = (language: Language) => `retelling/${language}.md`;

/** Compiles the story in a folder, in one of its languages. Never throws for what its files say: see `problems`. */
export function compileStory(root: string, language: Language = WRITTEN_IN): Compiled {
  const problems = new Problems();
  const folder = new StoryFolder(root, problems);
  const read = {
    article: folder.yaml(FILES.article, schema.articleSchema),
    passages: folder.yamlList(FILES.passages, schema.passageSchema),
    claims: folder.yamlList(FILES.claims, schema.claimSchema, 'passage'),
    events: folder.yamlList(FILES.events, schema.eventSchema),
    places: folder.yamlList(FILES.places, schema.placeSchema),
    leaders: folder.yamlList(FILES.leaders, schema.leadersSchema),
    charts: folder.yamlList(FILES.charts, schema.chartSchema),
    map: folder.yaml(FILES.map, schema.mapSchema),
    timeline: folder.yaml(FILES.timeline, schema.timelineSchema),
    explore: folder.yaml(FILES.explore, schema.exploreSchema),
    series: folder.csv(FILES.series, schema.seriesRow),
    observations: folder.csv(FILES.observations, schema.observationRow, (row) =>
      observationMark(row.series ?? '', row.period ?? ''),
    ),
    sources: folder.csv(FILES.sources, schema.sourceRow),
    crossings: folder.csv(FILES.crossings, schema.crossingRow),
    crossingCounts: folder.csv(FILES.crossingCounts, schema.crossingCountRow),
  };
  const teller = new Teller(language, folder, problems);
  const file = retellingIn(language);
  const retelling = folder.text(file);
  const tellings = { file, list: retelling === null ? [] : readRetelling(file, retelling, problems) };

  const original = readOriginal(folder, read.passages, problems);
  const files = allRead(read);
  if (!files) return { story: null, problems: inOrder(problems) };
  const found = {
    ...files,
    article: teller.tell(files.article),
    passages: teller.tell(files.passages),
    claims: teller.tell(files.claims),
    events: teller.tell(files.events),
    places: teller.tell(files.places),
    leaders: teller.tell(files.leaders),
    charts: teller.tell(files.charts),
    map: teller.tell(files.map),
    timeline: teller.tell(files.timeline),
    explore: teller.tell(files.explore),
    series: teller.tell(files.series),
    sources: teller.tell(files.sources),
    crossings: teller.tell(files.crossings),
  };
  checkDuplicates(found, problems);
  const resolved = resolve(found, tellings, problems);
  const lessons = readLessons(folder, resolved.story, resolved.exists, teller, problems);
  teller.finish();
  const story = { ...resolved.story, language, lessons, original };
  return problems.list.length > 0 ? { story: null, problems: inOrder(problems) } : { story, problems: [] };
}

/** The languages that a story is told in, the one it is written in first; that one alone when its files do not say. */
export function languagesOf(root: string): readonly Language[] {
  const problems = new Problems();
  const article = new StoryFolder(root, problems).yaml(FILES.article, schema.articleSchema);
  return article?.value.languages ?? [WRITTEN_IN];
}

type Files = { [Key in keyof typeof FILES]: Located<unknown> | null };
type Read<F extends Files> = { [Key in keyof F]: NonNullable<F[Key]> };
const allRead = <F extends Files>(files: F): Read<F> | null =>
  Object.values(files).every((file) => file !== null) ? (files as Read<F>) : null;

const inOrder = (problems: Problems) =>
  [...problems.list].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);

interface Tellings {
  file: string;
  list: Telling[];
}

interface Found {
  article: Located<schema.Article>;
  passages: Located<PassageRecord[]>;
  claims: Located<schema.ClaimRecord[]>;
  events: Located<schema.StoryEvent[]>;
  places: Located<schema.Place[]>;
  leaders: Located<schema.Leaders[]>;
  charts: Located<schema.Chart[]>;
  map: Located<schema.MapSpec>;
  timeline: Located<schema.TimelineSpec>;
  explore: Located<schema.ExploreSpec>;
  series: Located<schema.Series[]>;
  observations: Located<schema.Observation[]>;
  sources: Located<schema.Source[]>;
  crossings: Located<schema.Crossing[]>;
  crossingCounts: Located<schema.CrossingCount[]>;
}

function checkDuplicates(files: Found, problems: Problems): void {
  const unique = <T>(list: Located<T[]>, what: string, keyOf: (item: T) => string) => {
    const lines = new Map<string, number>();
    list.value.forEach((item, index) => {
      const key = keyOf(item);
      const line = list.lineOf([index]);
      const first = lines.get(key);
      if (first === undefined) lines.set(key, line);
      else
        problems.add(
          list.file,
          line,
          `duplicate ${what} ${key} (first on line ${String(first)})`,
          `each ${what} once`,
        );
    });
  };
  unique(files.passages, 'passage', (passage) => passage.id);
  unique(files.claims, 'claim', (claim) => claim.passage);
  unique(files.events, 'event', (event) => event.id);
  unique(files.places, 'place', (place) => place.id);
  unique(files.charts, 'chart', (chart) => chart.id);
  unique(files.series, 'series', (series) => series.id);
  unique(files.sources, 'source', (source) => source.id);
  unique(files.crossings, 'crossing', (crossing) => crossing.id);
  unique(files.observations, 'period', (row) => `${row.period} of ${row.series}`);
  unique(files.crossingCounts, 'period', (row) => `${String(row.year)} of ${row.crossing}, ${row.kind}`);
}

/** Resolves every id; what comes back is only to be used when no problem was noted. */
function resolve(files: Found, tellings: Tellings, problems: Problems) {
  const idsOf = <T extends { id: string }>({ value, rejected }: Located<T[]>) =>
    new Set([...value.map((item) => item.id), ...rejected]);
  const events = idsOf(files.events);
  const places = idsOf(files.places);
  const sources = idsOf(files.sources);
  const series = idsOf(files.series);
  const observed = new Set([
    ...files.observations.value.map((row) => observationMark(row.series, row.period)),
    ...files.observations.rejected,
  ]);
  const crossings = idsOf(files.crossings);

  const need = <T>(known: Set<string>, what: string, id: string, file: Located<T>, path: PropertyKey[]) => {
    if (!known.has(id))
      problems.add(file.file, file.lineOf(path), `unknown ${what} ${id}`, `a ${what} of the story`);
  };

  files.observations.value.forEach((row, index) => {
    need(series, 'series', row.series, files.observations, [index]);
    need(sources, 'source', row.source, files.observations, [index]);
  });
  files.crossingCounts.value.forEach((row, index) => {
    need(crossings, 'crossing', row.crossing, files.crossingCounts, [index]);
    need(sources, 'source', row.source, files.crossingCounts, [index]);
  });
  const lanes = new Set(files.timeline.value.lanes.map((lane) => lane.id));
  files.events.value.forEach((event, index) => {
    need(lanes, 'lane', event.lane, files.events, [index, 'lane']);
    for (const [n, place] of [event.place, ...event.alsoPlaces].entries()) {
      need(places, 'place', place, files.events, n === 0 ? [index, 'place'] : [index, 'alsoPlaces', n - 1]);
    }
    event.sources.forEach((id, n) => {
      need(sources, 'source', id, files.events, [index, 'sources', n]);
    });
  });
  files.places.value.forEach((place, index) => {
    if (place.city) need(places, 'place', place.city, files.places, [index, 'city']);
    place.sources.forEach((id, n) => {
      need(sources, 'source', id, files.places, [index, 'sources', n]);
    });
  });
  files.leaders.value.forEach((leaders, index) => {
    leaders.terms.forEach((term, t) => {
      term.sources.forEach((id, n) => {
        need(sources, 'source', id, files.leaders, [index, 'terms', t, 'sources', n]);
      });
    });
  });
  need(sources, 'source', files.article.value.source, files.article, ['source']);
  files.article.value.countries.forEach((country, index) => {
    need(places, 'place', country.place, files.article, ['countries', index, 'place']);
  });
  checkFigures(files, { events, places, series, observed }, need);
  checkExplore(files, series, problems);

  const story = {
    article: files.article.value,
    events: files.events.value,
    places: files.places.value,
    leaders: files.leaders.value,
    series: files.series.value,
    observations: files.observations.value,
    sources: files.sources.value,
    crossings: files.crossings.value,
    crossingCounts: files.crossingCounts.value,
    charts: files.charts.value,
    map: files.map.value,
    timeline: files.timeline.value,
    explore: files.explore.value,
  };
  const homes = figureHomes({ ...story, claims: files.claims.value });
  for (const count of story.crossingCounts) {
    observed.add(observationMark(crossingSeries(count.crossing, count.kind), String(count.year)));
  }
  const people = new Set(story.leaders.flatMap(({ terms }) => terms.map((term) => leaderId(term.name))));
  const exists = (mark: string) =>
    observed.has(mark) ||
    (mark.startsWith('event/') && events.has(mark.slice('event/'.length))) ||
    (mark.startsWith('place/') && places.has(mark.slice('place/'.length))) ||
    (mark.startsWith('leader/') && people.has(mark.slice('leader/'.length)));
  // A chart that did not fit its schema draws nothing yet: then nobody else is blamed for it.
  const chartsFit = files.charts.rejected.length === 0;
  const isDrawn = (mark: string) => exists(mark) && (!chartsFit || homesOf(mark, homes).length > 0);
  const passages = resolvePassages(files, tellings, problems, { exists, series, isDrawn });
  const claims = resolveClaims({ ...files, exists, knownSeries: series }, problems);
  return { story: { ...story, passages, claims, homes }, exists };
}

type Need = <T>(known: Set<string>, what: string, id: string, file: Located<T>, path: PropertyKey[]) => void;

/** The charts, the map and the timeline name only series, events and places that there are. */
function checkFigures(
  files: Found,
  known: { events: Set<string>; places: Set<string>; series: Set<string>; observed: Set<string> },
  need: Need,
): void {
  files.charts.value.forEach((chart, c) => {
    chart.panels.forEach((panel, p) => {
      const at = (...path: PropertyKey[]) => [c, 'panels', p, ...path];
      if (panel.kind === 'bars') {
        panel.bars.forEach((bar, n) => {
          need(known.observed, 'mark', bar.mark, files.charts, at('bars', n, 'mark'));
        });
        return;
      }
      panel.lines.forEach((line, n) => {
        need(known.series, 'series', line.series, files.charts, at('lines', n, 'series'));
      });
      panel.events.forEach((event, n) => {
        need(known.events, 'event', event.event, files.charts, at('events', n, 'event'));
      });
      if (panel.shareOf) need(known.series, 'series', panel.shareOf, files.charts, at('shareOf'));
    });
  });
  const map = files.map;
  const countries = new Set(files.article.value.countries.map((country) => country.id));
  map.value.capitals.forEach((id, n) => {
    need(known.places, 'place', id, map, ['capitals', n]);
  });
  map.value.layers.forEach((layer, l) => {
    if (layer.places !== 'all') {
      layer.places.forEach((id, n) => {
        need(known.places, 'place', id, map, ['layers', l, 'places', n]);
      });
    }
    layer.measures.forEach((measure, m) => {
      const at = (...path: PropertyKey[]) => ['layers', l, 'measures', m, ...path];
      measure.flows.forEach((flow, f) => {
        flow.between.forEach((id, n) => {
          need(countries, 'country', id, map, at('flows', f, 'between', n));
        });
        flow.series?.forEach((id, n) => {
          need(known.series, 'series', id, map, at('flows', f, 'series', n));
        });
        for (const [book, id] of Object.entries(flow.books ?? {})) {
          need(known.series, 'series', id, map, at('flows', f, 'books', book));
        }
      });
      measure.gauge?.bars.forEach((bar, n) => {
        need(known.observed, 'mark', bar.mark, map, at('gauge', 'bars', n, 'mark'));
      });
      if (measure.gauge) need(known.places, 'place', measure.gauge.place, map, at('gauge', 'place'));
    });
  });
  const lanes = new Set(files.timeline.value.lanes.map((lane) => lane.id));
  files.timeline.value.spans.forEach((span, n) => {
    need(lanes, 'lane', span.lane, files.timeline, ['spans', n, 'lane']);
    need(known.events, 'event', span.from, files.timeline, ['spans', n, 'from']);
    need(known.events, 'event', span.to, files.timeline, ['spans', n, 'to']);
  });
}

interface Marks {
  exists: (mark: string) => boolean;
  isDrawn: (mark: string) => boolean;
  series: Set<string>;
}

function resolvePassages(files: Found, tellings: Tellings, problems: Problems, marks: Marks): Passage[] {
  const records = files.passages;
  const told = new Map(tellings.list.map((telling) => [telling.passage, telling]));
  const known = new Map(records.value.map((record, index) => [record.id, index]));
  const sections = new Set(files.article.value.sections.map((section) => section.id));
  const subjects = new Set(files.article.value.subjects.map((subject) => subject.id));

  let last = -1;
  const toldBefore = new Set<string>();
  for (const telling of tellings.list) {
    if (records.rejected.includes(telling.passage)) continue;
    const index = known.get(telling.passage);
    if (index === undefined) {
      problems.add(
        tellings.file,
        telling.line,
        `unknown passage ${telling.passage}`,
        'a passage of passages.yaml',
      );
      continue;
    }
    if (toldBefore.has(telling.passage)) {
      problems.add(tellings.file, telling.line, `duplicate passage ${telling.passage}`, 'each passage once');
    }
    toldBefore.add(telling.passage);
    if (index < last)
      problems.add(
        tellings.file,
        telling.line,
        `passage ${telling.passage} is out of order`,
        'the order of passages.yaml',
      );
    last = Math.max(last, index);
    if (telling.section !== records.value[index]?.section) {
      problems.add(
        tellings.file,
        telling.line,
        `passage ${telling.passage} stands under ${telling.section || 'no section'}`,
        `section ${records.value[index]?.section ?? ''}`,
      );
    }
    for (const link of telling.links) {
      const target = known.get(link.passage);
      if (target === undefined) {
        problems.add(
          tellings.file,
          link.line,
          `a link to an unknown passage ${link.passage || '(none)'}`,
          'passage-id#key',
        );
      } else if (link.passage !== telling.passage) {
        problems.add(
          tellings.file,
          link.line,
          `a phrase of ${telling.passage} names passage ${link.passage}`,
          `${telling.passage}#key`,
        );
      } else if (!Object.hasOwn(records.value[target]?.links ?? {}, link.key)) {
        problems.add(
          tellings.file,
          link.line,
          `unknown link ${link.key || '(none)'} of passage ${link.passage}`,
          'a key under links in passages.yaml',
        );
      }
    }
  }

  const charts = new Set([...files.charts.value.map((chart) => chart.id), ...files.charts.rejected]);
  // A stage that names no layer keeps the one before.
  let layerId = files.map.value.layers[0]?.id;
  return records.value.map((record, index): Passage => {
    const at = (...path: PropertyKey[]) => records.lineOf([index, ...path]);
    const wrong = (path: PropertyKey[], message: string, expected: string) => {
      problems.add(records.file, at(...path), message, expected);
    };
    if (!subjects.has(record.subject))
      wrong(['subject'], `unknown subject ${record.subject}`, 'a subject of article.yaml');
    if (!sections.has(record.section))
      wrong(['section'], `unknown section ${record.section}`, 'a section of article.yaml');
    if (record.says === 'opinion' && !record.whose)
      wrong(['says'], `opinion ${record.id} is nobody's`, 'whose it is');
    const telling = told.get(record.id);
    if (!telling || telling.runs.every((run) => run.text.trim() === '')) {
      wrong(
        ['id'],
        `passage ${record.id} has no text`,
        `a paragraph under ### ${record.id} in ${tellings.file}`,
      );
    }
    layerId = record.stage.layer ?? layerId;
    checkStage(files, charts, record, layerId, wrong);
    const used = new Set(telling?.links.map((link) => link.key));
    const { links, ...rest } = record;
    const phrases = Object.entries(links).map(([key, link]): Phrase => {
      if (!used.has(key))
        wrong(
          ['links', key],
          `link ${key} of ${record.id} has no phrase`,
          `[words](${record.id}#${key}) in the retelling`,
        );
      const spelled = link.marks.flatMap((mark, n) =>
        spellOut(mark, marks, (message, expected) => {
          wrong(['links', key, 'marks', n], message, expected);
        }),
      );
      checkKind(link.kind, spelled, link, (message, expected) => {
        wrong(['links', key], `link ${key} of ${record.id} ${message}`, expected);
      });
      return {
        key,
        kind: link.kind,
        marks: spelled,
        ...(link.from ? { from: link.from } : {}),
        ...(link.to ? { to: link.to } : {}),
      };
    });
    return { ...rest, number: index + 1, phrases, runs: telling?.runs ?? [] };
  });
}

/** A mark, or all observations of `series/from..to`. */
function spellOut(mark: string, marks: Marks, wrong: (message: string, expected: string) => void): string[] {
  const range = /^(.+)\/([\d-]+)\.\.([\d-]+)$/.exec(mark);
  if (!range) {
    if (!marks.exists(mark))
      wrong(`unknown mark ${mark}`, 'an event/…, a place/…, a leader/… or a series/period of the story');
    else if (!marks.isDrawn(mark))
      wrong(`no figure draws ${mark}`, 'a mark of a chart, the map or the timeline');
    return [mark];
  }
  const [, series = '', from = '', to = ''] = range;
  if (!marks.series.has(series)) {
    wrong(`unknown series ${series}`, 'a series of figures/series.csv');
    return [];
  }
  try {
    const found = periodsBetween(from, to)
      .map((period) => observationMark(series, period))
      .filter((id) => marks.isDrawn(id));
    if (found.length === 0) wrong(`no figure draws any of ${mark}`, 'observations of a chart or the map');
    return found;
  } catch {
    wrong(`no periods from ${from} to ${to}`, 'two years or two months');
    return [];
  }
}

function checkKind(
  kind: schema.Kind,
  marks: string[],
  link: { from?: string | undefined; to?: string | undefined },
  wrong: (message: string, expected: string) => void,
): void {
  if (kind === 'names' && marks.length !== 1) wrong(`names ${String(marks.length)} marks`, 'exactly one');
  if (kind === 'gathers' && marks.length < 2) wrong(`gathers ${String(marks.length)} marks`, 'two or more');
  if (kind === 'compares' && marks.length !== 2)
    wrong(`compares ${String(marks.length)} marks`, 'exactly two');
  if (kind === 'spans') {
    const from = parsePeriod(link.from ?? '');
    const to = parsePeriod(link.to ?? '');
    // Compared as far as both are said: "2001-06" to "2001" is a stretch.
    const precision = Math.min(link.from?.length ?? 0, link.to?.length ?? 0);
    if (!from || !to || (link.from ?? '').slice(0, precision) > (link.to ?? '').slice(0, precision))
      wrong('spans no stretch of time', 'from and to, the earlier first');
  } else if (link.from || link.to)
    wrong(`is of kind ${kind} and has from or to`, 'these for kind spans only');
}

function checkStage(
  files: Found,
  charts: ReadonlySet<string>,
  record: PassageRecord,
  layerId: string | undefined,
  wrong: (path: PropertyKey[], message: string, expected: string) => void,
): void {
  const { stage } = record;
  const layer = files.map.value.layers.find((candidate) => candidate.id === layerId);
  if (stage.layer && !layer) wrong(['stage', 'layer'], `unknown layer ${stage.layer}`, 'a layer of map.yaml');
  if (stage.measure && !layer?.measures.some((measure) => measure.id === stage.measure)) {
    wrong(['stage', 'measure'], `unknown measure ${stage.measure}`, 'a measure of the layer');
  }
  if (stage.chart && !charts.has(stage.chart))
    wrong(['stage', 'chart'], `unknown chart ${stage.chart}`, 'a chart of charts.yaml');
  const inYears =
    stage.year === undefined ||
    (layer?.only
      ? layer.only.includes(stage.year)
      : !layer?.years || (stage.year >= layer.years[0] && stage.year <= layer.years[1]));
  if (!inYears)
    wrong(['stage', 'year'], `year ${String(stage.year)} is not drawn`, `a year of layer ${layerId ?? ''}`);
}

/** How many pairs of passage and mark there are. */
export const linkCount = (story: Story) =>
  story.passages.reduce(
    (sum, passage) => sum + new Set(passage.phrases.flatMap((phrase) => phrase.marks)).size,
    0,
  );

/** The problems as text, one a line: `file:line: what is wrong, what was expected`. */
export const problemText = (root: string, problems: readonly Problem[]) =>
  problems.map(({ file, line, message }) => `${root}/${file}:${String(line)}: ${message}`).join('\n');
