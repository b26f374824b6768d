/** A teacher's lesson as a file: JSON, read with the line of every mistake. */
import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { lessonIn } from './lesson-in';
import { readLesson, type Language, type Lesson, type LessonPhrase, type LessonWorld } from './story';

export interface FileProblem {
  /** From 1. */
  line: number;
  wrong: LessonPhrase;
  expected: LessonPhrase;
}
export type ReadFile =
  | { lesson: Lesson; value: unknown }
  | {
      problems: FileProblem[];
      /** How many more there are than are told. */
      more: number;
    };

const EXPECTED: LessonPhrase = ['file'];
/** Nobody reads more at once. */
const MOST_TOLD = 20;

/** Reads a file's text as data only. A lesson with any problem is none. */
export function readLessonFile(text: string, world: LessonWorld, language: Language): ReadFile {
  try {
    return read(text, world, language);
  } catch (error) {
    const refused = (wrong: LessonPhrase) => ({
      problems: [{ line: 1, wrong, expected: EXPECTED }],
      more: 0,
    });
    // Nested so deep that no reader comes back from it.
    if (error instanceof RangeError) return refused(['tooDeep']);
    // What one reader takes for JSON and the browser's does not.
    if (error instanceof SyntaxError) return refused(['notJson', 'InvalidSymbol']);
    throw error;
  }
}

function read(text: string, world: LessonWorld, language: Language): ReadFile {
  const source = text.replace(/^\uFEFF/, '');
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: false, disallowComments: true });
  if (errors.length > 0 || !root)
    return {
      problems: (errors.length > 0 ? errors.slice(0, 5) : [null]).map((found) => ({
        line: lineAt(found?.offset ?? 0),
        wrong: ['notJson', found ? printParseErrorCode(found.error) : 'ValueExpected'],
        expected: EXPECTED,
      })),
      more: Math.max(0, errors.length - 5),
    };
  const value: unknown = JSON.parse(source);
  const { lesson, problems } = readLesson(value, world);
  if (lesson) return { lesson: lessonIn(lesson, language), value };
  return {
    more: Math.max(0, problems.length - MOST_TOLD),
    problems: problems.slice(0, MOST_TOLD).map(({ path, wrong, expected }) => {
      // The nearest part of the path that is there: what is missing has no line of its own.
      let at = path;
      let node = findNodeAtLocation(root, at);
      while (!node && at.length > 0) {
        at = at.slice(0, -1);
        node = findNodeAtLocation(root, at);
      }
      return { line: lineAt(node?.offset ?? 0), wrong, expected };
    }),
  };
}
