/** Finds a mark's elements on the page, and where they are. */
import { lender } from './lender';

let index: Map<string, Element[]> | null = null;

/** To be called when figures were drawn anew. */
export function forgetElements(): void {
  index = null;
}

function indexed(): Map<string, Element[]> {
  if (index) return index;
  index = new Map();
  for (const element of document.querySelectorAll('[data-mark]')) {
    // What is lent comes and goes.
    if (element.parentElement?.matches('.crowded')) continue;
    const mark = element.getAttribute('data-mark') ?? '';
    const known = index.get(mark);
    if (known) known.push(element);
    else index.set(mark, [element]);
  }
  return index;
}

/** All elements that draw a mark, shown or not. */
export function elementsOf(mark: string): readonly Element[] {
  const drawn = indexed().get(mark) ?? [];
  const lent = lender()?.lend(mark) ?? [];
  return lent.length === 0 ? drawn : [...drawn, ...lent];
}

/** More marks than this light up as shapes where they have no elements: an element for each would be seen to come. */
const FEW = 16;

/** All elements that show these marks, shown or not. */
export function elementsOfAll(marks: readonly string[]): Element[] {
  const known = lender();
  if (!known || marks.length <= FEW) return marks.flatMap(elementsOf);
  const drawn = indexed();
  return [...marks.flatMap((mark) => drawn.get(mark) ?? []), ...known.gather(marks)];
}

/** The elements of a mark that can be seen: laid out, and inside their scrolled or clipped frame. */
export const shownElementsOf = (mark: string): Element[] =>
  elementsOf(mark).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && isInStrip(element, box);
  });

/** Whether a mark is in sight among charts that are swept through; others are always. */
export function isInStrip(element: Element, box = element.getBoundingClientRect()): boolean {
  const strip = element.closest('.panels')?.getBoundingClientRect();
  return !strip || (box.right > strip.left && box.left < strip.right);
}

export type FigureName = 'map' | 'chart' | 'timeline';

/** Which figure an element belongs to. */
export function figureOf(element: Element): FigureName | null {
  if (element.closest('.map')) return 'map';
  if (element.closest('.deck, div.held, .explore-charts, .frame .panels')) return 'chart';
  return element.closest('.timeline') ? 'timeline' : null;
}

/** Middle of a mark on the screen; for a ribbon a point on it, since a bowed ribbon's box has its middle beside it. */
export function middleOfElement(element: Element): { x: number; y: number } {
  if (element instanceof SVGPathElement && element.classList.contains('ribbon')) {
    const matrix = element.getScreenCTM();
    const length = element.getTotalLength();
    if (matrix && length > 0) {
      // The outline goes up one side and down the other: a quarter and three quarters face each other.
      const [a, b] = [element.getPointAtLength(length * 0.24), element.getPointAtLength(length * 0.76)];
      const point = new DOMPoint((a.x + b.x) / 2, (a.y + b.y) / 2).matrixTransform(matrix);
      return { x: point.x, y: point.y };
    }
  }
  const box = element.getBoundingClientRect();
  // A bar is met at its upper edge, between two rows, so that no name is crossed on the way.
  if (element.closest('.bars')) return { x: box.left + Math.min(10, box.width / 2), y: box.top + 0.5 };
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Even what an attribute says already, said again, has a drawing laid out anew. */
export function setIfNew(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
