/** Which sources stand behind which figure. */
import { describe, expect, test } from 'vitest';
import { figureSources } from '../../../src/model/figure-sources';
import { storyIn, STORIES } from '../atlases';

describe.each(STORIES)('the sources of figures in %s', (folder) => {
  const story = storyIn(folder);
  const sources = figureSources(story);

  test('every chart, layer and measure has some, and each is named once', () => {
    const figures = [
      'timeline',
      ...story.charts.map(({ id }) => `chart:${id}`),
      ...story.map.layers.flatMap((layer) =>
        layer.measures.map((measure) => `map:${layer.id}.${measure.id}`),
      ),
      ...story.explore.subjects.flatMap((subject) =>
        subject.measures.map((measure) => `explore:${subject.id}.${measure.id}`),
      ),
    ];
    for (const figure of figures) {
      const ids = (sources.get(figure) ?? []).map(({ id }) => id);
      expect(ids.length, figure).toBeGreaterThan(0);
      expect(new Set(ids).size, figure).toBe(ids.length);
    }
  });

  test('those of a chart are those of the numbers that it draws', () => {
    for (const chart of story.charts) {
      const series = new Set(
        chart.panels.flatMap((panel) =>
          panel.kind === 'lines'
            ? panel.lines.map((line) => line.series)
            : panel.bars.map((bar) => bar.mark.slice(0, bar.mark.lastIndexOf('/'))),
        ),
      );
      const possible = new Set(
        story.observations.filter((row) => series.has(row.series)).map(({ source }) => source),
      );
      for (const { id } of sources.get(`chart:${chart.id}`) ?? []) expect(possible).toContain(id);
    }
  });
});
