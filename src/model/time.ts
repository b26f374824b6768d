/** Periods on a scale of years, and in words. */
import { parsePeriod, type Period } from '../compile/period';

export { parsePeriod, periodsBetween } from '../compile/period';

const YEAR_MS = 365.2425 * 24 * 3600 * 1000;
const fraction = (year: number, month: number, day: number) =>
  year + (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / YEAR_MS;

/**
 * Start of a period as a number of years: `2010-07` is about 2010.5.
 * @throws RangeError when the text is not a period
 */
export function startOf(period: string): number {
  const parsed = parsePeriod(period);
  if (!parsed) throw new RangeError(`not a period: ${period}`);
  return fraction(parsed.year, parsed.month ?? 1, parsed.day ?? 1);
}

/** End of a period, in years: where the next one starts. */
export function endOf(period: string): number {
  const parsed = parsePeriod(period);
  if (!parsed) throw new RangeError(`not a period: ${period}`);
  const { year, month, day } = parsed;
  if (month === undefined) return year + 1;
  // The last day of a year ends where the next year begins.
  const next = new Date(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
  return fraction(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate());
}

/** Middle of a period, in years: where an event known only by its year is drawn. */
export const middleOf = (period: string) => (startOf(period) + endOf(period)) / 2;

/** Kept, since making one takes as long as a hundred uses. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** How a period of this precision is written. */
function formatOf(period: Period, locale: string): Intl.DateTimeFormat {
  const precision = period.month === undefined ? 'year' : period.day === undefined ? 'month' : 'day';
  const key = `${locale} ${precision}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(precision === 'year' ? {} : { month: 'long' }),
      ...(precision === 'day' ? { day: 'numeric' } : {}),
    });
    formats.set(key, format);
  }
  return format;
}
const dateOf = ({ year, month, day }: Period) => Date.UTC(year, (month ?? 1) - 1, day ?? 1);

/** The first of a month is an ordinal in French, which Intl does not say. */
const withOrdinal = (text: string, locale: string) =>
  locale.startsWith('fr') ? text.replace(/(^|[^\d])1(?=(?: | ?– ?\d+ )\p{L})/gu, '$11er') : text;

/** A period in words: "2010", "January 2010", "July 13, 2009". */
export function periodText(period: string, locale: string): string {
  const parsed = parsePeriod(period);
  if (!parsed) return period;
  return parsed.month === undefined
    ? String(parsed.year)
    : withOrdinal(formatOf(parsed, locale).format(dateOf(parsed)), locale);
}

/** From one period to another in words, what they share said once: "March 30–31, 2006". The end may be missing. */
export function spanText(start: string, end: string | undefined, locale: string): string {
  const from = parsePeriod(start);
  const to = end === undefined ? null : parsePeriod(end);
  if (!from || !to || end === start) return periodText(start, locale);
  if (start.length !== end?.length) return `${periodText(start, locale)} – ${periodText(end ?? '', locale)}`;
  return withOrdinal(formatOf(from, locale).formatRange(dateOf(from), dateOf(to)), locale);
}
