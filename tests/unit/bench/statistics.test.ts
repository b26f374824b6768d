import { describe, expect, test } from 'vitest';
import {
  ratioOf,
  shareWithin,
  shown,
  shownRatio,
  shownShare,
  shownSummary,
  summaryOf,
  tableOf,
} from '../../bench/statistics';

describe('several runs together', () => {
  test('have the middle one as their median, of an even number the mean of the two', () => {
    expect(summaryOf([30, 10, 20])).toEqual({ median: 20, min: 10, max: 30, count: 3 });
    expect(summaryOf([4, 1, 2, 10])).toEqual({ median: 3, min: 1, max: 10, count: 4 });
    expect(summaryOf([7])).toEqual({ median: 7, min: 7, max: 7, count: 1 });
  });

  test('leave out those that gave no number, and are nothing when none did', () => {
    expect(summaryOf([null, 5, undefined, Number.NaN, 9, 7])).toEqual({
      median: 7,
      min: 5,
      max: 9,
      count: 3,
    });
    expect(summaryOf([null, undefined, Infinity])).toBeNull();
    expect(summaryOf([])).toBeNull();
  });

  test('keep the order of what they were given', () => {
    const values = [3, 1, 2];
    summaryOf(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

test('a ratio needs something to divide by', () => {
  expect(ratioOf(6, 4)).toBe(1.5);
  expect(ratioOf(0, 4)).toBe(0);
  expect(ratioOf(6, 0)).toBeNull();
  expect(ratioOf(null, 4)).toBeNull();
  expect(ratioOf(6, undefined)).toBeNull();
});

test('the share of runs that keep within a limit counts those that gave a number, and is all only when all do', () => {
  expect(shareWithin([10, 16.7, 16.8, null, undefined], 16.7)).toBe(2 / 3);
  expect(shareWithin([null], 16.7)).toBeNull();
  expect([shareWithin([1, 2], 2), 199 / 200, 0, null].map(shownShare)).toEqual(['100 %', '99 %', '0 %', '–']);
});

test('numbers are written with the digits that count', () => {
  expect([1234.4, 56.72, 0.0123, 0, null].map(shown)).toEqual(['1,234', '56.7', '0.012', '0', '–']);
  expect(shownSummary(summaryOf([1, 2, 4]))).toBe('2.0 (1.0–4.0)');
  expect(shownSummary(summaryOf([5, 5]))).toBe('5.0');
  expect(shownSummary(null)).toBe('–');
  expect([shownRatio(1.234), shownRatio(null)]).toEqual(['× 1.23', '–']);
});

test('a table has a rule under its head and columns as wide as they need', () => {
  expect(tableOf(['what', 'n'], [['a longer name', '1,000']])).toBe(
    '| what          |     n |\n| ------------- | ----: |\n| a longer name | 1,000 |',
  );
});
