/** The page by keyboard: a figure is one tab stop, arrows move inside it, Enter crosses to the other side, Escape goes back. */
import { tick } from 'svelte';
import type { Target } from '../../model/links';
import { focus, type Origin } from '../../state/focus.svelte';
import { elementsOf, setIfNew } from '../marks/elements';
import { lender } from '../marks/lender';
import { rememberPlace, returnToPlace } from './place';
import { targetOf } from './pointing';

type Item = HTMLElement | SVGElement;

const isShown = (element: Element) => element.checkVisibility();
const all = (figure: Element, selector: string) => [...figure.querySelectorAll<Item>(selector)];
const itemsIn = (figure: Element, selector: string): Item[] => all(figure, selector).filter(isShown);

/** Names a mark for those who hear it: see `mark-names`. Until that is there nothing has to be said. */
let label: (element: Item, mark: string) => void = () => undefined;
export function nameMarksBy(name: typeof label): void {
  label = name;
  named = new WeakMap();
}

/**
 * Lets a screen reader into the drawings of a figure whose marks have the keyboard: until then a drawing is
 * kept from it, and for good what is no mark (axes and labels are said in every mark's sentence).
 */
function openDrawings(figure: Element): void {
  for (const svg of figure.querySelectorAll('svg.plot[aria-hidden]')) {
    // A drawing that waits to be shown has no marks yet.
    if (!svg.querySelector('[data-mark]')) continue;
    svg.removeAttribute('aria-hidden');
    // Its marks are what it has to say: it is no picture of its own.
    svg.setAttribute('role', 'presentation');
    for (const part of svg.children)
      if (!part.matches('[data-mark]') && !part.querySelector('[data-mark]'))
        part.setAttribute('aria-hidden', 'true');
  }
}

/** For which mark each stop was named last. */
let named = new WeakMap<Item, string>();

function makeStop(figure: Element, stop: Item, selector: string): void {
  for (const element of figure.querySelectorAll(`:is(${selector})[tabindex="0"]`))
    if (element !== stop) element.setAttribute('tabindex', '-1');
  setIfNew(stop, 'tabindex', '0');
  const mark = stop.dataset.mark;
  if (!mark || (named.get(stop) === mark && stop.hasAttribute('aria-label'))) return;
  named.set(stop, mark);
  label(stop, mark);
}

/** The nearest item in a direction: straight ahead counts for more than sideways. */
function nearest(
  items: readonly Item[],
  from: Item,
  [dx, dy]: readonly [number, number],
  asideWeight = 2.5,
): Item | undefined {
  const middle = (element: Element) => {
    const box = element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2] as const;
  };
  const [x, y] = middle(from);
  let best: Item | undefined;
  let least = Infinity;
  for (const item of items) {
    if (item === from) continue;
    const [ix, iy] = middle(item);
    const ahead = (ix - x) * dx + (iy - y) * dy;
    const aside = Math.abs((ix - x) * dy) + Math.abs((iy - y) * dx);
    if (ahead < 0.5) continue;
    const cost = ahead + aside * asideWeight;
    if (cost < least) [best, least] = [item, cost];
  }
  return best;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The item that a key leads to from another: along its series for left and right, across series for up and down. */
function step(items: readonly Item[], from: Item, key: string): Item | undefined {
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  const direction = ARROWS[key];
  if (!direction) return undefined;
  if (direction[1] === 0) {
    // A series or a lane is a group of its own: there the next one counts, however high or low it lies.
    const group = from.parentElement;
    const siblings = group?.tagName === 'g' ? items.filter((item) => item.parentElement === group) : [];
    const next = nearest(siblings, from, direction, 0.001);
    if (next) return next;
  }
  return nearest(items, from, direction);
}

/**
 * Gives a figure (or the spine) its one tab stop and its arrows.
 * @param selector  the elements that arrows move between
 */
export function startArrows(figure: Element, selector: string, from: Origin): { refresh: () => void } {
  /** What has the keyboard here, and its mark. */
  let held: Item | null = null;
  let mark = '';
  /** Whether it was taken from the page, or from sight: then a drawing for another room stands there. */
  const isLost = () => held && !(held.isConnected && held.dataset.mark === mark && isShown(held));
  /** Its mark where it is seen now, if nothing else has the keyboard. */
  const again = () =>
    isLost() && (document.activeElement === document.body || document.activeElement === held)
      ? elementsOf(mark).find((one) => figure.contains(one) && one.matches(selector) && isShown(one))
      : undefined;
  const refresh = () => {
    openDrawings(figure);
    const back = again() as Item | undefined;
    // Nearly always it is where it was: no list is made of all that it could be.
    const first = (which: string) => all(figure, `:is(${selector})${which}`).find(isShown);
    const stop = back ?? first('[tabindex="0"]') ?? first('.lit') ?? first('');
    if (stop) makeStop(figure, stop, selector);
    back?.focus({ preventScroll: true });
  };
  figure.addEventListener('keydown', (event) => {
    const { key, target } = event as KeyboardEvent;
    const item = (target as Element).closest<Item>(selector);
    if (
      !item ||
      (event as KeyboardEvent).ctrlKey ||
      (event as KeyboardEvent).metaKey ||
      (event as KeyboardEvent).altKey
    )
      return;
    const next = lender()?.step(item, key) ?? step(itemsIn(figure, selector), item, key);
    if (!next) return;
    event.preventDefault();
    makeStop(figure, next, selector);
    next.focus();
  });
  // Who chose a mark with the pointer may go on from there with the arrows.
  figure.addEventListener('click', (event) => {
    const item = (event.target as Element).closest<Item>(selector);
    if (!item || !event.isTrusted) return;
    makeStop(figure, item, selector);
    item.focus({ preventScroll: true });
  });
  figure.addEventListener('focusin', (event) => {
    const item = (event.target as Element).closest<Item>(selector);
    if (!item) return;
    const target = targetOf(item);
    focus.point(target, from);
    mark = item.dataset.mark ?? '';
    held = mark ? item : null;
    if (mark) label(item, mark);
  });
  figure.addEventListener('focusout', () => {
    focus.point(null, from);
    const before = held;
    // Once it is known whether somebody went away from it, or it from the page.
    queueMicrotask(() => {
      if (held === before && !isLost()) held = null;
    });
  });
  refresh();
  return { refresh };
}

/**
 * Enter pins and moves to the other side; Escape returns.
 * @param cross  moves to the other side of a target, after the page shows it
 */
export function startEnterAndEscape(cross: (target: Target) => Promise<Item | null>): void {
  document.addEventListener('keydown', (event) => {
    const element = event.target as Item;
    if (event.key === 'Enter' && !event.defaultPrevented && !event.ctrlKey && !event.metaKey) {
      const target = element.matches('[data-mark], [data-passage], [data-spine]') ? targetOf(element) : null;
      if (!target) return;
      event.preventDefault();
      rememberPlace(element);
      focus.pin(target, 'keyboard');
      void cross(target).then((other) => {
        other?.focus({ preventScroll: true });
      });
    } else if (event.key === 'Escape' && (focus.pinned ?? focus.preview)) {
      // What is open closes first, of itself.
      if (document.querySelector('dialog[open], :popover-open')) return;
      event.preventDefault();
      focus.unpin();
      // A figure that a glance at other words had taken off the stage is back after it.
      void tick().then(returnToPlace);
    }
  });
}
