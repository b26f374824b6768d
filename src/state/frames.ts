/** Waiting for the browser: for a frame that is painted, for a task of one's own. */

/** A page that nobody sees has no frames: then work goes on after this, in ms. */
export const UNSEEN_MS = 150;

/** Comes true in the first task after the next frame was painted. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    let isDone = false;
    const done = () => {
      if (isDone) return;
      isDone = true;
      clearTimeout(unseen);
      resolve();
    };
    const unseen = setTimeout(done, UNSEEN_MS);
    // The frame's own work (styles, layout, paint) comes after its callbacks and before the next task.
    requestAnimationFrame(() => {
      setTimeout(done);
    });
  });
}

/** Comes true in a task of its own, after events that wait. */
export const nextTask = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
