import { describe, expect, test } from 'vitest';
import { compileStory } from '../../../src/compile/compile';
import { crowdedCharts, pointsPart } from '../../../src/compile/crowded';
import type { Story } from '../../../src/compile/schema';

function fixture(): Story {
  const { story, problems } = compileStory('tests/fixture-story');
  if (!story) throw new Error(JSON.stringify(problems));
  return story;
}

describe('crowded charts', () => {
  const story = fixture();
  const crowded = (most?: number) => [...crowdedCharts(story.charts, story.observations, story.homes, most)];

  test('are the fullest ones, as few as will do', () => {
    // Five points of one chart, two bars of the other.
    expect(crowded(7)).toEqual([]);
    expect(crowded(6)).toEqual(['crates']);
    expect(crowded(2)).toEqual(['crates']);
    expect(crowded(1)).toEqual(['crates', 'counts']);
  });

  test('are none in a story of a usual size, which has no points to fetch', () => {
    expect(crowded()).toEqual([]);
    expect(pointsPart(story)).toEqual({});
  });
});

test('the points that are fetched are the numbers of the lines, as finely as they can be seen', () => {
  const story = fixture();
  const [chart] = story.charts;
  if (!chart) throw new Error('no chart');
  // As many charts again as make it crowded.
  const many = Array.from({ length: 900 }, (_, n) => ({ ...chart, id: `crates-${String(n)}` }));
  const homes = {
    ...story.homes,
    series: {
      'crates/north': many.map(({ id }) => ({ on: 'chart' as const, chart: id, from: '1998', to: '2003' })),
    },
  };
  const points = pointsPart({ ...story, charts: many, homes });
  const panel = points['crates-0/lines'];
  expect(panel).toMatchObject({ from: '1998', to: '2003', low: 90 });
  const numbers = panel?.lines[0]?.steps.map((step) =>
    step === null ? null : Math.round((panel.low + step * panel.step) * 10) / 10,
  );
  expect(numbers).toEqual([100, 120, 150, 160, null, 90]);
});
