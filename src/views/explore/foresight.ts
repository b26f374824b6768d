/** Draws choices before they are made, while the browser has nothing else to do. */
import type { Choice } from '../../model/explore';
import type { Drawing } from './drawing';
import { MOST_LAYERS } from './layers';

/** Beside the neighbours: the drawing that is seen, the one before it, and one that someone points at. */
const OTHERS = 3;
/** What someone points at is drawn within this, in ms: a hand takes longer from coming to an option to pressing it. */
const POINTED_AT_MS = 40;

export interface Foresight {
  /** Someone may be about to make this choice: it goes before all others. */
  expect: (choice: () => Choice) => void;
  /** Someone looks through a menu of these choices, the likeliest first: they are sketched after all that is expected. */
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
  /** What is pointed at, worked out when there is time. */
  let pointedAt: (() => Choice)[] = [];
  let expected: Choice[] = [];
  /** Choices of an open menu, and how to work them out. */
  let menu: Choice[] = [];
  let opened: (() => readonly Choice[]) | null = null;
  let beside: Choice[] = [];
  let asked: { handle: number; isUrgent: boolean } | null = null;
  // A browser that cannot say when it is idle draws what is chosen when it is chosen.
  const canWait = 'requestIdleCallback' in globalThis;

  const stop = () => {
    if (asked) cancelIdleCallback(asked.handle);
    asked = null;
    pointedAt = [];
    expected = [];
    menu = [];
    opened = null;
    beside = [];
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
    if (opened) menu = [...opened()];
    opened = null;
    // One piece at a time: whoever presses meanwhile waits for one at the most.
    for (const [choices, doPiece] of [
      [expected, (choice: Choice) => prepare(choice, true)],
      [menu, sketch],
      [beside, (choice: Choice) => prepare(choice, false)],
    ] as const) {
      while (choices[0] && !doPiece(choices[0])) choices.shift();
      if (choices[0]) break;
    }
    if (expected.length + menu.length + beside.length > 0) ask(expected.length > 0);
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
      beside = neighbours().slice(0, MOST_LAYERS - OTHERS);
      keep(beside);
      ask(false);
    },
    stop,
  };
}
