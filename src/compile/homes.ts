/**
 * Which figure draws which mark: from the figures' own descriptions, before anything is drawn.
 * Kept by series, so that the whole of it is small enough to travel to the browser.
 */
import type { Chart, ClaimRecord, ExploreSpec, MapSpec, Place } from './schema.ts';

/** A figure that draws a series, from one period to another (both included). */
export type SeriesHome =
  | { on: 'chart'; chart: string; from: string; to: string }
  | { on: 'map'; layer: string; measure: string; book?: string; from: string; to: string }
  | { on: 'claim'; passage: string; from: string; to: string }
  | { on: 'explore'; show: string; line: string; from: string; to: string };

export interface Homes {
  /** Series id to the figures that draw it. A crossing's count is the series `crossing/ID.KIND`. */
  series: Record<string, SeriesHome[]>;
  /** Layers of the map that draw a place. */
  places: Record<string, string[]>;
}

/** Where one mark is drawn. */
export type Home =
  | { on: 'timeline' }
  | { on: 'chart'; chart: string }
  | { on: 'map'; layer: string; measure: string; year: number | null; book: string | null }
  | { on: 'place'; layers: string[] }
  | { on: 'claim'; passage: string }
  | { on: 'explore'; show: string; line: string };

/** Mark id of one observation. */
export const observationMark = (series: string, period: string) => `${series}/${period}`;

/** Series and period of an observation's mark. */
export function partsOfMark(mark: string): { series: string; period: string } {
  const slash = mark.lastIndexOf('/');
  return { series: mark.slice(0, slash), period: mark.slice(slash + 1) };
}

/** Id of a leader: the name in plain letters, `felipe-calderon`. */
export const leaderId = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Series id of what is counted at a crossing. */
export const crossingSeries = (crossing: string, kind: string) => `crossing/${crossing}.${kind}`;

/** A home without its periods. */
type HomeOf =
  | { on: 'chart'; chart: string }
  | { on: 'map'; layer: string; measure: string }
  | { on: 'claim'; passage: string };
/** What a panel or a claim's figure draws. */
type Drawn =
  | { kind: 'bars'; bars: readonly { mark: string }[] }
  | { kind: 'lines'; lines: readonly { series: string }[]; from: string; to: string };

interface Figures {
  charts: Chart[];
  map: MapSpec;
  places: Place[];
  crossings: { id: string }[];
  claims: ClaimRecord[];
  explore: ExploreSpec;
}

/** The figures that draw each series and place. */
export function figureHomes({ charts, map, places, crossings, claims, explore }: Figures): Homes {
  const homes: Homes = { series: {}, places: {} };
  const known = new Set<string>();
  const add = (series: string, home: SeriesHome) => {
    const key = JSON.stringify([series, home]);
    if (known.has(key)) return;
    known.add(key);
    (homes.series[series] ??= []).push(home);
  };
  const addMark = (mark: string, home: HomeOf) => {
    const { series, period } = partsOfMark(mark);
    add(series, { ...home, from: period, to: period });
  };

  const addPanel = (panel: Drawn, home: HomeOf) => {
    if (panel.kind === 'bars') for (const bar of panel.bars) addMark(bar.mark, home);
    else for (const line of panel.lines) add(line.series, { ...home, from: panel.from, to: panel.to });
  };
  for (const chart of charts) {
    for (const panel of chart.panels) addPanel(panel, { on: 'chart', chart: chart.id });
  }
  for (const layer of map.layers) {
    const [first, last] = (layer.years ?? [0, 9999]).map(String) as [string, string];
    for (const measure of layer.measures) {
      const home = { on: 'map', layer: layer.id, measure: measure.id } as const;
      for (const flow of measure.flows) {
        const [from, to] = flow.period ? [flow.period, flow.period] : [first, last];
        for (const series of flow.series ?? []) add(series, { ...home, from, to });
        for (const [book, series] of Object.entries(flow.books ?? {}))
          add(series, { ...home, book, from, to });
      }
      if (measure.crossings) {
        for (const { id } of crossings)
          add(crossingSeries(id, measure.crossings), { ...home, from: first, to: last });
      }
      for (const bar of measure.gauge?.bars ?? []) addMark(bar.mark, home);
    }
  }
  for (const place of places) {
    const everywhere = map.capitals.includes(place.id) || place.kind === 'country';
    const layers = map.layers.filter(
      (layer) => everywhere || layer.places === 'all' || layer.places.includes(place.id),
    );
    if (layers.length > 0) homes.places[place.id] = layers.map((layer) => layer.id);
  }
  // Last, so that a figure of the stage comes first where there is one.
  for (const { passage, figure, arithmetic, since } of claims) {
    const home = { on: 'claim', passage } as const;
    if (figure && figure.kind !== 'events') addPanel(figure, home);
    for (const { op, of } of [...arithmetic, ...(since?.arithmetic ?? [])]) {
      if (op !== 'count') for (const mark of of) addMark(mark, home);
    }
  }
  for (const subject of explore.subjects) {
    for (const measure of subject.measures) {
      for (const { id, series } of measure.lines)
        add(series, {
          on: 'explore',
          show: `${subject.id}.${measure.id}`,
          line: id,
          from: '0000',
          to: '9999',
        });
    }
  }
  return homes;
}

const isYear = (period: string) => /^\d{4}$/.test(period);

/**
 * The figures that draw one mark. Whether such an event, place or observation exists is not asked here.
 */
export function homesOf(mark: string, homes: Homes): Home[] {
  if (mark.startsWith('event/') || mark.startsWith('leader/')) return [{ on: 'timeline' }];
  if (mark.startsWith('place/')) {
    const place = mark.slice('place/'.length);
    const layers = Object.hasOwn(homes.places, place) ? homes.places[place] : undefined;
    return layers ? [{ on: 'place', layers }] : [];
  }
  const { series, period } = partsOfMark(mark);
  const known = Object.hasOwn(homes.series, series) ? homes.series[series] : undefined;
  return (known ?? [])
    .filter((home) => period.length === home.from.length && period >= home.from && period <= home.to)
    .map((home): Home => {
      if (home.on === 'chart') return { on: 'chart', chart: home.chart };
      if (home.on === 'claim') return { on: 'claim', passage: home.passage };
      if (home.on === 'explore') return { on: 'explore', show: home.show, line: home.line };
      const year = isYear(period) && home.from !== home.to ? Number(period) : null;
      return { on: 'map', layer: home.layer, measure: home.measure, year, book: home.book ?? null };
    });
}
