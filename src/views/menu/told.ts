/** What a figure shows, in sentences: of its rows, however they were found. */
import { inWords, type ToldRow } from '../../model/in-words';
import { fullNumber } from '../../model/numbers';
import type { Unit } from '../../model/story';
import { valueText } from '../../state/details.svelte';
import { words } from '../../words';

/** A row with what its number counts. */
export interface CountedRow extends ToldRow {
  counts: Pick<Unit, 'unit' | 'noun'>;
}

/** A row's number with its unit; told in a figure's own way, as it is drawn. */
export const rowValue = ({ shown, value, counts }: CountedRow): string =>
  shown === null
    ? value === null
      ? ''
      : valueText(value, counts)
    : fullNumber(Number(shown.toPrecision(4)), words.locale);

export const toldOf = (rows: readonly CountedRow[]): string[] =>
  inWords(rows, { ...words.menu.inWords, locale: words.locale, value: rowValue });
