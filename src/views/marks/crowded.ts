/**
 * The points of crowded charts on a canvas over each drawing. What is lit, chosen or has the keyboard is a real element
 * over it, so that light, threads, tooltips and screen readers find it as they find any other.
 */
import fetchPoints from 'virtual:story/points';
import { Crowd, type CrowdPoint } from '../../draw/crowd';
import { isLaterPeriod, knownUntil } from '../../model/hindsight';
import type { PointsPart } from '../../model/story';
import { atlas } from '../../state/atlas';
import { hindsight } from '../../state/hindsight.svelte';
import { DRAWN } from '../read/sizes';
import { setLender, type Lender } from './lender';

const NS = 'http://www.w3.org/2000/svg';
/** Radius of a point, in px of the drawing: as the build draws them, smaller where there are many. */
const radiusOf = ({ periods }: Crowd) => (periods.length > 50 ? 2 : 3);
/** Points are drawn for so long at a time, so that nobody waits for them, in ms. */
const SLICE_MS = 6;
/** So many are drawn between two looks at the clock. */
const BETWEEN_LOOKS = 256;
/** With more elements than this, those that nobody looks at any more go. */
const MOST_LENT = 400;
/** The shapes of so many phrases stay for the next glance at them. */
const MOST_GATHERED = 12;

const until = knownUntil(atlas.read.article.moment);

/** One drawing whose points are on a canvas. */
class CrowdedPlot {
  readonly canvas = document.createElement('canvas');
  /** What is lit, on a layer of its own: a glance draws neither the lines nor the points anew. */
  readonly over = document.createElementNS(NS, 'svg');
  readonly #place = document.createElement('div');
  readonly #lent = new Map<string, SVGCircleElement>();
  /** By the marks that a phrase lights, the last one last. */
  readonly #gathered = new Map<readonly string[], readonly SVGPathElement[]>();
  readonly #groups: readonly SVGGElement[];
  /** How many of the periods were known at the moment. */
  readonly #knownPeriods: number;
  #drawing = 0;

  constructor(
    readonly svg: SVGSVGElement,
    readonly crowd: Crowd,
  ) {
    const classes = new Map(
      [...svg.querySelectorAll<SVGGElement>('.crowded[data-series]')].map((group) => [
        group.dataset.series ?? '',
        group.getAttribute('class') ?? '',
      ]),
    );
    this.#groups = crowd.series.map((series) => {
      const group = document.createElementNS(NS, 'g');
      group.setAttribute('class', classes.get(series) ?? 'dots crowded');
      return group;
    });
    this.over.setAttribute('class', 'plot');
    this.over.setAttribute('aria-hidden', 'true');
    this.over.setAttribute('viewBox', svg.getAttribute('viewBox') ?? '');
    this.over.append(...this.#groups);
    const later = crowd.periods.findIndex((period) => isLaterPeriod(period, until));
    this.#knownPeriods = later < 0 ? crowd.periods.length : later;
    this.canvas.setAttribute('aria-hidden', 'true');
    this.#place.className = 'points';
    this.#place.append(this.canvas, this.over);
    svg.after(this.#place);
    new ResizeObserver(() => {
      this.draw();
    }).observe(svg);
    const first = crowd.first();
    if (first) this.lend(first);
  }

  /** How many periods are shown now. */
  get shown(): number {
    return hindsight.hidden ? this.#knownPeriods : this.crowd.periods.length;
  }

  /** The element of a point, made when it is first asked for. */
  lend(point: CrowdPoint): SVGCircleElement | null {
    const mark = this.crowd.mark(point);
    const known = this.#lent.get(mark);
    if (known) return known;
    const at = this.crowd.at(point);
    if (!at) return null;
    const circle = document.createElementNS(NS, 'circle');
    for (const [name, value] of Object.entries({ cx: at.x, cy: at.y, r: radiusOf(this.crowd) }))
      circle.setAttribute(name, String(Math.round(value * 10) / 10));
    circle.setAttribute('data-mark', mark);
    if (point.period >= this.#knownPeriods) circle.setAttribute('class', 'later');
    this.#groups[point.line]?.append(circle);
    this.#lent.set(mark, circle);
    if (this.#lent.size === MOST_LENT + 1)
      setTimeout(() => {
        this.#takeBack();
      }, 0);
    return circle;
  }

  /** Removes the elements that are not lit, not chosen and have no place in the order of tabs. */
  #takeBack(): void {
    let isFirst = true;
    for (const [mark, circle] of this.#lent) {
      const isUsed = circle.matches('.lit, [aria-current], [tabindex="0"], :focus');
      if (!isUsed && !isFirst) {
        circle.remove();
        this.#lent.delete(mark);
      }
      isFirst = false;
    }
  }

  /** A shape for each line that has some of these marks, and one for what was not known yet; made when first asked for. */
  gather(marks: readonly string[]): readonly SVGPathElement[] {
    const known = this.#gathered.get(marks);
    if (known) return known;
    const radius = radiusOf(this.crowd);
    const dot = `a${String(radius)} ${String(radius)} 0 1 0 ${String(2 * radius)} 0a${String(radius)} ${String(radius)} 0 1 0 ${String(-2 * radius)} 0`;
    const drawn = new Map<string, string>();
    for (const mark of marks) {
      const point = this.crowd.find(mark);
      const at = point && this.crowd.at(point);
      if (!at) continue;
      const key = `${String(point.line)} ${point.period >= this.#knownPeriods ? 'later' : ''}`;
      const move = `M${(at.x - radius).toFixed(1)} ${at.y.toFixed(1)}`;
      drawn.set(key, (drawn.get(key) ?? '') + move + dot);
    }
    const shapes = [...drawn].map(([key, d]) => {
      const [line = '', when = ''] = key.split(' ');
      const shape = document.createElementNS(NS, 'path');
      shape.setAttribute('d', d);
      shape.setAttribute('class', when);
      this.#groups[Number(line)]?.append(shape);
      return shape;
    });
    for (const [old, unused] of this.#gathered) {
      if (this.#gathered.size < MOST_GATHERED) break;
      if (unused.some((shape) => shape.matches('.lit'))) continue;
      for (const shape of unused) shape.remove();
      this.#gathered.delete(old);
    }
    this.#gathered.set(marks, shapes);
    return shapes;
  }

  /** A point of the window in px of the drawing, and how much larger these are. */
  #inDrawing(x: number, y: number): { x: number; y: number; scale: number } | null {
    const matrix = this.svg.getScreenCTM();
    return matrix ? { x: (x - matrix.e) / matrix.a, y: (y - matrix.f) / matrix.d, scale: matrix.a } : null;
  }

  nearest(x: number, y: number, reach: number): string | null {
    const at = this.#inDrawing(x, y);
    const point = at && this.crowd.nearest(at.x, at.y, reach / at.scale, this.shown);
    return point ? this.crowd.mark(point) : null;
  }

  /** Draws all points, some at a time. */
  draw(): void {
    cancelAnimationFrame(this.#drawing);
    const box = this.svg.getBoundingClientRect();
    const matrix = this.svg.getScreenCTM();
    const context = this.canvas.getContext('2d');
    if (!matrix || !context || box.width === 0) return;
    const { canvas, crowd, shown } = this;
    const panel = this.#place.offsetParent?.getBoundingClientRect();
    Object.assign(this.#place.style, {
      left: `${String(box.left - (panel?.left ?? 0))}px`,
      top: `${String(box.top - (panel?.top ?? 0))}px`,
      width: `${String(box.width)}px`,
      height: `${String(box.height)}px`,
    });
    canvas.width = Math.round(box.width * devicePixelRatio);
    canvas.height = Math.round(box.height * devicePixelRatio);
    const scale = matrix.a * devicePixelRatio;
    context.setTransform(
      scale,
      0,
      0,
      scale,
      (matrix.e - box.left) * devicePixelRatio,
      (matrix.f - box.top) * devicePixelRatio,
    );
    const radius = radiusOf(crowd);
    let line = 0;
    let from = 0;
    const slice = () => {
      const end = performance.now() + SLICE_MS;
      while (line < crowd.series.length) {
        const group = this.#groups[line];
        if (group && from === 0)
          context.fillStyle = getComputedStyle(group).getPropertyValue('--c') || 'currentColor';
        const to = Math.min(shown, from + BETWEEN_LOOKS);
        context.beginPath();
        crowd.forEach(line, from, to, (x, y) => {
          context.moveTo(x + radius, y);
          context.arc(x, y, radius, 0, 2 * Math.PI);
        });
        context.fill();
        from = to;
        if (from >= shown) {
          line += 1;
          from = 0;
        }
        if (performance.now() > end && line < crowd.series.length) {
          this.#drawing = requestAnimationFrame(slice);
          return;
        }
      }
    };
    slice();
  }
}

class Crowded implements Lender {
  readonly #plots = new Map<Element, CrowdedPlot>();

  constructor(readonly points: PointsPart) {
    this.look();
  }

  /** Takes the drawings that have come: of each chart's two sizes one is on the page. */
  look(): void {
    for (const svg of document.querySelectorAll<SVGSVGElement>('svg[data-points]')) {
      const panel = this.points[svg.dataset.points ?? ''];
      const frame = frameOf(svg);
      if (panel && frame && !this.#plots.has(svg))
        this.#plots.set(svg, new CrowdedPlot(svg, new Crowd(panel, frame)));
    }
  }

  readonly lend = (mark: string): Element[] =>
    [...this.#plots.values()].flatMap((plot) => {
      const point = plot.svg.isConnected ? plot.crowd.find(mark) : null;
      return (point && plot.lend(point)) ?? [];
    });

  readonly gather = (marks: readonly string[]): Element[] =>
    [...this.#plots.values()].flatMap((plot) => (plot.svg.isConnected ? plot.gather(marks) : []));

  readonly nearest = (plot: Element, x: number, y: number, reach: number): string | null =>
    this.#plots.get(plot)?.nearest(x, y, reach) ?? null;

  readonly step = (from: Element, key: string): SVGElement | null => {
    const svg = from.closest('svg');
    const plot = [...this.#plots.values()].find(({ over }) => over === svg);
    const point = plot?.crowd.find(from.getAttribute('data-mark') ?? '');
    if (!plot || !point || !KEYS.has(key)) return null;
    const next = plot.crowd.step(point, key, plot.shown);
    return plot.lend(next ?? point);
  };

  draw(): void {
    for (const plot of this.#plots.values()) plot.draw();
  }
}

const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** Gives the crowded charts of the page their points. Rejects when these cannot be had: the lines are there without. */
export async function startCrowded(): Promise<void> {
  const crowded = new Crowded(await fetchPoints());
  setLender(crowded);
  const redraw = () => {
    crowded.draw();
  };
  // Colours and what is known: both are said on the root.
  new MutationObserver(redraw).observe(document.documentElement, {
    attributeFilter: ['data-scheme', 'data-hindsight'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  document.querySelector('.deck')?.addEventListener(DRAWN, () => {
    crowded.look();
  });
}

function frameOf(svg: SVGSVGElement) {
  const [y0 = 0, y1 = 1, x0 = 0, x1 = 1] = (svg.dataset.values ?? '').split(' ').map(Number);
  const [, , left = 0, right = 0, top = 0, bottom = 0] = (svg.dataset.years ?? '').split(' ').map(Number);
  return right > left && bottom > top
    ? { x: [x0, x1] as const, y: [y0, y1] as const, left, right, top, bottom }
    : null;
}
