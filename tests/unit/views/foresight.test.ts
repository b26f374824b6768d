/** What is drawn before it is chosen: in which order, and what is left when something else is chosen. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

const later = (show: string) => () => choice(show);

let idle: (() => void)[] = [];
const callOff = (handle: number) => {
  idle[handle - 1] = () => undefined;
};
beforeEach(() => {
  idle = [];
  vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  vi.stubGlobal('cancelIdleCallback', callOff);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
/** Lets the browser be idle until nothing is asked of it, or so many times. */
const rest = (most = Infinity) => {
  for (let n = 0; n < idle.length && n < most; n++) idle[n]?.();
};

/** Lets the browser be idle, and once more when a hand has rested for a while. */
const restLong = () => {
  rest();
  vi.runAllTimers();
  rest();
};

/**
 * Foresight over a drawing that writes down what it did: what came near, or was laid out beside. Each is one piece of work.
 * @param left  so many drawings are more than are kept
 */
function started(neighbours: string[], left = 0) {
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
      keep: () => undefined,
      forgetOne: () => {
        const isOver = left > 0;
        left -= 1;
        if (isOver) done.push('forgot one');
        return isOver;
      },
    },
    () => neighbours.map(choice),
  );
  return { done, foresight };
}

describe.each(['idle callbacks', 'tasks of the lowest rank'])('in %s', (way) => {
  beforeEach(() => {
    if (way === 'idle callbacks') return;
    vi.stubGlobal('scheduler', {
      postTask: (work: () => void, { signal }: { signal: AbortSignal }) =>
        new Promise<void>((resolve, reject) => {
          const handle = idle.push(() => {
            work();
            resolve();
          });
          signal.addEventListener('abort', () => {
            callOff(handle);
            reject(signal.reason as Error);
          });
        }),
    });
  });

  test('what is pointed at goes first, then what is one step away, the likeliest two of it nearer than the rest', () => {
    const { done, foresight } = started(['c', 'd', 'e']);
    foresight.rest();
    foresight.expect(() => choice('a1'));
    foresight.expect(() => choice('a2'));
    restLong();
    expect(done).toEqual(['expected a2', 'expected a1', 'expected c', 'expected d', 'beside e']);
  });

  test('where someone points nothing else is drawn for a while, so that whoever presses waits for nothing', () => {
    const { done, foresight } = started(['c']);
    foresight.rest();
    foresight.expect(() => choice('a'));
    rest();
    expect(done).toEqual(['expected a']);
    restLong();
    expect(done).toEqual(['expected a', 'expected c']);
  });

  test('what is pointed at meanwhile does not wait', () => {
    const { done, foresight } = started(['c']);
    foresight.rest();
    foresight.expect(() => choice('a1'));
    rest();
    foresight.expect(() => choice('a2'));
    rest();
    expect(done).toEqual(['expected a1', 'expected a2']);
  });

  test('a menu that is opened meanwhile does not wait', () => {
    const { done, foresight } = started(['c']);
    foresight.expect(() => choice('a'));
    rest();
    foresight.expectOneOf(() => [later('b1'), later('b2')]);
    rest();
    expect(done).toEqual(['expected a', 'beside b1', 'beside b2']);
  });

  test('what an open menu offers takes the place of what is one step away: all of it is laid out', () => {
    const { done, foresight } = started(['c']);
    const options = Array.from({ length: 12 }, (_, n) => `b${String(n)}`);
    foresight.rest();
    foresight.expectOneOf(() => options.map(later));
    foresight.expect(() => choice('a'));
    restLong();
    expect(done).toEqual(['expected a', ...options.map((one) => `beside ${one}`)]);
  });

  test('what was drawn for a menu is forgotten one by one, after all that may come next', () => {
    const { done, foresight } = started(['c'], 2);
    foresight.rest();
    rest();
    expect(done).toEqual(['expected c', 'forgot one', 'forgot one']);
  });

  test('one piece at a time, so that whoever presses waits for one at the most', () => {
    const { done, foresight } = started([]);
    foresight.expectOneOf(() => [later('b1'), later('b2')]);
    rest(1);
    expect(done).toEqual(['beside b1']);
  });

  test('another menu takes the place of the one before', () => {
    const { done, foresight } = started([]);
    foresight.expectOneOf(() => [later('b1'), later('b2')]);
    rest(1);
    foresight.expectOneOf(() => [later('d1')]);
    rest();
    expect(done).toEqual(['beside b1', 'beside d1']);
  });

  test('once something is chosen, what was foreseen is left', () => {
    const { done, foresight } = started(['c']);
    foresight.expect(() => choice('a'));
    foresight.expectOneOf(() => [later('b')]);
    foresight.rest();
    foresight.stop();
    rest();
    expect(done).toEqual([]);
  });
});
