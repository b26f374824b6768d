/** A figure in sentences: first and last, the extremes where they are neither, and how much is missing. */
import { expect, test } from 'vitest';
import { inWords } from '../../../src/model/in-words';
import type { TidyRow } from '../../../src/model/tidy-rows';
import { en } from '../../../src/words/en';

const row = (period: string, value: number | null, more: Partial<TidyRow> = {}): TidyRow => ({
  mark: `a/b/${period}`,
  title: 'Crates',
  period,
  value,
  unit: 'crates',
  basis: '',
  confidence: 'A',
  source: '',
  sourceAddress: '',
  shown: null,
  shownUnit: '',
  ...more,
});
const words = {
  ...en.menu.inWords,
  locale: 'en',
  value: ({ value, shown }: TidyRow) => String(shown ?? value),
};

test('a course with its highest, its lowest and what is missing, in whatever order the rows come', () => {
  expect(
    inWords([row('2003', 3), row('2000', 2), row('2005', 4), row('2001', 9), row('2004', 1)], words),
  ).toEqual([
    'Crates: from 2 in 2000 to 4 in 2005. Highest: 9 in 2001. Lowest: 1 in 2004. For one period between no figure was found.',
  ]);
});
test('extremes at the ends are not said twice', () => {
  expect(inWords([row('2000', 1), row('2001', 2), row('2002', 3)], words)).toEqual([
    'Crates: from 1 in 2000 to 3 in 2002.',
  ]);
});
test('one number is said alone, and numbers told another way are said so', () => {
  expect(inWords([row('2000-05', 7, { shown: 140 })], words)).toEqual(['Crates, May 2000: 140.']);
});
test('series of the same name in another unit stay apart; events and places are counted and named', () => {
  const told = inWords(
    [
      row('2000', 1),
      row('2000', 5, { unit: 'boats' }),
      row('2001-02-03', null, { mark: 'event/x', title: 'A fair' }),
      row('1999', null, { mark: 'event/y', title: 'A flood' }),
      row('', null, { mark: 'place/z', title: 'Northton' }),
    ],
    words,
  );
  expect(told).toEqual([
    'Crates, 2000: 1.',
    'Crates, 2000: 5.',
    '2 events, from 1999 to February 3, 2001.',
    'Shown: Northton.',
  ]);
});
test('nothing is said of nothing', () => {
  expect(inWords([], words)).toEqual([]);
});
