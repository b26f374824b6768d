/** The shape of a series at the height of two lines of text: no axes, no marks; the table beside it has the numbers. */
import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { isLaterPeriod } from '../model/hindsight';
import { middleOf, parsePeriod } from '../model/time';

/** In px. */
export const SPARKLINE = { width: 132, height: 36, edge: 3 };

export interface Sparkline {
  /** Paths through periods that follow each other, up to the moment and from the last known number on. What is missing is not bridged. */
  known: string;
  later: string;
  /** Numbers without a neighbour. */
  alone: { x: number; y: number; isLater: boolean }[];
  /** Where the moment stands, when the series goes on after it; otherwise null. */
  moment: number | null;
  /** Where zero stands. */
  zero: number;
}

/**
 * @param rows  values in one unit, each period once
 * @param until  what begins from here on is later, in years (see `knownUntil`)
 */
export function sparkline(rows: readonly { period: string; value: number }[], until: number): Sparkline {
  const { width, height, edge } = SPARKLINE;
  const points = [...rows].sort((a, b) => middleOf(a.period) - middleOf(b.period));
  const times = points.map(({ period }) => middleOf(period));
  const values = points.map(({ value }) => value);
  const x = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [edge, width - edge]);
  const y = scaleLinear(
    [Math.min(0, min(values) ?? 0), Math.max(0, max(values) ?? 0)],
    [height - edge, edge],
  );
  const drawn: Sparkline = { known: '', later: '', alone: [], moment: null, zero: round(y(0)) };
  points.forEach(({ period, value }, n) => {
    const at = { x: round(x(middleOf(period))), y: round(y(value)), isLater: isLaterPeriod(period, until) };
    const [before, after] = [points[n - 1], points[n + 1]];
    const follows = before !== undefined && isNext(before.period, period);
    if (follows) {
      const way = at.isLater ? 'later' : 'known';
      // The first later number is reached from the last known one.
      const isTurn = at.isLater && !isLaterPeriod(before.period, until);
      if (isTurn)
        drawn.later += `M${String(round(x(middleOf(before.period))))},${String(round(y(before.value)))}`;
      drawn[way] += `L${String(at.x)},${String(at.y)}`;
    } else if (after && isNext(period, after.period)) {
      drawn[at.isLater ? 'later' : 'known'] += `M${String(at.x)},${String(at.y)}`;
    } else drawn.alone.push(at);
  });
  const isGoingOn = points.some(({ period }) => isLaterPeriod(period, until));
  if (isGoingOn && (times[0] ?? until) < until) drawn.moment = round(x(until));
  return drawn;
}

const round = (px: number) => Math.round(px * 10) / 10;

/** Whether one year or month comes right after another. */
function isNext(before: string, after: string): boolean {
  const [a, b] = [parsePeriod(before), parsePeriod(after)];
  if (!a || !b || a.day !== undefined || b.day !== undefined) return false;
  if (a.month === undefined || b.month === undefined) return a.month === b.month && b.year - a.year === 1;
  return b.year * 12 + b.month - (a.year * 12 + a.month) === 1;
}
