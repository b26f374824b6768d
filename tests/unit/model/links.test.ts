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
