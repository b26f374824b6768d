/**
 * Drawings that lie over each other: one is seen, others wait until they are chosen.
 *
 * What waits has its styles and its layout, and is otherwise skipped by the browser. What is likely to be chosen next
 * comes near: it is painted too, in a layer that nobody sees, so that to show it no mark has to be touched.
 * Neither is anybody's: a drawing has no marks, no names and no place among the tabs before it is taken.
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
  /** Its marks while it waits. */
  marks: readonly (readonly [Element, string])[] | null;
}

/** How many drawings are kept, the one that is seen among them: each is some hundred elements. */
export const MOST_LAYERS = 14;

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
  readonly #label: string;

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
      marks: null,
    };
    this.#taken = this.#seen;
    this.#all.set(key, this.#seen);
  }

  get seen(): Layer {
    return this.#seen;
  }
  get size(): number {
    return this.#all.size;
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
    const layer: Layer = { key, root, charts, gaps, state: 'drawn', marks: null };
    put(layer);
    setState(layer, 'drawn');
    for (const old of [...this.#all.keys()]) {
      if (this.#all.size < MOST_LAYERS) break;
      this.drop(old);
    }
    this.#all.set(key, layer);
    this.place.append(root);
    return layer;
  }

  /**
   * Takes one that waits a step further, so that less is left to do when it is shown.
   * @param isLikely  whether it comes near: of these there are few
   * @returns whether there was anything to do
   */
  further(key: string, isLikely: boolean): boolean {
    const layer = this.#all.get(key);
    if (layer?.state === 'drawn') {
      // To ask where something is has the browser work out its styles and its layout, seen or not.
      layer.charts.getBoundingClientRect();
      layer.state = 'laid-out';
      return true;
    }
    if (layer?.state !== 'laid-out' || !isLikely) return false;
    for (const other of this.#all.values()) if (other.state === 'near') setState(other, 'laid-out');
    setState(layer, 'near');
    return true;
  }

  /** Shows one that waits. Its marks are not there before `take`. @returns whether there is one */
  show(key: string): boolean {
    const layer = this.#all.get(key);
    if (!layer) return false;
    this.keep(key);
    if (layer === this.#seen) return true;
    // What was seen stays near until the frame is painted: to put it away takes longer.
    setState(this.#seen, 'near');
    setState(layer, 'seen');
    this.#seen = layer;
    return true;
  }

  /** Gives the one that is seen its marks, and takes those of the one that was. @returns whether there was anything to do */
  take(): boolean {
    const [before, now] = [this.#taken, this.#seen];
    if (before === now) return false;
    this.#taken = now;
    put(before);
    setState(before, 'laid-out');
    before.root.setAttribute('aria-hidden', 'true');
    before.charts.className = 'drawn-charts';
    before.gaps.className = 'drawn-gaps';
    for (const name of ['role', 'aria-label']) before.charts.removeAttribute(name);
    for (const [element, mark] of now.marks ?? []) element.setAttribute('data-mark', mark);
    now.marks = null;
    now.root.removeAttribute('aria-hidden');
    now.charts.classList.add(CLASSES.charts);
    now.gaps.classList.add(CLASSES.gaps);
    now.charts.setAttribute('role', 'group');
    now.charts.setAttribute('aria-label', this.#label);
    return true;
  }

  /** Forgets all that waits: the room for drawings has changed. */
  forget(): void {
    for (const key of [...this.#all.keys()]) this.drop(key);
  }

  /** Removes one that waits; what is seen stays. */
  drop(key: string): void {
    const layer = this.#all.get(key);
    if (!layer || layer === this.#seen || layer === this.#taken) return;
    this.#all.delete(key);
    layer.root.remove();
  }
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
}
