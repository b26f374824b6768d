/** The thread from a phrase to its mark: never across words where there is another way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../../src/draw/flow-ribbons';
import { overlap, type Box } from '../../../src/draw/labels';
import { threadPath } from '../../../src/draw/thread';

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const point: fc.Arbitrary<Point> = fc.tuple(coordinate, coordinate);

/** The corners of a drawn way: where it begins, each turn before it was rounded, where it ends. */
function corners(path: string): Point[] {
  const pairs = [...path.matchAll(/([MLQ])(-?[\d.]+) (-?[\d.]+)/g)].map(([, command, x, y]) => ({
    command,
    at: [Number(x) + 0, Number(y) + 0] as Point,
  }));
  return pairs.filter(({ command }, n) => command !== 'L' || n === pairs.length - 1).map(({ at }) => at);
}
/** A stretch of the thread as it is drawn, as thick as it is. */
const boxOf = (a: Point, b: Point): Box => ({
  x: Math.min(a[0], b[0]) - 1.5,
  y: Math.min(a[1], b[1]) - 1.5,
  width: Math.abs(a[0] - b[0]) + 3,
  height: Math.abs(a[1] - b[1]) + 3,
});

describe('the thread', () => {
  const ends = { phrase: { x: 100, y: 100 }, mark: { x: 600, y: 300 }, gutterX: 200, gaps: [250, 400] };

  test('goes straight across when nothing is in the way', () => {
    expect(threadPath({ ...ends, words: [] }).path).toMatch(/L600 300$/);
    expect(threadPath({ ...ends, words: [] }).cost).toBeLessThan(10_000);
  });

  test('goes round words when there is a way round', () => {
    const words = [{ x: 300, y: 290, width: 100, height: 20 }];
    const { path, cost } = threadPath({ ...ends, words });
    expect(cost).toBeLessThan(10_000);
    expect(path).toContain('250');
  });

  test('turns aside between rows when the way down is full of words', () => {
    const words = [
      { x: 300, y: 290, width: 100, height: 20 },
      { x: 596, y: 260, width: 8, height: 12 },
    ];
    expect(threadPath({ ...ends, gaps: [250], words }).cost).toBeLessThan(10_000);
  });

  test('goes round the figure that stands between', () => {
    const { path, cost } = threadPath({ ...ends, round: { x: 500, y: 40 }, words: [] });
    expect(corners(path)).toEqual([
      [100, 100],
      [200, 100],
      [200, 40],
      [500, 40],
      [500, 300],
      [600, 300],
    ]);
    expect(cost).toBeLessThan(10_000);
    // What stands beside the gutter behind that figure is crossed no more than elsewhere.
    const words = [{ x: 520, y: 290, width: 40, height: 20 }];
    expect(threadPath({ ...ends, round: { x: 500, y: 40 }, words }).path).toMatch(/500 250/);
  });

  test('runs over words only when every way does, and says so in its cost', () => {
    const box = fc.record({
      x: fc.integer({ min: 210, max: 560 }),
      y: fc.integer({ min: 110, max: 420 }),
      width: fc.integer({ min: 5, max: 120 }),
      height: fc.integer({ min: 5, max: 30 }),
    });
    let crossed = 0;
    let clear = 0;
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), (words) => {
        const { path, cost } = threadPath({ ...ends, words });
        const way = corners(path);
        const hits = way.slice(2).some((to, n) => {
          const from = way[n + 1] ?? to;
          return words.some((word) => overlap(boxOf(from, to), word));
        });
        expect(hits).toBe(cost >= 10_000);
        if (hits) crossed += 1;
        else clear += 1;
        // Straight across, the way is free: then nothing may be crossed.
        const straight = [boxOf([200, 100], [200, 300]), boxOf([200, 300], [600, 300])];
        if (!words.some((word) => straight.some((line) => overlap(line, word)))) expect(hits).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(crossed, clear)).toBeGreaterThan(0);
  });

  test('starts at the phrase and ends in the middle of the mark', () => {
    fc.assert(
      fc.property(point, point, coordinate, ([px, py], [mx, my], gutterX) => {
        const way = corners(
          threadPath({ phrase: { x: px, y: py }, mark: { x: mx, y: my }, gutterX, gaps: [], words: [] }).path,
        );
        const tenth = (n: number) => Math.round(n * 10) / 10 + 0;
        expect(way[0]).toEqual([tenth(px), tenth(py)]);
        expect(way.at(-1)).toEqual([tenth(mx), tenth(my)]);
      }),
    );
  });

  test('has no NaN wherever its ends are', () => {
    fc.assert(
      fc.property(
        point,
        point,
        coordinate,
        fc.array(coordinate, { maxLength: 3 }),
        ([px, py], [mx, my], gutterX, gaps) => {
          const { path } = threadPath({
            phrase: { x: px, y: py },
            mark: { x: mx, y: my },
            gutterX,
            gaps,
            words: [],
          });
          expect(path).toMatch(/^M/);
          expect(path).not.toMatch(/NaN|Infinity/);
        },
      ),
    );
  });
});
