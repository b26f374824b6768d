/** A teacher's lesson as a file: JSON, read with the line of every mistake. */
import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { readLesson, type Lesson, type LessonWorld } from './story';

export interface FileProblem {
  /** From 1. */
  line: number;
  wrong: string;
  expected: string;
}
export type ReadFile = { lesson: Lesson; value: unknown } | { problems: FileProblem[] };

/** Reads a file's text as data only. A lesson with any problem is none. */
export function readLessonFile(text: string, world: LessonWorld): ReadFile {
  const source = text.replace(/^\uFEFF/, '');
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: false, disallowComments: true });
  if (errors.length > 0 || !root)
    return {
      problems: (errors.length > 0 ? errors.slice(0, 5) : [null]).map((found) => ({
        line: lineAt(found?.offset ?? 0),
        wrong: found ? plain(printParseErrorCode(found.error)) : 'value expected',
        expected: 'a JSON file, as the atlas saves it',
      })),
    };
  const value: unknown = JSON.parse(source);
  const { lesson, problems } = readLesson(value, world);
  if (lesson) return { lesson, value };
  return {
    problems: problems.map(({ path, wrong, expected }) => {
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

/** `CommaExpected` as `comma expected`. */
const plain = (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
