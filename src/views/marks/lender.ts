/** Marks that are drawn on a canvas have no elements: whoever draws them lends one for each that is asked for. */
export interface Lender {
  /** Elements of a mark, made now where there are none. */
  lend: (mark: string) => readonly Element[];
  /** Shapes that show all of these marks that have no elements, some in each: many light up at once as a few. */
  gather: (marks: readonly string[]) => readonly Element[];
  /** The mark nearest to a point of the window, in a drawing whose points are on a canvas. */
  nearest: (plot: Element, x: number, y: number, reach: number) => string | null;
  /** The element that a key leads to from one that was lent, itself where the key leads nowhere; null for any other. */
  step: (from: Element, key: string) => SVGElement | null;
}

let known: Lender | null = null;

export function setLender(lender: Lender): void {
  known = lender;
}
export const lender = (): Lender | null => known;
