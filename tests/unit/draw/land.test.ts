import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { stepwise } from '../../../src/draw/land';

/** The points of an outline that is told by steps, in tenths. */
function pointsOf(path: string): number[][] {
  return (path.match(/M[^M]+/g) ?? []).flatMap((ring) => {
    const [first = 0, second = 0, ...steps] = [...ring.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
    let [x, y] = [Math.round(first * 10), Math.round(second * 10)];
    const points = [[x, y]];
    for (let n = 0; n + 1 < steps.length; n += 2) {
      x += Math.round((steps[n] ?? 0) * 10);
      y += Math.round((steps[n + 1] ?? 0) * 10);
      points.push([x, y]);
    }
    return points;
  });
}

describe('an outline told by steps', () => {
  test('is shorter, closed where it was, and begins each ring anew', () => {
    expect(stepwise('M10,20L10.5,19L9.5,-3Z')).toBe('M10 20l.5-1-1-22z');
    expect(stepwise('M0,0L1,1ZM100,100L101,99')).toBe('M0 0l1 1zM100 100l1-1');
  });

  test('passes through the same points, however many', () => {
    const tenth = fc.integer({ min: -9999, max: 9999 });
    fc.assert(
      fc.property(fc.array(fc.tuple(tenth, tenth), { minLength: 2, maxLength: 60 }), (points) => {
        const outline = `M${points.map(([x, y]) => `${String(x / 10)},${String(y / 10)}`).join('L')}Z`;
        expect(pointsOf(stepwise(outline))).toEqual(points.map(([x, y]) => [x, y]));
      }),
    );
  });
});
