/** From any series to its numbers, its figures and its passages. */
import { describe, expect, test } from 'vitest';
import { seriesIndex } from '../../../src/model/series-index';
import { crossingSeries, partsOfMark } from '../../../src/model/story';
import { STORIES, storyIn } from '../atlases';

describe.each(STORIES)('the series of %s', (folder) => {
  const story = storyIn(folder);
  const groups = seriesIndex(story);
  const entries = groups.flatMap((group) => group.entries);

  test('stand once each, in the group of their subject', () => {
    expect(entries.map(({ id }) => id).sort()).toEqual(
      [
        ...story.series.map(({ id }) => id),
        ...story.crossings.flatMap(({ id }) => [crossingSeries(id, 'people'), crossingSeries(id, 'trucks')]),
      ].sort(),
    );
    const subjects = new Map(story.series.map(({ id, subject }) => [id, subject]));
    for (const { subject, entries: own } of groups) {
      expect(own).not.toEqual([]);
      if (subject === null || subject === 'crossings') continue;
      expect(new Set(own.map(({ id }) => subjects.get(id)))).toEqual(new Set([subject.id]));
    }
  });

  test('hold every number once, in the order of time, and say how sure each is', () => {
    const numbers = entries.flatMap(({ id, rows }) =>
      rows.map(({ period, value, source }) => `${id}/${period}=${String(value)} ${source}`),
    );
    expect(numbers.sort()).toEqual(
      [
        ...story.observations.map(
          ({ series, period, value, source }) => `${series}/${period}=${String(value)} ${source}`,
        ),
        ...story.crossingCounts.map(
          ({ crossing, kind, year, value, source }) =>
            `${crossingSeries(crossing, kind)}/${String(year)}=${String(value)} ${source}`,
        ),
      ].sort(),
    );
    for (const { rows, grades } of entries) {
      const periods = rows.map(({ period }) => period);
      expect(periods).toEqual([...periods].sort());
      expect(Object.values(grades).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    }
  });

  test('lead to the passages that point at them or rest on them, and to no other', () => {
    const pairs = entries.flatMap(({ id, passages }) => passages.map((passage) => `${id} ${passage.id}`));
    const known = new Set(entries.map(({ id }) => id));
    const expected = new Set(
      [
        ...story.passages.flatMap(({ id, phrases }) =>
          phrases.flatMap(({ marks }) => marks.map((mark) => ({ mark, id }))),
        ),
        ...story.claims.flatMap(({ passage, evidence }) => evidence.map((mark) => ({ mark, id: passage }))),
      ]
        .map(({ mark, id }) => `${partsOfMark(mark).series} ${id}`)
        .filter((pair) => known.has(pair.split(' ')[0] ?? '')),
    );
    expect(pairs.sort()).toEqual([...expected].sort());
    expect(pairs.length).toBeGreaterThan(0);
  });

  test('lead to the charts that draw them, and to a line of the Explore room', () => {
    const drawn = new Map<string, string>(
      story.explore.subjects.flatMap(({ id: subject, measures }) =>
        measures.flatMap(({ id, lines }) =>
          lines.map((line) => [`${subject}.${id} ${line.id}`, line.series] as const),
        ),
      ),
    );
    expect(entries.some(({ explore }) => explore !== null)).toBe(true);
    for (const { id, explore, charts } of entries) {
      if (explore) expect(drawn.get(`${explore.show} ${explore.line}`)).toBe(id);
      else expect([...drawn.values()]).not.toContain(id);
      for (const chart of charts)
        expect(JSON.stringify(story.charts.find((one) => one.id === chart))).toContain(id);
    }
  });
});
