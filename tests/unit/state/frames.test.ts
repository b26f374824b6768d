/** Who waits for a frame goes on after one that was asked for since, and all who wait at a time cost one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterFrame } from '../../../src/state/after-frame';
import { nextFrame } from '../../../src/state/frames';

/** What the browser was asked to call in its next frame, and in a task of its own after it. */
let frames: (() => void)[];
let tasks: (() => void)[];

beforeEach(() => {
  frames = [];
  tasks = [];
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
  vi.stubGlobal('scheduler', {
    postTask: (call: () => void) => tasks.push(call),
    yield: () => Promise.resolve(),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const paint = () => {
  for (const call of frames.splice(0)) call();
};
/** Lets one of the tasks go, and all that follows of it at once. */
const work = async () => {
  tasks.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
};

test('all that follows a frame asks for one, and each goes on in a task of its own', async () => {
  const done: string[] = [];
  for (const name of ['a', 'b', 'c'])
    afterFrame([
      () => {
        done.push(name);
      },
    ])();
  expect(frames).toHaveLength(1);
  paint();
  await work();
  expect(done).toEqual(['a']);
  await work();
  await work();
  expect(done).toEqual(['a', 'b', 'c']);
});

test('who asks once a frame is on its way waits for another', async () => {
  const piece = vi.fn();
  afterFrame([() => undefined])();
  paint();
  afterFrame([piece])();
  await work();
  expect(piece).not.toHaveBeenCalled();
  expect(frames).toHaveLength(1);
  paint();
  await work();
  expect(piece).toHaveBeenCalledTimes(1);
});

test('what waits for a frame alone goes before what follows it', async () => {
  const done: string[] = [];
  afterFrame([() => done.push('following')])();
  void nextFrame().then(() => done.push('waiting'));
  paint();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(['waiting']);
});

test('a page that nobody sees has no frames, and its work goes on all the same', async () => {
  const piece = vi.fn();
  afterFrame([piece])();
  await vi.advanceTimersByTimeAsync(1000);
  expect(piece).toHaveBeenCalledTimes(1);
});

test('work that is asked for anew while its frame is on its way is done once, after the frame that follows', async () => {
  const piece = vi.fn();
  const ask = afterFrame([piece]);
  ask();
  paint();
  ask();
  await work();
  expect(piece).not.toHaveBeenCalled();
  paint();
  await work();
  expect(piece).toHaveBeenCalledTimes(1);
});
