/** A figure's data as CSV: any reader gets back what was written, whatever is in a title. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, type TidyRow } from '../../../src/model/tidy-rows';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'é', '=', ' ', 'a') }),
);
const row: fc.Arbitrary<TidyRow> = fc.record({
  mark: text,
  title: text,
  period: text,
  value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  unit: text,
  basis: text,
  confidence: text,
  source: text,
  sourceAddress: text,
  shown: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  shownUnit: text,
});

test('comes back as it was written, row by row and column by column', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const read = parse<Record<string, string>>(csvOf(rows), { columns: true });
      const asDrawn = rows.some(({ shown }) => shown !== null);
      expect(read).toHaveLength(rows.length);
      rows.forEach((one, n) => {
        const found = read[n] ?? {};
        expect(Object.keys(found)).toHaveLength(asDrawn ? 11 : 9);
        for (const [column, value] of [
          ['mark', one.mark],
          ['title', one.title],
          ['period', one.period],
          ['unit', one.unit],
          ['basis', one.basis],
          ['confidence', one.confidence],
          ['source', one.source],
          ['source_url', one.sourceAddress],
          ...(asDrawn ? [['shown_unit', one.shownUnit] as const] : []),
        ] as const)
          expect(found[column], column).toBe(value);
        expect(found.value).toBe(one.value === null ? '' : String(one.value));
        if (asDrawn) expect(found.shown).toBe(one.shown === null ? '' : String(one.shown));
      });
    }),
  );
});
