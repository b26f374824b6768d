/**
 * A text as plain words, so that two copies of it can be compared: quotes, dashes, spacing, case, accents, ligatures,
 * hidden characters and hyphens at line ends make no difference. Each word knows where it stands in the text as given.
 */
export interface PlainWord {
  /** Letters and digits alone, lower case, no accents. */
  plain: string;
  /** Offsets in the text as given, in UTF-16 units. */
  start: number;
  end: number;
}

const LETTERS = String.raw`[\p{L}\p{N}\p{M}]+`;
/** A soft hyphen or a character without width. */
const HIDDEN = String.raw`[\u00AD\u200B-\u200D\u2060\uFEFF]`;
/** What may stand inside a word: a hyphen at a line's end, an apostrophe, a stop inside "U.S." or "56.7", hidden characters. */
const INSIDE = [
  String.raw`[-\u00AD\u2010\u2011][ \t]*\r?\n[ \t]*(?=\p{Ll})`,
  `['’‘ʼ´\`.,]`,
  `${HIDDEN}+`,
].join('|');
const WORD = new RegExp(`${LETTERS}(?:(?:${INSIDE})${LETTERS})*`, 'gu');
const PLAIN = /^[a-z0-9]+$/;

const plainOf = (word: string) =>
  PLAIN.test(word)
    ? word
    : word
        .normalize('NFKD')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase();

/** The words of a text, in order. Linear in its length. */
export function plainWords(text: string): PlainWord[] {
  const words: PlainWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const plain = plainOf(match[0]);
    if (plain) words.push({ plain, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** 16-bit hash of three words: FNV-1a, its halves folded. */
function hashOf(a: string, b: string, c: string): number {
  let hash = 0x811c9dc5;
  for (const word of [a, b, c]) {
    for (let n = 0; n < word.length; n++) hash = Math.imul(hash ^ word.charCodeAt(n), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return ((hash >>> 16) ^ hash) & 0xffff;
}

/** Hashes of words i, i+1, i+2 for every i: none for fewer than three words. */
export function tripleHashes(words: readonly { plain: string }[]): number[] {
  return words
    .slice(2)
    .map((third, n) => hashOf(words[n]?.plain ?? '', words[n + 1]?.plain ?? '', third.plain));
}
