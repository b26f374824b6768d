/** Fingerprints of the original's passages: made once from the published text, so that none of its words need be held. */
import { plainWords, tripleHashes, type PlainWord } from './plain-words';

/** What is held of a passage of the original: no words, only hashes of its word triples, in order. */
export interface Fingerprint {
  /** Id of the passage. */
  passage: string;
  /** How many words it has in the original. */
  words: number;
  /** Number of the word with which its locating phrase begins. */
  phraseAt: number;
  /** 16-bit hashes of words i, i+1, i+2, for i = 0 to words - 3. */
  triples: readonly number[];
}

/** Fingerprint of a passage whose text is known, and in it the locating phrase. */
export function fingerprintOf(passage: string, text: string, find: string): Fingerprint {
  const words = plainWords(text);
  const phraseAt = words.filter((word) => word.end <= text.indexOf(find)).length;
  return { passage, words: words.length, phraseAt, triples: tripleHashes(words) };
}

interface Located {
  id: string;
  paragraph: number;
  /** A few words by which the passage is found. */
  find: string;
}

/** Where a sentence may begin: after a stop, perhaps a closing quote, and a space. */
const BORDER = /[.!?][”’"')]*\s+(?=[“‘"'(]?\p{Lu})/gu;
/** A stop that may belong to an abbreviation of single letters. */
const ABBREVIATION = /(?:^|[\s(])(?:\p{Lu}\.)+[”’"')]*\s+$/u;

/**
 * The texts of the passages in the published text. Each passage is the sentence that holds its locating phrase.
 * @throws RangeError when a locating phrase does not stand in the text exactly once, or two stand in one sentence
 */
export function passageTexts(text: string, passages: readonly Located[]): Map<string, string> {
  const paragraphs = text.split(/\n+/).map((line) => line.trim());
  const texts = new Map<string, string>();
  const places = passages.map((passage) => {
    const found = paragraphs.flatMap((line, paragraph) => {
      const at = line.indexOf(passage.find);
      return at < 0 ? [] : [{ paragraph, at, again: line.includes(passage.find, at + 1) }];
    });
    const [place] = found;
    if (!place || found.length > 1 || place.again)
      throw new RangeError(
        `"${passage.find}" (${passage.id}) stands in the text ${found.length === 0 ? 'nowhere' : 'more than once'}`,
      );
    return { id: passage.id, ...place };
  });
  for (const [index, { id, paragraph, at }] of places.entries()) {
    const line = paragraphs[paragraph] ?? '';
    const before = places[index - 1];
    const after = places[index + 1];
    const start = before?.paragraph === paragraph ? borderBetween(line, before.at, at, id) : 0;
    const end =
      after?.paragraph === paragraph ? borderBetween(line, at, after.at, id) : sentenceEnd(line, at);
    texts.set(id, line.slice(start, end).trim());
  }
  return texts;
}

/** Where one sentence ends and the next begins, between two phrases. An abbreviation counts only when nothing else does. */
function borderBetween(line: string, from: number, to: number, id: string): number {
  const borders = [...line.matchAll(BORDER)]
    .map((match) => match.index + match[0].length)
    .filter((border) => border > from && border <= to);
  const sure = borders.filter((border) => !ABBREVIATION.test(line.slice(0, border)));
  const border = sure.at(-1) ?? borders.at(-1);
  if (border === undefined) throw new RangeError(`no sentence ends before the phrase of ${id}`);
  return border;
}

/** End of the last sentence of a line: what follows its last stop is furniture. */
function sentenceEnd(line: string, at: number): number {
  const last = Math.max(...['.', '!', '?'].map((stop) => line.lastIndexOf(stop)));
  return last > at ? last + 1 : line.length;
}

/** Fingerprints of all passages, in order. Throws as `passageTexts`. */
export function fingerprintsOf(text: string, passages: readonly Located[]): Fingerprint[] {
  const texts = passageTexts(text, passages);
  return passages.map(({ id, find }) => fingerprintOf(id, texts.get(id) ?? '', find));
}

/** The words of a passage with their numbers, for whoever says which of them a phrase answers to. */
export const numberedWords = (text: string): (PlainWord & { number: number })[] =>
  plainWords(text).map((word, number) => ({ ...word, number }));
