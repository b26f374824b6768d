/** Land outlines from world-atlas, cut to the part of the world that the map shows and simplified to what can be seen there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Ring = number[][];

/** Corners whose triangle is smaller than this are dropped, in square degrees: under half a square pixel on a laptop's map. */
const DETAIL = 0.016;
/** Islands whose box is smaller than this are left out, in square degrees. */
const SMALLEST_ISLAND = 0.25;
/** West, south, east, north, in degrees. */
const WINDOW = [-179, -6, -12, 84] as const;

/** Countries that reach into the window, as GeoJSON in degrees; rings outside it and tiny islands left out. */
export function landOf(): FeatureCollection<Geometry, { code: string }> {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
  const world = simplify(presimplify(atlas), DETAIL);
  return {
    type: 'FeatureCollection',
    features: feature(world, world.objects.countries).features.flatMap(({ id, geometry }) => {
      const polygons =
        geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : [];
      const coordinates = polygons.filter(([outer]) => outer !== undefined && isSeen(outer));
      if (coordinates.length === 0) return [];
      return [
        {
          type: 'Feature' as const,
          properties: { code: String(id) },
          geometry: { type: 'MultiPolygon' as const, coordinates },
        },
      ];
    }),
  };
}

function isSeen(ring: Ring): boolean {
  const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const large = (east - west) * (north - south) >= SMALLEST_ISLAND;
  return large && east >= WINDOW[0] && west <= WINDOW[2] && north >= WINDOW[1] && south <= WINDOW[3];
}
