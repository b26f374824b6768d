/** The map as a list: all that is drawn is in it, in every state, and no more. */
import { describe, expect, test } from 'vitest';
import { mapFigure, type MapChoice } from '../../../src/draw/map-figure';
import { mapList } from '../../../src/draw/map-list';
import type { MapPart } from '../../../src/model/story';
import { loaded, STORIES } from '../atlases';

/** Every layer, measure, year and book. */
function* choices(map: MapPart): Generator<MapChoice> {
  for (const layer of map.layers) {
    const [from, to] = layer.years ?? [0, 0];
    const years =
      layer.only ?? (layer.years ? Array.from({ length: to - from + 1 }, (_, n) => from + n) : [null]);
    for (const measure of layer.measures)
      for (const year of years)
        for (const { id: book } of map.books) yield { layer: layer.id, measure: measure.id, year, book };
  }
}

describe.each(STORIES)('the map of %s as a list', (folder) => {
  const { map } = loaded(folder);

  test('has every ribbon, circle and place that is drawn, and says which flow has no figure', () => {
    let count = 0;
    for (const choice of choices(map)) {
      const figure = mapFigure(map, choice, 'en', 'none', String);
      const list = mapList(map, choice);
      const where = JSON.stringify(choice);
      const marks = new Set(list.numbers.map(({ mark }) => mark));
      for (const { mark } of [...figure.flows, ...figure.circles]) expect(marks.has(mark), where).toBe(true);
      const missing = list.numbers.filter(({ mark }) => mark === null);
      expect(missing.length, where).toBe(figure.flows.filter(({ mark }) => mark === null).length);
      expect(new Set(list.places.map(({ mark }) => mark)), where).toEqual(
        new Set([...figure.places.map(({ mark }) => mark), ...figure.offMap.map(({ id }) => `place/${id}`)]),
      );
      expect(new Set(list.numbers.map(({ key }) => key)).size, where).toBe(list.numbers.length);
      count += list.numbers.length + list.places.length;
    }
    expect(count).toBeGreaterThan(0);
  });

  test('tells both offices’ counts of a flow that two count, each with its country', () => {
    const twice = [...choices(map)]
      .map((choice) => mapList(map, choice).numbers.filter(({ book }) => book !== null))
      .find((numbers) => numbers.length > 1);
    const [one, other] = twice ?? [];
    expect(one && 'flow' in one.of && one.of.flow.between).toContain(one?.book);
    expect(other && 'flow' in other.of && other.of.flow.between).toContain(other?.book);
    expect(one?.book).not.toBe(other?.book);
  });
});
