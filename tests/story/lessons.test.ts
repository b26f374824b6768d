/** The lessons that are shipped: whole, of the length they say, each view exactly what its address says. */
import { describe, expect, test } from 'vitest';
import { figureOfView, partsOfView } from '../../src/compile/lesson';
import { explorePart, readPart } from '../../src/compile/parts';
import { addressOf, viewOf } from '../../src/model/address';
import { choiceOf, queryOfChoice } from '../../src/model/explore';
import { hiddenAt } from '../../src/model/session';
import { isLater, knownUntil } from '../../src/model/hindsight';
import { atlasOf } from '../../src/model/view';
import { storyIn } from '../unit/atlases';

const story = storyIn('src/story');
const atlas = atlasOf(readPart(story));
const explore = explorePart(story);
const said = (query: string) =>
  [...new URLSearchParams(query)]
    .filter(([key]) => key !== 'embed')
    .map((pair) => pair.join('='))
    .sort();

test('there are three, of 20, 25 and 45 minutes', () => {
  expect(story.lessons.map(({ id, minutes }) => [id, minutes])).toEqual([
    ['relationship-in-numbers', 20],
    ['waco-to-guadalajara', 25],
    ['can-we-believe-an-op-ed', 45],
  ]);
});

describe.each(story.lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  test('takes as long as it says', () => {
    expect(lesson.steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(lesson.minutes);
  });

  test('every address is the shortest that says its view, so that nothing in it is passed over', () => {
    for (const { view, title } of lesson.steps) {
      const parts = partsOfView(view);
      if (!view || !parts || parts.page === 'claims.html') continue;
      const again =
        parts.page === 'explore.html'
          ? queryOfChoice(explore, choiceOf(explore, view))
          : addressOf(atlas, viewOf(atlas, `?${parts.query.toString()}`)).slice(1);
      expect(said(again), title).toEqual(said(parts.query.toString()));
    }
  });

  test('every step has notes for who presents it, and every question an answer or choices', () => {
    for (const step of lesson.steps) {
      expect(step.notes, step.title).not.toBeNull();
      const isOpening = step === lesson.steps[0];
      if (step.ask && !isOpening)
        expect(step.answer !== null || step.choices.length > 0, step.title).toBe(true);
      for (const { why } of step.choices) expect(why.length).toBeGreaterThan(15);
    }
  });

  test('with hindsight hidden nothing is asked that only came later', () => {
    const until = knownUntil(story.article.moment);
    const startOf = (id: string) => story.events.find((event) => event.id === id)?.start;
    lesson.steps.forEach((step, n) => {
      if (!hiddenAt(lesson, n)) return;
      for (const id of step.evidence.filter((one) => one.includes('/')))
        expect(isLater(id, until, startOf), `${step.title}: ${id}`).toBe(false);
    });
  });

  test('shows figures more often than words', () => {
    const figures = lesson.steps.filter(({ view }) => !['words', null].includes(figureOfView(view)));
    expect(figures.length * 2).toBeGreaterThanOrEqual(lesson.steps.length - 1);
  });
});
