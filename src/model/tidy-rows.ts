/** What a figure shows as tidy rows: one mark a row, its unit and its source beside it. */
import { csvFormatRow } from 'd3-dsv';

export interface TidyRow {
  mark: string;
  title: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty for a place. */
  period: string;
  /** In the unit of its series, as published; empty for an event, a place or a person. */
  value: number | null;
  /** In the language of the page. */
  unit: string;
  basis: string;
  confidence: string;
  source: string;
  sourceAddress: string;
  /** As drawn, where the figure tells the number in its own way. */
  shown: number | null;
  shownUnit: string;
}

const COLUMNS = [
  'mark',
  'title',
  'period',
  'value',
  'unit',
  'basis',
  'confidence',
  'source',
  'source_url',
] as const;
const SHOWN = ['shown', 'shown_unit'] as const;

/** Rows as CSV with a head, lines ended by CRLF as RFC 4180 has it. Linear in the rows. */
export function csvOf(rows: readonly TidyRow[]): string {
  const asDrawn = rows.some(({ shown }) => shown !== null);
  const text = (value: number | null) => (value === null ? '' : String(value));
  const table = [
    [...COLUMNS, ...(asDrawn ? SHOWN : [])],
    ...rows.map((row) => [
      row.mark,
      row.title,
      row.period,
      text(row.value),
      row.unit,
      row.basis,
      row.confidence,
      row.source,
      row.sourceAddress,
      ...(asDrawn ? [text(row.shown), row.shownUnit] : []),
    ]),
  ];
  return table.map((row) => `${csvFormatRow(row)}\r\n`).join('');
}
