/** Reads the story's own lessons, each from a file of its own. */
import { z } from 'zod';
import { homesOf } from './homes.ts';
import { readLesson, type Lesson, type LessonWorld } from './lesson.ts';
import { lessonPhrases, phraseText, type LessonPhrase } from './lesson-words.ts';
import type { Problems, StoryFolder } from './read.ts';
import type { Story } from './schema.ts';
import type { Teller } from './teller.ts';
import { told } from './told.ts';

export const LESSONS = 'lessons';
const said = (phrase: LessonPhrase) => phraseText(phrase, lessonPhrases);

/** @param exists  whether there is such an observation, event, place or leader */
export function readLessons(
  folder: StoryFolder,
  story: Omit<Story, 'language' | 'original' | 'lessons'>,
  exists: (mark: string) => boolean,
  teller: Teller,
  problems: Problems,
): Lesson[] {
  const world = lessonWorld(story, exists);
  const before = new Map<string, string>();
  const lessons = folder.list(LESSONS, /\.ya?ml$/).flatMap((file) => {
    const located = folder.yaml(file, z.unknown());
    if (!located) return [];
    const { lesson, problems: wrong } = readLesson(located.value, world);
    for (const problem of wrong)
      problems.add(file, located.lineOf(problem.path), said(problem.wrong), said(problem.expected));
    if (!lesson) return [];
    const first = before.get(lesson.id);
    if (first !== undefined)
      problems.add(
        file,
        located.lineOf(['id']),
        `duplicate lesson ${lesson.id} (also ${first})`,
        'each lesson once',
      );
    before.set(lesson.id, file);
    return [told(lesson, (words, path) => teller.say(words, file, () => located.lineOf(path)))];
  });
  // The shortest first.
  return lessons.sort((a, b) => a.minutes - b.minutes);
}

function lessonWorld(
  story: Omit<Story, 'language' | 'original' | 'lessons'>,
  exists: (mark: string) => boolean,
): LessonWorld {
  const lines = new Map<string, string[]>(
    story.explore.subjects.flatMap((subject) =>
      subject.measures.map(
        (measure) => [`${subject.id}.${measure.id}`, measure.lines.map(({ id }) => id)] as const,
      ),
    ),
  );
  const charts = new Set(story.charts.map((chart) => chart.id));
  const passages = new Map(
    story.passages.map((passage) => [passage.id, new Set(passage.phrases.map(({ key }) => key))]),
  );
  return {
    isMark: (id) => exists(id) && homesOf(id, story.homes).length > 0,
    isPassage: (id) => {
      const [passage = '', phrase] = id.split('.');
      return phrase === undefined ? passages.has(passage) : (passages.get(passage)?.has(phrase) ?? false);
    },
    isChart: (id) => charts.has(id),
    linesOf: (show) => lines.get(show) ?? null,
    firstShow: [...lines.keys()][0] ?? '',
  };
}
