/** What the person points at now (preview) or has chosen (pinned), and where that came from: exactly one state for all views. */
import { untrack } from 'svelte';
import { sameTarget, type Target } from '../model/links';
import { atlas } from './atlas';
import { view } from './view.svelte';

export type Origin =
  'text' | 'map' | 'chart' | 'timeline' | 'spine' | 'panel' | 'keyboard' | 'address' | 'sound';

/** How long a pointer rests on words before the stage turns to them, in ms. */
const REST_MS = 140;

class Focus {
  #rest: ReturnType<typeof setTimeout> | undefined;
  preview = $state.raw<Target | null>(null);
  /** Who spoke last: that side keeps still. */
  from = $state<Origin>('address');

  get pinned(): Target | null {
    return view.current.pinned;
  }

  /** What is lit: what is pointed at, else what is pinned. */
  target = $derived(this.preview ?? view.current.pinned);
  lit = $derived(atlas.links.litBy(this.target));

  // Whoever says what is in focus does not follow it: what is removed while it has the keyboard says so at once, in
  // the middle of whatever removes it.
  point(target: Target | null, from: Origin): void {
    untrack(() => {
      this.#point(target, from);
    });
  }

  pin(target: Target, from: Origin): void {
    untrack(() => {
      clearTimeout(this.#rest);
      this.from = from;
      this.preview = null;
      view.pin(target);
    });
  }

  /** Lets go of what is chosen and of what is pointed at, and ends a glance at other figures. */
  unpin(): void {
    untrack(() => {
      clearTimeout(this.#rest);
      this.preview = null;
      view.peek(null);
      view.unpin();
    });
  }

  #point(target: Target | null, from: Origin): void {
    if (sameTarget(this.preview, target)) return;
    this.preview = target;
    if (target) this.from = from;
    // A glance that passes over a phrase moves nothing; one that rests brings its marks onto the stage.
    clearTimeout(this.#rest);
    const pointed = target && 'passage' in target ? atlas.links.litBy(target).marks : null;
    // What is chosen stays in sight at the words that point at it.
    const chosen = this.pinned && 'mark' in this.pinned ? this.pinned.mark : null;
    const marks = chosen !== null && pointed?.includes(chosen) ? null : pointed;
    if (marks || view.peeked) {
      this.#rest = setTimeout(() => {
        view.peek(marks);
      }, REST_MS);
    }
  }
}

export const focus = new Focus();
