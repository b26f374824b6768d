/**
 * What can be wrong in a lesson and what is expected in its place, as codes with what they speak of, and how they are
 * said in English. The other languages say them in the interface's words.
 */

/** What a lesson names of the story. `evidence` is a mark or a passage. */
export type Named = 'evidence' | 'mark' | 'passage' | 'chart' | 'measure' | 'figure';

const NAMES: Record<Named, string> = {
  evidence: 'mark or passage',
  mark: 'mark',
  passage: 'passage',
  chart: 'chart',
  measure: 'measure',
  figure: 'figure',
};

export const lessonPhrases = {
  // What is wrong.
  notLesson: () => 'this is not a lesson',
  missing: (key: string) => `${key} is missing`,
  noneOf: (key: string) => `${key} are missing`,
  isValue: (key: string, value: string) => `${key} is ${value}`,
  misfit: (key: string, value: string) => `${key} "${value}" does not fit`,
  notWords: (key: string) => `${key} is not words`,
  notText: (key: string) => `${key} is not a text`,
  notList: (key: string) => `${key} is not a list`,
  notObject: (key: string) => `${key} is not an object`,
  entryNotObject: (key: string, number: number) => `${key} ${String(number)} is not an object`,
  entries: (key: string, count: number) => `${key} has ${String(count)} entries`,
  unknownKey: (key: string) => `unknown key ${key}`,
  unknown: (what: Named, id: string) => `unknown ${NAMES[what]} ${id}`,
  unknownLine: (line: string) => `unknown line ${line}`,
  noChoice: (key: string) => `${key} leave nothing to choose`,
  noEvidence: () => 'there is nothing to point at',
  noQuestion: () => 'there is an answer without a question',
  notGuessed: () => 'only a chart of Explore can be guessed',
  viewOutside: (view: string) => `view ${view} leads out of the atlas`,
  viewUnknown: (what: Named, id: string) => `view names an unknown ${NAMES[what]} ${id}`,
  viewUnread: (key: string) => `view says ${key}, which nothing reads`,
  viewNoClaim: (view: string) => `view ${view} names no claim`,
  notJson: (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
  tooDeep: () => 'it is too large or too deep',
  // What is expected.
  named: () => 'named values',
  someText: () => 'some text',
  someWords: () => 'some text, or { en, fr, es }',
  idLetters: () => 'lower case letters, digits, hyphens',
  textUpTo: (most: number) => `a text of at most ${String(most)} characters`,
  numberFrom: (least: number, most: number) => `a number from ${String(least)} to ${String(most)}`,
  oneOf: (options: readonly string[]) => options.join(' or '),
  among: (names: readonly string[]) => names.join(', '),
  list: () => 'a list',
  listOf: (what: Named) => `a list of ${NAMES[what]}s`,
  atMost: (most: number) => `at most ${String(most)}`,
  ofStory: (what: Named) => `a ${NAMES[what]} of the story`,
  any: (what: Named) => `a ${NAMES[what]}`,
  oneStep: () => 'at least one step',
  twoChoices: () => 'two or more',
  rightChoice: () => 'two or more, at least one of them right',
  evidence: () => 'marks or passages that answer the question',
  question: () => 'ask, the question',
  exploreView: () => 'a view of explore.html',
  file: () => 'a JSON file, as the atlas saves it',
};

export type LessonPhrases = typeof lessonPhrases;

/** A phrase as its code and what it speaks of: the same in every language. */
export type LessonPhrase = {
  [Code in keyof LessonPhrases]: readonly [Code, ...Parameters<LessonPhrases[Code]>];
}[keyof LessonPhrases];

/** A phrase in the words of one language. */
export function phraseText(
  [code, ...of]: LessonPhrase,
  phrases: Record<keyof LessonPhrases, (...of: never[]) => string>,
): string {
  return (phrases[code] as (...all: readonly unknown[]) => string)(...of);
}

/** More of a value is not shown. */
const MOST = 60;

/** A value of a file, short enough to be said in a sentence. */
export function valueShown(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return typeof value === 'string' ? cut(JSON.stringify(value)) : String(value);
}

/** A text of a file, short enough to be said in a sentence. */
export const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);
