/** How a figure of the atlas is cited: APA (7th), MLA (9th) and Chicago (17th) as plain text, BibTeX and CSL-JSON for programs. */
import { folded } from './plain-text';

export interface CitedFigure {
  title: string;
  /** Name of the atlas, which is also who made it. */
  atlas: string;
  address: string;
  /** Day on which it was looked at, `YYYY-MM-DD`. */
  seen: string;
  /** Whose numbers it shows. */
  publishers: readonly string[];
  /** How a figure is called: `Map`, `Chart`, `Timeline`. */
  kind: string;
}
export const CITE_FORMATS = ['apa', 'mla', 'chicago', 'bibtex', 'csl'] as const;
export type CiteFormat = (typeof CITE_FORMATS)[number];

/** Titles that end in a mark of their own get no full stop. */
const stopped = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
/** Months are English in all three styles. */
const dayOf = (seen: string, options: Intl.DateTimeFormatOptions, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${seen}T00:00:00Z`));
const LONG = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** A name by which a reference manager finds it again: letters and digits. */
const keyOf = ({ atlas, title, seen }: CitedFigure) =>
  [atlas, title.split(/\s+/).slice(0, 3).join(''), seen.slice(0, 4)]
    .map((part) => folded(part).replace(/[^a-z0-9]/g, ''))
    .join('-');

const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const latex = (text: string) =>
  text.replace(/[\\{}~^]/g, (sign) => LATEX[sign] ?? sign).replace(/[&%$#_]/g, '\\$&');

const dataOf = ({ publishers }: CitedFigure) =>
  publishers.length > 0 ? `Data: ${publishers.join('; ')}` : '';

/** A citation in one format. Never throws: what is not known is left out. */
export function citation(figure: CitedFigure, format: CiteFormat): string {
  const { title, atlas, address, seen, kind } = figure;
  const data = dataOf(figure);
  switch (format) {
    case 'apa':
      return `${stopped(atlas)} (n.d.). ${title} [${kind}]. Retrieved ${dayOf(seen, LONG, 'en-US')}, from ${address}${data && ` (${data})`}`;
    case 'mla':
      return `“${stopped(title)}” ${atlas}, ${address.replace(/^https?:\/\//, '')}. Accessed ${dayOf(seen, { ...LONG, month: 'short' }, 'en-GB').replace(/\b(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b/, '$1.')}.${data && ` ${data}.`}`;
    case 'chicago':
      return `${stopped(atlas)} “${stopped(title)}” ${kind}. Accessed ${dayOf(seen, LONG, 'en-US')}. ${address}.${data && ` ${data}.`}`;
    case 'bibtex':
      return [
        `@misc{${keyOf(figure)},`,
        `  author = {{${latex(atlas)}}},`,
        `  title = {{${latex(title)}}},`,
        `  howpublished = {${kind}},`,
        `  url = {${address}},`,
        `  urldate = {${seen}},`,
        ...(data ? [`  note = {${latex(data)}},`] : []),
        '}',
      ].join('\n');
    case 'csl':
      return JSON.stringify(
        [
          {
            id: keyOf(figure),
            type: 'graphic',
            title,
            author: [{ literal: atlas }],
            'container-title': atlas,
            medium: kind,
            URL: address,
            accessed: { 'date-parts': [seen.split('-').map(Number)] },
            ...(data ? { note: data } : {}),
          },
        ],
        null,
        2,
      );
  }
}
