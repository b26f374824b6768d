/** Escape leads back to where one was: which element had the keyboard, how far one had read. */
import { elementsOf } from '../marks/elements';

type Item = HTMLElement | SVGElement;

/** Where one was before each choice, to come back to: the latest last. */
const cameFrom: { element: Item | null; scroll: number }[] = [];

/** Notes where one is, before a choice moves the page. */
export function rememberPlace(element: Item | null): void {
  cameFrom.push({ element, scroll: scrollY });
}

/** Goes back to where one was before the last choice. */
export function returnToPlace(): void {
  const place = cameFrom.pop();
  if (!place) return;
  scrollTo({ top: place.scroll, behavior: 'instant' });
  // The element may have been redrawn since: then its mark is looked up again.
  const mark = place.element?.dataset.mark;
  const again =
    !place.element || place.element.isConnected || !mark
      ? place.element
      : (document.querySelector<SVGElement>(`[data-mark="${CSS.escape(mark)}"]`) ??
        (elementsOf(mark)[0] as Item | undefined));
  again?.focus({ preventScroll: true });
}
