/**
 * Finding the passages in a reader's copy. The article is not in the repository, so the retelling stands in for it;
 * with ORIGINAL=FILE the same tests run on the published text.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anchor, type Sought } from '../../../src/model/anchoring';
import { fingerprintOf, passageTexts } from '../../../src/model/fingerprints';
import { plainWords } from '../../../src/model/plain-words';
import { storyIn } from '../atlases';
import { damaged, plain, randomFrom, type Letter, type WholePassage } from './damage';

const story = storyIn('src/story');
const COPIES = 200;
const { whole, sought } = process.env.ORIGINAL ? published(process.env.ORIGINAL) : retold();
const other = story.events.map((event) => event.description).join(' ');
const undamaged: Letter[] = whole.flatMap(({ letters, paragraph }, n) => [
  ...(n > 0 ? plain(whole[n - 1]?.paragraph === paragraph ? ' ' : '\n\n') : []),
  ...letters,
]);
const textOf = (letters: readonly Letter[]) => letters.map((letter) => letter.c).join('');

/** The published text, split as its fingerprints were. */
function published(file: string): { whole: WholePassage[]; sought: Sought[] } {
  const texts = passageTexts(readFileSync(file, 'utf8'), story.passages);
  return {
    sought: story.original,
    whole: story.passages.map(({ id, paragraph }) => {
      const text = texts.get(id) ?? '';
      const words = plainWords(text);
      const phrases = story.original.find((one) => one.passage === id)?.phrases ?? [];
      return {
        passage: id,
        paragraph,
        letters: lettersOf(text, (at) => {
          const n = words.findIndex((word) => at >= word.start && at < word.end);
          return phrases.find(({ first, last }) => n >= first && n <= last)?.key ?? null;
        }).map((letter) => ({ ...letter, passage: id })),
      };
    }),
  };
}

/** The retelling as if it were the original. */
function retold(): { whole: WholePassage[]; sought: Sought[] } {
  const texts = story.passages.map((passage) => passage.runs.map((run) => run.text).join(''));
  const all = texts.join(' ');
  const sought = story.passages.map((passage, index): Sought => {
    const text = texts[index] ?? '';
    let before = 0;
    const phrases = passage.runs.flatMap((run) => {
      const count = plainWords(run.text).length;
      const first = before;
      before += count;
      return run.phrase === undefined || count === 0
        ? []
        : [{ key: run.phrase, first, last: first + count - 1 }];
    });
    const parts = text.split(' ');
    const find = parts
      .map((_, n) => parts.slice(n, n + 4).join(' '))
      .find((phrase) => all.split(phrase).length === 2);
    return { ...fingerprintOf(passage.id, text, find ?? text), find: find ?? text, phrases };
  });
  const whole = story.passages.map(({ id, paragraph, runs }) => ({
    passage: id,
    paragraph,
    letters: runs.flatMap((run) =>
      lettersOf(run.text, () => run.phrase ?? null).map((letter) => ({ ...letter, passage: id })),
    ),
  }));
  return { whole, sought };
}

/** A text's letters; `phraseAt` tells the phrase at an offset. */
function lettersOf(text: string, phraseAt: (at: number) => string | null): Letter[] {
  let at = 0;
  return Array.from(text, (c) => {
    const letter = { c, passage: null, phrase: phraseAt(at) };
    at += c.length;
    return letter;
  });
}

/** How much of what was found is true, and how much of what is true was found, by letters. */
function agreement(
  letters: readonly Letter[],
  stretches: readonly { start: number; end: number }[],
  isTrue: (letter: Letter) => boolean,
) {
  let at = 0;
  let both = 0;
  let truth = 0;
  let found = 0;
  for (const letter of letters) {
    const isFound = stretches.some(({ start, end }) => at >= start && at < end);
    const isIt = isTrue(letter);
    if (isFound && letter.c.trim()) found += 1;
    if (isIt && letter.c.trim()) truth += 1;
    if (isFound && isIt && letter.c.trim()) both += 1;
    at += letter.c.length;
  }
  return { precise: both / found, whole: both / truth };
}

describe('an undamaged copy', () => {
  const text = textOf(undamaged);
  const result = anchor(text, sought);

  test('is the article, and nothing is missing', () => {
    expect(result).toMatchObject({ isArticle: true, missing: [] });
    expect(result.found.map((one) => one.passage)).toEqual(sought.map((one) => one.passage));
  });

  test.each(whole.map((one) => [one.passage, textOf(one.letters)]))(
    '%s is found from its first word to its closing stop',
    (passage, words) => {
      const found = result.found.find((one) => one.passage === passage);
      const read = found?.stretches.map(({ start, end }) => text.slice(start, end)).join('|');
      expect(read).toBe(words.trim());
    },
  );

  test('every phrase stands on its own words', () => {
    for (const { passage, phrases } of result.found) {
      const expected = sought.find((one) => one.passage === passage)?.phrases ?? [];
      expect(phrases.map((phrase) => phrase.key)).toEqual(expected.map((phrase) => phrase.key));
      for (const { key, stretches } of phrases) {
        const { precise, whole: all } = agreement(
          undamaged,
          stretches,
          (letter) => letter.passage === passage && letter.phrase === key && /[\p{L}\p{N}]/u.test(letter.c),
        );
        expect(all, `${passage}.${key}`).toBe(1);
        expect(precise, `${passage}.${key}`).toBeGreaterThan(0.7);
      }
    }
  });
});

describe(`${String(COPIES)} damaged copies`, () => {
  const score = { there: 0, found: 0, phrases: 0, phrasesRight: 0 };
  const wrong: string[] = [];
  const lost: string[] = [];
  for (let seed = 1; seed <= COPIES; seed++) {
    const letters = damaged(whole, other, seed);
    const { found, isArticle } = anchor(textOf(letters), sought);
    if (!isArticle) wrong.push(`${String(seed)}: not taken for the article`);
    const there = new Set(letters.flatMap((letter) => letter.passage ?? []));
    score.there += there.size;
    for (const { passage } of sought) {
      const one = found.find((candidate) => candidate.passage === passage);
      if (!one) {
        if (there.has(passage)) lost.push(`${String(seed)}: ${passage}`);
        continue;
      }
      // A teaser that repeats the passage is a copy of it too.
      const copies = [false, true].map((again) => {
        const isIt = (letter: Letter) => letter.passage === passage && (letter.again ?? false) === again;
        return { isIt, ...agreement(letters, one.stretches, isIt) };
      });
      const {
        isIt,
        precise,
        whole: all,
      } = copies.sort((a, b) => (b.whole || 0) - (a.whole || 0))[0] as (typeof copies)[0];
      // Too little of it is not wrong, but not found either.
      if (precise >= 0.6 && all >= 0.6) score.found += 1;
      else if (precise >= 0.6) lost.push(`${String(seed)}: ${passage}, only ${all.toFixed(2)} of it`);
      else wrong.push(`${String(seed)}: ${passage} ${precise.toFixed(2)} ${all.toFixed(2)}`);
      for (const { key, stretches } of one.phrases) {
        score.phrases += 1;
        const right = agreement(letters, stretches, (letter) => isIt(letter) && letter.phrase === key);
        if (right.precise >= 0.5 && right.whole >= 0.5) score.phrasesRight += 1;
      }
    }
  }

  test('at least 99 per cent of the passages that are still there are found', () => {
    expect(score.there).toBeGreaterThan(COPIES * 20);
    expect(score.found / score.there, lost.join('\n')).toBeGreaterThanOrEqual(0.99);
  });

  test('none is found in a wrong place, or found though it was taken out', () => {
    expect(wrong).toEqual([]);
  });

  test('the phrases stand on their words', () => {
    expect(score.phrasesRight / score.phrases).toBeGreaterThan(0.97);
  });
});

describe('what is not the article', () => {
  test.each([
    ['nothing', ''],
    ['another text', other],
    ['random words', randomWords(20_000)],
    [
      'a text that quotes two passages',
      `${other} ${whole
        .slice(3, 5)
        .map((one) => textOf(one.letters))
        .join(' ')} ${other}`,
    ],
  ])('%s is refused, and nothing is found in it', (_, text) => {
    expect(anchor(text, sought)).toMatchObject({ isArticle: false, found: [] });
  });

  function randomWords(count: number): string {
    const random = randomFrom(7);
    const words = [...new Set(plainWords(textOf(undamaged)).map((word) => word.plain))];
    return Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  }
});

test('offsets are of the text as given, with letters of two units and combining marks in it', () => {
  const before = '𝔸𝔹 caf\u0065\u0301 👩‍👩‍👧 ';
  const text = before + textOf(undamaged);
  const [first] = anchor(text, sought).found;
  const start = first?.stretches[0]?.start ?? 0;
  expect(text.slice(start)).toBe(text.slice(before.length));
});

test('a teaser on top does not take the place of the passage among its neighbours', () => {
  const teaser = `${whole
    .slice(0, 2)
    .map((one) => textOf(one.letters))
    .join(' ')} Read more\n\n`;
  for (const { stretches } of anchor(teaser + textOf(undamaged), sought).found)
    expect(stretches[0]?.start).toBeGreaterThanOrEqual(teaser.length);
});

test('a passage cut in two by a running head is found in two stretches, without the head', () => {
  const one = whole.find((passage) => passage.letters.length > 150);
  const at = one?.letters.findIndex((letter, n) => n > 70 && letter.c === ' ') ?? 0;
  const letters = undamaged.flatMap((letter) =>
    letter === one?.letters[at]
      ? plain('\n17 THE MONTHLY REVIEW OF EVERYTHING Volume 9, number 4\n')
      : [letter],
  );
  const text = textOf(letters);
  const found = anchor(text, sought).found.find((passage) => passage.passage === one?.passage);
  expect(found?.stretches).toHaveLength(2);
  expect(found?.stretches.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(
    textOf(one?.letters ?? []).trim(),
  );
});
