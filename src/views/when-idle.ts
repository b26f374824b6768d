/** Where the browser cannot say when it is idle: after this, in ms. */
const SOON_MS = 200;
/** A browser that is never idle does it after this, in ms. */
const LATEST_MS = 2000;

/** Does a piece of work when the browser has nothing else to do. */
export function whenIdle(work: () => unknown): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: LATEST_MS });
  else setTimeout(work, SOON_MS);
}
