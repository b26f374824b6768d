/** A moving pointer wants light at each step: what can wait does so until it rests. */

/** So long a pointer that rests has not moved, in ms. */
const REST_MS = 90;
/** A pointer that never rests is not waited for longer than this, in ms. */
const PATIENCE_MS = 3000;

/**
 * Follows the pointer from now on.
 * @returns a function that waits until the pointer rests; not at all once somebody pressed a button or a key
 */
export function followPointer(): () => Promise<void> {
  const start = performance.now();
  let moved = -Infinity;
  let isAsked = false;
  addEventListener('pointermove', () => (moved = performance.now()), { capture: true, passive: true });
  for (const event of ['pointerdown', 'keydown'])
    addEventListener(event, () => (isAsked = true), { capture: true, passive: true, once: true });
  const isStill = () => {
    const now = performance.now();
    return isAsked || now - moved >= REST_MS || now - start >= PATIENCE_MS;
  };
  return () =>
    new Promise((resolve) => {
      const look = () => {
        if (isStill()) resolve();
        else setTimeout(look, REST_MS - (performance.now() - moved));
      };
      // At the soonest after what waits now.
      setTimeout(look, 0);
    });
}
