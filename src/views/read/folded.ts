/**
 * Charts that are not shown at first have their drawings folded: a `noscript` that holds them as text. To make elements
 * of what nobody sees would be a third of the work of reading the page.
 */
import { drawing } from '../../state/trusted';
import { forgetElements } from '../marks/elements';

const FOLDED = '.panel > noscript';
const END = '</svg>';

/**
 * Draws what is folded in a part of the page.
 * @returns whether anything was
 */
export function unfold(part: ParentNode): boolean {
  const folded = part.querySelectorAll(FOLDED);
  for (const one of folded) {
    const { textContent: text } = one;
    // The framework's own marks stand around it.
    one.outerHTML = drawing(text.slice(text.indexOf('<svg'), text.lastIndexOf(END) + END.length));
  }
  if (folded.length > 0) forgetElements();
  return folded.length > 0;
}
