/** Draws choices before they are made, while the browser has nothing else to do. */
import type { Choice } from '../../model/explore';
import type { Drawing } from './drawing';
import { MOST_LAYERS } from './layers';

/** Beside the neighbours: the drawing that is seen, the one before it, and one that someone points at. */
const OTHERS = 3;
/** So many choices of an open menu are laid out: those nearest to what is chosen. The others are sketched. */
const NEAREST = 8;
/** What someone points at is drawn within this, in ms: a hand takes longer from coming to an option to pressing it. */
const POINTED_AT_MS = 40;

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
  /** What is pointed at, worked out when there is time. */
  let pointedAt: (() => Choice)[] = [];
  let expected: Choice[] = [];
  /** Choices of an open menu, and how to work them out. */
  let opened: (() => readonly Choice[]) | null = null;
  let nearest: Choice[] = [];
  let menu: Choice[] = [];
  let beside: Choice[] = [];
  /** The one beside that is likeliest: it comes near, as what is pointed at does. */
  let likeliest: Choice[] = [];
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
    nearest = [];
    beside = [];
    likeliest = [];
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
      menu = [...opened()];
      nearest = menu.splice(0, NEAREST);
      opened = null;
      // Who looks through a menu chooses from it.
      beside = [];
      likeliest = [];
    }
    // One piece at a time: whoever presses meanwhile waits for one at the most.
    const comeNear = (choice: Choice) => prepare(choice, true);
    const layOut = (choice: Choice) => prepare(choice, false);
    const pieces = [
      [expected, comeNear],
      [nearest, layOut],
      [menu, sketch],
      [beside, layOut],
      [likeliest, comeNear],
    ] as const;
    for (const [choices, doPiece] of pieces) {
      while (choices[0] && !doPiece(choices[0])) choices.shift();
      if (choices[0]) break;
    }
    if (pieces.some(([choices]) => choices.length > 0)) ask(expected.length > 0);
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
      likeliest = beside.slice(0, 1);
      keep(beside);
      ask(false);
    },
    stop,
  };
}
