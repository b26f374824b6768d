/** The points of a crowded chart: where each stands, which is nearest, which comes next. No elements, only numbers. */
import { periodsBetween, startOf } from '../model/time';
import { observationMark, partsOfMark, type PanelPoints } from '../model/story';

/** Where the drawing has its axes: numbers at its edges, and where these edges are in px of the drawing. */
export interface CrowdFrame {
  /** In years, and in the panel's numbers. */
  x: readonly [number, number];
  y: readonly [number, number];
  left: number;
  right: number;
  top: number;
  bottom: number;
}
/** One point, by the number of its line and of its period. */
export interface CrowdPoint {
  line: number;
  period: number;
}

/** Side of the squares by which points are found, in px. As large as a pointer's reach, so that few have to be looked at. */
const CELL = 16;

/** The squares of a drawing with their points: those of square `n` are `points[starts[n]] … points[starts[n + 1] - 1]`. */
interface Grid {
  columns: number;
  rows: number;
  starts: Int32Array;
  points: Int32Array;
}

export class Crowd {
  readonly periods: readonly string[];
  readonly series: readonly string[];
  readonly #steps: readonly (readonly (number | null)[])[];
  readonly #x: Float32Array;
  readonly #scale: { from: number; by: number };
  readonly #lineOf: ReadonlyMap<string, number>;
  readonly #periodOf: ReadonlyMap<string, number>;
  #grid: Grid | null = null;

  constructor(
    { from, to, low, step, lines }: PanelPoints,
    readonly frame: CrowdFrame,
  ) {
    this.periods = periodsBetween(from, to);
    this.series = lines.map(({ series }) => series);
    this.#steps = lines.map(({ steps }) => steps);
    const { x, y, left, right, top, bottom } = frame;
    this.#x = Float32Array.from(
      this.periods,
      (period) => left + ((startOf(period) - x[0]) / (x[1] - x[0])) * (right - left),
    );
    const perNumber = (top - bottom) / (y[1] - y[0]);
    this.#scale = { from: bottom + (low - y[0]) * perNumber, by: step * perNumber };
    this.#lineOf = new Map(this.series.map((series, n) => [series, n]));
    this.#periodOf = new Map(this.periods.map((period, n) => [period, n]));
  }

  /** Where a point stands, in px of the drawing; null when there is no such number. */
  at({ line, period }: CrowdPoint): { x: number; y: number } | null {
    const step = this.#steps[line]?.[period];
    const x = this.#x[period];
    return step == null || x === undefined ? null : { x, y: this.#scale.from + step * this.#scale.by };
  }

  mark({ line, period }: CrowdPoint): string {
    return observationMark(this.series[line] ?? '', this.periods[period] ?? '');
  }

  /** The point of a mark; null when it is not drawn here. */
  find(mark: string): CrowdPoint | null {
    const parts = partsOfMark(mark);
    const line = this.#lineOf.get(parts.series);
    const period = this.#periodOf.get(parts.period);
    if (line === undefined || period === undefined) return null;
    return this.at({ line, period }) ? { line, period } : null;
  }

  /** The first point of all, for who begins with the keyboard. */
  first(): CrowdPoint | null {
    for (let line = 0; line < this.series.length; line++) {
      const point = this.#along(line, -1, 1);
      if (point) return point;
    }
    return null;
  }

  /**
   * The point nearest to a place within reach, among the first `known` periods.
   * @param reach  in px of the drawing
   */
  nearest(x: number, y: number, reach: number, known = Infinity): CrowdPoint | null {
    const { columns, rows, starts, points } = (this.#grid ??= this.#gridOf());
    const { left, top } = this.frame;
    const [column, row] = [(x - left) / CELL, (y - top) / CELL];
    const wide = reach / CELL;
    let best: CrowdPoint | null = null;
    let least = reach;
    const last = (at: number, count: number) => Math.min(count - 1, Math.floor(at + wide));
    for (let r = Math.max(0, Math.floor(row - wide)); r <= last(row, rows); r++) {
      for (let c = Math.max(0, Math.floor(column - wide)); c <= last(column, columns); c++) {
        const cell = r * columns + c;
        const end = starts[cell + 1] ?? 0;
        for (let n = starts[cell] ?? 0; n < end; n++) {
          const point = this.#pointOf(points[n] ?? 0);
          const at = point.period < known ? this.at(point) : null;
          const away = at ? Math.hypot(at.x - x, at.y - y) : Infinity;
          if (away < least) [best, least] = [point, away];
        }
      }
    }
    return best;
  }

  /** Where a key leads: along the line for left and right, to the next line at that time for up and down; null for nowhere. */
  step({ line, period }: CrowdPoint, key: string, known = Infinity): CrowdPoint | null {
    const end = Math.min(known, this.periods.length);
    if (key === 'ArrowRight') return this.#along(line, period, 1, end);
    if (key === 'ArrowLeft') return this.#along(line, period, -1, end);
    if (key === 'Home') return this.#along(line, -1, 1, end);
    if (key === 'End') return this.#along(line, end, -1, end);
    const way = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
    const here = this.at({ line, period });
    if (way === 0 || !here) return null;
    let best: CrowdPoint | null = null;
    let least = Infinity;
    for (let other = 0; other < this.series.length; other++) {
      const there = this.at({ line: other, period });
      if (!there || other === line) continue;
      // Two at one place are told apart by the order of their lines, so that none is out of reach.
      const ahead = (there.y - here.y) * way || (other - line) * way * 1e-6;
      if (ahead > 0 && ahead < least) [best, least] = [{ line: other, period }, ahead];
    }
    return best;
  }

  /** All points of a line, of its periods number `from` up to number `to`, in order. */
  forEach(line: number, from: number, to: number, visit: (x: number, y: number) => void): void {
    const steps = this.#steps[line] ?? [];
    const end = Math.min(to, steps.length);
    for (let period = from; period < end; period++) {
      const step = steps[period];
      if (step != null) visit(this.#x[period] ?? 0, this.#scale.from + step * this.#scale.by);
    }
  }

  #along(line: number, from: number, way: 1 | -1, end = this.periods.length): CrowdPoint | null {
    const steps = this.#steps[line] ?? [];
    for (let period = from + way; period >= 0 && period < end; period += way)
      if (steps[period] != null) return { line, period };
    return null;
  }

  #pointOf(number: number): CrowdPoint {
    const line = Math.floor(number / this.periods.length);
    return { line, period: number - line * this.periods.length };
  }

  /** Two passes over the points: how many each square has, then which. */
  #gridOf(): Grid {
    const { left, right, top, bottom } = this.frame;
    const columns = Math.max(1, Math.ceil((right - left) / CELL));
    const rows = Math.max(1, Math.ceil((bottom - top) / CELL));
    const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(at / CELL)));
    const cellOf = (x: number, y: number) => within(y - top, rows) * columns + within(x - left, columns);
    const starts = new Int32Array(columns * rows + 1);
    this.#steps.forEach((_, line) => {
      this.forEach(line, 0, Infinity, (x, y) => {
        const cell = cellOf(x, y) + 1;
        starts[cell] = (starts[cell] ?? 0) + 1;
      });
    });
    for (let n = 1; n < starts.length; n++) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
    const points = new Int32Array(starts.at(-1) ?? 0);
    const next = starts.slice();
    this.#steps.forEach((steps, line) => {
      for (let period = 0; period < steps.length; period++) {
        const at = this.at({ line, period });
        if (!at) continue;
        const cell = cellOf(at.x, at.y);
        const place = next[cell] ?? 0;
        points[place] = line * this.periods.length + period;
        next[cell] = place + 1;
      }
    });
    return { columns, rows, starts, points };
  }
}
