/** Work that follows what is shown at once: in pieces, so that the next press or key is answered between two of them. */
import { nextTask, UNSEEN_MS } from './frames';

/** Who waits for the frame that was asked for: one frame for all of them. */
let waiting: (() => void)[] | null = null;

/** Comes true in a task of its own after the next frame was painted, one that lets all others go before it. */
function laterThanFrame(): Promise<void> {
  return new Promise((done) => {
    if (waiting) {
      waiting.push(done);
      return;
    }
    const all = (waiting = [done]);
    /** Who asks from then on waits for another frame. */
    const close = () => {
      if (waiting === all) waiting = null;
    };
    const unseen = setTimeout(() => {
      close();
      for (const go of all) go();
    }, UNSEEN_MS);
    requestAnimationFrame(() => {
      close();
      for (const each of all) {
        const go = () => {
          clearTimeout(unseen);
          each();
        };
        // The frame's own work (styles, layout, paint) comes after its callbacks and before the next task.
        if ('scheduler' in globalThis && 'postTask' in scheduler)
          void scheduler.postTask(go, { priority: 'background' });
        else setTimeout(go);
      }
    });
  });
}

/**
 * Does pieces of work one after the other once the frame is painted in which they are asked for.
 * Asked for again meanwhile, it waits for that frame too, and each piece is done once more.
 * @param pieces  each brings something up to what is shown when it is done
 * @returns asks for them
 */
export function afterFrame(pieces: readonly (() => void)[]): () => void {
  /** Pieces still to be done. */
  let left = 0;
  let isFrameDue = false;
  const isDue = () => isFrameDue;
  const work = async () => {
    for (let n = 0; left > 0; n = (n + 1) % pieces.length) {
      // A frame may be asked for while waiting for a task.
      do {
        if (isDue()) {
          isFrameDue = false;
          await laterThanFrame();
        } else await nextTask();
      } while (isDue());
      left -= 1;
      try {
        pieces[n]?.();
      } catch (error) {
        reportError(error);
      }
    }
  };
  return () => {
    const isAtWork = left > 0;
    left = pieces.length;
    isFrameDue = true;
    if (!isAtWork) void work();
  };
}
