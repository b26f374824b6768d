/** Pointing and choosing, by mouse, touch and pen: one delegated listener a region. */
import type { Target } from '../../model/links';
import { details } from '../../state/details.svelte';
import { focus, type Origin } from '../../state/focus.svelte';

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

/**
 * Makes a region point and pin.
 * @param choose  what happens after something was pinned by a click or tap
 */
export function startPointing(region: Element, from: Origin, choose: (target: Target) => void): () => void {
  const over = (event: Event) => {
    if ((event as PointerEvent).pointerType === 'touch') return;
    focus.point(targetOf(event.target as Element), from);
  };
  const leave = () => {
    focus.point(null, from);
  };
  const click = (event: Event) => {
    const mouse = event as MouseEvent;
    if (mouse.defaultPrevented || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.button !== 0)
      return;
    const target = targetOf(mouse.target as Element);
    if (!target) return;
    mouse.preventDefault();
    void details.load();
    focus.pin(target, from);
    choose(target);
  };
  region.addEventListener('pointerover', over);
  region.addEventListener('pointerleave', leave);
  region.addEventListener('click', click);
  return () => {
    region.removeEventListener('pointerover', over);
    region.removeEventListener('pointerleave', leave);
    region.removeEventListener('click', click);
  };
}
