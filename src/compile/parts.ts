/**
 * What the browser gets of the story, in four parts, so that nobody downloads every number to read a page:
 * `read` (links, stages), `map` and `timeline` (what these redraw from), `details` (what a mark says; loaded on demand).
 */
import { crossingSeries, homesOf, leaderId, observationMark, partsOfMark, type Homes } from './homes.ts';
import { parsePeriod, periodsBetween } from './period.ts';
import { positionsOn } from './projection.ts';
import type { Confidence, Flow, Passage, Phrase, Place, Stage, Story, Verdict } from './schema.ts';

export interface PassageEntry {
  id: string;
  number: number;
  section: string;
  about: string;
  find: string;
  says: Passage['says'];
  whose?: string;
  /** The verdict, for a passage that is held against figures. */
  claim?: { verdict: Verdict; evidence: string[] };
  stage: Stage;
  phrases: Phrase[];
}
export interface ChartEntry {
  id: string;
  title: string;
}
/** A layer of the map as far as a view says it: what it draws is in the map's own part. */
export interface LayerStage {
  id: string;
  years?: [number, number];
  only?: number[];
  year?: number;
  measures: { id: string }[];
}
export interface ReadPart {
  article: { title: string; author: string; publication: string; url: string; moment: string };
  countries: { id: string; name: string; adjective: string }[];
  passages: PassageEntry[];
  charts: ChartEntry[];
  layers: LayerStage[];
  homes: Homes;
  /** Series id to the runs of periods for which a figure is drawn. */
  observed: Record<string, [from: string, to: string][]>;
  /** When each event was, by id: its start, and its end where it lasted. */
  events: Record<string, [start: string, end?: string]>;
  /** Ids of leaders. */
  leaders: string[];
  range: [string, string];
  bounds: [string, string];
}

/** Ends in map units. */
export interface FlowEntry extends Pick<
  Flow,
  'id' | 'from' | 'to' | 'bend' | 'between' | 'country' | 'twoWay' | 'label' | 'period'
> {
  /** One office's count, or two. `values` is by period, in the series' unit. */
  counts: { series: string; book?: string; values: Record<string, number> }[];
}
export interface MeasureEntry {
  id: string;
  label: string;
  subtitle: string;
  unit: string;
  /** What its numbers count. */
  counts: Pick<Unit, 'unit' | 'noun'>;
  perUnit: number;
  radiusPerRoot: number;
  flows: FlowEntry[];
  crossings: {
    id: string;
    name: string;
    country: string;
    /** In map units. */
    at: [number, number];
    series: string;
    values: Record<string, number>;
  }[];
  gauge?: {
    place: string;
    title: string;
    country: string;
    max: number;
    bars: { mark: string; label: string; value: number; article: boolean }[];
  };
}
export interface LayerEntry extends Omit<LayerStage, 'measures'> {
  label: string;
  title: string;
  basis: string;
  divide: number;
  places: 'all' | string[];
  measures: MeasureEntry[];
}
export interface PlaceEntry {
  id: string;
  name: string;
  /** In map units. */
  at: [number, number];
  country: string;
  kind: string;
  standIn: boolean;
  offMap: boolean;
  city?: string;
  /** The leaders' summits held there: number, and when. */
  summits: { number: number; start: string }[];
  /** Whether the article speaks of it. */
  linked: boolean;
}
export interface MapPart {
  capitals: string[];
  layers: LayerEntry[];
  places: PlaceEntry[];
  countries: { id: string; name: string; place: string }[];
  momentYear: number;
  books: { id: string; adjective: string }[];
}

export interface EventEntry {
  id: string;
  start: string;
  end?: string;
  lane: string;
  title: string;
  /** For summits: held or not. */
  held?: boolean;
  linked: boolean;
}
export interface TimelinePart {
  range: [string, string];
  bounds: [string, string];
  moment: string;
  lanes: Story['timeline']['lanes'];
  spans: Story['timeline']['spans'];
  events: EventEntry[];
  /** Who led each country, in the order of the countries. */
  leaders: {
    country: string;
    name: string;
    terms: { id: string; name: string; short: string; start: string; end?: string }[];
  }[];
  /** Names of marks before their details are loaded: titles of the series that a phrase points at, and names of places. */
  titles: Record<string, string>;
  places: Record<string, string>;
}

export interface LedgerPart {
  rows: {
    passage: string;
    number: number;
    verdict: Verdict;
    subject: string;
    confidence: Confidence | null;
  }[];
  subjects: { id: string; name: string }[];
}

/** What a number counts. */
export interface Unit {
  /** As the files have it, the same in every language: `US$ million`, `thousand visits`, `persons`. */
  unit: string;
  /** The same in the language of the page. */
  unitName: string;
  /** What is counted, without how many at a time; empty for money. */
  noun: string;
}

export interface DetailsPart {
  sources: Record<string, { publisher: string; title: string; url: string; published: string }>;
  /** `shareOf`: the series of which a chart draws this one's share. */
  series: Record<
    string,
    Unit & { title: string; definition: string; basis: string; article: boolean; shareOf?: string }
  >;
  /** Series id to period to value, confidence and source. */
  observations: Record<string, Record<string, [value: number, confidence: Confidence, source: string]>>;
  events: Record<
    string,
    {
      description: string;
      notes: string[];
      place: string;
      confidence: Confidence;
      sources: string[];
      /** Of a leaders’ summit: who received whom. */
      host?: string;
      guests?: string[];
    }
  >;
  places: Record<
    string,
    {
      name: string;
      why: string;
      basis: string;
      confidence: Place['confidence'];
      sources: string[];
      /** What happened there, by id, earliest first. */
      events: string[];
    }
  >;
  leaders: Record<
    string,
    {
      name: string;
      terms: { office: string; start: string; end?: string; party: string; note?: string }[];
      sources: string[];
      /** Leaders’ summits that this leader was at, or was to be at, earliest first. */
      events: string[];
    }
  >;
}

const linkedMarks = (story: Story) =>
  new Set(story.passages.flatMap((passage) => passage.phrases.flatMap((phrase) => phrase.marks)));

interface Count {
  series: string;
  period: string;
  value: number;
  confidence: Confidence;
  source: string;
}

/** Every observation, the counts at the crossings among them. */
const allCounts = (story: Story): Count[] => [
  ...story.observations,
  ...story.crossingCounts.map(({ crossing, kind, year, value, confidence, source }) => ({
    series: crossingSeries(crossing, kind),
    period: String(year),
    value,
    confidence,
    source,
  })),
];

function runsOf(periods: string[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const period of [...periods].sort()) {
    const last = runs.at(-1);
    // Days do not run on: a figure draws them one by one.
    const steps = last?.[1].length === period.length && !parsePeriod(period)?.day;
    if (last && steps && periodsBetween(last[1], period).length === 2) last[1] = period;
    else runs.push([period, period]);
  }
  return runs;
}

/** As it is written on the map: without its state, and without what is in brackets. */
const shortName = ({ name }: Place) => name.replace(/,.*| \(.*/, '');

const stageOf = ({ id, years, only, year }: Story['map']['layers'][number]) => ({
  id,
  ...(years ? { years } : {}),
  ...(only ? { only } : {}),
  ...(year === undefined ? {} : { year }),
});

export function readPart(story: Story): ReadPart {
  const { article, homes } = story;
  const claims = new Map(story.claims.map((claim) => [claim.passage, claim]));
  const observed: Record<string, string[]> = {};
  for (const { series, period } of allCounts(story)) {
    if (homesOf(observationMark(series, period), homes).length > 0) (observed[series] ??= []).push(period);
  }
  return {
    article: {
      title: article.title,
      author: article.author,
      publication: article.publication,
      url: article.url,
      moment: article.moment,
    },
    countries: article.countries.map((country) => ({
      id: country.id,
      name: country.name,
      adjective: country.adjective,
    })),
    passages: story.passages.map(({ id, number, section, about, find, says, whose, stage, phrases }) => {
      const claim = claims.get(id);
      return {
        id,
        number,
        section,
        about,
        find,
        says,
        ...(whose ? { whose } : {}),
        ...(claim ? { claim: { verdict: claim.verdict, evidence: claim.evidence } } : {}),
        stage,
        phrases,
      };
    }),
    charts: story.charts.map(({ id, title }) => ({ id, title })),
    layers: story.map.layers.map((layer) => ({
      ...stageOf(layer),
      measures: layer.measures.map(({ id }) => ({ id })),
    })),
    homes,
    observed: Object.fromEntries(
      Object.entries(observed).map(([series, periods]) => [series, runsOf(periods)]),
    ),
    events: Object.fromEntries(story.events.map(({ id, start, end }) => [id, end ? [start, end] : [start]])),
    leaders: [...new Set(story.leaders.flatMap(({ terms }) => terms.map((term) => leaderId(term.name))))],
    range: story.timeline.range,
    bounds: story.timeline.bounds,
  };
}

export function mapPart(story: Story): MapPart {
  const linked = linkedMarks(story);
  const values = new Map<string, Record<string, number>>();
  for (const { series, period, value } of allCounts(story)) {
    const known = values.get(series) ?? {};
    known[period] = value;
    values.set(series, known);
  }
  const within = (series: string, years: [number, number] | undefined, period?: string) =>
    Object.fromEntries(
      Object.entries(values.get(series) ?? {}).filter(([p]) =>
        period
          ? p === period
          : p.length === 4 && (!years || (Number(p) >= years[0] && Number(p) <= years[1])),
      ),
    );
  const valueOf = (mark: string) => {
    const { series, period } = partsOfMark(mark);
    return values.get(series)?.[period] ?? Number.NaN;
  };
  const summitsAt = (place: string) =>
    story.events.flatMap((event) =>
      event.summit?.held &&
      event.summit.number !== undefined &&
      [event.place, ...event.alsoPlaces].includes(place)
        ? [{ number: event.summit.number, start: event.start }]
        : [],
    );
  const countsIn = ({
    flows,
    crossings,
    crossingUnit,
  }: Story['map']['layers'][number]['measures'][number]) => {
    const [id] = flows.flatMap(({ series, books }) => [...(series ?? []), ...Object.values(books ?? {})]);
    const of = story.series.find((series) => series.id === id);
    return { unit: of?.unit ?? crossings ?? '', noun: of?.noun ?? crossingUnit ?? '' };
  };
  const { capitals } = story.map;
  const position = positionsOn(story.map.projection);
  return {
    capitals,
    layers: story.map.layers.map((layer) => ({
      ...stageOf(layer),
      label: layer.label,
      title: layer.title,
      basis: layer.basis,
      divide: layer.divide,
      places: layer.places,
      measures: layer.measures.map((measure) => ({
        id: measure.id,
        label: measure.label,
        subtitle: measure.subtitle,
        unit: measure.unit ?? layer.unit ?? '',
        counts: countsIn(measure),
        perUnit: measure.perUnit ?? layer.perUnit ?? 1,
        radiusPerRoot: measure.radiusPerRoot ?? 1,
        flows: measure.flows.map(({ series, books, ...flow }) => ({
          ...flow,
          from: position(flow.from),
          to: position(flow.to),
          counts: books
            ? Object.entries(books).map(([book, id]) => ({
                series: id,
                book,
                values: within(id, layer.years, flow.period),
              }))
            : (series ?? []).map((id) => ({ series: id, values: within(id, layer.years, flow.period) })),
        })),
        crossings: measure.crossings
          ? story.crossings.map((crossing) => {
              const series = crossingSeries(crossing.id, measure.crossings ?? '');
              return {
                id: crossing.id,
                name: crossing.name,
                country: crossing.neighbour,
                at: position([crossing.longitude, crossing.latitude]),
                series,
                values: within(series, layer.years),
              };
            })
          : [],
        ...(measure.gauge
          ? {
              gauge: {
                ...measure.gauge,
                bars: measure.gauge.bars.map((bar) => ({ ...bar, value: valueOf(bar.mark) })),
              },
            }
          : {}),
      })),
    })),
    places: story.places.map((place) => ({
      id: place.id,
      name: shortName(place),
      at: position([place.longitude, place.latitude]),
      country: place.country,
      kind: place.kind,
      standIn: place.precision === 'stand-in',
      offMap: place.offMap,
      ...(place.city ? { city: place.city } : {}),
      summits: summitsAt(place.id),
      linked: linked.has(`place/${place.id}`),
    })),
    countries: story.article.countries.map((country) => ({
      id: country.id,
      name: country.name,
      place: country.place,
    })),
    momentYear: Number(story.article.moment.slice(0, 4)),
    books: story.article.countries.map((country) => ({ id: country.id, adjective: country.adjective })),
  };
}

export function timelinePart(story: Story): TimelinePart {
  const linked = linkedMarks(story);
  const linkedSeries = new Set([...linked].map((mark) => partsOfMark(mark).series));
  const { range, bounds, lanes, spans } = story.timeline;
  return {
    range,
    bounds,
    moment: story.article.moment,
    titles: Object.fromEntries(
      story.series.filter(({ id }) => linkedSeries.has(id)).map(({ id, title }) => [id, title]),
    ),
    places: Object.fromEntries(story.places.map((place) => [place.id, shortName(place)])),
    lanes,
    spans,
    events: story.events.map((event) => ({
      id: event.id,
      start: event.start,
      ...(event.end ? { end: event.end } : {}),
      lane: event.lane,
      title: event.title,
      ...(event.summit ? { held: event.summit.held } : {}),
      linked: linked.has(`event/${event.id}`),
    })),
    leaders: story.article.countries.flatMap((country) => {
      const found = story.leaders.find((leaders) => leaders.country === country.id);
      if (!found) return [];
      return [
        {
          country: country.id,
          name: country.name,
          terms: found.terms.map(({ name: person, short, start, end }) => ({
            id: leaderId(person),
            name: person,
            short: short ?? person.split(' ').at(-1) ?? person,
            start,
            ...(end ? { end } : {}),
          })),
        },
      ];
    }),
  };
}

export function ledgerPart(story: Story): LedgerPart {
  const claims = new Map(story.claims.map((claim) => [claim.passage, claim]));
  return {
    rows: story.passages.map(({ id, number, subject }) => {
      const claim = claims.get(id);
      return {
        passage: id,
        number,
        verdict: claim?.verdict ?? 'opinion',
        subject,
        confidence: claim?.confidence ?? null,
      };
    }),
    subjects: story.article.subjects.map((subject) => ({ id: subject.id, name: subject.name })),
  };
}

/** A line with the name it has on screen. */
export interface ExploreLine {
  id: string;
  /** Country from which it goes, or which it is of. */
  from: string;
  to?: string;
  bothWays: boolean;
  books?: string;
  basis?: string;
  name?: string;
  series: string;
  colour: string;
  dash?: string;
}
export interface ExploreMeasure {
  id: string;
  /** `SUBJECT.MEASURE` */
  show: string;
  name: string;
  map?: string;
  unit: string;
  divide: number;
  output: boolean;
  chart: 'line' | 'bars' | 'table';
  leaders: boolean;
  perPerson?: { unit: string; times: number };
  whole?: { name: string; lines: string[] };
  start: string[];
  note: string;
  lines: ExploreLine[];
}
export interface ExplorePart {
  questions: { ask: string; view: string }[];
  subjects: { id: string; name: string; measures: ExploreMeasure[] }[];
  /** Series of each country's people and output. */
  people: Record<string, string>;
  output: Record<string, string>;
  /** Series to year to value, in the series' unit. */
  values: Record<string, Record<string, number>>;
  moment: string;
  countries: { id: string; name: string; adjective: string }[];
}

/** What Explore redraws from: yearly numbers of the series that it may draw. */
export function explorePart(story: Story): ExplorePart {
  const { explore, article } = story;
  const used = new Set([
    ...Object.values(explore.people),
    ...Object.values(explore.output),
    ...explore.subjects.flatMap(({ measures }) =>
      measures.flatMap(({ lines }) => lines.map(({ series }) => series)),
    ),
  ]);
  const values: ExplorePart['values'] = {};
  for (const { series, period, value } of story.observations)
    if (used.has(series) && period.length === 4) (values[series] ??= {})[period] = value;
  return {
    questions: explore.questions.map(({ ask, view }) => ({ ask: ask, view })),
    subjects: explore.subjects.map((subject) => ({
      id: subject.id,
      name: subject.name,
      measures: subject.measures.map(({ perPerson, whole, start, map, ...measure }) => ({
        id: measure.id,
        show: `${subject.id}.${measure.id}`,
        name: measure.name,
        ...(map ? { map } : {}),
        unit: measure.unit,
        divide: measure.divide,
        output: measure.output,
        chart: measure.chart,
        leaders: measure.leaders,
        ...(perPerson ? { perPerson: { unit: perPerson.unit, times: perPerson.times } } : {}),
        ...(whole ? { whole: { name: whole.name, lines: whole.lines } } : {}),
        start: start ?? measure.lines.map(({ id }) => id),
        note: measure.note,
        lines: measure.lines.map(({ to, books, basis, dash, name: own, ...line }) => ({
          ...line,
          ...(to ? { to } : {}),
          ...(books ? { books } : {}),
          ...(basis ? { basis: basis } : {}),
          ...(own ? { name: own } : {}),
          ...(dash ? { dash } : {}),
        })),
      })),
    })),
    people: explore.people,
    output: explore.output,
    values,
    moment: article.moment,
    countries: article.countries.map((country) => ({
      id: country.id,
      name: country.name,
      adjective: country.adjective,
    })),
  };
}

export function detailsPart(story: Story): DetailsPart {
  const series: DetailsPart['series'] = {};
  const observations: DetailsPart['observations'] = {};
  const used = new Set<string>();
  const shares = new Map(
    story.charts.flatMap((chart) =>
      chart.panels.flatMap((panel) =>
        panel.kind === 'lines' && panel.shareOf !== undefined
          ? panel.lines.map((line) => [line.series, panel.shareOf ?? ''] as const)
          : [],
      ),
    ),
  );
  const wholes = new Set(shares.values());
  const defined = new Map(story.series.map((row) => [row.id, row]));
  const crossings = new Map(
    story.map.layers.flatMap((layer) =>
      layer.measures.flatMap((measure) =>
        story.crossings.map((crossing) => [
          crossingSeries(crossing.id, measure.crossings ?? ''),
          {
            title: (measure.crossingTitle ?? '{crossing}')
              .replace('{crossing}', crossing.name)
              .replace('{state}', crossing.state),
            definition: measure.crossingDefinition ?? '',
            basis: layer.basis,
            unit: measure.crossings ?? '',
            unitName: measure.crossingUnit ?? '',
            noun: measure.crossingUnit ?? '',
          },
        ]),
      ),
    ),
  );
  for (const { series: id, period, value, confidence, source } of allCounts(story)) {
    if (!wholes.has(id) && homesOf(observationMark(id, period), story.homes).length === 0) continue;
    (observations[id] ??= {})[period] = [value, confidence, source];
    used.add(source);
    const row = defined.get(id);
    const crossing = crossings.get(id);
    series[id] ??= row
      ? {
          title: row.title,
          definition: row.definition,
          basis: row.basis,
          unit: row.unit,
          unitName: row.unitName,
          noun: row.noun,
          article: row.isArticle,
          ...(shares.has(id) ? { shareOf: shares.get(id) ?? '' } : {}),
        }
      : {
          ...(crossing ?? { title: id, definition: '', basis: '', unit: '', unitName: '', noun: '' }),
          article: false,
        };
  }
  for (const item of [...story.events, ...story.places]) for (const id of item.sources) used.add(id);
  for (const { terms } of story.leaders)
    for (const term of terms) for (const id of term.sources) used.add(id);
  const byTime = [...story.events].sort((a, b) => (a.start < b.start ? -1 : 1));
  const placeName = new Map(story.places.map((place) => [place.id, place.name]));
  return {
    sources: Object.fromEntries(
      story.sources
        .filter((source) => used.has(source.id))
        .map(({ id, publisher, title, url, published }) => [id, { publisher, title, url, published }]),
    ),
    series,
    observations,
    events: Object.fromEntries(
      story.events.map(({ id, description, notes, place, confidence, sources, summit }) => [
        id,
        {
          ...(summit?.host
            ? {
                host: summit.host,
                guests: Object.values(summit.leaders ?? {}).filter((leader) => leader !== summit.host),
              }
            : {}),
          description,
          notes: [...notes, ...(summit?.numberNote ? [summit.numberNote] : [])],
          place: placeName.get(place) ?? place,
          confidence,
          sources,
        },
      ]),
    ),
    places: Object.fromEntries(
      story.places.map(({ id, name: words, kind, why, basis, confidence, sources }) => [
        id,
        // A country's label stands for the country itself: there is nothing to say of where it is put.
        kind === 'country'
          ? { name: words.replace(/ \(.*/, ''), why: '', basis: '', confidence, sources, events: [] }
          : {
              name: words,
              why,
              basis,
              confidence,
              sources,
              events: byTime
                .filter((event) => [event.place, ...event.alsoPlaces].includes(id))
                .map((event) => event.id),
            },
      ]),
    ),
    leaders: Object.fromEntries(
      story.leaders.flatMap(({ office, terms }) =>
        terms.map((term) => {
          const own = terms.filter(({ name: person }) => person === term.name);
          return [
            leaderId(term.name),
            {
              name: term.name,
              terms: own.map(({ start, end, party, note }) => ({
                office: office,
                start,
                ...(end ? { end } : {}),
                party,
                ...(note ? { note } : {}),
              })),
              sources: [...new Set(own.flatMap(({ sources }) => sources))],
              events: byTime
                .filter(({ summit }) => Object.values(summit?.leaders ?? {}).includes(term.name))
                .map((event) => event.id),
            },
          ];
        }),
      ),
    ),
  };
}
