/** Draws choices before they are made, while the browser has nothing else to do. */
import type { Choice } from '../../model/explore';
import type { Drawing } from './drawing';
import { MOST_LAYERS, MOST_NEAR } from './layers';

/** Beside the neighbours: the drawing that is seen, the one before it, and one that someone points at. */
const OTHERS = 3;
/** So many choices of an open menu are laid out: those nearest to what is chosen. The others are sketched. */
const NEAREST = 8;
/** What someone points at is drawn within this, in ms: a hand takes longer from coming to an option to pressing it. */
const POINTED_AT_MS = 40;

/** Does a piece of the drawing of a choice; false when there was nothing left to do. */
type Piece = (choice: Choice) => boolean;

export interface Foresight {
  /** Someone may be about to make this choice: it goes before all others. */
  expect: (choice: () => Choice) => void;
  /** Someone looks through a menu of these choices, the likeliest first: they are drawn after all that is expected. */
  expectOneOf: (choices: () => readonly Choice[]) => void;
  /** The page is at rest: what is one step away may be drawn. */
  rest: () => void;
  /** Something was chosen: what was foreseen is forgotten. */
  stop: () => void;
}

/** @param neighbours  what is one step away, the likeliest first */
export function startForesight(
  { prepare, sketch, keep }: Pick<Drawing, 'prepare' | 'sketch' | 'keep'>,
  neighbours: () => readonly Choice[],
): Foresight {
  const comeNear: Piece = (choice) => prepare(choice, true);
  const layOut: Piece = (choice) => prepare(choice, false);
  /** What is pointed at, worked out when there is time. */
  let pointedAt: (() => Choice)[] = [];
  let expected: Choice[] = [];
  /** A menu that was opened, worked out when there is time. */
  let opened: (() => readonly Choice[]) | null = null;
  /** What comes after all that is expected, each with what does a piece of it. */
  let others: (readonly [choice: Choice, doPiece: Piece])[] = [];
  let asked: { handle: number; isUrgent: boolean } | null = null;
  // A browser that cannot say when it is idle draws what is chosen when it is chosen.
  const canWait = 'requestIdleCallback' in globalThis;

  const stop = () => {
    if (asked) cancelIdleCallback(asked.handle);
    asked = null;
    pointedAt = [];
    expected = [];
    opened = null;
    others = [];
  };
  const ask = (isUrgent: boolean) => {
    if (!canWait || (asked && (asked.isUrgent || !isUrgent))) return;
    if (asked) cancelIdleCallback(asked.handle);
    asked = {
      isUrgent,
      handle: requestIdleCallback(work, isUrgent ? { timeout: POINTED_AT_MS } : {}),
    };
  };
  const work = () => {
    asked = null;
    // The latest first: it is what is pointed at now.
    for (const choice of pointedAt) expected.unshift(choice());
    pointedAt = [];
    if (opened) {
      // Who looks through a menu chooses from it.
      others = opened().map((choice, n) => [choice, n < NEAREST ? layOut : sketch]);
      opened = null;
    }
    // One piece at a time: whoever presses meanwhile waits for one at the most.
    while (expected[0] && !comeNear(expected[0])) expected.shift();
    if (expected.length === 0)
      for (let [first] = others; first && !first[1](first[0]); [first] = others) others.shift();
    if (expected.length + others.length > 0) ask(expected.length > 0);
  };
  return {
    expect(choice) {
      pointedAt.push(choice);
      ask(true);
    },
    expectOneOf(choices) {
      opened = choices;
      ask(true);
    },
    rest() {
      const beside = neighbours().slice(0, MOST_LAYERS - OTHERS);
      keep(beside);
      others = [
        ...beside.map((choice) => [choice, layOut] as const),
        // The likeliest come near, as what is pointed at does; the first of them last, so that it stays longest.
        ...beside
          .slice(0, MOST_NEAR)
          .reverse()
          .map((choice) => [choice, comeNear] as const),
      ];
      ask(false);
    },
    stop,
  };
}
