/** Words beside the points of a drawing, where they find room: as marks of Plot. */
import * as Plot from '@observablehq/plot';
import { placeLabels, type Box, type LabelRequest } from './labels';

interface Point {
  x: number;
  y: number;
}

/** What a drawing is drawn on: its size, its margins and the size of its letters in px, and its linear scales. */
export interface Plane {
  width: number;
  height: number;
  marginLeft: number;
  marginRight: number;
  marginTop: number;
  marginBottom: number;
  font: number;
  /** From the left to the right edge of what is between the margins. */
  x: readonly [number, number];
  /** From the lower to the upper edge. */
  y: readonly [number, number];
}

/** Where a point stands in the drawing, in px. */
export const inPx = (plane: Plane, { x, y }: Point): Point => ({
  x:
    plane.marginLeft +
    ((x - plane.x[0]) / (plane.x[1] - plane.x[0])) * (plane.width - plane.marginLeft - plane.marginRight),
  y:
    plane.marginTop +
    ((plane.y[1] - y) / (plane.y[1] - plane.y[0])) * (plane.height - plane.marginTop - plane.marginBottom),
});

/** The room that a dot takes in the drawing, in px. */
export const boxOfDot = (plane: Plane, point: Point, radius: number): Box => {
  const { x, y } = inPx(plane, point);
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
};

/** A place beside a point, in px from it. */
export interface Place {
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
}

/**
 * @param wanted   what to write beside which point; `priority` and `must` as for any label
 * @param places   best first
 * @param taken    what words must not lie on, in px
 */
export function wordsBeside(
  wanted: readonly ({ point: Point; text: string } & Pick<LabelRequest<Point>, 'priority' | 'must'>)[],
  places: readonly Place[],
  taken: Box[],
  plane: Plane,
  className: string,
): Plot.Markish[] {
  const requests = wanted.map(({ point, text, ...rest }): LabelRequest<Point> => {
    const { x, y } = inPx(plane, point);
    return {
      ...rest,
      item: point,
      lines: [text],
      candidates: places.map(({ dx, dy, anchor }) => ({ x: x + dx, y: y + dy, anchor })),
      fontSize: plane.font,
    };
  });
  const room = {
    x: plane.marginLeft,
    y: 0,
    width: plane.width - plane.marginLeft,
    height: plane.height - plane.marginBottom,
  };
  return placeLabels(requests, taken, room).map(({ item, lines, x, y, anchor }) => {
    const point = inPx(plane, item);
    return Plot.text([item], {
      x: 'x',
      y: 'y',
      dx: x - point.x,
      dy: y - point.y,
      textAnchor: anchor,
      text: () => lines.join(' '),
      className,
    });
  });
}
