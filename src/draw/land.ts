/** Land as paths, cut to what the map can show. Used when the page is built; the browser gets the paths. */
import { geoPath } from 'd3-geo';
import type { FeatureCollection, Geometry } from 'geojson';
import type { MapPart } from '../model/story';
import { AROUND, MAP, mapProjection } from './projection';

export interface LandShape {
  /** Country id of the story; null for a neighbour. */
  country: string | null;
  path: string;
}

/** Outlines in map units, one decimal. `code` of a feature is its ISO numeric code. */
export function landShapes(
  land: FeatureCollection<Geometry, { code: string }>,
  projection: MapPart['projection'],
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
    return outline ? [{ country: countryOf(feature.properties.code), path: outline }] : [];
  });
}
