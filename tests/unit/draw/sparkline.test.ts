/** The shape of a series: every number once, what is missing not bridged, and what came later apart. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPARKLINE, sparkline } from '../../../src/draw/sparkline';
import { isLaterPeriod, knownUntil } from '../../../src/model/hindsight';

const until = knownUntil('2010-05');
const years = (...list: number[]) => list.map((year, n) => ({ period: String(year), value: n + 1 }));
/** Its moves and lines: `ML` is a move and one line. */
const strokes = (path: string) => path.replace(/[^ML]/g, '');

describe('a sparkline', () => {
  test('is broken where a year or a month is missing', () => {
    expect(strokes(sparkline(years(2000, 2001, 2002), until).known)).toBe('MLL');
    expect(strokes(sparkline(years(2000, 2001, 2003, 2004), until).known)).toBe('MLML');
    const months = ['2008-11', '2008-12', '2009-01', '2009-03'].map((period) => ({ period, value: 1 }));
    const drawn = sparkline(months, until);
    expect(strokes(drawn.known)).toBe('MLL');
    expect(drawn.alone).toHaveLength(1);
  });

  test('goes on after the moment from the last number that was known', () => {
    const { known, later, moment } = sparkline(years(2007, 2008, 2009, 2010, 2011), until);
    expect([strokes(known), strokes(later)]).toEqual(['MLL', 'MLL']);
    expect(later.slice(1).split('L')[0]).toBe(known.split('L').at(-1));
    expect(moment).toBeGreaterThan(SPARKLINE.width / 2);
  });

  test.each([
    ['all of it was known', years(2001, 2002)],
    ['none of it was known', years(2012, 2013)],
    ['there is nothing', []],
  ])('has no moment where %s', (_, rows) => {
    expect(sparkline(rows, until).moment).toBe(null);
  });

  test('has zero in it', () => {
    const { zero } = sparkline([...years(2000), { period: '2001', value: -1 }], until);
    expect(zero).toBe(SPARKLINE.height / 2);
    expect(sparkline(years(2000, 2001), until).zero).toBe(SPARKLINE.height - SPARKLINE.edge);
  });

  test('draws each number once, in its own half of time and inside of its box', () => {
    const row = fc.record({
      period: fc.integer({ min: 1990, max: 2025 }).map(String),
      value: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ period }) => period }), (rows) => {
        const { known, later, alone } = sparkline(rows, until);
        const periods = new Set(rows.map(({ period }) => period));
        const isTurn = periods.has('2009') && periods.has('2010');
        const ends = (path: string) => strokes(path).length;
        const count = rows.filter(({ period }) => isLaterPeriod(period, until)).length;
        const aloneLater = alone.filter(({ isLater }) => isLater).length;
        // The last known number is where the later part begins, too.
        expect(ends(later) + aloneLater).toBe(count + Number(isTurn));
        expect(ends(known) + alone.length - aloneLater).toBe(rows.length - count);
        for (const n of `${known}${later}`.match(/-?[\d.]+(?=,)/g) ?? [])
          expect(Number(n) >= 0 && Number(n) <= SPARKLINE.width, n).toBe(true);
        for (const n of `${known}${later}`.match(/(?<=,)-?[\d.]+/g) ?? [])
          expect(Number(n) >= 0 && Number(n) <= SPARKLINE.height, n).toBe(true);
      }),
    );
  });
});
