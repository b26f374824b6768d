/**
 * A lesson: an ordered list of views with questions and speaker's notes. One reader for the story's own lessons
 * (YAML) and for a teacher's own (JSON, in the browser): it says all that is wrong, and where.
 */
import { cut, valueShown, type LessonPhrase, type Named } from './lesson-words.ts';
import type { Told, Words } from './told.ts';

/** What the class draws or orders before the figures appear. */
export type Guess =
  | {
      kind: 'line';
      /** Id of a line of the step's measure. */
      line: string;
      /** The last year that is shown; what follows is drawn by the class. */
      from: number;
    }
  | { kind: 'order' };

interface AnswerChoice {
  text: Words;
  right: boolean;
  /** What is said when it is chosen. */
  why: Words;
}

interface WrittenStep {
  title: Words;
  /** Address of what is shown, from the atlas's root; a figure alone with `embed=…`. Empty for words alone. */
  view: string;
  say: Words | null;
  ask: Words | null;
  /** How the question may be answered: by choosing, by pointing at evidence, or in the class's own words. */
  answering: 'choices' | 'point' | 'words';
  choices: AnswerChoice[];
  /** The expected answer. */
  answer: Words | null;
  /** Marks and passages that the answer rests on. */
  evidence: string[];
  /** Passages to be read aloud or on the handout. */
  read: string[];
  notes: Words | null;
  minutes: number;
  /** From this step on; null leaves it as it is. */
  hindsight: 'shown' | 'hidden' | null;
  guess: Guess | null;
}

/** As a file has it, its words in one or more languages. */
export interface WrittenLesson {
  id: string;
  title: Words;
  minutes: number;
  /** For whom. */
  audience: Words;
  aim: Words;
  hindsight: 'shown' | 'hidden';
  steps: WrittenStep[];
}

export type Lesson = Told<WrittenLesson>;
export type Step = Lesson['steps'][number];

export interface LessonProblem {
  path: (string | number)[];
  wrong: LessonPhrase;
  expected: LessonPhrase;
}

/** What there is to be named. */
export interface LessonWorld {
  isMark: (id: string) => boolean;
  isPassage: (id: string) => boolean;
  isChart: (id: string) => boolean;
  /** Ids of the lines of a measure of Explore; null when there is no such measure. */
  linesOf: (show: string) => readonly string[] | null;
  /** The measure that Explore opens with. */
  firstShow: string;
}

/** Figures that a view can show alone. */
export const VIEW_FIGURES = ['map', 'chart', 'timeline', 'claim', 'explore'] as const;
export type ViewFigure = (typeof VIEW_FIGURES)[number];
const PAGES = ['', 'index.html', 'explore.html', 'claims.html'] as const;
const KEYS = [
  'at',
  'passage',
  'mark',
  'map',
  'year',
  'books',
  'chart',
  'time',
  'show',
  'lines',
  'as',
  'base',
  'years',
  'in',
  'against',
  'embed',
  'hindsight',
  'verdict',
  'subject',
];

/** An address of a view as its page and its query; null when it leads elsewhere. */
export function partsOfView(view: string): { page: string; query: URLSearchParams } | null {
  const found = /^(?:\.\/)?([\w-]*(?:\.html)?)(?:\?([^#]*))?$/.exec(view.trim());
  const page = found?.[1] ?? '';
  if (!found || !(PAGES as readonly string[]).includes(page)) return null;
  return { page: page === 'index.html' ? '' : page, query: new URLSearchParams(found[2] ?? '') };
}

/** Which figure a view shows: the one it names, or that of its page; null for words. */
export function figureOfView(view: string): ViewFigure | 'words' | null {
  const parts = partsOfView(view);
  if (!parts || view.trim() === '') return null;
  const named = VIEW_FIGURES.find((one) => one === parts.query.get('embed'));
  if (parts.page === 'explore.html') return named === 'map' ? 'map' : 'explore';
  if (parts.page === 'claims.html') return 'claim';
  if (named && named !== 'claim' && named !== 'explore') return named;
  return 'words';
}

/** Most of what one lesson may hold: what is larger is not a lesson. */
const MOST = { steps: 60, choices: 8, text: 4000 };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one object's keys and notes what does not fit. */
class Reader {
  readonly #used = new Set<string>();

  constructor(
    readonly value: Record<string, unknown>,
    readonly path: (string | number)[],
    readonly problems: LessonProblem[],
  ) {}

  wrong(key: string, wrong: LessonPhrase, expected: LessonPhrase): void {
    this.problems.push({ path: key ? [...this.path, key] : this.path, wrong, expected });
  }

  raw(key: string): unknown {
    this.#used.add(key);
    return Object.hasOwn(this.value, key) ? this.value[key] : undefined;
  }

  words(key: string): Words | null {
    const value = this.raw(key);
    if (value === undefined || value === null || value === '') return null;
    const fit = wordsOf(value);
    if (!fit) this.wrong(key, ['notWords', key], ['someWords']);
    return fit;
  }

  needWords(key: string): Words {
    const value = this.raw(key);
    if (value === undefined || value === null || value === '') {
      this.wrong(key, ['missing', key], ['someText']);
      return { en: '' };
    }
    return this.words(key) ?? { en: '' };
  }

  text(key: string): string {
    const value = this.raw(key);
    if (value === undefined || value === null) return '';
    if (typeof value === 'string' && value.length <= MOST.text) return value.trim();
    this.wrong(key, ['notText', key], ['textUpTo', MOST.text]);
    return '';
  }

  number(key: string, least: number, most: number, otherwise: number | null): number {
    const value = this.raw(key);
    if (value === undefined && otherwise !== null) return otherwise;
    if (typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most) return value;
    this.wrong(key, value === undefined ? ['missing', key] : ['isValue', key, valueShown(value)], [
      'numberFrom',
      least,
      most,
    ]);
    return otherwise ?? least;
  }

  one<T extends string>(key: string, options: readonly T[]): T | null {
    const value = this.raw(key);
    if (value === undefined || value === null) return null;
    const found = options.find((option) => option === value);
    if (found === undefined) this.wrong(key, ['isValue', key, valueShown(value)], ['oneOf', options]);
    return found ?? null;
  }

  /** Texts that are all known; the others are noted. */
  known(key: string, isKnown: (id: string) => boolean, what: Named): string[] {
    const value = this.raw(key);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.wrong(key, ['notList', key], ['listOf', what]);
      return [];
    }
    return value.flatMap((id: unknown, n) => {
      if (typeof id === 'string' && isKnown(id)) return [id];
      this.problems.push({
        path: [...this.path, key, n],
        wrong: ['unknown', what, typeof id === 'string' ? cut(id) : valueShown(id)],
        expected: ['ofStory', what],
      });
      return [];
    });
  }

  records(key: string, most: number): Reader[] {
    const value = this.raw(key);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.wrong(key, ['notList', key], ['list']);
      return [];
    }
    if (value.length > most) this.wrong(key, ['entries', key, value.length], ['atMost', most]);
    return value.slice(0, most).flatMap((one: unknown, n) => {
      const path = [...this.path, key, n];
      if (isRecord(one)) return [new Reader(one, path, this.problems)];
      this.problems.push({
        path,
        wrong: ['entryNotObject', key, n + 1],
        expected: ['named'],
      });
      return [];
    });
  }

  /** Notes the keys that nobody asked for. */
  done(): void {
    for (const key of Object.keys(this.value))
      if (!this.#used.has(key)) this.wrong(key, ['unknownKey', cut(key)], ['among', [...this.#used]]);
  }
}

function wordsOf(value: unknown): Words | null {
  const isText = (text: unknown): text is string =>
    typeof text === 'string' && text.trim() !== '' && text.length <= MOST.text;
  if (isText(value)) return { en: value.trim() };
  if (!isRecord(value) || !isText(value.en)) return null;
  const { en, fr, es, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  if ((fr !== undefined && !isText(fr)) || (es !== undefined && !isText(es))) return null;
  return { en: en.trim(), ...(fr ? { fr: fr.trim() } : {}), ...(es ? { es: es.trim() } : {}) };
}

/** Whether a piece of evidence is a mark or a passage of the story, perhaps with a phrase. */
export const isEvidence = (world: LessonWorld, id: string): boolean =>
  id.includes('/') ? world.isMark(id) : world.isPassage(id);

/**
 * Reads a lesson from plain values. With any problem there is no lesson.
 * @param value  what a YAML or JSON file holds
 */
export function readLesson(
  value: unknown,
  world: LessonWorld,
): { lesson: WrittenLesson; problems: [] } | { lesson: null; problems: LessonProblem[] } {
  const problems: LessonProblem[] = [];
  if (!isRecord(value))
    return {
      lesson: null,
      problems: [{ path: [], wrong: ['notLesson'], expected: ['named'] }],
    };
  const reader = new Reader(value, [], problems);
  const id = reader.text('id');
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id))
    reader.wrong('id', id ? ['misfit', 'id', cut(id)] : ['missing', 'id'], ['idLetters']);
  const lesson: WrittenLesson = {
    id,
    title: reader.needWords('title'),
    minutes: reader.number('minutes', 1, 600, null),
    audience: reader.needWords('audience'),
    aim: reader.needWords('aim'),
    hindsight: reader.one('hindsight', ['shown', 'hidden'] as const) ?? 'shown',
    steps: reader.records('steps', MOST.steps).map((step) => readStep(step, world)),
  };
  if (lesson.steps.length === 0) reader.wrong('steps', ['noneOf', 'steps'], ['oneStep']);
  reader.done();
  return problems.length > 0 ? { lesson: null, problems } : { lesson, problems: [] };
}

function readStep(reader: Reader, world: LessonWorld): WrittenStep {
  const choices = reader.records('choices', MOST.choices).map((choice): AnswerChoice => {
    const right = choice.raw('right');
    if (right !== undefined && typeof right !== 'boolean')
      choice.wrong('right', ['isValue', 'right', valueShown(right)], ['oneOf', ['true', 'false']]);
    const read = { text: choice.needWords('text'), right: right === true, why: choice.needWords('why') };
    choice.done();
    return read;
  });
  if (choices.length === 1 || (choices.length > 1 && !choices.some(({ right }) => right)))
    reader.wrong('choices', ['noChoice', 'choices'], ['rightChoice']);
  const evidence = reader.known('evidence', (id) => isEvidence(world, id), 'evidence');
  const answering = reader.one('answering', ['choices', 'point', 'words'] as const);
  if (answering === 'point' && evidence.length === 0) reader.wrong('evidence', ['noEvidence'], ['evidence']);
  if (answering === 'choices' && choices.length === 0)
    reader.wrong('choices', ['noneOf', 'choices'], ['twoChoices']);
  const view = reader.text('view');
  checkView(view, reader, world);
  const step: WrittenStep = {
    title: reader.needWords('title'),
    view,
    say: reader.words('say'),
    ask: reader.words('ask'),
    answering: answering ?? (choices.length > 0 ? 'choices' : 'words'),
    choices,
    answer: reader.words('answer'),
    evidence,
    read: reader.known('read', world.isPassage, 'passage'),
    notes: reader.words('notes'),
    minutes: reader.number('minutes', 0, 240, 0),
    hindsight: reader.one('hindsight', ['shown', 'hidden'] as const),
    guess: readGuess(reader, view, world),
  };
  if (!step.ask && (choices.length > 0 || answering === 'point'))
    reader.wrong('ask', ['noQuestion'], ['question']);
  reader.done();
  return step;
}

function readGuess(reader: Reader, view: string, world: LessonWorld): Guess | null {
  const value = reader.raw('guess');
  if (value === undefined || value === null) return null;
  if (!isRecord(value)) {
    reader.wrong(
      'guess',
      ['notObject', 'guess'],
      ['oneOf', ['{ kind: line, line, from }', '{ kind: order }']],
    );
    return null;
  }
  const guess = new Reader(value, [...reader.path, 'guess'], reader.problems);
  const kind = guess.one('kind', ['line', 'order'] as const);
  if (kind === null && guess.raw('kind') === undefined)
    guess.wrong('kind', ['missing', 'kind'], ['oneOf', ['line', 'order']]);
  if (figureOfView(view) !== 'explore') guess.wrong('', ['notGuessed'], ['exploreView']);
  if (kind === 'order') {
    guess.done();
    return { kind };
  }
  const line = guess.text('line');
  const lines = linesOfView(view, world);
  if (lines && !lines.includes(line)) guess.wrong('line', ['unknownLine', cut(line)], ['among', lines]);
  const from = guess.number('from', 1800, 2200, null);
  guess.done();
  return kind === null ? null : { kind: 'line', line, from };
}

const linesOfView = (view: string, world: LessonWorld) =>
  world.linesOf(partsOfView(view)?.query.get('show') ?? world.firstShow);

function checkView(view: string, reader: Reader, world: LessonWorld): void {
  if (view === '') return;
  const parts = partsOfView(view);
  if (!parts) {
    reader.wrong('view', ['viewOutside', cut(view)], ['oneOf', ['./?…, explore.html?…', 'claims.html?…']]);
    return;
  }
  const { page, query } = parts;
  const check = (key: string, isKnown: (id: string) => boolean, what: Named) => {
    const id = query.get(key);
    if (id !== null && !isKnown(id)) reader.wrong('view', ['viewUnknown', what, cut(id)], ['any', what]);
  };
  for (const key of query.keys())
    if (!KEYS.includes(key)) reader.wrong('view', ['viewUnread', cut(key)], ['among', KEYS]);
  check('passage', (id) => world.isPassage(id.split('.')[0] ?? ''), 'passage');
  check('at', world.isPassage, 'passage');
  check('mark', world.isMark, 'mark');
  check('chart', (id) => page === 'explore.html' || world.isChart(id), 'chart');
  check('show', (id) => world.linesOf(id) !== null, 'measure');
  check('embed', (id) => (VIEW_FIGURES as readonly string[]).includes(id), 'figure');
  if (page === 'claims.html' && query.get('passage') === null)
    reader.wrong('view', ['viewNoClaim', cut(view)], ['among', ['claims.html?passage=…']]);
}
