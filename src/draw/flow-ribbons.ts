/** Flows as ribbons: a bowed band whose width is proportional to value. */

export type Point = readonly [x: number, y: number];

export interface Ribbon {
  /** Outline, closed, at most 1 decimal. */
  path: string;
  /** A point on the middle line, by share of its length. */
  along: (share: number) => Point;
  /** Unit vector to the left of the way, at a share. */
  left: (share: number) => Point;
}

const STEPS = 14;
/** Thinner than this a ribbon cannot be seen or pointed at. */
export const MIN_WIDTH = 1.2;
/** The tip's width, as a share of the root's. */
const TAPER = 0.78;

const round = (n: number) => Math.round(n * 10) / 10;

/**
 * Outline of one flow.
 * @param from, to  positions in px, as projected
 * @param bend      how far the middle line bows to the left, as a share of its length
 * @param widthPx   width at the root; never drawn under MIN_WIDTH
 * @param arrow     whether it ends in a head; without one both ends are flat and equally wide
 * @throws RangeError when from and to are the same point, or a number is not finite
 */
export function flowRibbon(from: Point, to: Point, bend: number, widthPx: number, arrow: boolean): Ribbon {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (!(length > 0) || !Number.isFinite(length) || !Number.isFinite(widthPx) || !Number.isFinite(bend))
    throw new RangeError('a flow needs two points and a width');
  // A quadratic curve's middle lies half way to its control point: twice the bow.
  const control: Point = [(from[0] + to[0]) / 2 + dy * bend * 2, (from[1] + to[1]) / 2 - dx * bend * 2];
  const along = (t: number): Point => [
    (1 - t) ** 2 * from[0] + 2 * t * (1 - t) * control[0] + t * t * to[0],
    (1 - t) ** 2 * from[1] + 2 * t * (1 - t) * control[1] + t * t * to[1],
  ];
  const left = (t: number): Point => {
    const x = (1 - t) * (control[0] - from[0]) + t * (to[0] - control[0]);
    const y = (1 - t) * (control[1] - from[1]) + t * (to[1] - control[1]);
    const size = Math.hypot(x, y) || 1;
    return [y / size, -x / size];
  };
  const width = Math.max(MIN_WIDTH, widthPx);
  const headLength = arrow ? Math.min(length * 0.4, Math.max(6, width * 0.85)) : 0;
  const neck = 1 - headLength / length;
  const sides: [Point[], Point[]] = [[], []];
  for (let step = 0; step <= STEPS; step++) {
    const t = (neck * step) / STEPS;
    const half = (width / 2) * (arrow ? 1 - (1 - TAPER) * (step / STEPS) : 1);
    const [x, y] = along(t);
    const [lx, ly] = left(t);
    sides[0].push([x + lx * half, y + ly * half]);
    sides[1].push([x - lx * half, y - ly * half]);
  }
  const outline = [...sides[0]];
  if (arrow) {
    const half = Math.max(3.2, width * TAPER * 0.92);
    const [x, y] = along(neck);
    const [lx, ly] = left(neck);
    outline.push([x + lx * half, y + ly * half], to, [x - lx * half, y - ly * half]);
  }
  outline.push(...sides[1].reverse());
  if (!outline.flat().every((n) => Number.isFinite(round(n))))
    throw new RangeError('a flow needs finite numbers');
  return {
    path: `M${outline.map(([x, y]) => `${String(round(x))} ${String(round(y))}`).join('L')}Z`,
    along,
    left,
  };
}
