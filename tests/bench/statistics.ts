/** What several runs say together, and how it is written down. */

/** Of one measure over its runs; `count` is how many of them gave a number. */
export interface Summary {
  median: number;
  min: number;
  max: number;
  count: number;
}

/** What a run may have given: no number, where what was waited for did not come. */
type Given = number | null | undefined;
const numbersIn = (values: readonly Given[]): number[] =>
  values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));

/**
 * Median, least and most of several runs; those that gave no number are left out.
 * @returns null when none gave one
 */
export function summaryOf(values: readonly Given[]): Summary | null {
  const sorted = numbersIn(values).sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1] ?? least, sorted[Math.floor(half)] ?? most];
  return { median: (low + high) / 2, min: least, max: most, count: sorted.length };
}

/** How many of the runs that gave a number kept within it, between 0 and 1; null when none gave one. */
export function shareWithin(values: readonly Given[], most: number): number | null {
  const given = numbersIn(values);
  return given.length === 0 ? null : given.filter((value) => value <= most).length / given.length;
}

/** How many times the one the other is; null where there is nothing to divide by. */
export const ratioOf = (one: number | null | undefined, other: number | null | undefined): number | null =>
  one == null || !other ? null : one / other;

/** A number with three digits or so: `1,234`, `56.7`, `0.012`; a dash for none. */
export function shown(value: number | null | undefined): string {
  if (value == null) return '–';
  const size = Math.abs(value);
  const digits = size >= 100 || size === 0 ? 0 : size >= 1 ? 1 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `median (least–most)`. */
export const shownSummary = (summary: Summary | null): string =>
  summary
    ? summary.min === summary.max
      ? shown(summary.median)
      : `${shown(summary.median)} (${shown(summary.min)}–${shown(summary.max)})`
    : '–';

/** A ratio, with its sign. */
export const shownRatio = (ratio: number | null): string =>
  ratio === null ? '–' : `× ${ratio.toLocaleString('en', { maximumFractionDigits: 2 })}`;

/** A share, in per cent; never said to be all when it is not. */
export const shownShare = (share: number | null): string =>
  share === null ? '–' : `${String(Math.floor(share * 100))} %`;

/** A table in Markdown, its columns as wide as they need; all but the first are numbers. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, n) =>
    [name, ...rows.map((row) => row[n] ?? '')].reduce((most, cell) => Math.max(most, cell.length), 3),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, n) => (n === 0 ? (cells[n] ?? '').padEnd(width) : (cells[n] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, n) => (n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
