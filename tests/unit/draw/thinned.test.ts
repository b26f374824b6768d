import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinned } from '../../../src/draw/thinned';

const line = (...ys: number[]) => ys.map((y, x) => ({ x, y }));

test('of a column of pixels the first, the lowest, the highest and the last are kept, in their order', () => {
  expect(thinned(line(5, 6, 9, 2, 3, 4), 10).map(({ y }) => y)).toEqual([5, 9, 2, 4]);
  expect(thinned(line(5, 6, 1, 2, 8, 4), 10).map(({ y }) => y)).toEqual([5, 1, 8, 4]);
});

test('a line with fewer points than columns stays as it is', () => {
  const points = line(3, 1, 2, Number.NaN, 5);
  expect(thinned(points, 1)).toEqual(points);
});

test('a gap stays a gap, however many are missing', () => {
  const ys = thinned(line(1, 2, Number.NaN, Number.NaN, 3, 4), 10).map(({ y }) => y);
  expect(ys).toEqual([1, 2, Number.NaN, 3, 4]);
});

test('every column keeps its reach, and nothing is invented', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -99, max: 99 }) }, fc.constant(Number.NaN)),
      ),
      fc.integer({ min: 1, max: 20 }),
      (ys, width) => {
        const points = line(...ys);
        const kept = thinned(points, width);
        expect(kept.every((point) => points.includes(point))).toBe(true);
        const reach = (of: typeof points) => {
          const columns = new Map<number, [number, number]>();
          for (const { x, y } of of) {
            if (Number.isNaN(y)) continue;
            const column = Math.floor(x / width);
            const [low, high] = columns.get(column) ?? [y, y];
            columns.set(column, [Math.min(low, y), Math.max(high, y)]);
          }
          return [...columns];
        };
        expect(reach(kept)).toEqual(reach(points));
      },
    ),
  );
});
