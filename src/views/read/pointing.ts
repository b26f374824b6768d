/** Pointing and choosing, by mouse, touch and pen: one delegated listener a region. */
import type { Target } from '../../model/links';
import { details } from '../../state/details.svelte';
import { focus, type Origin } from '../../state/focus.svelte';
import { lender } from '../marks/lender';
import { rememberPlace } from './place';

/** The target that an element stands for, if any. */
export function targetOf(element: Element | null): Target | null {
  const found = element?.closest<HTMLElement | SVGElement>(
    '[data-mark], [data-label], [data-passage], [data-spine]',
  );
  if (!found) return null;
  const { mark, label, passage, phrase, spine } = found.dataset;
  if (mark ?? label) return { mark: mark ?? label ?? '' };
  if (spine) return { passage: spine };
  return passage ? { passage, ...(phrase ? { phrase } : {}) } : null;
}

/** How far from a point of a chart a pointer may be and still mean it, in px. */
const REACH = 16;

/** The point of a line chart that is nearest to the pointer, within reach. */
function nearestPoint(event: PointerEvent): Target | null {
  const plot = (event.target as Element).closest('.plot');
  if (!plot) return null;
  if (plot.matches('[data-points]')) {
    const mark = lender()?.nearest(plot, event.clientX, event.clientY, REACH) ?? null;
    return mark === null ? null : { mark };
  }
  let best: string | null = null;
  let least = REACH;
  for (const point of plot.querySelectorAll<SVGElement>('.dots [data-mark]')) {
    const box = point.getBoundingClientRect();
    const away = Math.hypot(
      event.clientX - box.left - box.width / 2,
      event.clientY - box.top - box.height / 2,
    );
    if (away < least) [best, least] = [point.dataset.mark ?? null, away];
  }
  return best === null ? null : { mark: best };
}

/**
 * Makes a region point and pin.
 * @param choose  what happens after something was pinned by a click or tap
 */
export function startPointing(region: Element, from: Origin, choose: (target: Target) => void): () => void {
  const over = (event: Event) => {
    if ((event as PointerEvent).pointerType === 'touch') return;
    focus.point(targetOf(event.target as Element) ?? nearestPoint(event as PointerEvent), from);
  };
  const leave = () => {
    focus.point(null, from);
  };
  const click = (event: Event) => {
    const mouse = event as MouseEvent;
    if (mouse.defaultPrevented || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.button !== 0)
      return;
    const target = targetOf(mouse.target as Element) ?? nearestPoint(mouse as PointerEvent);
    if (!target) return;
    mouse.preventDefault();
    void details.load();
    rememberPlace(null);
    focus.pin(target, from);
    choose(target);
  };
  // Between a chart's points the nearest one is meant, so every move counts there.
  const type = from === 'chart' ? 'pointermove' : 'pointerover';
  region.addEventListener(type, over);
  region.addEventListener('pointerleave', leave);
  region.addEventListener('click', click);
  return () => {
    region.removeEventListener(type, over);
    region.removeEventListener('pointerleave', leave);
    region.removeEventListener('click', click);
  };
}
