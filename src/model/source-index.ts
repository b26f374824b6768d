/** What hangs on each source: the other way from a number to where it was read. */
import {
  crossingSeries,
  observationMark,
  type Confidence,
  type CrossingCount,
  type Source,
  type Story,
} from './story';

export interface SourceEntry {
  source: Source;
  /** Numbers by series, in the order of the story. A crossing's count is the series `crossing/ID.KIND`. */
  numbers: {
    series: string;
    title: string;
    unitName: string;
    /** What a crossing's count counts; it has no unit's name. */
    crossed?: CrossingCount['kind'];
    values: { period: string; value: number; mark: string }[];
  }[];
  events: { id: string; title: string }[];
  places: { id: string; name: string }[];
  /** Names of those whose terms of office were read here. */
  leaders: string[];
  /** Passages whose verdict rests on it. */
  claims: { passage: string; number: number; about: string }[];
  isArticle: boolean;
  /** How many of its numbers, events and places are of each grade. */
  grades: Partial<Record<Confidence | 'stand-in', number>>;
  /** All of it together. */
  total: number;
}

/** One entry for every source, in the order of sources.csv. Linear in the size of the story. */
export function sourceIndex(story: Story): SourceEntry[] {
  const entries = new Map(
    story.sources.map((source): [string, SourceEntry] => [
      source.id,
      {
        source,
        numbers: [],
        events: [],
        places: [],
        leaders: [],
        claims: [],
        isArticle: source.id === story.article.source,
        grades: {},
        total: 0,
      },
    ]),
  );
  const series = new Map(story.series.map((row) => [row.id, row]));
  const crossings = new Map(story.crossings.map((row) => [row.id, row]));
  const graded = (id: string, grade: Confidence | 'stand-in') => {
    const entry = entries.get(id);
    if (!entry) return undefined;
    entry.grades[grade] = (entry.grades[grade] ?? 0) + 1;
    entry.total += 1;
    return entry;
  };
  const addNumber = (
    source: string,
    grade: Confidence,
    of: Omit<SourceEntry['numbers'][number], 'values'>,
    period: string,
    value: number,
  ) => {
    const entry = graded(source, grade);
    if (!entry) return;
    let list = entry.numbers.findLast((one) => one.series === of.series);
    if (!list) entry.numbers.push((list = { ...of, values: [] }));
    list.values.push({ period, value, mark: observationMark(of.series, period) });
  };

  for (const row of story.observations) {
    const { title = row.series, unitName = '' } = series.get(row.series) ?? {};
    addNumber(row.source, row.confidence, { series: row.series, title, unitName }, row.period, row.value);
  }
  for (const row of story.crossingCounts) {
    const { name = row.crossing, state = '' } = crossings.get(row.crossing) ?? {};
    const of = {
      series: crossingSeries(row.crossing, row.kind),
      title: `${name}, ${state}`,
      unitName: '',
      crossed: row.kind,
    };
    addNumber(row.source, row.confidence, of, String(row.year), row.value);
  }
  for (const event of story.events)
    for (const id of new Set(event.sources))
      graded(id, event.confidence)?.events.push({ id: event.id, title: event.title });
  for (const place of story.places)
    for (const id of new Set(place.sources))
      graded(id, place.confidence)?.places.push({ id: place.id, name: place.name });
  for (const { terms } of story.leaders)
    for (const term of terms)
      for (const id of new Set(term.sources)) entries.get(id)?.leaders.push(term.name);
  for (const claim of story.claims) {
    const passage = story.passages.find((one) => one.id === claim.passage);
    if (!passage) continue;
    const of = { passage: passage.id, number: passage.number, about: passage.about };
    for (const id of claim.sources) entries.get(id)?.claims.push(of);
  }
  return [...entries.values()];
}

/** Whether anything at all hangs on a source. */
export const isUsed = (entry: SourceEntry) => entry.total > 0 || entry.leaders.length > 0 || entry.isArticle;
