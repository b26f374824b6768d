/** Periods on a scale and in words: a mark stands where its time is, and says it as a reader does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endOf,
  middleOf,
  parsePeriod,
  periodsBetween,
  periodText,
  spanText,
  startOf,
} from '../../../src/model/time';

describe('periods', () => {
  test.each([
    ['2009', { year: 2009 }],
    ['2009-07', { year: 2009, month: 7 }],
    ['2008-02-29', { year: 2008, month: 2, day: 29 }],
  ])('%s is read', (text, period) => {
    expect(parsePeriod(text)).toEqual(period);
  });

  test.each(['2009-13', '2009-00', '2009-02-29', '2009-7', '209', '2009-07-32', ' 2009', '', '2009-07-'])(
    '"%s" is refused',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
      expect(() => startOf(text)).toThrow(RangeError);
    },
  );

  test('a period lies between its start and its end, and ends where the next one starts', () => {
    const years = fc.integer({ min: 1600, max: 2400 });
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 12 }), (year, month) => {
        const period = `${String(year)}-${String(month).padStart(2, '0')}`;
        const next =
          month === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}`;
        expect(startOf(period)).toBeLessThan(middleOf(period));
        expect(middleOf(period)).toBeLessThan(endOf(period));
        expect(Math.abs(endOf(period) - startOf(next))).toBeLessThan(0.004);
      }),
    );
  });

  test('steps go month by month over a year’s end, and year by year', () => {
    expect(periodsBetween('2009-11', '2010-02')).toEqual(['2009-11', '2009-12', '2010-01', '2010-02']);
    expect(periodsBetween('1999', '2001')).toEqual(['1999', '2000', '2001']);
    expect(() => periodsBetween('2009', '2010-01')).toThrow(RangeError);
    expect(() => periodsBetween('2009-01-01', '2009-01-02')).toThrow(RangeError);
  });

  test('are said in words', () => {
    expect(periodText('2010', 'en-CA')).toBe('2010');
    expect(periodText('2010-01', 'en-CA')).toBe('January 2010');
    expect(periodText('2009-07-13', 'en-CA')).toBe('July 13, 2009');
    expect(spanText('2006-03-30', '2006-03-31', 'en-CA')).toBe('March 30–31, 2006');
    expect(spanText('2006', undefined, 'en-CA')).toBe('2006');
  });
});
