import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Crowd, type CrowdPoint } from '../../../src/draw/crowd';

const FRAME = { x: [1990, 2000], y: [0, 100], left: 30, right: 630, top: 10, bottom: 210 } as const;
const crowdOf = (lines: (number | null)[][], from = '1990', to = '1999') =>
  new Crowd(
    { from, to, low: 0, step: 1, lines: lines.map((steps, n) => ({ series: `counts/${String(n)}`, steps })) },
    FRAME,
  );
const YEARS = [10, 20, null, 40, 50, 60, 70, 80, 90, 100];

describe('the points of a crowded chart', () => {
  const crowd = crowdOf([YEARS, YEARS.map((value) => (value === null ? null : value - 5))]);

  test('stand where the axes say', () => {
    expect(crowd.at({ line: 0, period: 0 })).toEqual({ x: 30, y: 190 });
    expect(crowd.at({ line: 0, period: 9 })).toEqual({ x: 570, y: 10 });
    expect(crowd.at({ line: 0, period: 2 })).toBeNull();
    expect(crowd.at({ line: 5, period: 0 })).toBeNull();
  });

  test('have the marks of their observations, both ways', () => {
    expect(crowd.mark({ line: 1, period: 3 })).toBe('counts/1/1993');
    expect(crowd.find('counts/1/1993')).toEqual({ line: 1, period: 3 });
    expect(
      ['counts/1/1992', 'counts/7/1993', 'counts/1/2010', 'event/1993'].map((mark) => crowd.find(mark)),
    ).toEqual([null, null, null, null]);
  });

  test('are walked along their line, over what is missing, and to the next line at that time', () => {
    expect(crowd.first()).toEqual({ line: 0, period: 0 });
    const from = { line: 0, period: 1 };
    expect(crowd.step(from, 'ArrowRight')).toEqual({ line: 0, period: 3 });
    expect(crowd.step({ line: 0, period: 3 }, 'ArrowLeft')).toEqual(from);
    expect(crowd.step(from, 'ArrowDown')).toEqual({ line: 1, period: 1 });
    expect(crowd.step(from, 'ArrowUp')).toBeNull();
    expect(crowd.step(from, 'Home')).toEqual({ line: 0, period: 0 });
    expect(crowd.step(from, 'End')).toEqual({ line: 0, period: 9 });
    expect(crowd.step(from, 'Enter')).toBeNull();
    expect(crowd.step({ line: 0, period: 9 }, 'ArrowRight')).toBeNull();
  });

  test('of what was not known yet are neither found nor walked to', () => {
    expect(crowd.step({ line: 0, period: 3 }, 'ArrowRight', 4)).toBeNull();
    expect(crowd.step({ line: 0, period: 0 }, 'End', 4)).toEqual({ line: 0, period: 3 });
    const last = crowd.at({ line: 0, period: 9 });
    expect(crowd.nearest(last?.x ?? 0, last?.y ?? 0, 20)).toEqual({ line: 0, period: 9 });
    expect(crowd.nearest(last?.x ?? 0, last?.y ?? 0, 20, 4)).toBeNull();
  });

  test('of two lines that meet are both reached', () => {
    const meeting = crowdOf([
      [50, 50],
      [50, 50],
      [50, 50],
    ]);
    const walk = (key: string, from: CrowdPoint) => {
      const seen = [from.line];
      for (let at = meeting.step(from, key); at && seen.length < 9; at = meeting.step(at, key))
        seen.push(at.line);
      return seen;
    };
    expect(walk('ArrowDown', { line: 0, period: 1 })).toEqual([0, 1, 2]);
    expect(walk('ArrowUp', { line: 2, period: 1 })).toEqual([2, 1, 0]);
  });
});

test('the nearest point is the one that a look at every point finds', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 5 }), {
          minLength: 120,
          maxLength: 120,
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.double({ min: -40, max: 700, noNaN: true }),
      fc.double({ min: -40, max: 260, noNaN: true }),
      fc.double({ min: 1, max: 60, noNaN: true }),
      (lines, x, y, reach) => {
        const crowd = crowdOf(lines, '1990-01', '1999-12');
        const away = (point: CrowdPoint) => {
          const at = crowd.at(point);
          return at ? Math.hypot(at.x - x, at.y - y) : Infinity;
        };
        const all = lines.flatMap((steps, line) => steps.map((_, period) => away({ line, period })));
        const least = Math.min(...all);
        const found = crowd.nearest(x, y, reach);
        if (least >= reach) expect(found).toBeNull();
        else expect(found && away(found)).toBe(least);
      },
    ),
  );
});
