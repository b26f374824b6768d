/** What a figure shows, in sentences written from its numbers. */
import { ascending, group, maxIndex, minIndex } from 'd3-array';
import { periodText } from './time';
import { periodsBetween } from './time';
import type { TidyRow } from './tidy-rows';

/** What of a row is told. */
export type ToldRow = Pick<TidyRow, 'mark' | 'title' | 'period' | 'value' | 'unit' | 'shown'>;
export interface InWords<Row extends ToldRow> {
  locale: string;
  /** A number with its unit. */
  value: (row: Row) => string;
  one: (title: string, value: string, period: string) => string;
  course: (
    title: string,
    first: { value: string; period: string },
    last: { value: string; period: string },
  ) => string;
  highest: (value: string, period: string) => string;
  lowest: (value: string, period: string) => string;
  missing: (count: number) => string;
  events: (count: number, from: string, to: string) => string;
  places: (names: readonly string[]) => string;
}

/** More names than this are not read out. */
const MOST_NAMES = 12;

/** Sentences, one for each series, and one each for the events and the places. Linear in the rows, after sorting. */
export function inWords<Row extends ToldRow>(rows: readonly Row[], words: InWords<Row>): string[] {
  const numbers = rows.filter(({ value }) => value !== null);
  const when = (row: Row) => periodText(row.period, words.locale);
  const sentences = [...group(numbers, ({ title, unit }) => `${title} ${unit}`).values()].map((unsorted) => {
    const series = [...unsorted].sort((a, b) => ascending(a.period, b.period));
    const [first] = series;
    const last = series.at(-1);
    if (!first || !last) return '';
    if (series.length === 1) return words.one(first.title, words.value(first), when(first));
    const tell = (row: Row) => ({ value: words.value(row), period: when(row) });
    const of = (row: Row) => row.shown ?? row.value;
    const highest = series[maxIndex(series, of)] ?? first;
    const lowest = series[minIndex(series, of)] ?? first;
    const between =
      first.period.length === last.period.length && first.period.length < 10
        ? periodsBetween(first.period, last.period).length - series.length
        : 0;
    return [
      words.course(first.title, tell(first), tell(last)),
      ...(highest !== last && highest !== first ? [words.highest(words.value(highest), when(highest))] : []),
      ...(lowest !== last && lowest !== first ? [words.lowest(words.value(lowest), when(lowest))] : []),
      ...(between > 0 ? [words.missing(between)] : []),
    ].join(' ');
  });
  const events = rows
    .filter(({ mark }) => mark.startsWith('event/'))
    .sort((a, b) => ascending(a.period, b.period));
  const [first] = events;
  const last = events.at(-1);
  if (first && last) sentences.push(words.events(events.length, when(first), when(last)));
  const names = rows
    .filter(({ mark }) => mark.startsWith('place/') || mark.startsWith('leader/'))
    .map(({ title }) => title);
  if (names.length > 0) sentences.push(words.places(names.slice(0, MOST_NAMES)));
  return sentences.filter(Boolean);
}
