/** Every series, and where it leads: to its numbers, to the figures that draw it, and to what the article says of it. */
import { middleOf } from './time';
import {
  crossingSeries,
  partsOfMark,
  type Confidence,
  type CrossingCount,
  type Passage,
  type Story,
} from './story';

export interface SeriesRow {
  /** `YYYY` or `YYYY-MM`. */
  period: string;
  /** In the unit of the series. */
  value: number;
  confidence: Confidence;
  /** Id of a source. */
  source: string;
}

export interface SeriesEntry {
  /** A crossing's count is the series `crossing/ID.KIND`. */
  id: string;
  title: string;
  unitName: string;
  /** What a crossing's count counts; it has no unit's name. */
  crossed?: CrossingCount['kind'];
  /** What is counted, and how; both empty for a crossing's count. */
  definition: string;
  basis: string;
  /** In the order of time. */
  rows: SeriesRow[];
  grades: Partial<Record<Confidence, number>>;
  /** Passages that point at one of its numbers, or whose verdict rests on one. */
  passages: Pick<Passage, 'id' | 'number' | 'about'>[];
  /** Charts of the Read room that draw it. */
  charts: string[];
  /** The line that draws it in the Explore room. */
  explore: { show: string; line: string } | null;
}

export interface SeriesGroup {
  /** A subject of the Explore room with its name, crossings, or null for all that is neither. */
  subject: { id: string; name: string } | 'crossings' | null;
  entries: SeriesEntry[];
}

/** All series in groups: the subjects of the Explore room, what is in none of them, crossings. None is empty. */
export function seriesIndex(story: Story): SeriesGroup[] {
  const passages = passagesOfSeries(story);
  const entryOf = (
    told: Omit<SeriesEntry, 'rows' | 'grades' | 'passages' | 'charts' | 'explore'>,
    rows: SeriesRow[],
  ): SeriesEntry => {
    const homes = story.homes.series[told.id] ?? [];
    const explored = homes.find((home) => home.on === 'explore');
    const grades: SeriesEntry['grades'] = {};
    for (const { confidence } of rows) grades[confidence] = (grades[confidence] ?? 0) + 1;
    return {
      ...told,
      rows: rows.sort((a, b) => middleOf(a.period) - middleOf(b.period)),
      grades,
      passages: story.passages.filter(({ id }) => passages.get(told.id)?.has(id)),
      charts: [...new Set(homes.flatMap((home) => (home.on === 'chart' ? [home.chart] : [])))],
      explore: explored ? { show: explored.show, line: explored.line } : null,
    };
  };

  const rows = new Map<string, SeriesRow[]>();
  for (const { series, ...row } of story.observations) append(rows, series, row);
  for (const { crossing, kind, year, ...row } of story.crossingCounts)
    append(rows, crossingSeries(crossing, kind), { ...row, period: String(year) });

  const entries = story.series.map(({ id, subject, title, unitName, definition, basis }) => ({
    subject,
    entry: entryOf({ id, title, unitName, definition, basis }, rows.get(id) ?? []),
  }));
  const { subjects } = story.explore;
  const known = new Set(subjects.map(({ id }) => id));
  const crossings = story.crossings.flatMap(({ id, name, state }) =>
    (['people', 'trucks'] as const).map((kind) =>
      entryOf(
        {
          id: crossingSeries(id, kind),
          title: `${name}, ${state}`,
          unitName: '',
          crossed: kind,
          definition: '',
          basis: '',
        },
        rows.get(crossingSeries(id, kind)) ?? [],
      ),
    ),
  );
  const groups: SeriesGroup[] = [
    ...subjects.map(({ id, name }) => ({
      subject: { id, name },
      entries: entries.flatMap(({ subject, entry }) => (subject === id ? [entry] : [])),
    })),
    { subject: null, entries: entries.flatMap(({ subject, entry }) => (known.has(subject) ? [] : [entry])) },
    { subject: 'crossings', entries: crossings },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

/** Ids of passages by series: those that point at one of its numbers, and those whose verdict rests on one. */
function passagesOfSeries(story: Story): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (mark: string, passage: string) => {
    const { series } = partsOfMark(mark);
    const known = found.get(series);
    if (known) known.add(passage);
    else found.set(series, new Set([passage]));
  };
  for (const { id, phrases } of story.passages)
    for (const { marks } of phrases) for (const mark of marks) add(mark, id);
  for (const { passage, evidence } of story.claims) for (const mark of evidence) add(mark, passage);
  return found;
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
