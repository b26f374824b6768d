/** Damaged copies of a text, from a seed: what copying, printing, scanning and careless hands do to it. */

/** A character, and the passage and phrase it belongs to. */
export interface Letter {
  c: string;
  passage: string | null;
  phrase: string | null;
  /** Set in a teaser that repeats a passage. */
  again?: boolean;
}
export interface WholePassage {
  passage: string;
  paragraph: number;
  letters: Letter[];
}

/** Numbers from 0 to 1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const plain = (text: string): Letter[] =>
  Array.from(text, (c) => ({ c, passage: null, phrase: null }));
const like = (letter: Letter, c: string): Letter => ({ ...letter, c });

const FURNITURE = [
  'Page 3 of 7',
  'Share this: email, print, more',
  'THE MONTHLY REVIEW OF EVERYTHING',
  'We use small files on your device to remember your choices. Accept all or choose for yourself below.',
  'Photo: a view of the river, taken in the spring of that year by a passing reader of these pages.',
  'Comments on this item are closed. Be kind to one another and stay with the subject, whatever it may be.',
];

/**
 * A damaged copy.
 * @param other  text of other things, put before, after and between
 * @returns the letters of the copy, each still knowing where it came from
 */
export function damaged(whole: readonly WholePassage[], other: string, seed: number): Letter[] {
  const random = randomFrom(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const someOther = (words: number) => {
    const all = other.split(/\s+/);
    const from = Math.floor(random() * Math.max(1, all.length - words));
    return all.slice(from, from + words).join(' ');
  };

  // Paragraphs and sentences go missing or change places.
  const numbers = [...new Set(whole.map((one) => one.paragraph))].filter(() => !chance(0.08));
  if (chance(0.3) && numbers.length > 1) {
    const from = Math.floor(random() * numbers.length);
    numbers.splice(Math.floor(random() * numbers.length), 0, ...numbers.splice(from, 1));
  }
  const kept = whole.filter((one) => numbers.includes(one.paragraph) && !chance(0.03));

  let copy: Letter[] = [];
  if (chance(0.7)) copy.push(...plain(`${someOther(20 + Math.floor(random() * 200))}\n\n`));
  if (chance(0.25)) {
    for (const one of whole.slice(0, 2))
      copy.push(...one.letters.map((letter) => ({ ...letter, again: true })), ...plain(' '));
    copy.push(...plain('Read more\n\n'));
  }
  const hasHeadings = chance(0.6);
  for (const [n, number] of numbers.entries()) {
    if (hasHeadings && n % 3 === 0) copy.push(...plain(`A heading of part ${String(n)}\n\n`));
    if (chance(0.2)) copy.push(...plain(`${pick(FURNITURE)}\n\n`));
    for (const one of kept.filter((passage) => passage.paragraph === number)) {
      const letters = [...one.letters];
      if (chance(0.06)) {
        const spaces = letters.flatMap((letter, at) => (letter.c === ' ' ? [at] : []));
        const at = pick(spaces);
        letters.splice(at, 1, ...plain(`\n${chance(0.7) ? pick(FURNITURE) : someOther(60)}\n`));
      }
      copy.push(...letters, ...plain(' '));
    }
    copy.push(...plain('\n\n'));
  }
  if (chance(0.7)) copy.push(...plain(someOther(20 + Math.floor(random() * 300))));

  const replace = (pattern: RegExp, by: (c: string) => string) => {
    copy = copy.flatMap((letter) =>
      pattern.test(letter.c) ? Array.from(by(letter.c), (c) => like(letter, c)) : [letter],
    );
  };
  if (chance(0.5)) replace(/[‘’]/, () => "'");
  if (chance(0.5)) replace(/[“”]/, () => '"');
  if (chance(0.4)) replace(/[–—]/, () => pick(['-', '--', ' - ', '—']));
  if (chance(0.3)) replace(/^ $/, () => (chance(0.2) ? pick(['  ', '\u00A0', '\t', '\u2009']) : ' '));
  if (chance(0.2)) replace(/[a-z]/, (c) => (chance(0.02) ? `${c}\u00AD` : c));
  const letterCase = random();
  if (letterCase < 0.15) replace(/[a-z]/i, (c) => c.toUpperCase());
  else if (letterCase < 0.3) replace(/[a-z]/i, (c) => c.toLowerCase());
  if (chance(0.2)) copy = withLigatures(copy);
  // Typing and scanning errors.
  const errors = chance(0.6) ? random() * 0.02 : 0;
  const LOOKALIKES: Record<string, string> = {
    l: '1',
    '1': 'l',
    o: '0',
    '0': 'O',
    m: 'rn',
    e: 'c',
    h: 'b',
    i: 'l',
  };
  replace(/[a-z0-9]/i, (c) =>
    chance(errors)
      ? pick([LOOKALIKES[c] ?? '', '', c + c, pick(['a', 'e', 'i', 'o', 'n', 'r', 's', 't'])])
      : c,
  );
  if (chance(0.5)) copy = wrapped(copy, 40 + Math.floor(random() * 60), chance(0.6));
  return copy;
}

function withLigatures(copy: readonly Letter[]): Letter[] {
  return copy.flatMap((letter, at) => {
    if (letter.c === 'f' && copy[at + 1]?.c === 'i') return [like(letter, 'ﬁ')];
    return letter.c === 'i' && copy[at - 1]?.c === 'f' ? [] : [letter];
  });
}

/** Hard line breaks, perhaps with hyphens in words. */
function wrapped(copy: readonly Letter[], columns: number, hyphenates: boolean): Letter[] {
  const lines: Letter[] = [];
  let column = 0;
  let word: Letter[] = [];
  const flush = () => {
    if (column + word.length > columns && column > 0) {
      const room = columns - column - 1;
      const inner = word.slice(0, room);
      if (
        hyphenates &&
        room > 2 &&
        word.length - room > 2 &&
        [...inner, ...word].every(({ c }) => /\p{L}/u.test(c))
      ) {
        lines.push(...inner, ...plain('-\n'));
        word = word.slice(room);
      } else lines.push(...plain('\n'));
      column = 0;
    }
    lines.push(...word);
    column += word.length;
    word = [];
  };
  for (const letter of copy) {
    if (letter.c === ' ' || letter.c === '\n') {
      flush();
      lines.push(letter);
      column = letter.c === '\n' ? 0 : column + 1;
    } else word.push(letter);
  }
  flush();
  return lines;
}
