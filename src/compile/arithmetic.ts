/** The arithmetic of a verdict: worked out from the observations, never written by hand. */
import type { Reckoning } from './schema.ts';

/** One reckoning worked out. Numbers are as shown: divided, not yet rounded. */
export interface WorkedOut {
  /** Marks and their values, in the order in which they are written. */
  operands: { mark: string; value: number }[];
  /** The result; for `change` and `share` a fraction (0.195 for 19.5 per cent). */
  result: number;
}

/** A piece of a written equation: a number that is a mark, or what stands between. */
export type EquationPiece = { text: string; mark?: string };

/**
 * Works out a reckoning.
 * @param valueOf  value of an observation's mark, in its series' unit; undefined where there is none
 * @throws RangeError naming the mark that has no value
 */
export function workOut(reckoning: Reckoning, valueOf: (mark: string) => number | undefined): WorkedOut {
  const { op, of, divide } = reckoning;
  if (op === 'count') {
    const [from, to] = reckoning.years ?? [0, 0];
    return { operands: [], result: of.length / (to - from + 1) };
  }
  const operands = of.map((mark) => {
    const value = valueOf(mark);
    if (value === undefined) throw new RangeError(`no value for ${mark}`);
    return { mark, value: value / divide };
  });
  const values = operands.map((operand) => operand.value);
  const [first = Number.NaN, second = Number.NaN] = values;
  const result = {
    sum: () => values.reduce((total, value) => total + value, 0),
    difference: () => first - second,
    ratio: () => first / second,
    change: () => second / first - 1,
    share: () => first / second,
  }[op]();
  return { operands, result };
}

const SIGNS = { sum: ' + ', difference: ' − ', ratio: ' ÷ ', change: ' → ', share: ' ÷ ' } as const;

/** A reckoning written out: `34.2 + 22.5 = 56.7`, `69.4 → 56.7 = −18.3%`, `5 ÷ 16 = 0.31`. */
export function equationPieces(reckoning: Reckoning, worked: WorkedOut, locale: string): EquationPiece[] {
  const { op, digits, resultDigits } = reckoning;
  const number = (value: number, places: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      ...options,
    })
      .format(value)
      .replace('-', '−');
  const isPercent = op === 'change' || op === 'share';
  const result: EquationPiece = {
    text: ` = ${number(worked.result, resultDigits, {
      ...(isPercent ? { style: 'percent' } : {}),
      ...(op === 'change' ? { signDisplay: 'exceptZero' } : {}),
    })}`,
  };
  if (op === 'count') {
    const [from, to] = reckoning.years ?? [0, 0];
    return [{ text: `${String(reckoning.of.length)} ÷ ${String(to - from + 1)}` }, result];
  }
  const written = worked.operands.flatMap(({ mark, value }, index): EquationPiece[] => [
    ...(index > 0 ? [{ text: SIGNS[op] }] : []),
    { text: number(value, digits), mark },
  ]);
  return [...written, result];
}

/** A written equation as one line of text. */
export const equationText = (pieces: readonly EquationPiece[]) =>
  pieces
    .map((piece) => piece.text)
    .join('')
    .replace(/[\u00A0\u202F]/g, ' ');
