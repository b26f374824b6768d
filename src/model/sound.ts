/**
 * A series as sound: one tone a period, higher for a higher value. Where the moment lies there is a short tone of
 * another kind, and where no figure was found there is silence.
 */
import { ascending, group, maxIndex, minIndex } from 'd3-array';
import type { TidyRow } from './tidy-rows';
import { endOf, periodsBetween, startOf } from './time';

/** One number that can be heard. */
export interface HeardPoint<Row> {
  row: Row;
  mark: string;
  period: string;
  value: number;
}
/** A series that can be heard: its points in time, and which of them are the lowest and the highest. */
export interface HeardSeries<Row> {
  id: string;
  title: string;
  points: HeardPoint<Row>[];
  low: HeardPoint<Row>;
  high: HeardPoint<Row>;
}
export type Tone =
  | { kind: 'value'; mark: string; period: string; hertz: number }
  | { kind: 'silence'; period: string }
  | { kind: 'moment' };

/** The lowest value is heard as this A, the highest two octaves over it: where small speakers and old ears are good. */
const LOWEST_HZ = 220;
const OCTAVES = 2;
/** A whole series lasts about this long, and no tone is shorter or longer than can be told apart, in ms. */
const WHOLE_MS = 12_000;
const SHORTEST_MS = 140;
const LONGEST_MS = 420;

/** The series among a figure's rows, in the order they are drawn: two numbers or more of one title, unit and kind of period. */
export function heardSeries<Row extends TidyRow>(rows: readonly Row[]): HeardSeries<Row>[] {
  const points = rows.flatMap((row): HeardPoint<Row>[] => {
    const value = row.shown ?? row.value;
    return value === null || !row.period ? [] : [{ row, mark: row.mark, period: row.period, value }];
  });
  const keyOf = ({ row, period }: HeardPoint<Row>) => `${row.title} ${row.unit} ${String(period.length)}`;
  return [...group(points, keyOf)].flatMap(([id, unsorted]): HeardSeries<Row>[] => {
    const sorted = [...unsorted].sort((a, b) => ascending(a.period, b.period));
    const low = sorted[minIndex(sorted, ({ value }) => value)];
    const high = sorted[maxIndex(sorted, ({ value }) => value)];
    return low && high && sorted.length > 1 ? [{ id, title: low.row.title, points: sorted, low, high }] : [];
  });
}

/** Pitch of a value between the lowest and the highest, in Hz: equal steps of value are equal steps for the ear. */
export function pitchOf(value: number, low: number, high: number): number {
  const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
  return LOWEST_HZ * 2 ** (OCTAVES * share);
}

/** What is heard one after the other. @param moment  a period; it is heard after the last that began by then */
export function tonesOf<Row>({ points, low, high }: HeardSeries<Row>, moment: string): Tone[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const known = new Map(points.map((point) => [point.period, point]));
  const periods =
    first.period.length < 'YYYY-MM-DD'.length ? periodsBetween(first.period, last.period) : [...known.keys()];
  const tones = periods.map((period): Tone => {
    const point = known.get(period);
    return point
      ? { kind: 'value', mark: point.mark, period, hertz: pitchOf(point.value, low.value, high.value) }
      : { kind: 'silence', period };
  });
  const at = startOf(moment);
  const begun = periods.filter((period) => startOf(period) <= at).length;
  if (begun > 0 && endOf(last.period) > at) tones.splice(begun, 0, { kind: 'moment' });
  return tones;
}

/** How long each of so many tones lasts, in ms. */
export const toneLength = (count: number): number =>
  Math.round(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, WHOLE_MS / Math.max(1, count))));
