/** Numbers that look random and are the same for the same seed: a linear congruence of 31 bits, enough for filler. */
export function randomFrom(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  // Park and Miller's constant, as Carta gives it.
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A frame of a screen that is drawn 60 times a second, in ms. */
const FRAME_MS = 1000 / 60;

/**
 * Waits until any moment of a frame, as a hand moves at any: right after a frame, as a runner goes on that waited for one,
 * everything would wait for the whole of the next.
 */
export function momentsFrom(seed: number): () => Promise<void> {
  const random = randomFrom(seed);
  return () =>
    new Promise((resolve) => {
      setTimeout(resolve, random() * FRAME_MS);
    });
}
