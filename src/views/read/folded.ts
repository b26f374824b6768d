/**
 * Charts that are not shown at first have their drawings folded: a `noscript` that holds them as text. To make elements
 * of what nobody sees would be a third of the work of reading the page.
 */
import { drawing } from '../../state/trusted';
import { forgetElements } from '../marks/elements';

/**
 * Draws what is folded in a part of the page.
 * @returns whether anything was
 */
export function unfold(part: ParentNode): boolean {
  const folded = part.querySelectorAll('.panel > noscript');
  for (const one of folded) one.outerHTML = drawing(one.textContent);
  if (folded.length > 0) forgetElements();
  return folded.length > 0;
}
