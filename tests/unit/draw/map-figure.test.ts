/** The map in every state a reader can bring it to: marks that are there, labels that can be read. */
import { describe, expect, test } from 'vitest';
import { crossingSeries, homesOf, observationMark } from '../../../src/compile/homes';
import { overlap, textWidth } from '../../../src/draw/labels';
import { mapFigure, NOMINAL_WINDOW, type MapLabel } from '../../../src/draw/map-figure';
import { loaded, STORIES } from '../atlases';

describe.each(STORIES)('the map of %s', (folder) => {
  const { map, story } = loaded(folder);
  const observed = new Set([
    ...story.observations.map((row) => observationMark(row.series, row.period)),
    ...story.crossingCounts.map((count) =>
      observationMark(crossingSeries(count.crossing, count.kind), String(count.year)),
    ),
  ]);
  const places = new Set(story.places.map((place) => `place/${place.id}`));
  const say = (value: string, book: string) => `${value} by ${book}`;
  const boxOf = (label: MapLabel, font: number) => {
    const width = Math.max(...label.lines.map((line) => textWidth(line.text, font)));
    const left =
      label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
    return { x: left, y: label.y - font * 0.5, width, height: font * (1 + (label.lines.length - 1) * 1.25) };
  };

  test('in every layer, measure, year and book: no NaN, every mark real, no two labels in one place', () => {
    let drawn = 0;
    for (const layer of map.layers) {
      const years =
        layer.only ??
        (layer.years
          ? Array.from({ length: layer.years[1] - layer.years[0] + 1 }, (_, n) => (layer.years?.[0] ?? 0) + n)
          : [null]);
      for (const measure of layer.measures) {
        for (const year of years) {
          for (const { id: book } of map.books) {
            const figure = mapFigure(
              map,
              { layer: layer.id, measure: measure.id, year, book },
              'en',
              'none',
              say,
            );
            const where = `${layer.id}.${measure.id} ${String(year)} ${book}`;
            expect(JSON.stringify({ ...figure, layer: 0, measure: 0 }), where).not.toMatch(/NaN|null,"y"/);
            for (const [n, flow] of figure.flows.entries()) {
              const { counts = [], period = String(year) } = measure.flows[n] ?? {};
              const counted = counts.filter((count) => count.values[period] !== undefined);
              if (flow.mark === null) {
                expect(counted, `${where} ${flow.key} is missing`).toEqual([]);
                continue;
              }
              drawn += 1;
              // The chosen books go first; where they have no figure, another's stand in.
              const own = counted.find((count) => count.book === book) ?? counted[0];
              expect(flow.mark, where).toBe(observationMark(own?.series ?? '', period));
            }
            const marks = [
              ...figure.flows.flatMap((flow) => flow.mark ?? []),
              ...figure.circles.map((circle) => circle.mark),
              ...(figure.gauge?.bars.map((bar) => bar.mark) ?? []),
            ];
            for (const mark of marks) {
              expect(observed.has(mark), `${where} ${mark}`).toBe(true);
              expect(
                homesOf(mark, story.homes).some(
                  (home) => home.on === 'map' && home.layer === layer.id && home.measure === measure.id,
                ),
                `${where} ${mark}`,
              ).toBe(true);
            }
            for (const { mark } of figure.places) expect(places.has(mark), `${where} ${mark}`).toBe(true);
            expect(new Set(marks).size, where).toBe(marks.length);
            const shown = figure.labels.filter((label) => !label.hidden);
            shown.forEach((label, index) => {
              const hit = shown
                .slice(index + 1)
                .find((other) => overlap(boxOf(label, figure.font), boxOf(other, figure.font)));
              expect(hit?.key, `${where}: ${label.key}`).toBeUndefined();
            });
            const countries = figure.labels.filter((label) => label.kind === 'country');
            expect(
              countries.filter((label) => label.hidden),
              where,
            ).toEqual([]);
          }
        }
      }
    }
    expect(drawn).toBeGreaterThan(5);
  });

  test('a year without a figure is drawn as missing, with no mark', () => {
    const layer = map.layers.find(
      (one) => one.years && one.measures.some((measure) => measure.flows.length > 0),
    );
    const gap = layer?.measures.flatMap((measure) =>
      measure.flows.flatMap((flow) => {
        for (let year = layer.years?.[0] ?? 0; year <= (layer.years?.[1] ?? 0); year++)
          if (flow.counts.every((count) => count.values[String(year)] === undefined))
            return [{ measure: measure.id, flow: flow.id, year }];
        return [];
      }),
    )[0];
    if (!layer || !gap) throw new Error('the story has a gap');
    const figure = mapFigure(
      map,
      { layer: layer.id, measure: gap.measure, year: gap.year, book: '' },
      'en',
      'none',
      say,
    );
    expect(figure.flows.find((flow) => flow.key === gap.flow)?.mark).toBeNull();
  });

  test('text keeps its size on the screen whatever the window', () => {
    const choice = {
      layer: map.layers[0]?.id ?? '',
      measure: '',
      year: map.layers[0]?.year ?? null,
      book: '',
    };
    const small = mapFigure(map, choice, 'en', 'none', say, { ...NOMINAL_WINDOW, scale: 0.5 });
    const large = mapFigure(map, choice, 'en', 'none', say, { ...NOMINAL_WINDOW, scale: 2 });
    expect(small.font * 0.5).toBeCloseTo(large.font * 2, 6);
  });
});
