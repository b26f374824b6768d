/** The map's projection: conic equal-area, so that sizes can be compared. */
import { geoConicEqualArea, type GeoConicProjection } from 'd3-geo';
import type { Story } from './schema.ts';

export type Projection = Story['map']['projection'];
/** In degrees: longitude, latitude. */
type Position = readonly [number, number];

/** The box in which the three countries stand, in map units. What lies around it is drawn too, as far as the frame goes. */
export const MAP = { width: 440, height: 400 } as const;
/** How far around the box land is drawn, in map units. */
export const AROUND = { left: 620, right: 620, top: 60, bottom: 60 } as const;

export function mapProjection({ rotate, parallels, fit }: Projection): GeoConicProjection {
  const [[west, south], [east, north]] = fit;
  const points: [number, number][] = [];
  for (let step = 0; step <= 8; step++) {
    const longitude = west + ((east - west) * step) / 8;
    points.push([longitude, south], [longitude, north]);
  }
  return geoConicEqualArea()
    .rotate(rotate)
    .parallels(parallels)
    .fitExtent(
      [
        [8, 8],
        [MAP.width - 8, MAP.height - 8],
      ],
      { type: 'MultiPoint', coordinates: points },
    );
}

/** Positions in map units, rounded to a tenth: the browser gets places as they stand on the map. */
export function positionsOn(projection: Projection): (position: Position) => [number, number] {
  const project = mapProjection(projection);
  return ([longitude, latitude]) => {
    const [x, y] = project([longitude, latitude]) ?? [0, 0];
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  };
}
