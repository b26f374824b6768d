/** Guessing in a framed step: a line drawn over the chart, or bars put in order, then held against the figures. */
import { mount } from 'svelte';
import type { Guess } from '../../model/story';
import { explore } from '../../state/explore.svelte';
import { GuessState } from '../teach/guess.svelte';
import GuessLine from '../teach/GuessLine.svelte';
import GuessOrder from '../teach/GuessOrder.svelte';
import GuessWords from '../teach/GuessWords.svelte';

/** Size of letters on a framed chart, in px of its drawing. */
const FONT = 13;

/** @param places  where it is guessed: one for each size of the chart */
export function startGuess(region: HTMLElement, places: readonly HTMLElement[]): void {
  const guess = JSON.parse(region.dataset.guess ?? 'null') as Guess | null;
  if (!guess) return;
  explore.read(region.dataset.view ?? '');
  const state = new GuessState();
  const over = (place: HTMLElement, revealed: boolean) => {
    const plot = place.querySelector<SVGElement>('.plot');
    if (guess.kind !== 'line' || !plot) return;
    place.classList.add('is-guessed');
    mount(GuessLine, { target: place, props: { guess, plot, revealed, state, font: FONT } });
  };
  for (const place of places) {
    if (guess.kind === 'line') over(place, false);
    else {
      place.replaceChildren();
      mount(GuessOrder, { target: place, props: { revealed: false, state } });
    }
  }
  for (const place of region.querySelectorAll<HTMLElement>('[data-whole] .step-panels')) over(place, true);
  const words = region.querySelector('[data-guess-words]');
  const reveal = region.querySelector<HTMLDetailsElement>('[data-reveal]');
  // Compared when it is revealed: before that nothing was guessed.
  reveal?.addEventListener('toggle', () => {
    if (!reveal.open || !words || words.childElementCount > 0) return;
    mount(GuessWords, { target: words, props: { guess, state } });
  });
}
