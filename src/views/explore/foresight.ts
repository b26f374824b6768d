/** Draws choices before they are made, while the browser has nothing else to do. */
import type { Choice } from '../../model/explore';
import type { Drawing } from './drawing';
import { MOST_AT_ONCE, MOST_LAYERS, MOST_NEAR } from './layers';

/** Beside the neighbours: the drawing that is seen, the one before it, and one that someone points at. */
const OTHERS = 3;
/** What someone points at is drawn within this, in ms: a hand takes longer from coming to an option to pressing it. */
const POINTED_AT_MS = 40;
/** So long nothing else is drawn once it is, in ms: who presses now would wait for it. */
const STILL_MS = 400;

/** Does a piece of work; false when there was nothing left to do. */
type Piece = () => boolean;
/** A choice that is worked out when there is time. */
type Later = () => Choice;

/** Whether the browser says when it has nothing else to do; where it does not, what is chosen is drawn when it is chosen. */
const canWait = () => 'requestIdleCallback' in globalThis;

/**
 * Does something when the browser has nothing else to do.
 * @param isUrgent  within POINTED_AT_MS, whatever there is to do
 * @returns what calls it off
 */
function whenAtRest(work: () => void, isUrgent: boolean): () => void {
  if (!isUrgent && 'scheduler' in globalThis && 'postTask' in scheduler) {
    // One idle callback calls for another 50 ms later; tasks of the lowest rank follow each other.
    const calling = new AbortController();
    const { signal } = calling;
    scheduler.postTask(work, { priority: 'background', signal }).catch((error: unknown) => {
      if (!signal.aborted) reportError(error);
    });
    return () => {
      calling.abort();
    };
  }
  const handle = requestIdleCallback(work, isUrgent ? { timeout: POINTED_AT_MS } : {});
  return () => {
    cancelIdleCallback(handle);
  };
}

export interface Foresight {
  /** Someone may be about to make this choice: it goes before all others. */
  expect: (choice: Later) => void;
  /** Someone looks through a menu of these choices, the likeliest first: they are drawn after all that is expected. */
  expectOneOf: (choices: () => readonly Later[]) => void;
  /** The page is at rest: what is one step away may be drawn. */
  rest: () => void;
  /** Something was chosen: what was foreseen is forgotten. */
  stop: () => void;
}

/** @param neighbours  what is one step away, the likeliest first */
export function startForesight(
  { prepare, keep, forgetOne }: Pick<Drawing, 'prepare' | 'keep' | 'forgetOne'>,
  neighbours: () => readonly Choice[],
): Foresight {
  /** What is pointed at. */
  let pointedAt: Later[] = [];
  let expected: Choice[] = [];
  /** A menu that was opened. */
  let opened: (() => readonly Later[]) | null = null;
  /** What comes after all that is expected. */
  let others: Piece[] = [];
  let asked: { callOff: () => void; isUrgent: boolean } | null = null;
  /** When someone came to what is pointed at, in ms. */
  let cameAt = -Infinity;

  const stop = () => {
    asked?.callOff();
    asked = null;
    pointedAt = [];
    expected = [];
    opened = null;
    others = [];
    cameAt = -Infinity;
  };
  const ask = (isUrgent: boolean) => {
    if (!canWait() || (asked && (asked.isUrgent || !isUrgent))) return;
    asked?.callOff();
    asked = { isUrgent, callOff: whenAtRest(work, isUrgent) };
  };
  /** Asks again when a hand has rested for a while where it is. */
  const askLater = (ms: number) => {
    const handle = setTimeout(() => {
      asked = null;
      ask(false);
    }, ms);
    asked = {
      isUrgent: false,
      callOff: () => {
        clearTimeout(handle);
      },
    };
  };
  const work = () => {
    asked = null;
    // The latest first: it is what is pointed at now.
    for (const choice of pointedAt) expected.unshift(choice());
    pointedAt = [];
    if (opened) {
      // Who looks through a menu chooses from it.
      others = opened()
        .slice(0, MOST_AT_ONCE - MOST_LAYERS)
        .map((choice) => () => prepare(choice(), false));
      opened = null;
    }
    // One piece at a time: whoever presses meanwhile waits for one at the most.
    while (expected[0] && !prepare(expected[0], true)) expected.shift();
    const still = cameAt + STILL_MS - performance.now();
    if (expected.length === 0 && others.length > 0 && still > 0) {
      askLater(still);
      return;
    }
    if (expected.length === 0) for (let [first] = others; first && !first(); [first] = others) others.shift();
    if (expected.length + others.length > 0) ask(expected.length > 0);
  };
  return {
    expect(choice) {
      pointedAt.push(choice);
      cameAt = performance.now();
      ask(true);
    },
    expectOneOf(choices) {
      opened = choices;
      // Who looks through a menu rests nowhere.
      cameAt = -Infinity;
      ask(true);
    },
    rest() {
      const beside = neighbours().slice(0, MOST_LAYERS - OTHERS);
      keep(beside);
      others = [
        // The likeliest come near, as what is pointed at does, before another is drawn: who steps on steps there.
        ...beside.slice(0, MOST_NEAR).map((choice) => () => prepare(choice, true)),
        ...beside.slice(MOST_NEAR).map((choice) => () => prepare(choice, false)),
        forgetOne,
      ];
      ask(false);
    },
    stop,
  };
}
