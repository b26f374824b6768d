/** Land as paths, cut to what the map can show. Used when the page is built; the browser gets the paths. */
import { geoPath } from 'd3-geo';
import type { FeatureCollection, Geometry } from 'geojson';
import { AROUND, MAP, mapProjection, type Projection } from '../compile/projection';

export interface LandShape {
  /** Country id of the story; null for a neighbour. */
  country: string | null;
  path: string;
}

/** Outlines in map units, one decimal. `code` of a feature is its ISO numeric code. */
export function landShapes(
  land: FeatureCollection<Geometry, { code: string }>,
  projection: Projection,
  countryOf: (code: string) => string | null,
): LandShape[] {
  const path = geoPath(
    mapProjection(projection).clipExtent([
      [-AROUND.left, -AROUND.top],
      [MAP.width + AROUND.right, MAP.height + AROUND.bottom],
    ]),
  ).digits(1);
  return land.features.flatMap((feature) => {
    const outline = path(feature);
    return outline ? [{ country: countryOf(feature.properties.code), path: stepwise(outline) }] : [];
  });
}

/** The same outline told by steps from point to point, which takes half as many characters: `M10,20L10.5,19Z` is `M10,20l.5-1z`. */
export function stepwise(outline: string): string {
  let path = '';
  for (const ring of outline.match(/M[^M]+/g) ?? []) {
    const isClosed = ring.endsWith('Z');
    // In tenths, so that steps add up to the same point.
    const points = [...ring.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
      ([, x, y]) => [Math.round(Number(x) * 10), Math.round(Number(y) * 10)] as const,
    );
    points.forEach(([x, y], index) => {
      const [beforeX, beforeY] = points[index - 1] ?? [0, 0];
      const step = tenths(x - beforeX) + after(tenths(y - beforeY));
      path += index === 0 ? `M${step}` : index === 1 ? `l${step}` : after(step);
    });
    if (isClosed) path += 'z';
  }
  return path;
}

const tenths = (count: number) => String(count / 10).replace(/^(-?)0\./, '$1.');
/** A number after another one: a minus parts them by itself. */
const after = (number: string) => (number.startsWith('-') ? number : ` ${number}`);
