/** How a figure of the atlas is cited: APA (7th), MLA (9th) and Chicago (17th) as plain text, BibTeX and CSL-JSON for programs. */
import { stopped, type CiteWords } from './cite-words';
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

/** A citation in one format. Never throws: what is not known is left out. */
export function citation(figure: CitedFigure, format: CiteFormat, said: CiteWords): string {
  const { title, atlas, address, seen, kind, publishers } = figure;
  const data = publishers.length > 0 ? said.data(publishers.join('; ')) : '';
  const day = new Date(`${seen}T00:00:00Z`);
  switch (format) {
    case 'apa':
      return `${stopped(atlas)} (${said.noDate}). ${title} [${kind}]. ${said.retrieved(said.day(day), address)}${data && ` (${data})`}`;
    case 'mla':
      return `${said.quoted(title)} ${atlas}, ${address.replace(/^https?:\/\//, '')}. ${said.accessed(said.shortDay(day))}.${data && ` ${data}.`}`;
    case 'chicago':
      return `${stopped(atlas)} ${said.quoted(title)} ${kind}. ${said.accessed(said.day(day))}. ${address}.${data && ` ${data}.`}`;
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
