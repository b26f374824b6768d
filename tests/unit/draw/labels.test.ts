/** Labels: none on another, on an obstacle or over the edge, and the important one first. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap, placeLabels } from '../../../src/draw/labels';

describe('labels', () => {
  const frame = { x: 0, y: 0, width: 300, height: 200 };
  const request = fc.record({
    item: fc.nat(),
    lines: fc.array(fc.string({ minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
    candidates: fc.array(
      fc.record({
        x: fc.integer({ min: -20, max: 320 }),
        y: fc.integer({ min: -20, max: 220 }),
        anchor: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    priority: fc.nat(9),
    fontSize: fc.integer({ min: 8, max: 16 }),
  });

  test('never stand on each other, on an obstacle, or outside the frame', () => {
    const obstacles = [{ x: 100, y: 50, width: 60, height: 60 }];
    fc.assert(
      fc.property(fc.array(request, { maxLength: 25 }), (requests) => {
        const placed = placeLabels(requests, obstacles, frame);
        placed.forEach(({ box }, index) => {
          expect(placed.slice(index + 1).some((other) => overlap(box, other.box))).toBe(false);
          expect(obstacles.some((other) => overlap(box, other))).toBe(false);
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 300 && box.y + box.height <= 200).toBe(
            true,
          );
        });
      }),
    );
  });

  test('the important one goes first', () => {
    const one = { lines: ['word'], candidates: [{ x: 50, y: 50, anchor: 'middle' as const }], fontSize: 12 };
    const placed = placeLabels(
      [
        { ...one, item: 'low', priority: 1 },
        { ...one, item: 'high', priority: 2 },
      ],
      [],
      frame,
    );
    expect(placed.map((label) => label.item)).toEqual(['high']);
  });

  test('one that must be placed is, where it runs into least', () => {
    const wall = { x: 0, y: 0, width: 300, height: 200 };
    const half = { x: 0, y: 0, width: 150, height: 200 };
    const must = {
      item: 'must',
      lines: ['word'],
      candidates: [
        { x: 50, y: 50, anchor: 'middle' as const },
        { x: 250, y: 50, anchor: 'middle' as const },
      ],
      fontSize: 12,
      priority: 1,
      must: true,
    };
    expect(placeLabels([must], [wall, half], frame).map((label) => label.x)).toEqual([250]);
    // Rather over much that is light than over a little that is heavy.
    const words = { x: 240, y: 40, width: 10, height: 10, weight: 1000 };
    expect(placeLabels([must], [half, words], frame).map((label) => label.x)).toEqual([50]);
  });
});
