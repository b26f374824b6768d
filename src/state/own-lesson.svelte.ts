/** A lesson that a teacher makes: kept on the device as plain values, finished or not. */
import { keep, kept, onKept } from './kept';

const KEY = 'own-lesson';

/** A step as a file has it: whatever it says is kept, also what the form does not show. */
export type DraftStep = Record<string, unknown>;
export interface Draft {
  id: string;
  title: string;
  minutes: number;
  audience: string;
  aim: string;
  hindsight: 'shown' | 'hidden';
  steps: DraftStep[];
}

const EMPTY: Draft = {
  id: 'own',
  title: '',
  minutes: 20,
  audience: '',
  aim: '',
  hindsight: 'shown',
  steps: [],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Words of a file as one text. */
export const textIn = (value: unknown): string =>
  typeof value === 'string' ? value : isRecord(value) && typeof value.en === 'string' ? value.en : '';

/** A draft from plain values; what is missing is empty. */
export function draftOf(value: unknown): Draft {
  if (!isRecord(value)) return { ...EMPTY, steps: [] };
  return {
    id: 'own',
    title: textIn(value.title),
    minutes: typeof value.minutes === 'number' ? value.minutes : EMPTY.minutes,
    audience: textIn(value.audience),
    aim: textIn(value.aim),
    hindsight: value.hindsight === 'hidden' ? 'hidden' : 'shown',
    steps: Array.isArray(value.steps) ? value.steps.filter(isRecord) : [],
  };
}

class OwnLesson {
  draft = $state<Draft>(draftOf(null));
  /** Whether the browser refused to keep it: it holds for this visit. */
  forgets = $state(false);

  get isEmpty(): boolean {
    return this.draft.steps.length === 0 && this.draft.title === '';
  }

  restore(): void {
    this.#read(kept(KEY));
    onKept((key, value) => {
      if (key === KEY) this.#read(value);
    });
  }

  #read(text: string | null): void {
    if (text === null) return;
    try {
      this.draft = draftOf(JSON.parse(text));
    } catch {
      // What cannot be read is left where it is until something new is kept.
    }
  }

  save(): void {
    this.forgets = !keep(KEY, JSON.stringify(this.draft));
  }

  /** Another step at the end: a view that was collected. Returns how many there are. */
  add(step: { title: string; view: string }): number {
    this.draft.steps.push({ ...step, minutes: 3 });
    this.save();
    return this.draft.steps.length;
  }

  replace(value: unknown): void {
    this.draft = draftOf(value);
    this.save();
  }
}

export const ownLesson = new OwnLesson();
