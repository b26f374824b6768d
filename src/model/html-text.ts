/** The text of an HTML page, without its markup: as data only, nothing of it is run or drawn. */
import { Parser } from 'htmlparser2';

/** Elements whose content is not text that is read. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'select', 'textarea']);
/** Elements that do not begin a line of their own. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** Whether a text looks like an HTML page rather than the text of one. */
export const isHtml = (text: string) =>
  /^\s*(?:<!doctype html|<html[\s>]|<\?xml)/i.test(text) ||
  /<(?:p|div|body|article)[\s>]/i.test(text.slice(0, 20_000));

/** Linear in the length of the page. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let unread = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread += 1;
      if (name === 'br') parts.push('\n');
      else if (!INLINE.has(name)) parts.push('\n\n');
    },
    ontext(text) {
      if (unread === 0) parts.push(text);
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread -= 1;
      if (!INLINE.has(name) && name !== 'br') parts.push('\n\n');
    },
  });
  parser.write(html);
  parser.end();
  return parts.join('');
}
