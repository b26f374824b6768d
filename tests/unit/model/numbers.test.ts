/** Numbers as they are shown: short beside a mark, in full where one asks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullNumber, shortNumber } from '../../../src/model/numbers';

describe('a short number', () => {
  test.each([
    [278.4, '278'],
    [28.5, '28.5'],
    [20, '20.0'],
    [4.2, '4.2'],
    [4, '4'],
    [0.66, '0.66'],
    [0, '0'],
    [1234.5, '1,235'],
    [-28.51, '-28.5'],
  ])('%d is %s', (value, text) => {
    expect(shortNumber(value, 'en-CA')).toBe(text);
  });

  test('is written as the reader’s language writes it', () => {
    expect(shortNumber(28.5, 'fr')).toBe('28,5');
    expect(shortNumber(28.5, 'es-MX')).toBe('28.5');
  });

  test('is never further from the value than half of its last figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => {
        const shown = Number(shortNumber(value, 'en-CA').replaceAll(',', ''));
        const step = value >= 100 ? 1 : value >= 1 ? 0.1 : 0.01;
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(step / 2 + value * 1e-12);
      }),
    );
  });
});

describe('a full number', () => {
  test.each([
    [52693, '52,693'],
    [2.125, '2.125'],
    [56700, '56,700'],
    [0.1 + 0.2, '0.3'],
  ])('%d is %s', (value, text) => {
    expect(fullNumber(value, 'en-CA')).toBe(text);
  });

  test('keeps every digit of a whole number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(fullNumber(value, 'en-CA').replaceAll(',', ''))).toBe(value);
      }),
    );
  });
});
