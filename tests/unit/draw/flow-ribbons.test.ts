/** A flow's outline: as wide as its value, closed, and never a hole in the page. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowRibbon, MIN_WIDTH, type Point } from '../../../src/draw/flow-ribbons';

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const point: fc.Arbitrary<Point> = fc.tuple(coordinate, coordinate);

describe('a ribbon', () => {
  test('is a closed outline without NaN for any two points, bend and width', () => {
    fc.assert(
      fc.property(
        point,
        point,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.boolean(),
        (from, to, bend, width, arrow) => {
          fc.pre(Math.hypot(to[0] - from[0], to[1] - from[1]) > 1e-6);
          const { path, along } = flowRibbon(from, to, bend, width, arrow);
          expect(path).toMatch(/^M-?\d[\d. LE+-]*Z$/);
          expect(path).not.toContain('NaN');
          expect(along(0)[0]).toBeCloseTo(from[0], 6);
          expect(along(1)[0]).toBeCloseTo(to[0], 6);
        },
      ),
    );
  });

  test('is as wide as its value, and never too thin to see', () => {
    const widthAtRoot = (width: number) => {
      const [first, ...rest] = flowRibbon([0, 0], [100, 0], 0, width, false)
        .path.slice(1, -1)
        .split('L')
        .map((pair) => pair.split(' ').map(Number) as [number, number]);
      return Math.abs((first?.[1] ?? 0) - (rest.at(-1)?.[1] ?? 0));
    };
    expect(widthAtRoot(10)).toBe(10);
    expect(widthAtRoot(30)).toBe(30);
    expect(widthAtRoot(0.01)).toBe(MIN_WIDTH);
  });

  test('needs two points', () => {
    expect(() => flowRibbon([1, 1], [1, 1], 0.1, 4, true)).toThrow(RangeError);
  });

  test.each<[string, Point, Point, number, number]>([
    ['a bend that is no number', [1, 1], [2, 1], Number.NaN, 4],
    ['a width that is no number', [1, 1], [2, 1], 0.1, Number.NaN],
    ['a width without end', [1, 1], [2, 1], 0.1, Infinity],
    ['a start that is nowhere', [Number.NaN, 1], [2, 1], 0.1, 4],
    ['a start beyond all maps', [Infinity, 1], [2, 1], 0.1, 4],
    ['an end beyond all maps', [1, 1], [2, -Infinity], 0.1, 4],
    ['a bend that leads beyond all maps', [0, 0], [9, 9], 1e308, 4],
  ])('refuses %s', (_what, from, to, bend, width) => {
    expect(() => flowRibbon(from, to, bend, width, true)).toThrow(RangeError);
  });

  test('of any finite numbers is drawn without NaN or refused', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    let drawn = 0;
    fc.assert(
      fc.property(any, any, any, any, any, any, fc.boolean(), (x1, y1, x2, y2, bend, width, arrow) => {
        try {
          expect(flowRibbon([x1, y1], [x2, y2], bend, width, arrow).path).not.toMatch(/NaN|Infinity/);
          drawn += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 500 },
    );
    expect(drawn).toBeGreaterThan(0);
  });

  test('is twice as wide for twice the value, whichever way it goes', () => {
    const across = (to: Point, width: number) => {
      const corners = flowRibbon([0, 0], to, 0, width, false)
        .path.slice(1, -1)
        .split('L')
        .map((pair) => pair.split(' ').map(Number) as [number, number]);
      const [x1, y1] = corners[0] ?? [0, 0];
      const [x2, y2] = corners.at(-1) ?? [0, 0];
      return Math.hypot(x1 - x2, y1 - y2);
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: 2, max: 100, noNaN: true }),
        (angle, width) => {
          const to: Point = [300 * Math.cos(angle), 300 * Math.sin(angle)];
          // Corners are rounded to a tenth: each may be off by 0.05 in x and in y.
          expect(Math.abs(across(to, width) - width)).toBeLessThan(0.15);
          expect(Math.abs(across(to, 2 * width) - 2 * across(to, width))).toBeLessThan(0.45);
        },
      ),
    );
  });

  test('with a head ends at its goal; without one it is as wide at its end', () => {
    expect(flowRibbon([0, 0], [100, 0], 0, 10, true).path).toContain('L100 0L');
    expect(flowRibbon([0, 0], [100, 0], 0, 10, false).path).toContain('L100 -5L100 5L');
  });
});
