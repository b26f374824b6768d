/** Words as they are looked for: case, accents and punctuation make no difference. */

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A text to look in with `includes`. */
export const soughtIn = (text: string) => ` ${plain(text)} `;

/** What is typed, in pieces each of which has to be there. What is joined by a hyphen, as in an id, stays together. */
export const soughtWords = (typed: string): string[] =>
  typed
    .split(/\s+/u)
    .map(plain)
    .filter((word) => word !== '');
