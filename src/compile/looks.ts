/**
 * Looks that the renderer wrote into elements, as rules of a stylesheet: the content policy allows no `style`
 * attribute. An element keeps a name made of what it said, so that the rules and the pages need not know of each other.
 */
import { createHash } from 'node:crypto';

const TAG = /<[a-zA-Z][^\s/>]*(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*\s*\/?>/g;
const ATTRIBUTE = /\s+([^\s"=<>/]+)(?:="([^"]*)")?/g;

/** The name of a look: the same for the same declarations, in every page and language. */
const nameOf = (look: string) => createHash('sha256').update(look).digest('hex').slice(0, 8);

/** `html` with names in place of its `style` attributes, and what each name says. */
export function withoutStyles(html: string): { html: string; looks: Map<string, string> } {
  const looks = new Map<string, string>();
  const named = html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (attribute, attributeName: string, look?: string) => {
      if (attributeName !== 'style' || look === undefined) return attribute;
      const name = nameOf(look);
      looks.set(name, look.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
      return ` data-look="${name}"`;
    }),
  );
  return { html: named, looks };
}

/** Rules for the looks. As an attribute would, they win over all rules of the page; what a script sets wins over them. */
export const sheetOf = (looks: ReadonlyMap<string, string>): string =>
  [...looks]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, look]) => `[data-look="${name}"]:not(#_){${look}}`)
    .join('\n');
