/** Periods as the story's files write them: only those that exist, and every step between two. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriod, periodsBetween } from '../../../src/compile/period';

const two = (n: number) => String(n).padStart(2, '0');
const year = fc.integer({ min: 1000, max: 9999 });
const month = fc.integer({ min: 1, max: 12 });
/** A day that the calendar has, by the language's own calendar. */
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a period', () => {
  test.each([
    ['2000-02-29', 'every fourth century is a leap year'],
    ['2008-02-29', 'every fourth year is a leap year'],
    ['2009-12-31', 'the last day of a year'],
  ])('%s is there: %s', (text) => {
    expect(parsePeriod(text)).toEqual({
      year: Number(text.slice(0, 4)),
      month: Number(text.slice(5, 7)),
      day: Number(text.slice(8)),
    });
  });

  test.each([
    ['2009-02-29', 'no leap year'],
    ['1900-02-29', 'a century is no leap year'],
    ['2010-02-30', 'no February has thirty days'],
    ['2010-04-31', 'April has thirty'],
    ['2010-13', 'there are twelve months'],
    ['2010-00', 'months begin at one'],
    ['2010-01-00', 'days begin at one'],
    ['2010-1', 'a month has two digits'],
    ['20100', 'a year has four digits'],
    ['2010-01-01T00:00', 'a time is no period'],
    ['2010\n', 'a line break is no part of it'],
    ['two thousand', 'words are no digits'],
  ])('%j is not: %s', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  test('is read back as it was written, whatever its precision', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          day,
          fc.tuple(year, month).map(([y, m]) => `${String(y)}-${two(m)}`),
          year.map(String),
        ),
        (text) => {
          const period = parsePeriod(text);
          const said = [period?.year, period?.month, period?.day]
            .flatMap((part) => (part === undefined ? [] : [two(part)]))
            .join('-');
          expect(said).toBe(text);
        },
      ),
    );
  });

  test('of any other text is null or a day that the calendar has', () => {
    const digits = fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const period = parsePeriod(text);
        if (period?.month === undefined || period.day === undefined) return;
        const date = new Date(0);
        date.setUTCFullYear(period.year, period.month - 1, period.day);
        expect([date.getUTCMonth() + 1, date.getUTCDate()]).toEqual([period.month, period.day]);
      }),
    );
  });
});

describe('steps from one period to another', () => {
  test('hold both ends', () => {
    expect(periodsBetween('2009-11', '2010-02')).toEqual(['2009-11', '2009-12', '2010-01', '2010-02']);
    expect(periodsBetween('1999', '2001')).toEqual(['1999', '2000', '2001']);
    expect(periodsBetween('2010-01', '2010-01')).toEqual(['2010-01']);
  });

  test('are none when the first is after the last', () => {
    expect(periodsBetween('2010', '2009')).toEqual([]);
    expect(periodsBetween('2010-02', '2010-01')).toEqual([]);
  });

  test.each([
    ['2009', '2010-01'],
    ['2009-01', '2010'],
    ['2009-01-01', '2009-01-02'],
    ['2009', 'then'],
    ['', '2009'],
  ])('are refused from %j to %j', (from, to) => {
    expect(() => periodsBetween(from, to)).toThrow(RangeError);
  });

  test('are each a period, in order, as many as months lie between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 2300 }), month, fc.nat(400), (y, m, more) => {
        const last = y * 12 + m - 1 + more;
        const found = periodsBetween(
          `${String(y)}-${two(m)}`,
          `${String(Math.floor(last / 12))}-${two((last % 12) + 1)}`,
        );
        expect(found).toHaveLength(more + 1);
        expect(found).toEqual([...new Set(found)].sort());
        expect(found.map(parsePeriod)).not.toContain(null);
      }),
    );
  });
});
