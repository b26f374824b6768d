/** Which claims the ledger shows: one choice, kept in step with the address. */
import ledgerPart from 'virtual:story/ledger';
import { ledgerCounts, ledgerOf, queryOfLedger, rowsShown, WHOLE_LEDGER, type Ledger } from '../model/ledger';
import type { Verdict } from '../model/story';
import { view } from './view.svelte';

class LedgerState {
  readonly subjects = ledgerPart.subjects;
  current = $state.raw<Ledger>(WHOLE_LEDGER);
  shown = $derived(rowsShown(ledgerPart.rows, this.current));
  counts = $derived(ledgerCounts(ledgerPart.rows, this.current));
  readonly total = ledgerPart.rows.length;

  /** Whether any passage has this verdict. */
  has(verdict: Verdict): boolean {
    return ledgerPart.rows.some((row) => row.verdict === verdict);
  }

  /** Takes the choice from the address. */
  read(address: string): void {
    this.current = ledgerOf(
      address,
      this.subjects.map((subject) => subject.id),
    );
    view.setRoom(queryOfLedger(this.current));
  }

  choose(part: Partial<Ledger>): void {
    this.current = { ...this.current, ...part };
    view.setRoom(queryOfLedger(this.current), 'push');
  }

  /** Makes sure that a passage is among those shown. */
  reveal(passage: string): void {
    if (!this.shown.some((row) => row.passage === passage)) this.choose({ verdict: 'all', subject: 'all' });
  }
}

export const ledger = new LedgerState();
