/** What marks are called by those who hear them, and when their numbers are fetched. */
import { partsOfMark } from '../../model/story';
import { periodText } from '../../model/time';
import { atlas } from '../../state/atlas';
import { details, sentence, type MarkDetails } from '../../state/details.svelte';
import { focus } from '../../state/focus.svelte';
import { nameOf } from '../../state/names';
import { words } from '../../words';
import { nameMarksBy } from './keyboard';

/** Numbers that make no sense are said by the part that shows them, and leave the name. */
function numbersOf(mark: string): MarkDetails | null {
  try {
    return details.of(mark);
  } catch {
    return null;
  }
}

/** First what is written on it, then its sentence; its name and period alone until its numbers are there. */
function name(element: HTMLElement | SVGElement, mark: string): void {
  const found = numbersOf(mark);
  const numbers = atlas.links.passagesOf(mark).map((id) => atlas.links.passage(id)?.number ?? 0);
  const told = found
    ? sentence(found, numbers)
    : (nameOf(mark) ?? periodText(partsOfMark(mark).period, words.locale));
  const written = element instanceof HTMLElement ? element.textContent.replace(/\s+/g, ' ').trim() : '';
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', told.includes(written) ? told : `${written}. ${told}`);
}

/** Names the marks that have the keyboard, now and later. Called once, in the browser, before figures get their arrows. */
export function startNames(): void {
  nameMarksBy(name);
  const nameStops = () => {
    for (const stop of document.querySelectorAll<HTMLElement | SVGElement>('[data-mark][tabindex="0"]'))
      if (stop.dataset.mark && !(stop instanceof HTMLAnchorElement)) name(stop, stop.dataset.mark);
  };
  nameStops();
  // What was named by its period alone is told whole once its numbers are there.
  void details.arrived.then(() => {
    nameMarksBy(name);
    nameStops();
    const active = document.activeElement;
    if (active instanceof SVGElement && active.dataset.mark) name(active, active.dataset.mark);
  });
  // What is pointed at, or has the keyboard, or is chosen, is asked for.
  $effect.root(() => {
    $effect(() => {
      if (focus.target) void details.load();
    });
  });
}
