/** From any number to its source and from a source to all its numbers. */
import { describe, expect, test } from 'vitest';
import { isUsed, sourceIndex } from '../../../src/model/source-index';
import { STORIES, storyIn } from '../atlases';

describe.each(STORIES)('the sources of %s', (folder) => {
  const story = storyIn(folder);
  const entries = sourceIndex(story);

  test('stand once each, in the order of the file', () => {
    expect(entries.map(({ source }) => source.id)).toEqual(story.sources.map(({ id }) => id));
  });

  test('hold every number exactly once, under its own source', () => {
    const numbers = entries.flatMap(({ source, numbers: series }) =>
      series.flatMap((one) =>
        one.values.map((value) => `${source.id} ${one.series}/${value.period}=${String(value.value)}`),
      ),
    );
    const expected = [
      ...story.observations.map((row) => `${row.source} ${row.series}/${row.period}=${String(row.value)}`),
      ...story.crossingCounts.map(
        (row) =>
          `${row.source} crossing/${row.crossing}.${row.kind}/${String(row.year)}=${String(row.value)}`,
      ),
    ];
    expect(numbers.sort()).toEqual(expected.sort());
  });

  test('hold every event and place under each source that it names', () => {
    for (const { source, events, places } of entries) {
      expect(events.map(({ id }) => id)).toEqual(
        story.events.filter((event) => event.sources.includes(source.id)).map(({ id }) => id),
      );
      expect(places.map(({ id }) => id)).toEqual(
        story.places.filter((place) => place.sources.includes(source.id)).map(({ id }) => id),
      );
    }
  });

  test('say how sure what hangs on them is, all of it', () => {
    for (const { grades, total, numbers, events, places } of entries) {
      const graded = Object.values(grades).reduce((sum, count) => sum + count, 0);
      const hanging =
        numbers.reduce((sum, one) => sum + one.values.length, 0) + events.length + places.length;
      expect([graded, total]).toEqual([hanging, hanging]);
    }
  });

  test('the article is one of them, and used', () => {
    expect(entries.filter((entry) => entry.isArticle).map(isUsed)).toEqual([true]);
  });
});
