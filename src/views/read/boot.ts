/**
 * Wakes the Read page in steps, so that it is never busy for long and nothing is fetched that nobody needs yet:
 *
 *  1. at once, with this small script: the colours, the language, one size of each chart; what is clicked is held
 *  2. when the browser is idle: phrases and marks answer (see `answering`)
 *  3. at the first sign of a person, or after a while: the map, the timeline and all controls come alive (see `islands`)
 */
import { startAhead } from '../../state/ahead';
import { showScheme } from '../../state/scheme';
import { startSpeaking } from '../../state/speaking';
import { nextFrame } from '../../state/frames';
import { breathe } from '../breathe';
import { startEmbed } from '../embed';
import { whenIdle } from '../when-idle';
import { holdEarly } from './early';
import { showInTurn } from './in-turn';
import { showOneSize } from './sizes';

/** What shows that somebody is there. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'] as const;
/** Without a sign the rest comes alive after this, in ms: who hears the page may give none. */
const QUIET_MS = 5000;

const once = <Made>(work: () => Promise<Made>) => {
  let made: Promise<Made> | null = null;
  return () => (made ??= work());
};

function whenParsed(work: () => unknown): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}

export function boot(): void {
  showScheme();
  startAhead();
  startEmbed();
  const early = holdEarly();
  // The script comes whenever it comes: nothing of the page waits for it.
  whenParsed(async () => {
    // In the same task the browser looks up the first styles.
    await breathe();
    startSpeaking();
    showOneSize();
    await showInTurn();
  });

  const answers = once(async () => {
    // Where it does not come, the page says after a while that it is asleep.
    const { startAnswering } = await import('./answering.svelte');
    // To run what came was a task.
    await breathe();
    await startAnswering();
    early.marksAnswer();
    document.documentElement.dataset.awake = 'true';
  });
  const whole = once(async () => {
    for (const sign of SIGNS) removeEventListener(sign, wake, { capture: true });
    // What was done is answered first.
    await nextFrame();
    // Fetched together, brought to life one after the other.
    import('./islands').catch(() => undefined);
    const notice = import('../notice');
    await answers();
    // What does not come is said, and asked for again.
    const { fetchPart } = await notice;
    await fetchPart(
      () => import('./islands'),
      async ({ startIslands }) => {
        await startIslands();
        early.allAnswers();
        // For those who look whether all of the page is awake: tests and the bench.
        document.documentElement.dataset.ready = 'true';
      },
    );
  });
  const wake = () => void whole();

  // An address that says more than the page as it was drawn.
  if (location.search || location.hash) wake();
  for (const sign of SIGNS) addEventListener(sign, wake, { capture: true, passive: true });
  const rest = () => {
    whenIdle(answers);
    setTimeout(wake, QUIET_MS);
  };
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest, { once: true });
}
