/** The point of a line chart that is nearest to a place on the screen. Where the points are is read once a drawing. */
import { lender } from './lender';

/** How far from a point a pointer may be and still mean it, in px of the screen. */
const REACH = 16;

interface Point {
  mark: string;
  /** In the drawing's own units. */
  x: number;
  y: number;
}
const known = new WeakMap<Element, readonly Point[]>();

function pointsOf(plot: Element): readonly Point[] {
  let points = known.get(plot);
  if (!points) {
    points = [...plot.querySelectorAll<SVGCircleElement>('.dots circle[data-mark]')].map((dot) => ({
      mark: dot.dataset.mark ?? '',
      x: dot.cx.baseVal.value,
      y: dot.cy.baseVal.value,
    }));
    known.set(plot, points);
  }
  return points;
}

/** Mark of the nearest point of the chart that the event is on, within reach; null where there is none. */
export function nearestMark(event: MouseEvent): string | null {
  const plot = (event.target as Element).closest<SVGSVGElement>('svg.plot');
  if (plot?.matches('[data-points]'))
    return lender()?.nearest(plot, event.clientX, event.clientY, REACH) ?? null;
  const matrix = plot?.getScreenCTM();
  if (!plot || !matrix) return null;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  let best: string | null = null;
  let least = REACH / matrix.a;
  for (const point of pointsOf(plot)) {
    const away = Math.hypot(x - point.x, y - point.y);
    if (away < least) [best, least] = [point.mark, away];
  }
  return best;
}
