/** The link index: from words to marks and from marks to words, the same both ways. */
import { describe, expect, test } from 'vitest';
import { marksBySeries, sameTarget } from '../../../src/model/links';
import { loaded, STORIES } from '../atlases';

describe.each(STORIES)('the link index of %s', (folder) => {
  const { atlas, story } = loaded(folder);
  const { links } = atlas;

  test('leads from every phrase to its marks and from each of them back', () => {
    for (const passage of story.passages) {
      for (const phrase of passage.phrases) {
        const lit = links.litBy({ passage: passage.id, phrase: phrase.key });
        expect(lit.marks).toEqual(phrase.marks);
        expect(lit.passages).toEqual([passage.id]);
        for (const mark of phrase.marks) {
          expect(links.passagesOf(mark)).toContain(passage.id);
          expect(links.phrasesOf(mark).map((ref) => `${ref.passage}.${ref.phrase.key}`)).toContain(
            `${passage.id}.${phrase.key}`,
          );
          expect(links.litBy({ mark }).phrases).toEqual(links.phrasesOf(mark));
        }
      }
      expect(new Set(links.marksOf(passage.id))).toEqual(
        new Set(passage.phrases.flatMap((phrase) => phrase.marks)),
      );
    }
  });

  test('leads back from a mark to the passages that speak of it, in reading order, and to no other', () => {
    const speaking = new Map<string, string[]>();
    for (const passage of story.passages)
      for (const mark of new Set(passage.phrases.flatMap((phrase) => phrase.marks)))
        speaking.set(mark, [...(speaking.get(mark) ?? []), passage.id]);
    expect(speaking.size).toBeGreaterThan(0);
    for (const [mark, passages] of speaking) {
      expect(links.passagesOf(mark)).toEqual(passages);
      expect(links.litBy({ mark })).toEqual({
        marks: [mark],
        phrases: links.phrasesOf(mark),
        passages: [...new Set([...passages, ...links.heldAgainst(mark)])],
      });
    }
    for (const passage of story.passages)
      for (const mark of links.marksOf(passage.id)) expect(speaking.has(mark)).toBe(true);
  });

  test('tells the passages whose verdict rests on a mark, and lights them', () => {
    expect(story.claims.length).toBeGreaterThan(0);
    for (const { passage, evidence } of story.claims) {
      for (const mark of evidence) {
        expect(links.heldAgainst(mark)).toContain(passage);
        expect(links.litBy({ mark }).passages).toContain(passage);
      }
    }
  });

  test('lights all of a passage when the passage is meant, each mark once', () => {
    for (const { id, phrases } of story.passages) {
      const lit = links.litBy({ passage: id });
      expect(lit.passages).toEqual([id]);
      expect(lit.phrases.map((ref) => ref.phrase.key)).toEqual(phrases.map((phrase) => phrase.key));
      expect(lit.marks).toEqual([...new Set(phrases.flatMap((phrase) => phrase.marks))]);
      expect(links.passage(id)?.id).toBe(id);
    }
  });

  test('knows nothing of what is not there, and says so with nothing', () => {
    expect(links.marksOf('nowhere')).toEqual([]);
    expect(links.passagesOf('event/never')).toEqual([]);
    expect(links.phrasesOf('__proto__')).toEqual([]);
    expect(links.litBy({ passage: 'constructor', phrase: 'toString' })).toEqual({
      marks: [],
      phrases: [],
      passages: ['constructor'],
    });
    expect(links.litBy(null).marks).toEqual([]);
  });
});

test('targets are the same when they mean the same', () => {
  expect(sameTarget({ mark: 'a' }, { mark: 'a' })).toBe(true);
  expect(sameTarget({ mark: 'a' }, { passage: 'a' })).toBe(false);
  expect(sameTarget({ passage: 'a', phrase: 'b' }, { passage: 'a' })).toBe(false);
  expect(sameTarget(null, { mark: 'a' })).toBe(false);
  expect(sameTarget(null, null)).toBe(true);
});

test('marks of one series are listed together, all else alone', () => {
  expect(marksBySeries(['trade/x/2009', 'event/a', 'trade/x/2010', 'place/b'])).toEqual([
    ['trade/x/2009', 'trade/x/2010'],
    ['event/a'],
    ['place/b'],
  ]);
});
