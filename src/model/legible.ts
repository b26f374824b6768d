const LONGEST = 40;

/** A name from an address as it may stand in a sentence: without what cannot be seen, and not endless. */
export function legible(name: string): string {
  const seen = Array.from(name.replace(/\p{C}/gu, '').trim());
  return seen.length > LONGEST ? `${seen.slice(0, LONGEST - 1).join('')}…` : seen.join('');
}
