/**
 * Where a lesson stands while it is presented. Every window that shows it holds one such state; the newer one counts,
 * so that windows that lost each other agree again with their first message.
 */
import type { Lesson, Step } from './story';

export interface Session {
  lesson: string;
  /** From 0. */
  step: number;
  /** Whether the guess is compared, the answer told. */
  revealed: boolean;
  blank: boolean;
  hindsightHidden: boolean;
  /** When the clock was started, in ms since 1970; null while it stands. */
  startedAt: number | null;
  /** What the clock had counted before, in ms. */
  counted: number;
  /** Grows with every change. */
  revision: number;
  /** The window that made the last change. */
  by: string;
}

/** What windows tell each other. */
export type Message =
  { kind: 'ask' | 'ping' | 'pong' | 'bye'; from: string } | { kind: 'state'; from: string; session: Session };

/** Whether hindsight is hidden in a step when nobody switched it. */
export function hiddenAt(lesson: Lesson, step: number): boolean {
  const said = lesson.steps
    .slice(0, step + 1)
    .reduce<'shown' | 'hidden'>((last, one) => one.hindsight ?? last, lesson.hindsight);
  return said === 'hidden';
}

/** Whether a step keeps something back at first. */
export const keepsBack = (step: Step): boolean => step.guess !== null || step.answer !== null;

const within = (lesson: Lesson, step: number) =>
  Math.min(lesson.steps.length - 1, Math.max(0, Math.trunc(step) || 0));

export function openSession(lesson: Lesson, step: number, by: string): Session {
  const at = within(lesson, step);
  return {
    lesson: lesson.id,
    step: at,
    revealed: false,
    blank: false,
    hindsightHidden: hiddenAt(lesson, at),
    startedAt: null,
    counted: 0,
    revision: 0,
    by,
  };
}

/** The session at another step. */
export function goTo(session: Session, lesson: Lesson, step: number, revealed = false): Session {
  const at = within(lesson, step);
  return { ...session, step: at, revealed, blank: false, hindsightHidden: hiddenAt(lesson, at) };
}

/** On: first what the step keeps back, then the next step. The last stays. */
export function next(session: Session, lesson: Lesson): Session {
  const step = lesson.steps[session.step];
  if (session.blank) return { ...session, blank: false };
  if (step && keepsBack(step) && !session.revealed) return { ...session, revealed: true };
  return session.step >= lesson.steps.length - 1 ? session : goTo(session, lesson, session.step + 1);
}

/** Back to the step before, as it was left: with what it kept back. */
export function back(session: Session, lesson: Lesson): Session {
  if (session.blank) return { ...session, blank: false };
  if (session.revealed) {
    const step = lesson.steps[session.step];
    if (step && keepsBack(step)) return { ...session, revealed: false };
  }
  const before = lesson.steps[session.step - 1];
  return before ? goTo(session, lesson, session.step - 1, keepsBack(before)) : session;
}

/** The clock started or stopped at a time, in ms since 1970. */
export function toggleClock(session: Session, now: number): Session {
  return session.startedAt === null
    ? { ...session, startedAt: now }
    : { ...session, startedAt: null, counted: counted(session, now) };
}

/** What the clock has counted, in ms. */
export const counted = ({ startedAt, counted: before }: Session, now: number): number =>
  before + (startedAt === null ? 0 : Math.max(0, now - startedAt));

/** Of two states the one that counts. */
export const newer = (a: Session, b: Session): Session =>
  b.revision > a.revision || (b.revision === a.revision && b.by > a.by) ? b : a;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A message from another window, checked: anything may be said on a channel. */
export function parseMessage(value: unknown, lesson: Lesson): Message | null {
  if (!isRecord(value) || typeof value.from !== 'string') return null;
  const { kind, from } = value;
  if (kind === 'ask' || kind === 'ping' || kind === 'pong' || kind === 'bye') return { kind, from };
  if (kind !== 'state' || !isRecord(value.session)) return null;
  const {
    lesson: id,
    step,
    revealed,
    blank,
    hindsightHidden,
    startedAt,
    counted,
    revision,
    by,
  } = value.session;
  if (
    id !== lesson.id ||
    typeof step !== 'number' ||
    typeof revealed !== 'boolean' ||
    typeof blank !== 'boolean' ||
    typeof hindsightHidden !== 'boolean' ||
    (startedAt !== null && typeof startedAt !== 'number') ||
    typeof counted !== 'number' ||
    typeof revision !== 'number' ||
    typeof by !== 'string'
  )
    return null;
  return {
    kind,
    from,
    session: {
      lesson: id,
      step: within(lesson, step),
      revealed,
      blank,
      hindsightHidden,
      startedAt,
      counted,
      revision,
      by,
    },
  };
}
