/** An address is the view: what is said is restored, and any text gives a good view. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, viewOf } from '../../../src/model/address';
import type { Target } from '../../../src/model/links';
import { periodsBetween } from '../../../src/model/time';
import { knownInRead, unknownNames } from '../../../src/model/unknown';
import { isDrawn, pin, timeIn, viewAt, yearIn, type Atlas, type View } from '../../../src/model/view';
import { loaded, STORIES } from '../atlases';

/** Every mark that some figure draws, whether the article speaks of it or not. */
function drawnMarks(atlas: Atlas): string[] {
  const { events, observed, homes } = atlas.read;
  return [
    ...Object.keys(events).map((id) => `event/${id}`),
    ...Object.keys(homes.places).map((id) => `place/${id}`),
    ...Object.entries(observed).flatMap(([series, runs]) =>
      runs.flatMap(([from, to]) => periodsBetween(from, to).map((period) => `${series}/${period}`)),
    ),
  ];
}

type Step = (view: View) => View;

/** One thing that a person does to a view, by the same functions as the page. */
function anyStep(atlas: Atlas): fc.Arbitrary<Step> {
  const { passages, charts, countries, bounds } = atlas.read;
  const passage = fc.constantFrom(...passages.map(({ id }) => id));
  const phrases = passages.flatMap(({ id, phrases: list }) =>
    list.map(({ key }): Target => ({ passage: id, phrase: key })),
  );
  const spoken = passages.flatMap(({ phrases: list }) => list.flatMap(({ marks }) => marks));
  const target: fc.Arbitrary<Target> = fc.oneof(
    passage.map((id) => ({ passage: id })),
    fc.constantFrom(...phrases),
    fc.constantFrom(...spoken).map((mark) => ({ mark })),
    fc.constantFrom(...drawnMarks(atlas)).map((mark) => ({ mark })),
  );
  const layerOf = (view: View) => {
    const layer = atlas.layers.find((one) => one.id === view.layer);
    if (!layer) throw new Error(`no layer ${view.layer}`);
    return layer;
  };
  return fc.oneof(
    passage.map(
      (id): Step =>
        (view) =>
          view.pinned ? view : { ...viewAt(atlas, id), book: view.book },
    ),
    target.map(
      (chosen): Step =>
        (view) =>
          pin(atlas, view, chosen),
    ),
    fc.constant<Step>((view) => ({ ...view, pinned: null })),
    fc.tuple(fc.constantFrom(...atlas.layers), fc.nat(5)).map(([layer, n]): Step => (view) => ({
      ...view,
      layer: layer.id,
      measure: layer.measures[n % layer.measures.length]?.id ?? '',
      year: yearIn(layer, layer.id === view.layer ? view.year : undefined),
    })),
    fc.integer({ min: 1900, max: 2100 }).map((year): Step => (view) => ({
      ...view,
      year: yearIn(layerOf(view), year),
    })),
    fc.constantFrom(...countries).map(({ id }): Step => (view) => ({ ...view, book: id })),
    fc.constantFrom(...charts).map(({ id }): Step => (view) => ({ ...view, chart: id })),
    fc
      .tuple(fc.double({ min: 1700, max: 2100, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }))
      .map(([from, length]): Step => (view) => ({ ...view, time: timeIn(bounds, [from, from + length]) })),
  );
}

/** A view as a person makes it: reading somewhere, choosing something, turning the controls, in any order. */
const anyView = (atlas: Atlas): fc.Arbitrary<View> =>
  fc
    .array(anyStep(atlas), { maxLength: 8 })
    .map((steps) => steps.reduce((view, step) => step(view), viewAt(atlas, '')));

/** What every view must be, whoever made it. */
function expectGood(atlas: Atlas, view: View): void {
  const layer = atlas.layers.find((one) => one.id === view.layer);
  expect(layer?.measures.map((measure) => measure.id)).toContain(view.measure);
  expect(view.year).toBe(layer ? yearIn(layer, view.year) : 'a layer');
  expect(atlas.read.charts.map((chart) => chart.id)).toContain(view.chart);
  expect(atlas.read.countries.map((country) => country.id)).toContain(view.book);
  expect(atlas.stages.has(view.at)).toBe(true);
  expect(view.time[0]).toBeLessThan(view.time[1]);
  expect(timeIn(atlas.read.bounds, view.time)).toEqual(view.time);
  const { pinned } = view;
  if (pinned && 'mark' in pinned) expect(isDrawn(atlas, pinned.mark)).toBe(true);
  else if (pinned) expect(atlas.links.passage(pinned.passage)).toBeDefined();
}

describe.each(STORIES)('addresses of %s', (folder) => {
  const { atlas } = loaded(folder);

  test('restore any view exactly', () => {
    fc.assert(
      fc.property(anyView(atlas), (view) => {
        expectGood(atlas, view);
        expect(viewOf(atlas, addressOf(atlas, view))).toEqual(view);
        expect(unknownNames(atlas, addressOf(atlas, view), knownInRead(atlas))).toEqual([]);
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
                'place/constructor',
                'place/__proto__',
                '__proto__/2010',
                'constructor/2010',
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
        // What is told of it can be read, and is not endless.
        for (const name of unknownNames(atlas, text, knownInRead(atlas)))
          expect(name).toMatch(/^\P{C}{1,40}$/u);
      }),
      { numRuns: 800 },
    );
  });

  test('tell what of them leads nowhere, and no more than two of it', () => {
    const told = (address: string) => unknownNames(atlas, address, knownInRead(atlas));
    const [passage] = atlas.read.passages;
    const [layer] = atlas.layers;
    const [event] = Object.keys(atlas.read.events);
    if (!passage || !layer || !event) throw new Error('a story without a passage, a layer or an event');
    for (const good of [
      '',
      '?',
      '#',
      `?at=${passage.id}`,
      `#${passage.id}`,
      `?map=${layer.id}`,
      '?other=thing',
    ])
      expect(told(good), good).toEqual([]);
    for (const [address, name] of [
      ['?mark=event/none', 'event/none'],
      ['?mark=__proto__/2010', '__proto__/2010'],
      ['?mark=constructor', 'constructor'],
      ['?passage=none', 'none'],
      [`?passage=${passage.id}.none`, `${passage.id}.none`],
      [`?mark=event/${event}&at=none`, 'none'],
      ['#none', 'none'],
      ['#mark:event/none', 'event/none'],
      ['?map=none.trade', 'none.trade'],
      [`?map=${layer.id}.none`, `${layer.id}.none`],
      ['?chart=none', 'none'],
      ['?books=none', 'none'],
      ['?at=%E2%80%AEnone%00', 'none'],
    ] as const)
      expect(told(address), address).toEqual([name]);
    expect(told('?at=a&passage=a&mark=b&chart=c')).toEqual(['a', 'b']);
    expect(told(`?at=${'a'.repeat(200_000)}`)).toEqual([`${'a'.repeat(39)}…`]);
    // What cannot be seen cannot be told.
    expect(told('?at=%00')).toEqual([]);
  });

  test.each([
    '?mark=__proto__/2010',
    '?mark=place/__proto__',
    '?mark=place/constructor',
    '?mark=event/toString',
    '?passage=constructor.toString',
    '?passage=__proto__',
    '?at=__proto__',
    '?at=hasOwnProperty',
    '?map=__proto__.constructor',
    '?books=constructor&chart=toString',
    '?year=99999&time=-1..1e9',
    '?time=0..9999',
    '?time=9999..0',
    '?mark=%E0%A4%A',
    '#%E0%A4%A',
    '#mark:place/constructor',
    '?',
    '#',
    '?#?#',
    '?at',
    '&&&===',
    '\u0000',
  ])('that make no sense, as %s, give a good view', (text) => {
    const view = viewOf(atlas, text);
    expectGood(atlas, view);
    expect(viewOf(atlas, addressOf(atlas, view))).toEqual(view);
  });

  test('that name nothing open as the page opens, however long they are', () => {
    const opening = viewAt(atlas, '');
    for (const text of [
      '?mark=place/constructor',
      '?mark=__proto__/2010',
      '?passage=constructor.toString',
      '?at=__proto__',
    ])
      expect(viewOf(atlas, text), text).toEqual(opening);
    expect(viewOf(atlas, `?at=${'a'.repeat(200_000)}`)).toEqual(opening);
    expect(viewOf(atlas, `?${'time=1..2&'.repeat(20_000)}`).at).toBe(opening.at);
    expect(viewOf(atlas, `?mark=${'%'.repeat(50_000)}`)).toEqual(opening);
  });

  test('name every mark that is drawn, so that each can be pointed at', () => {
    for (const mark of drawnMarks(atlas)) {
      expect(isDrawn(atlas, mark), mark).toBe(true);
      const view = pin(atlas, viewAt(atlas, ''), { mark });
      expectGood(atlas, view);
      expect(viewOf(atlas, addressOf(atlas, view)), mark).toEqual(view);
    }
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
