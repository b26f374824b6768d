/** The view: what the stage shows and what is chosen. Plain data, always valid. */
import { endOf, parsePeriod, startOf } from './time';
import { LinkIndex, type Target } from './links';
import { homesOf, partsOfMark, type Home, type LayerStage, type ReadPart } from './story';

export interface StageView {
  layer: string;
  measure: string;
  /** Year of the map; null for a layer without years. */
  year: number | null;
  /** Country whose books are shown where two offices count the same flow. */
  book: string;
  chart: string;
  /** Years from and to on the timeline, in steps of 0.01. */
  time: [number, number];
}

export interface View extends StageView {
  /** The passage being read. */
  at: string;
  pinned: Target | null;
}

/** All that is needed to tell a valid view from nonsense. */
export interface Atlas {
  read: ReadPart;
  layers: readonly LayerStage[];
  links: LinkIndex;
  /** Stage of each passage, what it does not say carried over from the passages before. */
  stages: ReadonlyMap<string, StageView>;
}

const hundredths = (years: number) => Math.round(years * 100) / 100;

/** A year that the layer can show: the one asked for, or the nearest. */
export function yearIn(
  layer: Pick<LayerStage, 'years' | 'only' | 'year'>,
  year: number | null | undefined,
): number | null {
  if (!layer.years) return null;
  const asked = year ?? layer.year ?? layer.years[1];
  if (layer.only)
    return layer.only.reduce((best, one) => (Math.abs(one - asked) < Math.abs(best - asked) ? one : best));
  return Math.min(layer.years[1], Math.max(layer.years[0], Math.round(asked)));
}

/** A range within the bounds, at least half a year long. */
export function timeIn(bounds: readonly [string, string], time: readonly [number, number]): [number, number] {
  const [first, last] = [startOf(bounds[0]), startOf(bounds[1])];
  const length = Math.min(last - first, Math.max(0.5, time[1] - time[0]));
  const from = Math.min(last - length, Math.max(first, time[0]));
  return [hundredths(from), hundredths(from + length)];
}

/** @throws RangeError when the story has no layer or chart at all */
export function atlasOf(read: ReadPart): Atlas {
  const { layers } = read;
  const [layer] = layers;
  const [chart] = read.charts;
  if (!layer || !chart) throw new RangeError('a story needs a layer and a chart');
  let stage: StageView = {
    layer: layer.id,
    measure: layer.measures[0]?.id ?? '',
    year: yearIn(layer, undefined),
    book: read.countries[0]?.id ?? '',
    chart: chart.id,
    time: timeIn(read.bounds, [startOf(read.range[0]), startOf(read.range[1])]),
  };
  const stages = new Map<string, StageView>();
  for (const passage of read.passages) {
    const wanted = passage.stage;
    const next = layers.find((candidate) => candidate.id === (wanted.layer ?? stage.layer)) ?? layer;
    const sameLayer = next.id === stage.layer;
    stage = {
      layer: next.id,
      measure: wanted.measure ?? (sameLayer ? stage.measure : (next.measures[0]?.id ?? '')),
      year: yearIn(next, wanted.year ?? (sameLayer ? stage.year : undefined)),
      book: stage.book,
      chart: wanted.chart ?? stage.chart,
      time: wanted.time ? timeIn(read.bounds, wanted.time) : stage.time,
    };
    stages.set(passage.id, stage);
  }
  return { read, layers, links: new LinkIndex(read.passages), stages };
}

/** The view when a passage is being read and nothing is chosen. */
export function viewAt(atlas: Atlas, passage: string): View {
  const first = atlas.read.passages[0]?.id ?? '';
  const at = atlas.stages.has(passage) ? passage : first;
  const stage = atlas.stages.get(at);
  if (!stage) throw new RangeError('a story needs a passage');
  return { ...stage, at, pinned: null };
}

/** Whether some figure draws this mark. */
export function isDrawn(atlas: Atlas, mark: string): boolean {
  if (mark.startsWith('event/')) return Object.hasOwn(atlas.read.events, mark.slice('event/'.length));
  if (mark.startsWith('leader/')) return atlas.read.leaders.includes(mark.slice('leader/'.length));
  if (mark.startsWith('place/')) return homesOf(mark, atlas.read.homes).length > 0;
  const { series, period } = partsOfMark(mark);
  const runs = Object.hasOwn(atlas.read.observed, series) ? atlas.read.observed[series] : undefined;
  return (
    runs?.some(
      ([from, to]) =>
        period.length === from.length && period >= from && period <= to && parsePeriod(period) !== null,
    ) ?? false
  );
}

const shows = (stage: StageView, home: Home) => {
  if (home.on === 'chart') return stage.chart === home.chart;
  if (home.on === 'place') return home.layers.includes(stage.layer);
  if (home.on === 'timeline') return true;
  if (home.on === 'claim' || home.on === 'explore') return false;
  return (
    stage.layer === home.layer &&
    stage.measure === home.measure &&
    (home.year === null || stage.year === home.year)
  );
};

/**
 * The stage on which marks can be seen, changed from `stage` as little as may be.
 * Charts go before the map for numbers; the timeline is moved only when an event lies outside it.
 */
export function stageFor(atlas: Atlas, marks: readonly string[], stage: StageView): StageView {
  const next = { ...stage };
  const times: [number, number][] = [];
  for (const mark of marks) {
    const homes = homesOf(mark, atlas.read.homes);
    const home = homes.find((one) => shows(next, one)) ?? homes.find((one) => one.on === 'chart') ?? homes[0];
    // A mark that only another room draws changes nothing on the stage.
    if (!home || home.on === 'claim' || home.on === 'explore') continue;
    if (home.on === 'chart') next.chart = home.chart;
    else if (home.on === 'timeline') {
      const found = timeOf(atlas, mark);
      if (found) times.push(found);
    } else if (home.on === 'place') {
      if (!home.layers.includes(next.layer)) setLayer(atlas, next, home.layers[0] ?? next.layer);
    } else {
      if (next.layer !== home.layer) setLayer(atlas, next, home.layer);
      next.measure = home.measure;
      if (home.year !== null) next.year = home.year;
      if (home.book !== null) next.book = home.book;
    }
  }
  return { ...next, time: timeFor(atlas, times, next.time) };
}

function setLayer(atlas: Atlas, stage: StageView, id: string): void {
  const layer = atlas.layers.find((candidate) => candidate.id === id);
  if (!layer) return;
  stage.layer = layer.id;
  stage.measure = layer.measures[0]?.id ?? '';
  stage.year = yearIn(layer, undefined);
}

/** When an event was, in years; null for one that the story does not have. */
function timeOf({ read }: Atlas, mark: string): [number, number] | null {
  const id = mark.slice('event/'.length);
  const when = Object.hasOwn(read.events, id) ? read.events[id] : undefined;
  return when ? [startOf(when[0]), endOf(when[1] ?? when[0])] : null;
}

/** The range shown, or, when something lies outside it, a range that holds it all with some air. */
function timeFor(atlas: Atlas, times: [number, number][], shown: [number, number]): [number, number] {
  if (times.length === 0) return shown;
  const from = Math.min(...times.map((time) => time[0]));
  const to = Math.max(...times.map((time) => time[1]));
  if (from >= shown[0] && to <= shown[1]) return shown;
  const length = Math.max(shown[1] - shown[0], (to - from) * 1.25);
  const middle = (from + to) / 2;
  return timeIn(atlas.read.bounds, [middle - length / 2, middle + length / 2]);
}

/** The view in which a target is chosen: its stage, and the passage it belongs to being read. */
export function pin(atlas: Atlas, view: View, target: Target): View {
  const marks = atlas.links.litBy(target).marks;
  if ('mark' in target) {
    const passages = atlas.links.passagesOf(target.mark);
    const at = passages.includes(view.at) ? view.at : (passages[0] ?? view.at);
    return { ...view, ...stageFor(atlas, marks, view), at, pinned: target };
  }
  const base = view.at === target.passage ? view : { ...viewAt(atlas, target.passage), book: view.book };
  return { ...base, ...stageFor(atlas, marks, base), at: target.passage, pinned: target };
}
