/** What is clicked before the page answers: held, and done as soon as it does. */

/** What leads somewhere in the page once it is awake. */
const MARKS = '[data-mark], [data-label], [data-passage], [data-spine], .plot';
const PARTS =
  '[data-go-passage], [data-go-mark], .back-links a, [data-figure-menu], [data-island] button:not([popovertarget])';

type Held = { target: Element; event: MouseEvent | KeyboardEvent };

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
const opensFind = (event: KeyboardEvent) =>
  event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;

export interface Early {
  /** The marks, passages and the spine answer now: does what was asked of them. */
  marksAnswer: () => void;
  /** All of the page answers: does the rest, and holds nothing from now on. */
  allAnswers: () => void;
}

export function holdEarly(): Early {
  let marks: Held[] = [];
  let rest: Held[] = [];
  let marksAnswer = false;
  /** What is done again is not held again. */
  let isReplay = false;

  const hold = (event: MouseEvent | KeyboardEvent) => {
    if (isReplay || !(event.target instanceof Element)) return;
    const held = { target: event.target, event };
    if (event instanceof KeyboardEvent) {
      if (!opensFind(event)) return;
      rest.push(held);
    } else {
      if (!isPlain(event)) return;
      if (event.target.closest(PARTS)) rest.push(held);
      else if (!marksAnswer && event.target.closest(MARKS)) marks.push(held);
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', hold, { capture: true });
  document.addEventListener('keydown', hold, { capture: true });

  const replay = (all: readonly Held[]) => {
    isReplay = true;
    for (const { target, event } of all)
      if (target.isConnected)
        target.dispatchEvent(
          event instanceof KeyboardEvent
            ? new KeyboardEvent('keydown', { ...keysOf(event), bubbles: true, cancelable: true })
            : new MouseEvent('click', {
                bubbles: true,
                cancelable: true,
                clientX: event.clientX,
                clientY: event.clientY,
              }),
        );
    isReplay = false;
  };
  const keysOf = ({ key, ctrlKey, metaKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey });
  return {
    marksAnswer() {
      marksAnswer = true;
      replay(marks);
      marks = [];
    },
    allAnswers() {
      document.removeEventListener('click', hold, { capture: true });
      document.removeEventListener('keydown', hold, { capture: true });
      replay(rest);
      rest = [];
    },
  };
}
