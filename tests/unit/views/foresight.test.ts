/** What is drawn before it is chosen: in which order, and what is left when something else is chosen. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Choice } from '../../../src/model/explore';
import { startForesight } from '../../../src/views/explore/foresight';

const choice = (show: string): Choice => ({
  show,
  lines: [],
  chart: 'line',
  as: 'plain',
  base: 2000,
  years: [2000, 2010],
  year: 2005,
  against: '',
});

let idle: (() => void)[] = [];
beforeEach(() => {
  idle = [];
  vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  vi.stubGlobal('cancelIdleCallback', (handle: number) => {
    idle[handle - 1] = () => undefined;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});
/** Lets the browser be idle until nothing is asked of it, or so many times. */
const rest = (most = Infinity) => {
  for (let n = 0; n < idle.length && n < most; n++) idle[n]?.();
};

/** Foresight over a drawing that writes down what it did: what came near, was sketched, or was laid out beside. Each is one piece of work. */
function started(neighbours: string[]) {
  const done: string[] = [];
  const once = (how: string) => (one: Choice) => {
    const said = `${how} ${one.show}`;
    if (done.includes(said)) return false;
    done.push(said);
    return true;
  };
  const [near, beside] = [once('expected'), once('beside')];
  const foresight = startForesight(
    {
      prepare: (one, isLikely) => (isLikely ? near(one) : beside(one)),
      sketch: once('sketched'),
      keep: () => undefined,
    },
    () => neighbours.map(choice),
  );
  return { done, foresight };
}

test('what is pointed at goes first, then what is one step away, the likeliest two of it nearer than the rest', () => {
  const { done, foresight } = started(['c', 'd', 'e']);
  foresight.rest();
  foresight.expect(() => choice('a1'));
  foresight.expect(() => choice('a2'));
  rest();
  expect(done).toEqual([
    'expected a2',
    'expected a1',
    'beside c',
    'beside d',
    'beside e',
    // The likeliest last, so that it is the last to go when something else comes near.
    'expected d',
    'expected c',
  ]);
});

test('what an open menu offers takes the place of what is one step away: the nearest laid out, then the others sketched', () => {
  const { done, foresight } = started(['c']);
  const options = Array.from({ length: 12 }, (_, n) => `b${String(n)}`);
  foresight.rest();
  foresight.expectOneOf(() => options.map(choice));
  foresight.expect(() => choice('a'));
  rest();
  expect(done).toEqual([
    'expected a',
    ...options.slice(0, 8).map((one) => `beside ${one}`),
    ...options.slice(8).map((one) => `sketched ${one}`),
  ]);
});

test('one piece at a time, so that whoever presses waits for one at the most', () => {
  const { done, foresight } = started([]);
  foresight.expectOneOf(() => [choice('b1'), choice('b2')]);
  rest(1);
  expect(done).toEqual(['beside b1']);
});

test('another menu takes the place of the one before', () => {
  const { done, foresight } = started([]);
  foresight.expectOneOf(() => [choice('b1'), choice('b2')]);
  rest(1);
  foresight.expectOneOf(() => [choice('d1')]);
  rest();
  expect(done).toEqual(['beside b1', 'beside d1']);
});

test('once something is chosen, what was foreseen is left', () => {
  const { done, foresight } = started(['c']);
  foresight.expect(() => choice('a'));
  foresight.expectOneOf(() => [choice('b')]);
  foresight.rest();
  foresight.stop();
  rest();
  expect(done).toEqual([]);
});
