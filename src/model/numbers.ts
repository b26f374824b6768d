/** Numbers as they are shown. */

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.NumberFormat>();
function formatOf(locale: string, most: number, least = 0): Intl.NumberFormat {
  const key = `${locale} ${String(most)} ${String(least)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least });
    formats.set(key, format);
  }
  return format;
}

/** A number with about three figures: 278, 28.5, 4.2, 0.66. */
export function shortNumber(value: number, locale: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 1 ? 1 : 2;
  return formatOf(locale, digits, size >= 10 && size < 100 ? 1 : 0).format(value);
}

/** A number with all its digits: 52,693. */
export const fullNumber = (value: number, locale: string) => formatOf(locale, 3).format(value);
