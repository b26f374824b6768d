/** Reads what is held of the original: its fingerprints, and which of its words each phrase answers to. Both files may be missing. */
import type { z } from 'zod';
import type { Located, Problems, StoryFolder } from './read.ts';
import { fingerprintRow, phraseRow, type OriginalPassage, type PassageRecord } from './schema.ts';

type PhraseRow = z.output<typeof phraseRow>;

export const ORIGINAL_FILES = {
  fingerprints: 'original/fingerprints.csv',
  phrases: 'original/phrases.csv',
} as const;

/** In reading order; empty for a story whose original was not fingerprinted. */
export function readOriginal(
  folder: StoryFolder,
  passages: Located<Pick<PassageRecord, 'id' | 'find' | 'links'>[]> | null,
  problems: Problems,
): OriginalPassage[] {
  if (!passages || !folder.has(ORIGINAL_FILES.fingerprints)) return [];
  const fingerprints = folder.csv(ORIGINAL_FILES.fingerprints, fingerprintRow, (row) => row.passage ?? '');
  const phrases = folder.has(ORIGINAL_FILES.phrases)
    ? folder.csv(ORIGINAL_FILES.phrases, phraseRow, (row) => row.passage ?? '')
    : null;
  if (!fingerprints) return [];
  const known = new Map(passages.value.map((passage) => [passage.id, passage]));
  const words = new Map(fingerprints.value.map((row) => [row.passage, row.words]));

  fingerprints.value.forEach((row, n) => {
    const wrong = (message: string, expected: string) => {
      problems.add(fingerprints.file, fingerprints.lineOf([n]), message, expected);
    };
    if (!known.has(row.passage) && !passages.rejected.includes(row.passage))
      wrong(`unknown passage ${row.passage}`, 'a passage of passages.yaml');
    if (row.triples.length !== Math.max(0, row.words - 2))
      wrong(
        `${String(row.triples.length)} triples for ${String(row.words)} words`,
        'two fewer than words: make the file anew with npm run fingerprint',
      );
  });
  const told = new Map<string, PhraseRow[]>();
  phrases?.value.forEach((row, n) => {
    const wrong = (message: string, expected: string) => {
      problems.add(phrases.file, phrases.lineOf([n]), message, expected);
    };
    const passage = known.get(row.passage);
    if (!passage) {
      if (!passages.rejected.includes(row.passage))
        wrong(`unknown passage ${row.passage}`, 'a passage of passages.yaml');
    } else if (!Object.hasOwn(passage.links, row.phrase))
      wrong(`unknown phrase ${row.phrase} of ${row.passage}`, 'a key under links in passages.yaml');
    if (row.last < row.first || row.last >= (words.get(row.passage) ?? Infinity))
      wrong(
        `no words ${String(row.first)} to ${String(row.last)} in ${row.passage}`,
        'two numbers of its words, the smaller first',
      );
    const before = told.get(row.passage) ?? [];
    const overlaps = before.find((other) => other.first <= row.last && row.first <= other.last);
    if (overlaps)
      wrong(`phrase ${row.phrase} shares words with ${overlaps.phrase}`, 'phrases apart from each other');
    before.push(row);
    told.set(row.passage, before);
  });
  const rows = new Map<string, (typeof fingerprints.value)[number]>();
  for (const row of fingerprints.value) if (!rows.has(row.passage)) rows.set(row.passage, row);
  return passages.value.flatMap(({ id, find }): OriginalPassage[] => {
    const row = rows.get(id);
    const own = told.get(id) ?? [];
    return row
      ? [{ ...row, find, phrases: own.map(({ phrase, first, last }) => ({ key: phrase, first, last })) }]
      : [];
  });
}
