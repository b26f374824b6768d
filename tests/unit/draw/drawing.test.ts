/** Geometry: never NaN, never two labels in one place, and every mark drawn that the figures promise. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { homesOf, observationMark } from '../../../src/compile/homes';
import { chartFigure, figuresOf } from '../../../src/draw/chart-figure';
import { flowRibbon, MIN_WIDTH, type Point } from '../../../src/draw/flow-ribbons';
import { overlap, placeLabels, textWidth } from '../../../src/draw/labels';
import { mapFigure, NOMINAL_WINDOW, type MapLabel } from '../../../src/draw/map-figure';
import { threadPath } from '../../../src/draw/thread';
import { timelineFigure } from '../../../src/draw/timeline-figure';
import { loaded, STORIES } from '../atlases';

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const point: fc.Arbitrary<Point> = fc.tuple(coordinate, coordinate);

describe('a ribbon', () => {
  test('is a closed outline without NaN for any two points, bend and width', () => {
    fc.assert(
      fc.property(
        point,
        point,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.boolean(),
        (from, to, bend, width, arrow) => {
          fc.pre(Math.hypot(to[0] - from[0], to[1] - from[1]) > 1e-6);
          const { path, along } = flowRibbon(from, to, bend, width, arrow);
          expect(path).toMatch(/^M-?\d[\d. LE+-]*Z$/);
          expect(path).not.toContain('NaN');
          expect(along(0)[0]).toBeCloseTo(from[0], 6);
          expect(along(1)[0]).toBeCloseTo(to[0], 6);
        },
      ),
    );
  });

  test('is as wide as its value, and never too thin to see', () => {
    const widthAtRoot = (width: number) => {
      const [first, ...rest] = flowRibbon([0, 0], [100, 0], 0, width, false)
        .path.slice(1, -1)
        .split('L')
        .map((pair) => pair.split(' ').map(Number) as [number, number]);
      return Math.abs((first?.[1] ?? 0) - (rest.at(-1)?.[1] ?? 0));
    };
    expect(widthAtRoot(10)).toBe(10);
    expect(widthAtRoot(30)).toBe(30);
    expect(widthAtRoot(0.01)).toBe(MIN_WIDTH);
  });

  test('needs two points', () => {
    expect(() => flowRibbon([1, 1], [1, 1], 0.1, 4, true)).toThrow(RangeError);
    expect(() => flowRibbon([1, 1], [2, 1], Number.NaN, 4, true)).toThrow(RangeError);
  });
});

describe('labels', () => {
  const frame = { x: 0, y: 0, width: 300, height: 200 };
  const request = fc.record({
    item: fc.nat(),
    lines: fc.array(fc.string({ minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
    candidates: fc.array(
      fc.record({
        x: fc.integer({ min: -20, max: 320 }),
        y: fc.integer({ min: -20, max: 220 }),
        anchor: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    priority: fc.nat(9),
    fontSize: fc.integer({ min: 8, max: 16 }),
  });

  test('never stand on each other, on an obstacle, or outside the frame', () => {
    const obstacles = [{ x: 100, y: 50, width: 60, height: 60 }];
    fc.assert(
      fc.property(fc.array(request, { maxLength: 25 }), (requests) => {
        const placed = placeLabels(requests, obstacles, frame);
        placed.forEach(({ box }, index) => {
          expect(placed.slice(index + 1).some((other) => overlap(box, other.box))).toBe(false);
          expect(obstacles.some((other) => overlap(box, other))).toBe(false);
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 300 && box.y + box.height <= 200).toBe(
            true,
          );
        });
      }),
    );
  });

  test('the important one goes first', () => {
    const one = { lines: ['word'], candidates: [{ x: 50, y: 50, anchor: 'middle' as const }], fontSize: 12 };
    const placed = placeLabels(
      [
        { ...one, item: 'low', priority: 1 },
        { ...one, item: 'high', priority: 2 },
      ],
      [],
      frame,
    );
    expect(placed.map((label) => label.item)).toEqual(['high']);
  });

  test('one that must be placed is, where it runs into least', () => {
    const wall = { x: 0, y: 0, width: 300, height: 200 };
    const half = { x: 0, y: 0, width: 150, height: 200 };
    const must = {
      item: 'must',
      lines: ['word'],
      candidates: [
        { x: 50, y: 50, anchor: 'middle' as const },
        { x: 250, y: 50, anchor: 'middle' as const },
      ],
      fontSize: 12,
      priority: 1,
      must: true,
    };
    expect(placeLabels([must], [wall, half], frame).map((label) => label.x)).toEqual([250]);
  });
});

describe.each(STORIES)('the map of %s', (folder) => {
  const { map, story } = loaded(folder);
  const observed = new Set(story.observations.map((row) => observationMark(row.series, row.period)));
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
            for (const flow of figure.flows) {
              if (flow.mark === null) continue;
              drawn += 1;
              expect(observed.has(flow.mark), `${where} ${flow.mark}`).toBe(true);
              expect(homesOf(flow.mark, story.homes).length, flow.mark).toBeGreaterThan(0);
            }
            const shown = figure.labels.filter((label) => !label.hidden && label.kind !== 'country');
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

describe.each(STORIES)('the timeline of %s', (folder) => {
  const { timeline } = loaded(folder);
  const ranges = fc.tuple(
    fc.double({ min: 1840, max: 2026, noNaN: true }),
    fc.double({ min: 0.5, max: 180, noNaN: true }),
  );

  test('has no NaN in any range and any width, and loses no event', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 200, max: 2400 }), ([from, length], width) => {
        const figure = timelineFigure(timeline, [from, from + length], width);
        expect(JSON.stringify(figure)).not.toContain('NaN');
        expect(figure.dots.length + figure.before.length + figure.after.length).toBe(timeline.events.length);
      }),
    );
  });

  test('titles in a lane touch neither each other nor a dot', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 300, max: 2000 }), ([from, length], width) => {
        const figure = timelineFigure(timeline, [from, from + length], width);
        for (const lane of figure.lanes) {
          const dots = figure.dots.filter((dot) => dot.lane === lane.id);
          const titles = dots.flatMap((dot) => {
            if (!dot.label) return [];
            const x = (dot.x / 100) * width + dot.label.dx;
            const wide = textWidth(dot.title, 11.5);
            return [
              {
                mark: dot.mark,
                from: dot.label.anchor === 'start' ? x : x - wide,
                to: dot.label.anchor === 'start' ? x + wide : x,
              },
            ];
          });
          titles.forEach((title, index) => {
            expect(
              titles.slice(index + 1).some((other) => title.from < other.to && other.from < title.to),
            ).toBe(false);
            expect(
              dots.some(
                (dot) =>
                  dot.mark !== title.mark &&
                  (dot.x / 100) * width > title.from &&
                  (dot.x / 100) * width < title.to,
              ),
            ).toBe(false);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(STORIES)('the charts of %s', (folder) => {
  const { story } = loaded(folder);

  test.each(['wide', 'narrow'] as const)(
    '%s: every mark is drawn, without NaN, styles or anything inline',
    (size) => {
      const { document } = parseHTML('<!doctype html><html><body></body></html>');
      const figures = figuresOf(story, 'en', { since: 'since' });
      for (const chart of story.charts) {
        const svg = chartFigure(chart, size, figures, document)
          .panels.map((panel) => panel.svg)
          .join('');
        const drawn = new Set([...svg.matchAll(/data-mark="([^"]+)"/g)].map((match) => match[1]));
        const promised = story.observations
          .map((row) => observationMark(row.series, row.period))
          .filter((mark) =>
            homesOf(mark, story.homes).some((home) => home.on === 'chart' && home.chart === chart.id),
          );
        expect(promised.length, chart.id).toBeGreaterThan(0);
        expect(
          promised.filter((mark) => !drawn.has(mark)),
          chart.id,
        ).toEqual([]);
        expect(svg, chart.id).not.toMatch(/NaN|<style|style=|undefined/);
      }
    },
  );

  test('ids are given once over all charts', () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const figures = figuresOf(story, 'en', { since: 'since' });
    const svg = story.charts
      .flatMap((chart) =>
        (['wide', 'narrow'] as const).flatMap((size) =>
          chartFigure(chart, size, figures, document).panels.map((panel) => panel.svg),
        ),
      )
      .join('');
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('what is missing is not bridged: a line ends before the gap and begins again after it', () => {
  const { story } = loaded('tests/fixture-story');
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const [chart] = story.charts;
  if (!chart) throw new Error('the fixture has a chart');
  const svg =
    chartFigure(chart, 'wide', figuresOf(story, 'en', { since: 'since' }), document).panels[0]?.svg ?? '';
  const line = /class="line[^>]*>\s*<path d="([^"]+)"/.exec(svg)?.[1] ?? '';
  // Four years, a missing one, one year alone.
  expect(line.match(/M/g)).toHaveLength(2);
});

describe('the thread', () => {
  const ends = { phrase: { x: 100, y: 100 }, mark: { x: 600, y: 300 }, gutterX: 200, gaps: [250, 400] };

  test('goes straight across when nothing is in the way', () => {
    expect(threadPath({ ...ends, words: [] }).path).toMatch(/L600 300$/);
    expect(threadPath({ ...ends, words: [] }).cost).toBeLessThan(10_000);
  });

  test('goes round words when there is a way round', () => {
    const words = [{ x: 300, y: 290, width: 100, height: 20 }];
    const { path, cost } = threadPath({ ...ends, words });
    expect(cost).toBeLessThan(10_000);
    expect(path).toContain('250');
  });

  test('turns aside between rows when the way down is full of words', () => {
    const words = [
      { x: 300, y: 290, width: 100, height: 20 },
      { x: 596, y: 260, width: 8, height: 12 },
    ];
    expect(threadPath({ ...ends, gaps: [250], words }).cost).toBeLessThan(10_000);
  });

  test('has no NaN wherever its ends are', () => {
    fc.assert(
      fc.property(
        point,
        point,
        coordinate,
        fc.array(coordinate, { maxLength: 3 }),
        ([px, py], [mx, my], gutterX, gaps) => {
          const { path } = threadPath({
            phrase: { x: px, y: py },
            mark: { x: mx, y: my },
            gutterX,
            gaps,
            words: [],
          });
          expect(path).toMatch(/^M/);
          expect(path).not.toMatch(/NaN|Infinity/);
        },
      ),
    );
  });
});
