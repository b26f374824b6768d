/** Events, their places and their people belong together both ways. */
import { expect, test } from 'vitest';
import { detailsPart } from '../../../src/compile/parts';
import { relations } from '../../../src/model/relations';
import { storyIn } from '../atlases';

test('what belongs to a mark has that mark belong to it, and is a mark of the story', () => {
  const part = detailsPart(storyIn('src/story'));
  const related = relations(part);
  expect(related.size).toBeGreaterThan(0);
  const marks = new Set([
    ...Object.keys(part.events).map((id) => `event/${id}`),
    ...Object.keys(part.places).map((id) => `place/${id}`),
    ...Object.keys(part.leaders).map((id) => `leader/${id}`),
  ]);
  for (const [mark, others] of related) {
    expect(marks).toContain(mark);
    expect(new Set(others).size).toBe(others.length);
    for (const other of others) {
      expect(related.get(other)).toContain(mark);
      // An event with a place or a leader, never two of a kind.
      expect([mark, other].filter((one) => one.startsWith('event/'))).toHaveLength(1);
    }
  }
});
