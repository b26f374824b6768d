/** What each kind of reckoning works out, and how it is written. */
import { expect, test } from 'vitest';
import { equationPieces, equationText, workOut } from '../../../src/compile/arithmetic';
import type { Reckoning } from '../../../src/compile/schema';

const values = new Map([
  ['a/1', 1500],
  ['a/2', 3000],
  ['a/3', 0],
  ['a/4', -500],
]);
const reckoning = (one: Partial<Reckoning> & Pick<Reckoning, 'op' | 'of'>): Reckoning => ({
  divide: 1,
  digits: 0,
  resultDigits: one.op === 'sum' || one.op === 'difference' ? 0 : 1,
  label: 'label',
  shows: '',
  ...one,
});
const shown = (one: Reckoning) =>
  equationText(
    equationPieces(
      one,
      workOut(one, (mark) => values.get(mark)),
      'en-CA',
    ),
  );

test.each([
  ['1,500 + 3,000 = 4,500', reckoning({ op: 'sum', of: ['a/1', 'a/2'] })],
  ['1.5 + 3.0 = 4.5', reckoning({ op: 'sum', of: ['a/1', 'a/2'], divide: 1000, digits: 1, resultDigits: 1 })],
  ['1,500 − 3,000 = −1,500', reckoning({ op: 'difference', of: ['a/1', 'a/2'] })],
  ['3,000 ÷ 1,500 = 2.0', reckoning({ op: 'ratio', of: ['a/2', 'a/1'] })],
  ['1,500 → 3,000 = +100.0%', reckoning({ op: 'change', of: ['a/1', 'a/2'] })],
  ['3,000 → 1,500 = −50.0%', reckoning({ op: 'change', of: ['a/2', 'a/1'] })],
  ['1,500 → 1,500 = 0.0%', reckoning({ op: 'change', of: ['a/1', 'a/1'] })],
  ['1,500 ÷ 3,000 = 50.0%', reckoning({ op: 'share', of: ['a/1', 'a/2'] })],
  ['2 ÷ 5 = 0.4', reckoning({ op: 'count', of: ['event/x', 'event/y'], years: [2005, 2009] })],
])('%s', (expected, one) => {
  expect(shown(one)).toBe(expected);
});

test('the numbers of an equation are marks, the signs and the result are not', () => {
  const one = reckoning({ op: 'sum', of: ['a/1', 'a/2'] });
  const pieces = equationPieces(
    one,
    workOut(one, (mark) => values.get(mark)),
    'en-CA',
  );
  expect(pieces.map(({ mark }) => mark)).toEqual(['a/1', undefined, 'a/2', undefined]);
});

test('a mark without a value is named', () => {
  expect(() => workOut(reckoning({ op: 'sum', of: ['a/1', 'a/9'] }), (mark) => values.get(mark))).toThrow(
    /a\/9/,
  );
});
