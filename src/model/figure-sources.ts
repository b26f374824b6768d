/** Which sources stand behind which figure: those of most of its numbers first. */
import { crossingSeries, homesOf, observationMark, type Source, type Story } from './story';

/** Sources by figure: `chart:ID`, `map:LAYER.MEASURE`, `explore:SHOW`, `timeline`. */
export type FigureSources = ReadonlyMap<string, readonly Source[]>;

/** One pass over all numbers, events and places. */
export function figureSources(story: Story): FigureSources {
  const counts = new Map<string, Map<string, number>>();
  const count = (figure: string, source: string) => {
    const known = counts.get(figure) ?? new Map<string, number>();
    counts.set(figure, known.set(source, (known.get(source) ?? 0) + 1));
  };
  const countMark = (mark: string, source: string) => {
    for (const home of homesOf(mark, story.homes)) {
      if (home.on === 'chart') count(`chart:${home.chart}`, source);
      else if (home.on === 'map') count(`map:${home.layer}.${home.measure}`, source);
      else if (home.on === 'explore') count(`explore:${home.show}`, source);
    }
  };
  for (const { series, period, source } of story.observations)
    countMark(observationMark(series, period), source);
  for (const { crossing, kind, year, source } of story.crossingCounts)
    countMark(observationMark(crossingSeries(crossing, kind), String(year)), source);
  for (const { sources } of story.events) for (const source of sources) count('timeline', source);
  // A layer that draws no numbers draws places: its sources are theirs, and those of what happened there.
  for (const layer of story.map.layers) {
    const places = story.places.filter(({ id }) => layer.places === 'all' || layer.places.includes(id));
    for (const measure of layer.measures) {
      const figure = `map:${layer.id}.${measure.id}`;
      if (counts.has(figure)) continue;
      const ids = new Set(places.map(({ id }) => id));
      const events = story.events.filter(({ place }) => ids.has(place));
      for (const { sources } of [...events, ...places]) for (const source of sources) count(figure, source);
    }
  }
  const byId = new Map(story.sources.map((source) => [source.id, source]));
  return new Map(
    [...counts].map(([figure, known]) => [
      figure,
      [...known].sort(([, a], [, b]) => b - a).flatMap(([id]) => byId.get(id) ?? []),
    ]),
  );
}
