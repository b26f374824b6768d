/** A drawn line has no holes and keeps what was drawn; how far off it was is told truly. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLine, compareOrder, drawTo, filled } from '../../../src/model/guess';

describe('drawing', () => {
  test('a quick stroke leaves no year out', () => {
    const line = drawTo(new Map(), [2008, 10], [2012, 50], [2009, 2016]);
    expect([...line]).toEqual([
      [2009, 20],
      [2010, 30],
      [2011, 40],
      [2012, 50],
    ]);
  });

  test('a stroke backwards draws over what was there', () => {
    const line = drawTo(new Map([[2010, 99]]), [2012, 50], [2009, 20], [2009, 2016]);
    expect(line.get(2010)).toBe(30);
    expect(line.get(2009)).toBe(20);
  });

  test('the figures’ own years are never drawn over', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.double({ min: 1990, max: 2020, noNaN: true }),
          fc.double({ min: 0, max: 100, noNaN: true }),
        ),
        fc.tuple(
          fc.double({ min: 1990, max: 2020, noNaN: true }),
          fc.double({ min: 0, max: 100, noNaN: true }),
        ),
        (from, to) => {
          for (const [year, value] of drawTo(new Map(), from, to, [2009, 2016])) {
            expect(year).toBeGreaterThanOrEqual(2009);
            expect(year).toBeLessThanOrEqual(2016);
            expect(value).toBeGreaterThanOrEqual(Math.min(from[1], to[1]) - 1e-9);
            expect(value).toBeLessThanOrEqual(Math.max(from[1], to[1]) + 1e-9);
          }
        },
      ),
    );
  });

  test('years between two that were drawn lie on a straight line; after the last there is nothing', () => {
    expect([...filled(new Map([[2011, 40]]), [2008, 10], 2014)]).toEqual([
      [2009, 20],
      [2010, 30],
      [2011, 40],
    ]);
    expect([...filled(new Map(), [2008, 10], 2014)]).toEqual([]);
  });
});

describe('comparing', () => {
  const actual = new Map([
    [2009, 8],
    [2010, 5],
    [2012, 20],
  ]);
  test('a line: the last year with both, the furthest, and which way it went', () => {
    const off = compareLine(
      new Map([
        [2009, 9],
        [2010, 15],
        [2011, 16],
        [2012, 18],
        [2013, 19],
      ]),
      actual,
      10,
    );
    expect(off).toEqual({
      last: { year: 2012, guess: 18, actual: 20 },
      furthest: { year: 2010, guess: 15, actual: 5 },
      years: 3,
      sameWay: true,
    });
    expect(compareLine(new Map([[2010, 12]]), actual, 10)?.sameWay).toBe(false);
  });
  test('a line without a year in common cannot be compared', () => {
    expect(compareLine(new Map([[2011, 1]]), actual, 10)).toBeNull();
    expect(compareLine(new Map(), actual, 10)).toBeNull();
  });
  test('an order: how many are right, and what is furthest off', () => {
    expect(compareOrder(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual({ right: 3, total: 3, furthest: null });
    expect(compareOrder(['c', 'b', 'a'], ['a', 'b', 'c'])).toEqual({
      right: 1,
      total: 3,
      furthest: { id: 'c', by: 2 },
    });
  });
});
