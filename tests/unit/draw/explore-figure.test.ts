/** Explore's charts: any choice draws every number it has as one mark, and nothing that is not a number. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { explorePart } from '../../../src/compile/parts';
import { domainOf, explorePanels, gapPanel } from '../../../src/draw/explore-figure';
import { CHARTS, drawnBy, gapsOf, measuresOf, SCALES, sensible } from '../../../src/model/explore';
import { startOf } from '../../../src/model/time';
import { storyIn, STORIES } from '../atlases';

describe.each(STORIES)('the charts of Explore in %s', (folder) => {
  const story = storyIn(folder);
  const part = explorePart(story);
  const measures = measuresOf(part);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const look = {
    labels: new Map<string, string>(),
    moment: startOf(part.moment),
    locale: 'en',
    words: { since: 'since' },
  };
  const marksIn = (svg: string) => [...svg.matchAll(/data-mark="([^"]+)"/g)].map((match) => match[1]);

  const choices = fc
    .record({
      measure: fc.nat(measures.length - 1),
      lines: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      chart: fc.constantFrom(...CHARTS),
      as: fc.constantFrom(...SCALES),
      years: fc.tuple(fc.integer({ min: 1975, max: 2030 }), fc.integer({ min: 1975, max: 2030 })),
      year: fc.integer({ min: 1975, max: 2030 }),
    })
    .map(({ measure: n, lines, ...rest }) => {
      const measure = measures[n];
      return sensible(part, {
        show: measure?.show ?? '',
        lines: lines.flatMap((one) => measure?.lines[one]?.id ?? []),
        ...rest,
      });
    });

  test('draw each number of the choice once, and nothing else that could be pointed at', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 240, max: 1600 }), (choice, width) => {
        const { lines } = drawnBy(part, choice);
        const svg = explorePanels(lines, choice, width, look, document)
          .map((panel) => panel.svg.outerHTML)
          .join('');
        const expected =
          choice.chart === 'table'
            ? []
            : lines.flatMap(({ points }) =>
                points
                  .filter(
                    ({ value, year }) => value !== null && (choice.chart !== 'bars' || year === choice.year),
                  )
                  .map(({ mark }) => mark),
              );
        expect(marksIn(svg).sort()).toEqual(expected.sort());
        expect(svg).not.toMatch(/NaN|Infinity|<style|style=|undefined|(?:width|height|r)="-/);
      }),
      { numRuns: 150 },
    );
  });

  test('the gap of two books is drawn for the years in which both counted', () => {
    for (const { show } of measures) {
      const choice = sensible(part, { show });
      for (const gap of gapsOf(part, choice)) {
        const svg = gapPanel(gap, choice, 600, look, document).outerHTML;
        expect(marksIn(svg)).toEqual(gap.points.map(({ marks }) => marks[0]));
      }
    }
  });
});

test('an axis begins at nought for sums and holds it for changes', () => {
  expect(domainOf([40, 50], 'plain')[0]).toBe(0);
  expect(domainOf([-3, 5], 'change')[0]).toBeLessThan(-3);
  expect(domainOf([3, 5], 'change')[0]).toBeLessThanOrEqual(0);
  const [low, high] = domainOf([90, 120], 'index');
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThan(90);
  expect(high).toBeGreaterThan(120);
});
