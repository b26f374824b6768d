/** Time on a chart: a press sets the year, a drag brushes a range, a line shows the year of the map. */
import { setIfNew } from './elements';
import { lender } from './lender';

/** Years at the edges of a drawing, and where its edges are, in px of the drawing. */
interface Edges {
  years: [number, number];
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** How far before a year its stretch of the axis begins, in years. */
  before: number;
}

const NS = 'http://www.w3.org/2000/svg';
/** Nearer than this, a press is a click, in px. */
const STILL = 5;
/** A drag that stands still for so long may be about to end, in ms. */
const HELD_MS = 50;

function edgesOf(plot: SVGSVGElement): Edges | null {
  const numbers = (plot.dataset.years ?? '').split(' ').map(Number);
  const [from, to, left, right, top, bottom, before] = numbers;
  if (numbers.length !== 7 || numbers.some(Number.isNaN)) return null;
  return {
    years: [from ?? 0, to ?? 0],
    left: left ?? 0,
    right: right ?? 0,
    top: top ?? 0,
    bottom: bottom ?? 0,
    before: before ?? 0,
  };
}

/** Where a point of the window is in a drawing's own px. */
function drawingX(plot: SVGSVGElement, clientX: number): number {
  const matrix = plot.getScreenCTM();
  return matrix ? new DOMPoint(clientX, 0).matrixTransform(matrix.inverse()).x : 0;
}

const yearsAt = ({ years, left, right }: Edges, x: number) =>
  years[0] + ((Math.min(right, Math.max(left, x)) - left) / (right - left)) * (years[1] - years[0]);
const xAt = ({ years, left, right }: Edges, year: number) =>
  left + ((year - years[0]) / (years[1] - years[0])) * (right - left);

/** The first and last year between two places of a drawing. */
const brushed = (edges: Edges, from: number, to: number) =>
  [yearsAt(edges, Math.min(from, to)), yearsAt(edges, Math.max(from, to))] as const;

const rectOf = (className: string) => {
  const rect = document.createElementNS(NS, 'rect');
  rect.setAttribute('class', className);
  return rect;
};

/**
 * Makes the charts of a region answer to presses and drags over their years.
 * @param chosen  gets the year that was pressed, or the first and last year brushed, in years; `held` gets those of a
 *   brush that stands still and has not ended
 */
export function startBrush(
  region: HTMLElement,
  chosen: {
    year: (year: number) => void;
    range: (from: number, to: number) => void;
    held?: (from: number, to: number) => void;
  },
): void {
  let drag: { plot: SVGSVGElement; edges: Edges; x: number; from: number; rect: SVGRectElement } | null =
    null;
  let standing: ReturnType<typeof setTimeout> | undefined;
  /** The click that ends a brush is no click on what is under it. */
  let isBrushed = false;
  region.addEventListener(
    'click',
    (event) => {
      if (isBrushed) event.stopPropagation();
      isBrushed = false;
    },
    { capture: true },
  );

  region.addEventListener('pointerdown', (event) => {
    isBrushed = false;
    const target = event.target as Element;
    const plot = target.closest<SVGSVGElement>('.plot[data-years]');
    const edges = plot && edgesOf(plot);
    if (!edges || event.button !== 0 || target.closest('[data-mark]')) return;
    const from = drawingX(plot, event.clientX);
    if (from < edges.left || from > edges.right) return;
    drag = { plot, edges, x: event.clientX, from, rect: rectOf('brush') };
  });
  region.addEventListener('pointermove', (event) => {
    if (!drag || Math.abs(event.clientX - drag.x) <= STILL) return;
    const { plot, edges, from, rect } = drag;
    if (!rect.isConnected) {
      plot.append(rect);
      region.setPointerCapture(event.pointerId);
    }
    const to = Math.min(edges.right, Math.max(edges.left, drawingX(plot, event.clientX)));
    rect.setAttribute('x', String(Math.min(from, to)));
    rect.setAttribute('width', String(Math.abs(to - from)));
    rect.setAttribute('y', String(edges.top));
    rect.setAttribute('height', String(edges.bottom - edges.top));
    clearTimeout(standing);
    standing = setTimeout(() => {
      chosen.held?.(...brushed(edges, from, to));
    }, HELD_MS);
  });
  const end = (event: PointerEvent) => {
    if (!drag) return;
    const { plot, edges, from, rect } = drag;
    drag = null;
    clearTimeout(standing);
    const to = drawingX(plot, event.clientX);
    const isBrush = rect.isConnected;
    rect.remove();
    if (event.type === 'pointercancel') return;
    if (isBrush) {
      chosen.range(...brushed(edges, from, to));
      isBrushed = true;
    } else if (!nearPoint(plot, event)) chosen.year(Math.floor(yearsAt(edges, from) + edges.before));
  };
  region.addEventListener('pointerup', end);
  region.addEventListener('pointercancel', end);
}

/** Whether a press was meant for a point of the chart. */
const REACH = 16;
const nearPoint = (plot: SVGSVGElement, event: PointerEvent) =>
  lender()?.nearest(plot, event.clientX, event.clientY, REACH) != null ||
  [...plot.querySelectorAll('.dots [data-mark]')].some((point) => {
    const box = point.getBoundingClientRect();
    return (
      Math.hypot(event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2) < REACH
    );
  });

/** Moves the line that marks a year on the charts of a region: its place alone changes, nothing is drawn anew. */
export function moveCursor(region: Element, year: number): void {
  for (const plot of region.querySelectorAll<SVGSVGElement>('.plot[data-years]')) {
    const edges = edgesOf(plot);
    const line = plot.querySelector('.cursor line');
    if (!edges || !line) continue;
    const by = xAt(edges, year) - Number(line.getAttribute('x1'));
    setIfNew(line, 'transform', `translate(${String(Math.round(by * 10) / 10)})`);
  }
}

/** Draws the year of the map on the charts of a region; nothing when it has none or it is not on the chart. */
export function showYear(region: HTMLElement, year: number | null): void {
  for (const plot of region.querySelectorAll<SVGSVGElement>('.plot[data-years]')) {
    const edges = edgesOf(plot);
    const known = plot.querySelector<SVGRectElement>('.year-cursor');
    if (!edges || year === null || year < edges.years[0] || year > edges.years[1]) {
      known?.remove();
      continue;
    }
    const rect = known ?? rectOf('year-cursor');
    const from = Math.max(edges.left, xAt(edges, year - edges.before));
    const to = Math.min(edges.right, xAt(edges, year - edges.before + 1));
    setIfNew(rect, 'x', String(from));
    setIfNew(rect, 'width', String(Math.max(0, to - from)));
    setIfNew(rect, 'y', String(edges.top));
    setIfNew(rect, 'height', String(edges.bottom - edges.top));
    if (!known) plot.prepend(rect);
  }
}
