/** Numbers as they are shown. */

/** A number with about three figures: 278, 28.5, 4.2, 0.66. */
export function shortNumber(value: number, locale: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 1 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: digits,
    minimumFractionDigits: size >= 10 && size < 100 ? 1 : 0,
  }).format(value);
}

/** A number with all its digits: 52,693. */
export const fullNumber = (value: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
