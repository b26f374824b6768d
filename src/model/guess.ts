/** What a class expects before it sees the figures: a line drawn year by year, or an order; and how far off it was. */

/** Year to value, as drawn. */
export type GuessedLine = ReadonlyMap<number, number>;

/**
 * A line with one more stroke: from one point to another, the years between filled in a straight line.
 * Years before `first` are the figures' own and stay untouched. Linear in the years passed.
 */
export function drawTo(
  line: GuessedLine,
  from: readonly [year: number, value: number],
  to: readonly [year: number, value: number],
  [first, last]: readonly [number, number],
): Map<number, number> {
  const next = new Map(line);
  const [a, b] = from[0] <= to[0] ? [from, to] : [to, from];
  const span = b[0] - a[0];
  for (let year = Math.max(first, Math.ceil(a[0])); year <= Math.min(last, Math.floor(b[0])); year++) {
    const share = span === 0 ? 1 : (year - a[0]) / span;
    next.set(year, a[1] + (b[1] - a[1]) * share);
  }
  // The point under the pointer is what was meant, also when it was passed over before.
  if (to[0] >= first && to[0] <= last) next.set(Math.round(to[0]), to[1]);
  return next;
}

/** A line without holes: years that nobody drew lie on the straight line between those that were. */
export function filled(
  line: GuessedLine,
  start: readonly [year: number, value: number],
  last: number,
): Map<number, number> {
  const known = [[start[0], start[1]] as const, ...[...line].sort((a, b) => a[0] - b[0])];
  const whole = new Map<number, number>();
  for (let year = start[0] + 1; year <= last; year++) {
    const own = line.get(year);
    if (own !== undefined) {
      whole.set(year, own);
      continue;
    }
    const before = known.filter(([one]) => one < year).at(-1);
    const after = known.find(([one]) => one > year);
    if (!before || !after) break;
    whole.set(year, before[1] + ((after[1] - before[1]) * (year - before[0])) / (after[0] - before[0]));
  }
  return whole;
}

export interface YearOff {
  year: number;
  guess: number;
  actual: number;
}
export interface LineOff {
  /** The last year for which there are both. */
  last: YearOff;
  /** The year in which they are furthest apart. */
  furthest: YearOff;
  /** Years for which there are both. */
  years: number;
  /** Whether the line turned the way the figures did: from the start to the last year, up, down or level. */
  sameWay: boolean;
}

/** How a drawn line compares with the figures; null when no year has both. */
export function compareLine(guess: GuessedLine, actual: GuessedLine, start: number): LineOff | null {
  const both = [...guess]
    .flatMap(([year, value]): YearOff[] => {
      const found = actual.get(year);
      return found === undefined ? [] : [{ year, guess: value, actual: found }];
    })
    .sort((a, b) => a.year - b.year);
  const last = both.at(-1);
  if (!last) return null;
  const off = (one: YearOff) => Math.abs(one.guess - one.actual);
  const furthest = both.reduce((most, one) => (off(one) > off(most) ? one : most), last);
  const level = Math.abs(start) * 0.02;
  const way = (value: number) => (Math.abs(value - start) <= level ? 0 : Math.sign(value - start));
  return { last, furthest, years: both.length, sameWay: way(last.guess) === way(last.actual) };
}

export interface OrderOff {
  /** How many stand in their place. */
  right: number;
  total: number;
  /** What stands furthest from its place, and by how many places: above nought when it was put too high. */
  furthest: { id: string; by: number } | null;
}

/** How an order compares with the true one. Both hold the same ids, the largest first. */
export function compareOrder(guess: readonly string[], actual: readonly string[]): OrderOff {
  const off = guess.map((id, place) => ({ id, by: actual.indexOf(id) - place }));
  const furthest = off.reduce<{ id: string; by: number } | null>(
    (most, one) => (one.by !== 0 && Math.abs(one.by) > Math.abs(most?.by ?? 0) ? one : most),
    null,
  );
  return { right: off.filter(({ by }) => by === 0).length, total: guess.length, furthest };
}
