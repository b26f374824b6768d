/** A teacher's lesson file: what it says comes back; what is broken is refused with its line. */
import { describe, expect, test } from 'vitest';
import { readLessonFile } from '../../../src/model/lesson-file';
import type { LessonWorld } from '../../../src/model/story';
import { storyIn } from '../atlases';

const story = storyIn('src/story');
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
      const read = readLessonFile(JSON.stringify(file, null, 2), anything);
      expect('lesson' in read && read.lesson).toEqual(lesson);
    },
  );

  test('with a byte order mark is read', () => {
    const text = `\uFEFF${JSON.stringify({ id: 'a', title: 'A', minutes: 1, audience: 'b', aim: 'c', steps: [{ title: 'd' }] })}`;
    expect(readLessonFile(text, anything)).toHaveProperty('lesson');
  });

  test('says the line of what is wrong in it', () => {
    const text =
      '{\n  "id": "a",\n  "title": "A",\n  "minutes": "long",\n  "audience": "b",\n  "aim": "c",\n  "steps": [\n    { "title": "d",\n      "hindsight": "half" }\n  ]\n}';
    const read = readLessonFile(text, anything);
    expect('problems' in read && read.problems.map(({ line, wrong }) => [line, wrong])).toEqual([
      [4, 'minutes is "long"'],
      [9, 'hindsight is "half"'],
    ]);
  });

  test('says the line where JSON ends', () => {
    const read = readLessonFile('{\n  "id": "a",\n  "title" "A"\n}', anything);
    expect('problems' in read && read.problems[0]).toMatchObject({ line: 3, wrong: 'colon expected' });
    expect(readLessonFile('', anything)).toHaveProperty('problems');
    expect(readLessonFile('<html>', anything)).toHaveProperty('problems');
  });
});
