/**
 * Finds the passages of the original in a copy that a reader holds.
 *
 * The triples of words in the copy are looked up among the fingerprints; where many of one passage stand close together
 * and in order, there it is. Damage that leaves a passage readable leaves enough of its triples. A passage too short for
 * that is looked for by its locating phrase, between its neighbours. Better not found than found in the wrong place.
 */
import search from 'approx-string-match';
import { plainWords, tripleHashes, type PlainWord } from './plain-words';
import type { Fingerprint } from './fingerprints';

/** A passage to be found. */
export interface Sought extends Fingerprint {
  /** The locating phrase, a few words. */
  find: string;
  /** Words of the original (from 0, both included) that a phrase of the retelling answers to. */
  phrases: readonly { key: string; first: number; last: number }[];
}

/** A run of the copy, as offsets in the text as given. */
export interface Stretch {
  start: number;
  end: number;
}

export interface FoundPassage {
  passage: string;
  /** More than one where something else stands in between, such as a page's head. */
  stretches: Stretch[];
  phrases: { key: string; stretches: Stretch[] }[];
}

export interface Anchoring {
  /** In the order of reading, not of the copy. */
  found: FoundPassage[];
  missing: string[];
  /** False when too little was found for the text to be a copy of the article. */
  isArticle: boolean;
}

/** As many words of something else may stand inside a passage: a running head, a caption, a small advertisement. */
const MOST_FURNITURE = 120;
/** More words than this between two words of the original are something else, not a word that was split. */
const SPLIT_WORDS = 3;
/** Share of a passage's triples that must be found in order. Errors in 2 per cent of letters leave about half. */
const LEAST_SHARE = 0.25;
/** One triple may be there by chance: its hash has 16 bits. */
const LEAST_TRIPLES = 2;
/** As many triples must stand together to be a piece of the passage that something else cut off. */
const LEAST_RUN = 3;
/** Share of a passage's words that must have their place: less than this is a fragment. */
const LEAST_PLACED = 0.6;
/** How wrong a locating phrase may be, as a share of its letters. */
const PHRASE_ERRORS = 0.15;
/** A place with this share of the best one's triples is as good: a teaser may be cleaner than the passage itself. */
const ALMOST = 0.5;
/** A text that quotes a few sentences is not the article. */
const LEAST_OF_ARTICLE = { share: 1 / 6, passages: 5 };

/** A triple of the passage (word `i`) at a word of the copy (`j`). */
interface Hit {
  i: number;
  j: number;
}
/** A place where a passage may stand: its triples in order. */
interface Candidate {
  chain: Hit[];
  first: number;
  last: number;
}
/** Word of the copy for each word of the passage; `anchored` where a triple says so. */
interface Alignment {
  at: (number | null)[];
  anchored: boolean[];
}

/** Finds the passages in a copy of at most some megabytes. Linear in its length. */
export function anchor(text: string, passages: readonly Sought[]): Anchoring {
  const words = plainWords(text);
  const candidates = candidatesOf(tripleHashes(words), passages);
  const chosen = chooseInOrder(candidates);
  const alignments = chosen.map((candidate, index): Alignment | null =>
    candidate ? alignmentOf(candidate.chain, passages[index]?.words ?? 0) : null,
  );
  findByPhrase(alignments, passages, text, words);
  const breaks = paragraphBreaks(text, words);
  keepApart(alignments, (alignment) => {
    fillGaps(alignment, text, words);
    fillEdges(alignment, words.length, {
      isBreak: (j) => breaks.has(j),
      isLineEnd: (j) => between(text, words, j + 1).includes('\n'),
      isStart: (j) => startsSentence(text, words, j),
    });
  });

  const found = passages.flatMap((passage, index): FoundPassage[] => {
    const alignment = alignments[index];
    if (!alignment) return [];
    const stretches = stretchesOf(alignment.at, 0, alignment.at.length - 1, words);
    const placed = alignment.at.filter((j) => j !== null).length;
    return placed < alignment.at.length * LEAST_PLACED
      ? []
      : [
          {
            passage: passage.passage,
            stretches: withPunctuation(text, stretches),
            phrases: passage.phrases.flatMap(({ key, first, last }) => {
              const parts = stretchesOf(alignment.at, first, last, words);
              return parts.length === 0 ? [] : [{ key, stretches: parts }];
            }),
          },
        ];
  });
  const { share, passages: least } = LEAST_OF_ARTICLE;
  const isArticle =
    found.length >=
    Math.max(Math.ceil(passages.length * share), Math.min(least, Math.ceil(passages.length / 2)));
  const seen = new Set(found.map((one) => one.passage));
  return {
    found: isArticle ? found : [],
    missing: passages.map((one) => one.passage).filter((id) => !isArticle || !seen.has(id)),
    isArticle,
  };
}

/** For each passage the places where enough of its triples stand together, the best first. */
function candidatesOf(triples: readonly number[], passages: readonly Sought[]): Candidate[][] {
  const table = new Map<number, { passage: number; i: number }[]>();
  passages.forEach((passage, index) => {
    passage.triples.forEach((hash, i) => {
      const known = table.get(hash);
      if (known) known.push({ passage: index, i });
      else table.set(hash, [{ passage: index, i }]);
    });
  });
  const hits: Hit[][] = passages.map(() => []);
  triples.forEach((hash, j) => {
    // Of several at the same word only one can be in a chain: the later ones first.
    for (const { passage, i } of [...(table.get(hash) ?? [])].reverse()) hits[passage]?.push({ i, j });
  });
  return passages.map((passage, index) => {
    const least = Math.max(LEAST_TRIPLES, passage.triples.length * LEAST_SHARE);
    return clustersOf(hits[index] ?? [], passage.words)
      .map((cluster) => withoutStrays(longestChain(cluster)))
      .filter((chain) => chain.length >= least)
      .map((chain) => ({ chain, first: chain[0]?.j ?? 0, last: chain.at(-1)?.j ?? 0 }))
      .sort((a, b) => b.chain.length - a.chain.length);
  });
}

/** Hits that stand together: a passage repeated right after itself starts a cluster of its own. */
function clustersOf(hits: readonly Hit[], words: number): Hit[][] {
  const clusters: Hit[][] = [];
  let current: Hit[] = [];
  for (const hit of hits) {
    const last = current.at(-1);
    const isFar = last !== undefined && hit.j - last.j > MOST_FURNITURE;
    // Back from the passage's later half to its beginning: the next copy of it.
    const isAgain = last !== undefined && last.i - hit.i > words / 2;
    if (isFar || isAgain) {
      clusters.push(current);
      current = [];
    }
    current.push(hit);
  }
  if (current.length > 0) clusters.push(current);
  return clusters;
}

/** The longest run of hits in which both words go forward (longest increasing subsequence, n log n). */
function longestChain(hits: readonly Hit[]): Hit[] {
  const before: (number | null)[] = [];
  const tails: number[] = [];
  hits.forEach((hit, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hits[tails[middle] ?? 0]?.i ?? 0) < hit.i) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? null) : null;
    tails[low] = index;
  });
  const chain: Hit[] = [];
  for (let at = tails.at(-1) ?? null; at !== null; at = before[at] ?? null) {
    const hit = hits[at];
    if (hit) chain.push(hit);
  }
  return chain.reverse();
}

/** A chain without what stands apart from the rest of it: a few words that another passage happens to share. */
function withoutStrays(chain: readonly Hit[]): Hit[] {
  const runs: Hit[][] = [];
  for (const hit of chain) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const jump = last ? Math.abs(hit.j - last.j - (hit.i - last.i)) : Infinity;
    if (run && jump <= SPLIT_WORDS) run.push(hit);
    else runs.push([hit]);
  }
  const longest = runs.reduce<Hit[]>((best, run) => (run.length > best.length ? run : best), []);
  return runs.filter((run) => run === longest || run.length >= LEAST_RUN).flat();
}

/** Of places nearly as good as each other, the one that stands among the passage's neighbours. */
function chooseInOrder(candidates: readonly Candidate[][]): (Candidate | null)[] {
  const good = candidates.map((list) =>
    list.filter((one) => one.chain.length >= (list[0]?.chain.length ?? 0) * ALMOST),
  );
  const sure = good.map((list) => (list.length === 1 ? (list[0] ?? null) : null));
  // The sure one before each and after each.
  const before: (Candidate | null)[] = [];
  const after: (Candidate | null)[] = [];
  sure.forEach((_, index) => before.push(sure[index - 1] ?? before[index - 1] ?? null));
  for (let index = sure.length - 1; index >= 0; index--)
    after[index] = sure[index + 1] ?? after[index + 1] ?? null;
  return good.map((list, index) => {
    if (list.length <= 1) return list[0] ?? null;
    const [previous, next] = [before[index], after[index]];
    const away = (one: Candidate) =>
      (previous ? Math.abs(one.first - previous.last) : 0) + (next ? Math.abs(next.first - one.last) : 0);
    return [...list].sort((a, b) => away(a) - away(b))[0] ?? null;
  });
}

/** Each triple anchors three words. */
function alignmentOf(chain: readonly Hit[], length: number): Alignment {
  const at: (number | null)[] = Array.from({ length }, () => null);
  for (const { i, j } of chain) for (let n = 0; n < 3; n++) at[i + n] ??= j + n;
  // Where two triples disagree by a word the words must still go forward.
  let last = -1;
  for (let i = 0; i < length; i++) {
    const j = at[i] ?? null;
    if (j === null) continue;
    if (j <= last) at[i] = null;
    else last = j;
  }
  return { at, anchored: at.map((j) => j !== null) };
}

const lastOf = (alignment: Alignment) => alignment.at.findLast((j) => j !== null) ?? -1;
const firstOf = (alignment: Alignment) => alignment.at.find((j) => j !== null) ?? -1;

/** Looks for passages not found by their locating phrase, between two neighbours that were found and leave room for them. */
function findByPhrase(
  alignments: (Alignment | null)[],
  passages: readonly Sought[],
  text: string,
  words: readonly PlainWord[],
): void {
  passages.forEach((passage, index) => {
    const before = alignments[index - 1];
    const after = alignments[index + 1];
    if (alignments[index] || !before || !after) return;
    const from = lastOf(before) + 1;
    const gap = words.slice(from, firstOf(after));
    // Room for about this passage: not for nothing, not for half the article.
    if (gap.length < passage.words / 2 || gap.length > passage.words * 2 + MOST_FURNITURE) return;
    const phrase = plainWords(passage.find)
      .map((word) => word.plain)
      .join(' ');
    const joined = gap.map((word) => word.plain).join(' ');
    const [best] = search(joined, phrase, Math.floor(phrase.length * PHRASE_ERRORS)).sort(
      (a, b) => a.errors - b.errors,
    );
    if (!best) return;
    const phraseAt = joined.slice(0, best.start).split(' ').length - 1;
    const first = from + phraseAt - passage.phraseAt;
    // Only a whole sentence of about the right length is the passage.
    const isBorder = (j: number) => [0, 1, -1].some((n) => startsSentence(text, words, j + n));
    if (!isBorder(first) || !isBorder(first + passage.words)) return;
    const at = Array.from({ length: passage.words }, (_, i) =>
      first + i >= from && first + i < from + gap.length ? first + i : null,
    );
    alignments[index] = { at, anchored: at.map(() => false) };
  });
}

/** The last word before each break between paragraphs. */
function paragraphBreaks(text: string, words: readonly PlainWord[]): ReadonlySet<number> {
  const breaks = new Set<number>();
  words.forEach((word, j) => {
    const next = words[j + 1];
    if (next && /\n\s*\n/.test(text.slice(word.end, next.start))) breaks.add(j);
  });
  return breaks;
}

const between = (text: string, words: readonly PlainWord[], j: number) =>
  text.slice(words[j - 1]?.end ?? 0, words[j]?.start ?? text.length);
const startsSentence = (text: string, words: readonly PlainWord[], j: number) =>
  j === 0 || j === words.length || /[.!?:;…]|\n\s*\n/.test(between(text, words, j));

/** Words between two anchored ones: as many on both sides go one to one; where the copy has far more, those are something else. */
function fillGaps({ at }: Alignment, text: string, words: readonly PlainWord[]): void {
  const known = at.flatMap((j, i) => (j === null ? [] : [{ i, j }]));
  known.slice(1).forEach((right, n) => {
    const left = known[n];
    if (!left) return;
    const missing = right.i - left.i - 1;
    const extra = right.j - left.j - 1 - missing;
    if (missing === 0) return;
    // What does not belong stands on lines of its own: the words before it end at a line's end.
    let head = Math.ceil(missing / 2);
    if (extra > SPLIT_WORDS) {
      const atLine = (k: number) =>
        between(text, words, left.j + 1 + k).includes('\n') ||
        between(text, words, right.j - (missing - k)).includes('\n');
      head = Array.from({ length: missing + 1 }, (_, k) => k).find(atLine) ?? head;
    }
    for (let k = 1; k <= missing; k++) {
      if (extra > SPLIT_WORDS) at[left.i + k] = k <= head ? left.j + k : right.j - (missing + 1 - k);
      else if (missing > 0) {
        const j = left.j + Math.round((k * (right.j - left.j)) / (missing + 1));
        at[left.i + k] = j > left.j && j < right.j ? j : null;
      }
    }
  });
}

/** What stands between a word and the next. */
interface Borders {
  /** A paragraph ends with this word. */
  isBreak: (j: number) => boolean;
  isLineEnd: (j: number) => boolean;
  /** A sentence may start with this word. */
  isStart: (j: number) => boolean;
}

/** As far from where it should be a sentence may end: words are split and joined. */
const NEAR = [0, 1, -1, 2, -2];

/**
 * Words before the first and after the last anchored one: as many as are missing, within the paragraph, from a sentence's
 * start to its end. Where no sentence ends there, something else has come in between: then no further than the line.
 */
function fillEdges({ at }: Alignment, length: number, { isBreak, isLineEnd, isStart }: Borders): void {
  const i0 = at.findIndex((j) => j !== null);
  const i1 = at.findLastIndex((j) => j !== null);
  const [j0, j1] = [at[i0] ?? 0, at[i1] ?? 0];
  const [before, after] = [i0, at.length - 1 - i1];
  const reach = (from: number, count: number, step: 1 | -1, isEnd: (j: number) => boolean) => {
    let j = from;
    const inside = () => j + step >= 0 && j + step < length && Math.abs(j - from) < count;
    while (inside() && !isEnd(step > 0 ? j : j - 1)) j += step;
    return j;
  };
  if (before > 0) {
    const expected = reach(j0, before, -1, isBreak);
    const first = NEAR.map((n) => expected + n).find((j) => j <= j0 && j >= 0 && isStart(j));
    spread(at, -1, i0, (first ?? reach(j0, before, -1, isLineEnd)) - 1, j0);
  }
  if (after > 0) {
    const expected = reach(j1, after, 1, isBreak);
    const last = NEAR.map((n) => expected - n).find((j) => j >= j1 && j < length && isStart(j + 1));
    spread(at, i1, at.length, j1, (last ?? reach(j1, after, 1, isLineEnd)) + 1);
  }
}

/** Gives the words between two of the passage those between two of the copy, evenly. */
function spread(at: (number | null)[], i0: number, i1: number, j0: number, j1: number): void {
  for (let i = i0 + 1; i < i1; i++) {
    const j = j0 + Math.round(((i - i0) * (j1 - j0)) / (i1 - i0));
    at[i] = j > j0 && j < j1 ? j : null;
  }
}

/** Fills every alignment, and takes from it what is anchored in, or was given to, another. */
function keepApart(alignments: readonly (Alignment | null)[], fill: (alignment: Alignment) => void): void {
  const owner = new Map<number, number>();
  alignments.forEach((alignment, index) => {
    alignment?.at.forEach((j, i) => {
      if (j !== null && alignment.anchored[i]) owner.set(j, index);
    });
  });
  alignments.forEach((alignment, index) => {
    if (!alignment) return;
    fill(alignment);
    alignment.at.forEach((j, i) => {
      if (j === null) return;
      const owned = owner.get(j);
      if (owned === undefined) owner.set(j, index);
      else if (owned !== index) alignment.at[i] = null;
    });
  });
}

/** Runs of the copy that words `first` to `last` of a passage stand in. */
function stretchesOf(
  at: readonly (number | null)[],
  first: number,
  last: number,
  words: readonly PlainWord[],
): Stretch[] {
  const stretches: Stretch[] = [];
  let previous: number | null = null;
  for (let i = first; i <= last; i++) {
    const j = at[i] ?? null;
    const word = j === null ? undefined : words[j];
    if (j === null || !word) continue;
    const current = stretches.at(-1);
    if (current && previous !== null && j > previous && j - previous <= SPLIT_WORDS + 1)
      current.end = word.end;
    else stretches.push({ start: word.start, end: word.end });
    previous = j;
  }
  return stretches;
}

/** A passage with the quotes that open it and the stops that close it. */
function withPunctuation(text: string, stretches: readonly Stretch[]): Stretch[] {
  return stretches.map(({ start, end }) => {
    const opening = /[“‘"'(«]+$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
    const closing = /^[)”’"'»\]]*[.!?;:,…]*[)”’"'»\]]*/.exec(text.slice(end, end + 6))?.[0] ?? '';
    return { start: start - opening.length, end: end + closing.length };
  });
}
