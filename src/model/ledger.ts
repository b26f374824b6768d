/**
 * The ledger of claims: which passages it shows, in which order, and how its address says so.
 *
 *   claims.html?verdict=contested&subject=trade&sort=confidence
 */
import type { Confidence, Verdict } from './story';

/** Verdicts in the order in which they are told: from what holds to what is opinion. */
export const VERDICTS = [
  'holds',
  'caveat',
  'contested',
  'unfulfilled',
  'fails',
  'opinion',
] as const satisfies readonly Verdict[];
/** What of them may be chosen: all passages, all that can be checked, or one verdict. */
export const VERDICT_CHOICES = ['all', 'claims', ...VERDICTS] as const;
export const SORTS = ['passage', 'verdict', 'confidence'] as const;
export type Sort = (typeof SORTS)[number];

/** What someone has chosen to see. */
export interface Ledger {
  verdict: (typeof VERDICT_CHOICES)[number];
  /** Id of a subject, or `all`. */
  subject: string;
  sort: Sort;
}
export const WHOLE_LEDGER: Ledger = { verdict: 'all', subject: 'all', sort: 'passage' };

/** What the ledger knows of a passage. */
export interface LedgerRow {
  passage: string;
  /** Place in the reading order. */
  number: number;
  verdict: Verdict;
  subject: string;
  /** None for an opinion that was not held against anything. */
  confidence: Confidence | null;
}

const isClaim = (row: LedgerRow) => row.verdict !== 'opinion';
const hasVerdict = (row: LedgerRow, { verdict }: Pick<Ledger, 'verdict'>) =>
  verdict === 'all' || (verdict === 'claims' ? isClaim(row) : row.verdict === verdict);
const hasSubject = (row: LedgerRow, { subject }: Pick<Ledger, 'subject'>) =>
  subject === 'all' || row.subject === subject;

const ORDER: Record<Sort, (row: LedgerRow) => number> = {
  passage: () => 0,
  verdict: (row) => VERDICTS.indexOf(row.verdict),
  // What was held against nothing comes last.
  confidence: (row) => (row.confidence === null ? Infinity : 'ABCD'.indexOf(row.confidence)),
};

/** The rows shown, in order. Equal ones stand in the order of reading. */
export function rowsShown<Row extends LedgerRow>(rows: readonly Row[], ledger: Ledger): Row[] {
  const rank = ORDER[ledger.sort];
  return rows
    .filter((row) => hasVerdict(row, ledger) && hasSubject(row, ledger))
    .sort((a, b) => compare(rank(a), rank(b)) || a.number - b.number);
}
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** How many rows each choice of verdict would show under the subject chosen, and each subject under the verdict chosen. */
export function ledgerCounts(rows: readonly LedgerRow[], ledger: Ledger) {
  const ofSubject = rows.filter((row) => hasSubject(row, ledger));
  const ofVerdict = rows.filter((row) => hasVerdict(row, ledger));
  return {
    verdict: (verdict: Ledger['verdict']) => ofSubject.filter((row) => hasVerdict(row, { verdict })).length,
    subject: (subject: string) => ofVerdict.filter((row) => hasSubject(row, { subject })).length,
  };
}

/** The query of a ledger without its question mark; empty for the whole in reading order. */
export function queryOfLedger(ledger: Ledger): string {
  return (['verdict', 'subject', 'sort'] as const)
    .filter((key) => ledger[key] !== WHOLE_LEDGER[key])
    .map((key) => `${key}=${encodeURIComponent(ledger[key])}`)
    .join('&');
}

/** The ledger that an address says. Any text gives a good one: what makes no sense is passed over. */
export function ledgerOf(address: string, subjects: readonly string[]): Ledger {
  const query = new URLSearchParams(address.replace(/^[^?]*/, '').replace(/#.*$/s, ''));
  const among = <T extends string>(key: keyof Ledger, choices: readonly T[]): T | undefined =>
    choices.find((choice) => choice === query.get(key));
  return {
    verdict: among('verdict', VERDICT_CHOICES) ?? WHOLE_LEDGER.verdict,
    subject: among('subject', subjects) ?? WHOLE_LEDGER.subject,
    sort: among('sort', SORTS) ?? WHOLE_LEDGER.sort,
  };
}
