/** Hindsight: what was known by the end of the moment stays, what came after goes, and nothing else is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extentOf, knownChoice, knownExtent, measuresOf, sensible } from '../../../src/model/explore';
import {
  isLater,
  isLaterPeriod,
  isLaterStart,
  knownUntil,
  lastKnownYear,
} from '../../../src/model/hindsight';
import { explorePart } from '../../../src/compile/parts';
import { timelineFigure } from '../../../src/draw/timeline-figure';
import { endOf, startOf } from '../../../src/model/time';
import { loaded, STORIES } from '../atlases';

const until = knownUntil('2010-05');

test.each([
  ['2009', false],
  ['2010', true],
  ['2010-04', false],
  ['2010-05', false],
  ['2010-06', true],
  ['2010-05-31', false],
  ['2010-06-01', true],
  ['no period', false],
])('a figure of %s is later: %s', (period, later) => {
  expect(isLaterPeriod(period, until)).toBe(later);
});

test.each([
  ['2010-05-26', false],
  ['2010-05', false],
  ['2010-06-01', true],
  ['2010', false],
  ['2011', true],
])('an event that began in %s is later: %s', (start, later) => {
  expect(isLaterStart(start, until)).toBe(later);
});

test('the last year that was known is the last one that had ended', () => {
  expect(lastKnownYear(until)).toBe(2009);
  expect(lastKnownYear(knownUntil('2010-12'))).toBe(2010);
  expect(lastKnownYear(knownUntil('2010'))).toBe(2010);
});

test('places and people are never later, and an unknown event is not either', () => {
  for (const mark of ['place/waco', 'leader/someone', 'event/unknown'])
    expect(isLater(mark, until, () => undefined)).toBe(false);
  expect(isLater('event/known', until, () => '2016-06-29')).toBe(true);
  expect(isLater('trade/a.b/2016', until, () => undefined)).toBe(true);
  expect(isLater('trade/a.b/2006', until, () => undefined)).toBe(false);
});

describe.each(STORIES)('with hindsight hidden, %s', (folder) => {
  const { story, timeline } = loaded(folder);
  const end = knownUntil(story.article.moment);

  test('the timeline draws every event that began by then and none that came later', () => {
    const bounds = timeline.bounds.map(startOf) as [number, number];
    const all = timelineFigure(timeline, [bounds[0], bounds[1] + 1], 2000);
    const known = timelineFigure(timeline, [bounds[0], bounds[1] + 1], 2000, { until: end });
    const starts = new Map(timeline.events.map((event) => [`event/${event.id}`, event.start]));
    const expected = all.dots.map((dot) => dot.mark).filter((mark) => startOf(starts.get(mark) ?? '') < end);
    expect(known.dots.map((dot) => dot.mark)).toEqual(expected);
    const percent = ((end - bounds[0]) / (bounds[1] + 1 - bounds[0])) * 100;
    const ends = [
      ...known.spans.map((span) => span.x2),
      ...known.dots.map((dot) => dot.x2 ?? 0),
      ...known.leaders.flatMap(({ terms }) => terms.map((term) => term.x2)),
    ];
    for (const x of ends) expect(x).toBeLessThanOrEqual(percent + 0.001);
  });

  test('any choice of Explore is cut to years that had ended, and stays one that can be drawn', () => {
    const part = explorePart(story);
    const measures = measuresOf(part);
    fc.assert(
      fc.property(
        fc.nat(measures.length - 1),
        fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1900, max: 2100 })),
        fc.integer({ min: 1900, max: 2100 }),
        (n, years, year) => {
          const measure = measures[n];
          if (!measure) throw new Error('a measure');
          const wanted = sensible(part, { show: measure.show, years, year, base: year });
          const cut = knownChoice(part, wanted, end);
          const [first, last] = knownExtent(part, measure, end);
          expect(cut.years[0]).toBeGreaterThanOrEqual(first);
          expect(cut.years[0]).toBeLessThan(cut.years[1]);
          expect(cut.years[1]).toBeLessThanOrEqual(last);
          for (const one of [cut.year, cut.base]) {
            expect(one).toBeGreaterThanOrEqual(cut.years[0]);
            expect(one).toBeLessThanOrEqual(cut.years[1]);
          }
          if (endOf(String(extentOf(part, measure)[0] + 1)) <= end)
            expect(endOf(String(cut.years[1]))).toBeLessThanOrEqual(end);
        },
      ),
    );
  });
});
