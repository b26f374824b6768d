/** Numbers that look random and are the same for the same seed: a linear congruence of 31 bits, enough for filler. */
export function randomFrom(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  // Park and Miller's constant, as Carta gives it.
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
