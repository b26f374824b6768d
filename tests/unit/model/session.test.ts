/** A lesson is stepped through without losing the thread, and two windows that say different things agree. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  back,
  counted,
  goTo,
  hiddenAt,
  keepsBack,
  newer,
  next,
  openSession,
  parseMessage,
  toggleClock,
  type Session,
} from '../../../src/model/session';
import { storyIn } from '../atlases';

const story = storyIn('src/story');
const [lesson] = story.lessons;
if (!lesson) throw new Error('no lesson');

test('going on reveals what a step keeps back, then goes to the next, and ends at the last', () => {
  for (const one of story.lessons) {
    let session = openSession(one, 0, 'a');
    const seen: string[] = [];
    for (let n = 0; n < 100; n++) {
      seen.push(`${String(session.step)}${session.revealed ? '+' : ''}`);
      const on = next(session, one);
      if (on === session) break;
      session = on;
    }
    expect(seen).toEqual(
      one.steps.flatMap((step, n) => (keepsBack(step) ? [String(n), `${String(n)}+`] : [String(n)])),
    );
  }
});

test('going on and back again leads where one was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), (steps) => {
      let session = openSession(lesson, 0, 'a');
      const path = [session];
      for (let n = 0; n < steps; n++) {
        session = next(session, lesson);
        path.push(session);
      }
      for (const before of path.reverse().slice(1)) {
        if (session.step === before.step && session.revealed === before.revealed) continue;
        session = back(session, lesson);
        expect([session.step, session.revealed]).toEqual([before.step, before.revealed]);
      }
    }),
  );
});

test('a blank screen comes back before anything else happens', () => {
  const blank = { ...openSession(lesson, 2, 'a'), blank: true };
  expect(next(blank, lesson)).toMatchObject({ step: 2, blank: false });
  expect(back(blank, lesson)).toMatchObject({ step: 2, blank: false });
});

test('a jump beyond the ends stays within the lesson', () => {
  const session = openSession(lesson, 99, 'a');
  expect(session.step).toBe(lesson.steps.length - 1);
  expect(goTo(session, lesson, -5).step).toBe(0);
  expect(openSession(lesson, Number.NaN, 'a').step).toBe(0);
});

test('hindsight follows the last step that says something of it', () => {
  const doubtful = story.lessons.find(({ id }) => id === 'can-we-believe-an-op-ed');
  if (!doubtful) throw new Error('no such lesson');
  const said = doubtful.steps.map((_, n) => hiddenAt(doubtful, n));
  expect(said[0]).toBe(true);
  expect(said.at(-1)).toBe(false);
});

test('the clock counts what ran and keeps it when it stands', () => {
  let session = openSession(lesson, 0, 'a');
  session = toggleClock(session, 1000);
  expect(counted(session, 4000)).toBe(3000);
  session = toggleClock(session, 5000);
  expect(counted(session, 9000)).toBe(4000);
  session = toggleClock(session, 10_000);
  expect(counted(session, 11_000)).toBe(5000);
});

describe('two windows', () => {
  const some = fc.record({ revision: fc.nat(5), by: fc.constantFrom('a', 'b', 'c'), step: fc.nat(3) });
  const sessionOf = (of: { revision: number; by: string; step: number }): Session => ({
    ...openSession(lesson, of.step, of.by),
    ...of,
  });
  test('take the same of two states, whoever hears first', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [one, other] = [sessionOf(a), sessionOf(b)];
        if (a.revision === b.revision && a.by === b.by) return;
        expect(newer(one, other)).toEqual(newer(other, one));
      }),
    );
  });

  test('believe nothing that is no message of this lesson', () => {
    const session = openSession(lesson, 1, 'a');
    expect(parseMessage({ kind: 'state', from: 'b', session }, lesson)).toEqual({
      kind: 'state',
      from: 'b',
      session,
    });
    expect(parseMessage({ kind: 'ping', from: 'b' }, lesson)).toEqual({ kind: 'ping', from: 'b' });
    for (const wrong of [
      null,
      'ping',
      { kind: 'ping' },
      { kind: 'else', from: 'b' },
      { kind: 'state', from: 'b' },
      { kind: 'state', from: 'b', session: { ...session, lesson: 'other' } },
      { kind: 'state', from: 'b', session: { ...session, step: '1' } },
      { kind: 'state', from: 'b', session: { ...session, startedAt: 'now' } },
    ])
      expect(parseMessage(wrong, lesson)).toBeNull();
    const far = parseMessage({ kind: 'state', from: 'b', session: { ...session, step: 999 } }, lesson);
    expect(far).toMatchObject({ session: { step: lesson.steps.length - 1 } });
  });
});
