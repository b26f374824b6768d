/**
 * Drawings that lie over each other: one is seen, others wait until they are chosen.
 *
 * What waits has its styles and its layout, and is otherwise skipped by the browser. What is likely to be chosen next
 * comes near: it is painted too, in a layer that nobody sees, so that to show it no mark has to be touched.
 * Neither is anybody's: a drawing has no marks, no names and no place among the tabs before it is taken.
 *
 * All of them are out of the page's flow, and their place is given the height of the one that is seen, which is known
 * once it is laid out: to show another one, as high as the one before, moves nothing in the page.
 */

/** What a drawing is made of. */
export interface Shapes {
  chart: string;
  /** Of small charts, at the most so many beside each other. */
  columns: number;
  charts: readonly Element[];
  gaps: readonly Element[];
}

export interface Layer {
  /** What it shows. */
  readonly key: string;
  readonly root: HTMLElement;
  readonly charts: HTMLElement;
  readonly gaps: HTMLElement;
  /** How far it has come: drawn, laid out, painted. */
  state: 'drawn' | 'laid-out' | 'near' | 'seen';
  /** In px, once it is laid out. */
  height: number | null;
  /** Its marks while it waits. */
  marks: readonly (readonly [Element, string])[] | null;
  /** Its groups of points, once it has waited: then each is one shape. */
  points: readonly Points[] | null;
}

/** Points of one line that are all drawn alike: as marks, or as one shape, which is painted in one go. */
interface Points {
  readonly group: Element;
  readonly circles: readonly Element[];
  readonly shape: Element;
}

/** How many drawings are kept, the one that is seen among them: each is some hundred elements. */
export const MOST_LAYERS = 14;
/** How many there are while someone looks through a menu: its options are drawn until one of them is chosen. */
export const MOST_AT_ONCE = 60;
/** How many of them are near: each is a picture of its own in the device's memory. On and back, when someone steps. */
export const MOST_NEAR = 2;

const CLASSES = { charts: 'explore-charts', gaps: 'explore-gaps' } as const;
/** What others give to a mark. */
const GIVEN = ['data-mark', 'tabindex', 'role', 'aria-label', 'aria-current'] as const;

const box = (className: string) => {
  const element = document.createElement('div');
  element.className = className;
  return element;
};

export class Layers {
  /** Those that wait and the one that is seen; the first goes first. */
  readonly #all = new Map<string, Layer>();
  #seen: Layer;
  /** The one whose marks are those of the page. */
  #taken: Layer;
  /** Those that came near, the last one last. */
  #near: readonly Layer[] = [];
  /** Of the place, in px; none is given to it before a second drawing is shown. */
  #height = 0;
  readonly #label: string;
  /** What changes the height of a drawing that is seen: other letters, a figure that grows with the window. */
  readonly #grown = new ResizeObserver(([entry]) => {
    const [box] = entry?.borderBoxSize ?? [];
    if (entry?.target !== this.#seen.root || !box || box.blockSize === this.#seen.height) return;
    this.#seen.height = box.blockSize;
    // Not among the observers of this frame, who would look at the place again.
    requestAnimationFrame(() => {
      this.#fit();
    });
  });

  /** @param place  where they lie, with the drawing of the build in it */
  constructor(
    readonly place: HTMLElement,
    key: string,
  ) {
    const find = (className: string) => place.querySelector<HTMLElement>(`.${className}`) ?? box(className);
    const charts = find(CLASSES.charts);
    this.#label = charts.getAttribute('aria-label') ?? '';
    this.#seen = {
      key,
      root: charts.parentElement ?? place,
      charts,
      gaps: find(CLASSES.gaps),
      state: 'seen',
      height: null,
      marks: null,
      points: null,
    };
    this.#taken = this.#seen;
    this.#all.set(key, this.#seen);
  }

  get seen(): Layer {
    return this.#seen;
  }
  has(key: string): boolean {
    return this.#all.has(key);
  }

  /** Has one that waits kept longer than the others. */
  keep(key: string): void {
    const layer = this.#all.get(key);
    if (!layer) return;
    this.#all.delete(key);
    this.#all.set(key, layer);
  }

  /** Adds a drawing that waits, unless there is one. */
  add(key: string, shapes: Shapes): Layer {
    const known = this.#all.get(key);
    if (known) return known;
    const [root, charts, gaps] = [box('drawing'), box('drawn-charts'), box('drawn-gaps')];
    charts.dataset.chart = shapes.chart;
    charts.style.setProperty('--columns', String(shapes.columns));
    charts.append(...shapes.charts);
    gaps.append(...shapes.gaps);
    root.setAttribute('aria-hidden', 'true');
    root.append(charts, gaps);
    const layer: Layer = { key, root, charts, gaps, state: 'drawn', height: null, marks: null, points: null };
    put(layer);
    setState(layer, 'drawn');
    if (this.#all.size >= MOST_AT_ONCE) this.#dropOldest();
    this.#all.set(key, layer);
    this.place.append(root);
    return layer;
  }

  /**
   * Takes one that waits a step further, so that less is left to do when it is shown.
   * @param isLikely  whether it comes near: the first that came goes further away again
   * @returns whether there was anything to do
   */
  further(key: string, isLikely: boolean): boolean {
    const layer = this.#all.get(key);
    if (layer?.state === 'drawn') {
      // To ask where something is has the browser work out its styles and its layout, seen or not.
      layer.height = heightOf(layer);
      layer.state = 'laid-out';
      return true;
    }
    if (layer?.state !== 'laid-out' || !isLikely) return false;
    this.#bringNear(layer);
    this.#thin();
    return true;
  }

  #bringNear(layer: Layer): void {
    setState(layer, 'near');
    this.#near = [...this.#near.filter((one) => one !== layer && one.state === 'near'), layer];
  }
  /** Those that came near first go further away. */
  #thin(): void {
    const near = this.#near.filter(({ state }) => state === 'near');
    for (const one of near.slice(0, -MOST_NEAR)) setState(one, 'laid-out');
    this.#near = near.slice(-MOST_NEAR);
  }

  /** Shows one that waits. Its marks are not there before `take`. @returns whether there is one */
  show(key: string): boolean {
    const layer = this.#all.get(key);
    if (!layer) return false;
    this.keep(key);
    if (layer === this.#seen) return true;
    // What was seen stays near until the frame is painted: to put it away takes longer.
    this.#bringNear(this.#seen);
    setState(layer, 'seen');
    this.#seen = layer;
    layer.height ??= heightOf(layer);
    // What lies below makes room at once; it comes up again when there is time.
    if (layer.height > this.#height) this.#fit();
    return true;
  }

  /** Gives the place the height of what is seen. */
  #fit(): void {
    const { height } = this.#seen;
    if (height === null || height === this.#height) return;
    this.#height = height;
    this.place.style.height = `${String(height)}px`;
    this.place.classList.add('fitted');
  }

  /** Gives the one that is seen its marks, and takes those of the one that was. @returns whether there was anything to do */
  take(): boolean {
    const [before, now] = [this.#taken, this.#seen];
    if (before === now) return false;
    this.#taken = now;
    put(before);
    // Its styles are no longer those that it was laid out with.
    setState(before, 'drawn');
    this.#thin();
    this.#fit();
    this.#grown.unobserve(before.root);
    this.#grown.observe(now.root);
    before.root.setAttribute('aria-hidden', 'true');
    before.charts.className = 'drawn-charts';
    before.gaps.className = 'drawn-gaps';
    for (const name of ['role', 'aria-label']) before.charts.removeAttribute(name);
    for (const [element, mark] of now.marks ?? []) element.setAttribute('data-mark', mark);
    now.marks = null;
    for (const { group, circles } of now.points ?? []) group.replaceChildren(...circles);
    now.root.removeAttribute('aria-hidden');
    now.charts.classList.add(CLASSES.charts);
    now.gaps.classList.add(CLASSES.gaps);
    now.charts.setAttribute('role', 'group');
    now.charts.setAttribute('aria-label', this.#label);
    return true;
  }

  /** Removes the one that was kept longest without being shown, where there are more than are kept. @returns whether there was one */
  forgetOne(): boolean {
    return this.#all.size > MOST_LAYERS && this.#dropOldest();
  }

  #dropOldest(): boolean {
    const oldest = [...this.#all.values()].find((layer) => this.#waits(layer));
    if (oldest) this.drop(oldest.key);
    return oldest !== undefined;
  }
  #waits(layer: Layer): boolean {
    return layer !== this.#seen && layer !== this.#taken;
  }

  /** Forgets all that waits: the room for drawings has changed. */
  forget(): void {
    for (const key of [...this.#all.keys()]) this.drop(key);
  }

  /** Removes one that waits; what is seen stays. */
  drop(key: string): void {
    const layer = this.#all.get(key);
    if (!layer || !this.#waits(layer)) return;
    this.#all.delete(key);
    layer.state = 'drawn';
    layer.root.remove();
  }
}

/** Where its last part ends: what is skipped has no height of its own. In px. */
function heightOf({ root, gaps }: Layer): number {
  return gaps.getBoundingClientRect().bottom - root.getBoundingClientRect().top;
}

function setState(layer: Layer, state: Layer['state']): void {
  layer.state = state;
  // No class: a changed class has the browser look at every word in the drawing.
  layer.root.dataset.state = state;
}

/** Takes the marks of a drawing from the page. */
function put(layer: Layer): void {
  const marks = [...layer.root.querySelectorAll('[data-mark]')];
  layer.marks = marks.map((element) => [element, element.getAttribute('data-mark') ?? ''] as const);
  for (const element of marks) {
    for (const name of GIVEN) element.removeAttribute(name);
    element.classList.remove('lit');
  }
  layer.points ??= [...layer.root.querySelectorAll('.dots')].flatMap(pointsOf);
  for (const { group, shape } of layer.points) group.replaceChildren(shape);
}

/** The points of a group, where one shape looks like all of them. */
function pointsOf(group: Element): Points[] {
  const circles = [...group.children];
  if (circles.some((child) => child.tagName !== 'circle' || child.hasAttribute('class'))) return [];
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const disc = (circle: Element) => {
    const [x = 0, y = 0, r = 0] = ['cx', 'cy', 'r'].map((name) => Number(circle.getAttribute(name)));
    const half = (sign: 1 | -1) => `a${String(r)},${String(r)} 0 1,1 ${String(sign * 2 * r)},0`;
    return `M${String(x - r)},${String(y)}${half(1)}${half(-1)}`;
  };
  shape.setAttribute('d', circles.map(disc).join(''));
  return [{ group, circles, shape }];
}
