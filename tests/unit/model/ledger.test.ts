/** Which rows the ledger shows, and that its address brings the same ones back. */
import { describe, expect, test } from 'vitest';
import {
  ledgerCounts,
  ledgerOf,
  queryOfLedger,
  rowsShown,
  SORTS,
  VERDICTS,
  WHOLE_LEDGER,
  type Ledger,
  type LedgerRow,
} from '../../../src/model/ledger';

const SUBJECTS = ['trade', 'visa & more', 'all'];
const rows: LedgerRow[] = Array.from({ length: 36 }, (_, n) => ({
  passage: `p${String(n + 1)}`,
  number: n + 1,
  verdict: VERDICTS[(n * 5) % VERDICTS.length] ?? 'opinion',
  subject: SUBJECTS[n % 2] ?? 'trade',
  confidence: n % 4 === 3 ? null : ((['A', 'B', 'C'] as const)[n % 3] ?? null),
}));
const choices = (['all', 'claims', ...VERDICTS] as const).flatMap((verdict) =>
  ['all', ...SUBJECTS.slice(0, 2)].flatMap((subject) =>
    SORTS.map((sort): Ledger => ({ verdict, subject, sort })),
  ),
);

describe('the rows of the ledger', () => {
  test('each choice shows as many rows as the count beside it says', () => {
    for (const ledger of choices) {
      const counts = ledgerCounts(rows, ledger);
      const shown = rowsShown(rows, ledger);
      expect(shown).toHaveLength(counts.verdict(ledger.verdict));
      expect(shown).toHaveLength(counts.subject(ledger.subject));
    }
  });

  test('claims are all that is no opinion', () => {
    const shown = rowsShown(rows, { ...WHOLE_LEDGER, verdict: 'claims' });
    expect(shown.map((row) => row.passage)).toEqual(
      rows.filter((row) => row.verdict !== 'opinion').map((row) => row.passage),
    );
  });

  test('are in the order of reading where nothing else tells them apart, and what is not held against anything comes last', () => {
    for (const sort of SORTS) {
      const shown = rowsShown(rows, { ...WHOLE_LEDGER, sort });
      expect(new Set(shown)).toEqual(new Set(rows));
      const rank = (row: LedgerRow) =>
        ({
          passage: '',
          verdict: String(VERDICTS.indexOf(row.verdict)),
          confidence: row.confidence ?? 'Z',
        })[sort] + String(row.number).padStart(3, '0');
      expect(shown.map(rank)).toEqual(shown.map(rank).sort());
    }
  });

  test('the rows given are left as they were', () => {
    const before = rows.map((row) => row.passage);
    rowsShown(rows, { ...WHOLE_LEDGER, sort: 'verdict' });
    expect(rows.map((row) => row.passage)).toEqual(before);
  });
});

describe('the address of the ledger', () => {
  test('brings back every choice, with other things in it or not', () => {
    for (const ledger of choices) {
      const query = queryOfLedger(ledger);
      expect(ledgerOf(`?${query}`, SUBJECTS)).toEqual(ledger);
      expect(ledgerOf(`claims.html?mark=event/x&${query}#p3`, SUBJECTS)).toEqual(ledger);
    }
  });

  test('is empty for the whole ledger', () => {
    expect(queryOfLedger(WHOLE_LEDGER)).toBe('');
  });

  test.each([
    '',
    '?',
    '?verdict=',
    '?verdict=__proto__&subject=constructor&sort=toString',
    '?%',
    '?verdict=%E0%A4%A',
  ])('of no sense gives the whole: %s', (address) => {
    expect(ledgerOf(address, SUBJECTS)).toEqual(WHOLE_LEDGER);
  });
});
