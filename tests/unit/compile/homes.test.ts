/** Which figure draws which mark: what a link can rely on before anything is drawn. */
import { describe, expect, test } from 'vitest';
import { crossingSeries, homesOf, observationMark, partsOfMark } from '../../../src/compile/homes';
import { storyIn } from '../atlases';

const { homes } = storyIn('tests/fixture-story');
const explore = { on: 'explore', show: 'crossing.crates', line: 'ns.nb' };
const flow = (year: number) => ({ on: 'map', layer: 'trade', measure: 'both', year, book: 'NB' });

describe('a mark’s id', () => {
  test('is the series and the period, and comes apart into them', () => {
    expect(observationMark('trade/two-way.by-ca', '2010-01')).toBe('trade/two-way.by-ca/2010-01');
    expect(partsOfMark('trade/two-way.by-ca/2010-01')).toEqual({
      series: 'trade/two-way.by-ca',
      period: '2010-01',
    });
    expect(partsOfMark(observationMark(crossingSeries('pier-gate', 'people'), '2000'))).toEqual({
      series: 'crossing/pier-gate.people',
      period: '2000',
    });
  });
});

describe('the figures that draw a mark', () => {
  test('are the lines, the bars and the ribbon of an observation that all three show', () => {
    expect(homesOf('crates/north/2000', homes)).toEqual([
      { on: 'chart', chart: 'crates' },
      { on: 'chart', chart: 'counts' },
      flow(2000),
      // The sum under one verdict and the line beside another.
      { on: 'claim', passage: 'ferry' },
      { on: 'claim', passage: 'bridge' },
      explore,
    ]);
  });

  test('leave out a bar of another period', () => {
    expect(homesOf('crates/north/1999', homes)).toEqual([
      { on: 'chart', chart: 'crates' },
      flow(1999),
      { on: 'claim', passage: 'ferry' },
      { on: 'claim', passage: 'bridge' },
      explore,
    ]);
  });

  test('say whose books a count of two is in', () => {
    expect(homesOf('crates/south/2000', homes)).toContainEqual({ ...flow(2000), book: 'SB' });
  });

  test('hold the first and the last period, and none beyond', () => {
    expect(homesOf('crates/north/1998', homes)).not.toEqual([]);
    expect(homesOf('crates/north/2003', homes)).not.toEqual([]);
    // Explore draws all years that there are.
    expect(homesOf('crates/north/1997', homes)).toEqual([explore]);
    expect(homesOf('crates/north/2004', homes)).toEqual([explore]);
  });

  test('do not draw a month where they draw years', () => {
    expect(homesOf('crates/north/2000-01', homes)).toEqual([]);
  });

  test('are the layer of a crossing’s count, in its year', () => {
    expect(homesOf('crossing/pier-gate.people/2001', homes)).toEqual([
      { on: 'map', layer: 'gates', measure: 'people', year: 2001, book: null },
    ]);
    expect(homesOf('crossing/pier-gate.trucks/2001', homes)).toEqual([]);
  });

  test('are the timeline for an event', () => {
    expect(homesOf('event/feast', homes)).toEqual([{ on: 'timeline' }]);
  });

  test('are every layer for a country, and for another place those that show it', () => {
    expect(homesOf('place/northby', homes)).toEqual([{ on: 'place', layers: ['trade', 'gates', 'where'] }]);
    expect(homesOf('place/pier', homes)).toEqual([{ on: 'place', layers: ['where'] }]);
  });

  test.each([
    'place/nowhere',
    'place/constructor',
    'place/__proto__',
    'constructor/2000',
    '__proto__/2000',
    'crates/north',
    'crates/north/',
    '/',
    '',
  ])('are none for %j', (mark) => {
    expect(homesOf(mark, homes)).toEqual([]);
  });
});
