import { told, type Language, type Lesson, type WrittenLesson } from './story';

/** More than this is no lesson's file, in bytes. */
export const LARGEST_LESSON = 1_000_000;

/** A lesson in one language, else in English: a teacher's own file may have only that, or words that are in none. */
export const lessonIn = (lesson: WrittenLesson, language: Language): Lesson =>
  told(lesson, (words) => words[language] ?? words.en);
