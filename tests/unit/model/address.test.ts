/** An address is the view: what is said is restored, and any text gives a good view. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, viewOf } from '../../../src/model/address';
import type { Target } from '../../../src/model/links';
import { isDrawn, pin, timeIn, viewAt, yearIn, type Atlas, type View } from '../../../src/model/view';
import { loaded, STORIES } from '../atlases';

/** A view as a person makes it: reading somewhere, choosing something, turning the controls. */
function anyView(atlas: Atlas): fc.Arbitrary<View> {
  const { passages, charts, countries, bounds } = atlas.read;
  const phrases = passages.flatMap((passage) =>
    passage.phrases.map((phrase) => ({ passage: passage.id, phrase: phrase.key })),
  );
  const marks = passages
    .flatMap((passage) => passage.phrases.flatMap((phrase) => phrase.marks))
    .concat(atlas.read.events.map((id) => `event/${id}`));
  const target = fc.oneof(
    fc.constantFrom(...passages.map((passage): Target => ({ passage: passage.id }))),
    fc.constantFrom(...phrases.map((phrase): Target => phrase)),
    fc.constantFrom(...marks.map((mark): Target => ({ mark }))),
  );
  return fc
    .record({
      at: fc.constantFrom(...passages.map((passage) => passage.id)),
      target: fc.option(target),
      layer: fc.option(fc.constantFrom(...atlas.layers)),
      measure: fc.nat(5),
      year: fc.option(fc.integer({ min: 1900, max: 2100 })),
      book: fc.option(fc.constantFrom(...countries.map((country) => country.id))),
      chart: fc.option(fc.constantFrom(...charts.map((chart) => chart.id))),
      time: fc.option(
        fc.tuple(
          fc.double({ min: 1800, max: 2050, noNaN: true }),
          fc.double({ min: 0.1, max: 80, noNaN: true }),
        ),
      ),
    })
    .map((made) => {
      let view = viewAt(atlas, made.at);
      if (made.target) view = pin(atlas, view, made.target);
      if (made.layer) {
        const measure = made.layer.measures[made.measure % made.layer.measures.length];
        view = {
          ...view,
          layer: made.layer.id,
          measure: measure?.id ?? '',
          year: yearIn(made.layer, made.layer.id === view.layer ? view.year : undefined),
        };
      }
      const layer = atlas.layers.find((one) => one.id === view.layer);
      if (made.year !== null && layer) view = { ...view, year: yearIn(layer, made.year) };
      if (made.book !== null) view = { ...view, book: made.book };
      if (made.chart !== null) view = { ...view, chart: made.chart };
      if (made.time) view = { ...view, time: timeIn(bounds, [made.time[0], made.time[0] + made.time[1]]) };
      return view;
    });
}

/** What every view must be, whoever made it. */
function expectGood(atlas: Atlas, view: View): void {
  const layer = atlas.layers.find((one) => one.id === view.layer);
  expect(layer?.measures.map((measure) => measure.id)).toContain(view.measure);
  expect(view.year).toBe(layer ? yearIn(layer, view.year) : 'a layer');
  expect(atlas.read.charts.map((chart) => chart.id)).toContain(view.chart);
  expect(atlas.read.countries.map((country) => country.id)).toContain(view.book);
  expect(atlas.stages.has(view.at)).toBe(true);
  expect(view.time[0]).toBeLessThan(view.time[1]);
  expect(view.time.every(Number.isFinite)).toBe(true);
  const { pinned } = view;
  if (pinned && 'mark' in pinned) expect(isDrawn(atlas, pinned.mark)).toBe(true);
  else if (pinned) expect(atlas.links.passage(pinned.passage)).toBeDefined();
}

describe.each(STORIES)('addresses of %s', (folder) => {
  const { atlas } = loaded(folder);

  test('restore any view exactly', () => {
    fc.assert(
      fc.property(anyView(atlas), (view) => {
        expect(viewOf(atlas, addressOf(atlas, view))).toEqual(view);
      }),
      { numRuns: 800 },
    );
  });

  test('of any text give a good view, which has an address of its own', () => {
    const keys = ['at', 'mark', 'passage', 'map', 'year', 'books', 'chart', 'time'];
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.tuple(
            fc.constantFrom(...keys),
            fc.oneof(
              fc.string({ maxLength: 40 }),
              fc.constantFrom(
                '__proto__',
                'constructor.toString',
                '../..',
                '%E0%A4%A',
                '1e999',
                'NaN..Infinity',
                '2003..2002',
                'event/none',
                'trade.nothing',
              ),
            ),
          ),
        )
        .map((pairs) => `?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`),
      fc.string({ maxLength: 60 }).map((text) => `#${text}`),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const view = viewOf(atlas, text);
        expectGood(atlas, view);
        expect(viewOf(atlas, addressOf(atlas, view))).toEqual(view);
      }),
      { numRuns: 800 },
    );
  });

  test('of the opening view are empty', () => {
    expect(addressOf(atlas, viewAt(atlas, ''))).toBe('');
  });
});

describe('an address of the real story is short and readable', () => {
  const { atlas } = loaded('src/story');

  test('a phrase', () => {
    const view = pin(atlas, viewAt(atlas, ''), { passage: 'surface-trade-2010', phrase: 'growth' });
    expect(addressOf(atlas, view)).toBe('?passage=surface-trade-2010.growth');
    expect(view.chart).toBe('surface');
  });

  test('a mark keeps its slashes', () => {
    const view = pin(atlas, viewAt(atlas, ''), { mark: 'trade/us-imports-from-canada/2010' });
    expect(addressOf(atlas, view)).toContain('mark=trade/us-imports-from-canada/2010');
    expect(view).toMatchObject({ layer: 'trade', measure: 'direction', year: 2010 });
  });

  test('a fragment that names a mark or a passage counts, as links do without scripts', () => {
    expect(viewOf(atlas, '#mark:event/nals-2009').pinned).toEqual({ mark: 'event/nals-2009' });
    expect(viewOf(atlas, '#annual-summit').at).toBe('annual-summit');
  });
});
