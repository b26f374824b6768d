/** Pointing and choosing, by mouse, touch and pen: one delegated listener a region. */
import type { Target } from '../../model/links';
import { focus, type Origin } from '../../state/focus.svelte';
import { nearestMark } from '../marks/nearest';
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

/** What an event is on; among the points of a chart, which may lie closer than they are wide, the nearest. */
function meant(event: MouseEvent, from: Origin): Target | null {
  const element = event.target as Element;
  const direct = targetOf(element);
  if (from !== 'chart' || (direct && !element.matches('.dots:not(.article) circle'))) return direct;
  const near = nearestMark(event);
  return near === null ? direct : { mark: near };
}

/**
 * Makes a region point and pin.
 * @param choose  what happens after something was pinned by a click or tap
 */
export function startPointing(region: Element, from: Origin, choose: (target: Target) => void): () => void {
  const over = (event: Event) => {
    if ((event as PointerEvent).pointerType === 'touch') return;
    focus.point(meant(event as PointerEvent, from), from);
  };
  const leave = () => {
    focus.point(null, from);
  };
  const click = (event: Event) => {
    const mouse = event as MouseEvent;
    if (mouse.defaultPrevented || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.button !== 0)
      return;
    const target = meant(mouse, from);
    if (!target) return;
    mouse.preventDefault();
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
