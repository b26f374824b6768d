/** What a citation says beside the names: each language has conventions of its own for the three styles. */

/** What the styles say in one language, each by that language's own convention. */
export interface CiteWords {
  /** Stands for a date that is not known. */
  noDate: string;
  /** A title in quotation marks, with its full stop. */
  quoted: (title: string) => string;
  /** The day in full, and as short as MLA has it. */
  day: (seen: Date) => string;
  shortDay: (seen: Date) => string;
  retrieved: (day: string, address: string) => string;
  accessed: (day: string) => string;
  data: (publishers: string) => string;
}

/** A date as `Intl` writes it, in UTC. */
export const dayIn =
  (locale: string, month: 'long' | 'short') =>
  (seen: Date): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month, day: 'numeric' }).format(seen);

/** Titles that end in a mark of their own get no full stop. */
export const stopped = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

export const englishCitation: CiteWords = {
  noDate: 'n.d.',
  quoted: (title) => `“${stopped(title)}”`,
  day: dayIn('en-US', 'long'),
  shortDay: (seen) => dayIn('en-GB', 'short')(seen).replace(/\b(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b/, '$1.'),
  retrieved: (day, address) => `Retrieved ${day}, from ${address}`,
  accessed: (day) => `Accessed ${day}`,
  data: (publishers) => `Data: ${publishers}`,
};
