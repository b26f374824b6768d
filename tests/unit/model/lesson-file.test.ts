/** A teacher's lesson file: what it says comes back; what is broken is refused with its line. */
import { describe, expect, test } from 'vitest';
import { readLessonFile } from '../../../src/model/lesson-file';
import { lessonPhrases, phraseText, type LessonPhrase, type LessonWorld } from '../../../src/model/story';
import { storyIn } from '../atlases';

const story = storyIn('src/story');
const said = (phrase: LessonPhrase) => phraseText(phrase, lessonPhrases);
const anything: LessonWorld = {
  isMark: () => true,
  isPassage: () => true,
  isChart: () => true,
  linesOf: () => ['ca-mx.ca', 'mx-ca'],
  firstShow: 'trade.one-way',
};

describe('a lesson file', () => {
  test.each(story.lessons.map((lesson) => [lesson.id, lesson] as const))(
    'of %s comes back as it was',
    (_, lesson) => {
      const file = {
        ...lesson,
        steps: lesson.steps.map((step) =>
          Object.fromEntries(Object.entries(step).filter(([, value]) => value !== null)),
        ),
      };
      const read = readLessonFile(JSON.stringify(file, null, 2), anything, 'en');
      expect('lesson' in read && read.lesson).toEqual(lesson);
    },
  );

  test('with a byte order mark is read', () => {
    const text = `\uFEFF${JSON.stringify({ id: 'a', title: 'A', minutes: 1, audience: 'b', aim: 'c', steps: [{ title: 'd' }] })}`;
    expect(readLessonFile(text, anything, 'en')).toHaveProperty('lesson');
  });

  test('says the line of what is wrong in it', () => {
    const text =
      '{\n  "id": "a",\n  "title": "A",\n  "minutes": "long",\n  "audience": "b",\n  "aim": "c",\n  "steps": [\n    { "title": "d",\n      "hindsight": "half" }\n  ]\n}';
    const read = readLessonFile(text, anything, 'en');
    expect('problems' in read && read.problems.map(({ line, wrong }) => [line, said(wrong)])).toEqual([
      [4, 'minutes is "long"'],
      [9, 'hindsight is "half"'],
    ]);
  });

  test('says the line where JSON ends', () => {
    const read = readLessonFile('{\n  "id": "a",\n  "title" "A"\n}', anything, 'en');
    expect('problems' in read && read.problems[0]).toMatchObject({
      line: 3,
      wrong: ['notJson', 'ColonExpected'],
    });
    expect(said(['notJson', 'ColonExpected'])).toBe('colon expected');
    expect(readLessonFile('', anything, 'en')).toHaveProperty('problems');
    expect(readLessonFile('<html>', anything, 'en')).toHaveProperty('problems');
  });

  test('nested without end is refused, and so is one that is wrong in a hundred thousand places', () => {
    const deep = `{"minutes":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(readLessonFile(deep, anything, 'en')).toMatchObject({ problems: [{ line: 1 }] });
    const keys = Array.from({ length: 100_000 }, (_, n) => `"k${String(n)}":0`).join(',\n');
    const read = readLessonFile(`{${keys}}`, anything, 'en');
    if (!('problems' in read)) throw new Error('a lesson?');
    expect(read.problems).toHaveLength(20);
    expect(read.more).toBeGreaterThan(99_000);
  });
});
