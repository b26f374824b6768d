/** The map's moving parts: ribbons, circles, places and labels, as plain objects with a mark id each. */
import { MAP } from '../compile/projection';
import {
  observationMark,
  type FlowEntry,
  type LayerEntry,
  type MapPart,
  type MeasureEntry,
  type PlaceEntry,
} from '../model/story';
import { shortNumber } from '../model/numbers';
import { flowRibbon, type Point, type Ribbon } from './flow-ribbons';
import { LINE_HEIGHT, placeLabels, textWidth, type Box, type LabelRequest, type Obstacle } from './labels';

export interface MapChoice {
  layer: string;
  measure: string;
  year: number | null;
  book: string;
}

export interface FlowMark {
  /** Mark id; null where no figure was found for the year. */
  mark: string | null;
  key: string;
  path: string;
  /** Country whose colour it has; null for a flow of two. */
  country: string | null;
}
export interface CircleMark {
  mark: string;
  x: number;
  y: number;
  r: number;
  country: string;
}
export interface PlaceMark {
  mark: string;
  x: number;
  y: number;
  kind: 'capital' | 'summit' | 'city' | 'venue' | 'stand-in';
  summits: { number: number; start: string }[];
}
export interface MapLabel {
  key: string;
  kind: 'country' | 'value' | 'place' | 'missing';
  country: string | null;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  lines: { text: string; mark: string | null }[];
  /** No room was found for it: kept, so that it can come and go without a new element. */
  hidden: boolean;
}
export interface GaugeMark {
  mark: string;
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
  article: boolean;
}
export interface MapFigure {
  layer: LayerEntry;
  measure: MeasureEntry;
  /** Size of labels, in map units. */
  font: number;
  flows: FlowMark[];
  circles: CircleMark[];
  places: PlaceMark[];
  labels: MapLabel[];
  gauge: {
    title: string;
    country: string;
    x: number;
    y: number;
    full: number;
    width: number;
    bars: GaugeMark[];
  } | null;
  offMap: PlaceEntry[];
}

/** The window through which the map is seen, in map units: text keeps its size on the screen, and stays clear of what lies over the map. */
export interface MapWindow {
  /** Size of labels, in px, where it is not the usual one. */
  letters?: number;
  /** Px on the screen for one map unit. */
  scale: number;
  frame: Box;
  covered: readonly Box[];
}

/** What the page is drawn for before any script measures it: a laptop's stage. */
export const NOMINAL_WINDOW: MapWindow = {
  scale: 0.76,
  frame: { x: -400, y: 4, width: 1240, height: MAP.height - 8 },
  covered: [
    { x: -400, y: 0, width: 420, height: 250 },
    { x: -400, y: 372, width: 700, height: 60 },
    { x: 480, y: 330, width: 400, height: 110 },
  ],
};

/** Size of labels on the screen, in px. */
export const FONT_PX = 12.5;
const VENUE_RING = 7;
const GAUGE_WIDTH = 92;
/** Counts of one flow that are further apart than this are both written beside it. */
const TELLING_GAP = 1.05;

const boxAround = ([x, y]: Point, size: number): Box => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});

/** A name on words or a control cannot be read; on a circle or a ribbon it can. */
const WORDS_WEIGHT = 20;

/** Where a country's name may stand, as seen from its middle, nearest first: it is large, and its name must be there. */
const COUNTRY_OFFSETS = [0, 30, -30, 60, -60, 90, -90, 120, -120]
  .flatMap((dx) => [0, 18, -18, 36, -36, 60, -60].map((dy) => [dx, dy] as const))
  .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay * 1.5) - Math.hypot(bx, by * 1.5));

interface Counted {
  mark: string;
  value: number;
  book: string | undefined;
}

/** What a flow counts in a year, the chosen book first; empty when no figure was found. */
export function countsOf(flow: FlowEntry, year: number | null, book: string): Counted[] {
  const period = flow.period ?? String(year);
  const found = flow.counts.flatMap((count): Counted[] => {
    const value = count.values[period];
    return value === undefined
      ? []
      : [{ mark: observationMark(count.series, period), value, book: count.book }];
  });
  return found.sort((a, b) => Number(b.book === book) - Number(a.book === book));
}

/**
 * Everything that moves on the map for one choice of layer, measure, year and book, in map units.
 * @throws RangeError for a layer that the map does not have
 */
export function mapFigure(
  part: MapPart,
  choice: MapChoice,
  locale: string,
  wordForMissing: string,
  bookText: (value: string, book: string) => string,
  window: MapWindow = NOMINAL_WINDOW,
): MapFigure {
  const font = (window.letters ?? FONT_PX) / window.scale;
  const { layer, measure } = layerOf(part, choice);
  const requests: LabelRequest<Omit<MapLabel, 'x' | 'y' | 'anchor' | 'hidden'>>[] = [];
  const obstacles: Obstacle[] = window.covered.map((box) => ({ ...box, weight: WORDS_WEIGHT }));

  const flows = measure.flows.map((flow): FlowMark => {
    const counts = countsOf(flow, choice.year, choice.book);
    const [first] = counts;
    const value = (first?.value ?? 0) / layer.divide;
    const ribbon = flowRibbon(flow.from, flow.to, flow.bend, value * measure.perUnit, !flow.twoWay);
    const half = Math.max(1.2, (value * measure.perUnit) / 2);
    for (let step = 0; step <= 10; step++) obstacles.push(boxAround(ribbon.along(step / 10), half * 2));
    requests.push(flowLabel(flow, counts, ribbon, half, { layer, locale, wordForMissing, bookText, font }));
    return { mark: first?.mark ?? null, key: flow.id, path: ribbon.path, country: flow.country ?? null };
  });

  const circles = measure.crossings
    .flatMap((crossing): (CircleMark & { name: string; value: number })[] => {
      const value = crossing.values[String(choice.year)];
      if (value === undefined) return [];
      const [x, y] = crossing.at;
      const r = Math.max(1.5, measure.radiusPerRoot * Math.sqrt(value / layer.divide));
      const mark = observationMark(crossing.series, String(choice.year));
      return [
        {
          mark,
          x,
          y,
          r,
          country: crossing.country,
          name: crossing.name,
          value: value / layer.divide,
        },
      ];
    })
    .sort((a, b) => b.r - a.r);
  circles.forEach(({ mark, x, y, r, name, value }, index) => {
    obstacles.push(boxAround([x, y], r * 1.4));
    const lines = [{ text: `${name} ${shortNumber(value, locale)}`, mark }];
    const side = (sign: 1 | -1, dy: number) => ({
      x: x + sign * (r + 3),
      y: y + dy,
      anchor: sign > 0 ? ('start' as const) : ('end' as const),
    });
    requests.push({
      item: { key: mark, kind: 'place', country: null, lines },
      lines: lines.map((line) => line.text),
      candidates: [
        side(1, 0),
        side(-1, 0),
        { x, y: y + r + font * 0.7, anchor: 'middle' },
        { x, y: y - r - font * 0.7, anchor: 'middle' },
        side(1, font * 0.8),
        side(-1, font * 0.8),
      ],
      priority: 5 - index / 100,
      fontSize: font,
    });
  });

  const places = placesOf(part, layer);
  for (const { entry, place } of places) {
    obstacles.push(boxAround([place.x, place.y], place.kind === 'venue' ? 4 : 8));
    if (place.kind === 'venue') continue;
    const text =
      place.summits.length > 0 && layer.places === 'all'
        ? `${entry.name} ${place.summits.map(({ number }) => number).join(', ')}`
        : entry.name;
    const reach = place.kind === 'summit' ? 9 : 7;
    const at = (dx: number, dy: number, anchor: 'start' | 'middle' | 'end') => ({
      x: place.x + dx,
      y: place.y + dy,
      anchor,
    });
    requests.push({
      item: { key: place.mark, kind: 'place', country: null, lines: [{ text, mark: place.mark }] },
      lines: [text],
      candidates: [
        at(reach, 0, 'start'),
        at(-reach, 0, 'end'),
        at(reach, font * 0.7, 'start'),
        at(reach, -font * 0.7, 'start'),
        at(-reach, font * 0.7, 'end'),
        at(-reach, -font * 0.7, 'end'),
        at(0, font * 1.05, 'middle'),
        at(0, -font * 1.05, 'middle'),
        at(14, font * 1.3, 'start'),
        at(-14, font * 1.3, 'end'),
        at(14, -font * 1.3, 'start'),
      ],
      priority: place.kind === 'capital' ? 8 : place.kind === 'summit' ? 7 : entry.linked ? 6 : 3,
      fontSize: font,
    });
  }

  const gauge = gaugeOf(part, measure, locale, font, window.frame);
  if (gauge)
    obstacles.push({
      x: gauge.x - 2,
      y: gauge.y - 16,
      width: gauge.width + 4,
      height: font * 1.1 * gauge.bars.length + 18,
    });

  for (const country of part.countries) {
    const entry = part.places.find((place) => place.id === country.place);
    if (!entry) continue;
    const [x, y] = entry.at;
    const mark = `place/${country.place}`;
    const text = country.name.toUpperCase();
    requests.push({
      item: { key: mark, kind: 'country', country: country.id, lines: [{ text, mark }] },
      lines: [`${text}  `],
      candidates: COUNTRY_OFFSETS.map(([dx, dy]) => ({ x: x + dx, y: y + dy, anchor: 'middle' as const })),
      priority: 9,
      fontSize: font * 1.06,
      must: true,
    });
  }

  const placed = new Map(placeLabels(requests, obstacles, window.frame).map((label) => [label.item, label]));
  const labels = requests.map(({ item }): MapLabel => {
    const { x, y, anchor } = placed.get(item) ?? { x: 0, y: 0, anchor: 'start' as const };
    return { ...item, x, y, anchor, hidden: !placed.has(item) };
  });
  const offMap = layer.places === 'all' ? part.places.filter((place) => place.offMap) : [];
  return {
    layer,
    measure,
    font,
    flows,
    circles,
    places: places.map(({ place }) => place),
    labels,
    gauge,
    offMap,
  };
}

/**
 * The layer and measure of a choice.
 * @throws RangeError for a layer that the map does not have
 */
export function layerOf(part: MapPart, choice: MapChoice): { layer: LayerEntry; measure: MeasureEntry } {
  const layer = part.layers.find((candidate) => candidate.id === choice.layer);
  const measure = layer?.measures.find((candidate) => candidate.id === choice.measure) ?? layer?.measures[0];
  if (!layer || !measure) throw new RangeError(`no layer ${choice.layer}`);
  return { layer, measure };
}

/** Places that a layer marks on the map. */
export const shownPlaces = (part: MapPart, layer: LayerEntry): PlaceEntry[] =>
  part.places.filter(
    (place) =>
      !place.offMap &&
      place.kind !== 'country' &&
      (layer.places === 'all' || layer.places.includes(place.id) || part.capitals.includes(place.id)),
  );

interface Wording {
  layer: LayerEntry;
  locale: string;
  wordForMissing: string;
  bookText: (value: string, book: string) => string;
  font: number;
}

/** Whether two offices' counts differ so much that both are told. */
function disagree(counts: readonly Counted[]): boolean {
  const values = counts.map((count) => count.value);
  return counts.length > 1 && Math.max(...values) > Math.min(...values) * TELLING_GAP;
}

function flowLabel(
  flow: FlowEntry,
  counts: Counted[],
  ribbon: Ribbon,
  half: number,
  wording: Wording,
): LabelRequest<Omit<MapLabel, 'x' | 'y' | 'anchor' | 'hidden'>> {
  const show = (value: number) => shortNumber(value / wording.layer.divide, wording.locale);
  const country = flow.country ?? null;
  let kind: MapLabel['kind'] = 'value';
  let lines: MapLabel['lines'];
  if (counts.length === 0) {
    kind = 'missing';
    lines = [{ text: wording.wordForMissing, mark: null }];
  } else if (!flow.country && disagree(counts)) {
    lines = [
      { text: flow.label ?? '', mark: null },
      ...counts.map((count) => ({
        text: wording.bookText(show(count.value), count.book ?? ''),
        mark: count.mark,
      })),
    ];
  } else {
    const [count] = counts as [Counted];
    lines = [
      ...(flow.country ? [] : [{ text: flow.label ?? '', mark: null }]),
      { text: show(count.value), mark: count.mark },
    ];
  }
  const { font } = wording;
  const widest = Math.max(...lines.map((line) => textWidth(line.text, font)));
  const candidates = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9].flatMap((share) => {
    const [x, y] = ribbon.along(share);
    const [lx] = ribbon.left(share);
    const gap = half + 5;
    // Two lines or more hang centred on the ribbon's height.
    const top = y - ((lines.length - 1) * font * LINE_HEIGHT) / 2;
    return (lx < 0 ? [-1, 1] : [1, -1]).map((side) => ({
      x: x + side * gap,
      y: top,
      anchor: side < 0 ? ('end' as const) : ('start' as const),
    }));
  });
  // Over the ribbon itself, when it is wide enough to carry it.
  const [x, y] = ribbon.along(0.45);
  if (widest < half * 1.7) candidates.unshift({ x, y, anchor: 'start' });
  return {
    item: { key: flow.id, kind, country, lines },
    lines: lines.map((line) => line.text),
    candidates,
    priority: 10,
    fontSize: font,
  };
}

interface PlacedEntry {
  entry: PlaceEntry;
  place: PlaceMark;
}
/** The same objects for every year, so that whoever draws them has nothing to do when the year changes. */
const knownPlaces = new WeakMap<MapPart, Map<LayerEntry, readonly PlacedEntry[]>>();

function placesOf(part: MapPart, layer: LayerEntry): readonly PlacedEntry[] {
  let known = knownPlaces.get(part);
  if (!known) knownPlaces.set(part, (known = new Map<LayerEntry, readonly PlacedEntry[]>()));
  let places = known.get(layer);
  if (!places) known.set(layer, (places = placesAnew(part, layer)));
  return places;
}

function placesAnew(part: MapPart, layer: LayerEntry): PlacedEntry[] {
  const byId = new Map(part.places.map((place) => [place.id, place]));
  const shown = shownPlaces(part, layer);
  const venues = new Map<string, number>();
  return shown.map((entry) => {
    const city = entry.city === undefined ? undefined : byId.get(entry.city);
    let [x, y] = (city ?? entry).at;
    if (city) {
      const turn = venues.get(city.id) ?? 0;
      venues.set(city.id, turn + 1);
      const angle = -Math.PI / 2 + (turn * Math.PI) / 3;
      x += VENUE_RING * Math.cos(angle);
      y += VENUE_RING * Math.sin(angle);
    }
    const isSummit = layer.places === 'all' && entry.summits.length > 0;
    const kind = city
      ? 'venue'
      : part.capitals.includes(entry.id)
        ? 'capital'
        : isSummit
          ? 'summit'
          : entry.standIn
            ? 'stand-in'
            : 'city';
    return { entry, place: { mark: `place/${entry.id}`, x, y, kind, summits: entry.summits } };
  });
}

function gaugeOf(
  part: MapPart,
  measure: MeasureEntry,
  locale: string,
  font: number,
  frame: Box,
): MapFigure['gauge'] {
  const { gauge } = measure;
  const place = gauge && part.places.find((candidate) => candidate.id === gauge.place);
  if (!gauge || !place) return null;
  const [px, py] = place.at;
  const texts = gauge.bars.map((bar) => `${shortNumber(bar.value, locale)} % ${bar.label}`);
  const width = GAUGE_WIDTH + 8 + Math.max(...texts.map((text) => textWidth(text, font)));
  // In the ocean to the left of its place, as far as the window goes.
  const [x, y] = [Math.max(frame.x + 6, px - 24 - width), py + font * 0.6];
  return {
    title: gauge.title,
    country: gauge.country,
    x,
    y,
    full: GAUGE_WIDTH,
    width,
    bars: gauge.bars.map((bar, index) => ({
      mark: bar.mark,
      x,
      y: y + index * font * 1.1,
      width: (GAUGE_WIDTH * bar.value) / gauge.max,
      height: font * 0.85,
      text: texts[index] ?? '',
      article: bar.article,
    })),
  };
}
