/** What can be wrong in a lesson is said in every language: no English left over, nothing that was named lost. */
import { describe, expect, test } from 'vitest';
import { lessonPhrases, phraseText, type LessonPhrase } from '../../../src/model/story';
import { esLesson } from '../../../src/words/es-lesson';
import { frLesson } from '../../../src/words/fr-lesson';

/** Each phrase with something to speak of. */
const PHRASES: LessonPhrase[] = [
  ['notLesson'],
  ['missing', 'KEY'],
  ['noneOf', 'KEY'],
  ['isValue', 'KEY', '"half"'],
  ['misfit', 'KEY', 'Two Towns'],
  ['notWords', 'KEY'],
  ['notText', 'KEY'],
  ['notList', 'KEY'],
  ['notObject', 'KEY'],
  ['entryNotObject', 'KEY', 7],
  ['entries', 'KEY', 99],
  ['unknownKey', 'KEY'],
  ['unknown', 'evidence', 'event/none'],
  ['unknown', 'passage', 'none'],
  ['unknownLine', 'west'],
  ['noChoice', 'KEY'],
  ['noEvidence'],
  ['noQuestion'],
  ['notGuessed'],
  ['viewOutside', 'https://example.org/'],
  ['viewUnknown', 'measure', 'NONE'],
  ['viewUnread', 'pasage'],
  ['viewNoClaim', 'claims.html'],
  ['notJson', 'ColonExpected'],
  ['tooDeep'],
  ['named'],
  ['someText'],
  ['someWords'],
  ['idLetters'],
  ['textUpTo', 4000],
  ['numberFrom', 1, 600],
  ['oneOf', ['SHOWN', 'HIDDEN']],
  ['list'],
  ['listOf', 'passage'],
  ['atMost', 8],
  ['ofStory', 'evidence'],
  ['any', 'chart'],
  ['oneStep'],
  ['twoChoices'],
  ['rightChoice'],
  ['evidence'],
  ['question'],
  ['exploreView'],
  ['file'],
];

describe.each([
  ['French', frLesson],
  ['Spanish', esLesson],
] as const)('in %s', (_, phrases) => {
  test.each(PHRASES.map((phrase) => [phrase[0], phrase] as const))('%s', (_code, phrase) => {
    const [said, english] = [phraseText(phrase, phrases), phraseText(phrase, lessonPhrases)];
    expect(said).not.toBe(english);
    // What is named is named in each.
    const names = phrase
      .slice(1)
      .flat()
      .map(String)
      .filter((name) => english.includes(name) && !/^[a-z]+$/.test(name));
    for (const name of names) expect(said).toContain(name);
    expect(said).not.toMatch(/undefined|\b(?:the|is|of|and|missing|unknown)\b/);
  });

  test('all that can be said is tried here', () => {
    const tried = new Set(PHRASES.map(([code]) => code));
    // Names alone are the same in every language.
    expect(Object.keys(phrases).filter((code) => !tried.has(code as LessonPhrase[0]))).toEqual(['among']);
  });
});
