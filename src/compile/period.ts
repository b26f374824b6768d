/** A year, a month or a day, as written: `2009`, `2009-07`, `2009-07-13`. */
export interface Period {
  year: number;
  /** 1 to 12, or undefined for a whole year. */
  month?: number;
  /** 1 to 31, or undefined for a whole month. */
  day?: number;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The period that a text says, or null when it says none that exists. */
export function parsePeriod(text: string): Period | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  if (year === undefined) return null;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return null;
  if (day === undefined) return { year, month };
  return day >= 1 && day <= daysIn(year, month) ? { year, month, day } : null;
}

/**
 * All periods from one to another, both included, in steps of their precision.
 * @throws RangeError when the two are not both years or both months
 */
export function periodsBetween(from: string, to: string): string[] {
  const a = parsePeriod(from);
  const b = parsePeriod(to);
  if (!a || !b || a.day || b.day || (a.month === undefined) !== (b.month === undefined)) {
    throw new RangeError(`no steps from ${from} to ${to}`);
  }
  const pad = (n: number) => String(n).padStart(2, '0');
  const list: string[] = [];
  if (a.month === undefined || b.month === undefined) {
    for (let year = a.year; year <= b.year; year++) list.push(String(year));
    return list;
  }
  for (let n = a.year * 12 + a.month - 1; n <= b.year * 12 + b.month - 1; n++) {
    list.push(`${String(Math.floor(n / 12))}-${pad((n % 12) + 1)}`);
  }
  return list;
}
