/** Work that follows what is shown at once: in pieces, so that the next press or key is answered between two of them. */
import { nextFrame, nextTask } from './frames';

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
          await nextFrame({ isUrgent: false });
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
