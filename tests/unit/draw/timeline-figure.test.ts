/** The timeline: no event is lost, and no title stands on another or on a dot. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/draw/labels';
import type { TimelinePart } from '../../../src/model/story';
import { laneHeightIn, LANE_HEIGHT, timelineFigure } from '../../../src/draw/timeline-figure';
import { endOf, startOf } from '../../../src/model/time';
import { loaded, STORIES } from '../atlases';

/** Radius of a dot, in px. */
const DOT = 4.5;
/** Size of the titles' letters, in px. */
const FONT = 11.5;

describe.each(STORIES)('the timeline of %s', (folder) => {
  const { timeline } = loaded(folder);
  const lanes = fc.constantFrom(16, 27, 34);
  const ranges = fc.tuple(
    fc.double({ min: 1840, max: 2026, noNaN: true }),
    fc.double({ min: 0.5, max: 180, noNaN: true }),
  );

  test('has no NaN in any range and any width, and loses no event', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 200, max: 2400 }), ([from, length], width) => {
        const figure = timelineFigure(timeline, [from, from + length], width);
        expect(JSON.stringify(figure)).not.toContain('NaN');
        expect(figure.dots.length + figure.before.length + figure.after.length).toBe(timeline.events.length);
      }),
    );
  });

  test('counts an event as before or after by when it was, and shows the rest within the range', () => {
    fc.assert(
      fc.property(ranges, ([from, length]) => {
        const to = from + length;
        const figure = timelineFigure(timeline, [from, to], 900);
        for (const event of figure.before) expect(endOf(event.end ?? event.start)).toBeLessThanOrEqual(to);
        for (const event of figure.before) expect(startOf(event.start)).toBeLessThan(from);
        for (const event of figure.after) expect(endOf(event.start)).toBeGreaterThan(to);
        for (const dot of figure.dots) {
          expect(dot.x).toBeGreaterThanOrEqual(0);
          expect(dot.x2 ?? dot.x).toBeLessThanOrEqual(100);
          expect(dot.x2 ?? 100).toBeGreaterThan(dot.x);
        }
        const shown = [
          ...figure.dots.map((dot) => dot.mark),
          ...[...figure.before, ...figure.after].map((event) => `event/${event.id}`),
        ];
        expect([...shown].sort()).toEqual(timeline.events.map((event) => `event/${event.id}`).sort());
      }),
    );
  });

  test('every lane stands within the height, each on its own line', () => {
    const { lanes, height, dots } = timelineFigure(
      timeline,
      [startOf(timeline.range[0]), startOf(timeline.range[1])],
      900,
    );
    expect(new Set(lanes.map((lane) => lane.y)).size).toBe(timeline.lanes.length);
    for (const { y } of [...lanes, ...dots]) {
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });

  test('the title of what is chosen is shown wherever it fits, though no other title gives way to it unseen', () => {
    const range: [number, number] = [startOf(timeline.range[0]), startOf(timeline.range[1])];
    for (const { mark } of timelineFigure(timeline, range, 1200).dots) {
      const dot = timelineFigure(timeline, range, 1200, { chosen: new Set([mark]) }).dots.find(
        (one) => one.mark === mark,
      );
      expect(dot?.label, mark).not.toBeNull();
    }
  });

  test('on a phone the title of what is chosen stands over its dot rather than on others beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...timeline.events),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (event, at) => {
          const range: [number, number] = [
            startOf(event.start) - 12 * at,
            startOf(event.start) + 12 * (1 - at),
          ];
          const [width, laneHeight] = [280, 27];
          const mark = `event/${event.id}`;
          const { dots } = timelineFigure(timeline, range, width, { laneHeight, chosen: new Set([mark]) });
          const dot = dots.find((one) => one.mark === mark);
          const lane = dots.filter((one) => one.lane === dot?.lane);
          // Where it is crowded, or at the edge, there is no room over it; else a title fits to one side.
          if (!dot?.label || dot.x < 4 || dot.x > 96 || lane.some((one) => one.y !== dot.y)) return;
          const x = (dot.x / 100) * width + dot.label.dx;
          const wide = textWidth(dot.title, FONT);
          const left = { start: x, middle: x - wide / 2, end: x - wide }[dot.label.anchor];
          const isOnOthers =
            dot.label.dy === 0 &&
            lane.some(
              (other) =>
                other !== dot &&
                (other.x / 100) * width + DOT > left &&
                (other.x / 100) * width - DOT < left + wide,
            );
          if (isOnOthers) expect(wide).toBeGreaterThan(width / 2 - 10);
        },
      ),
    );
  });

  test('titles in a lane touch neither each other nor a dot', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 300, max: 2000 }), lanes, ([from, length], width, laneHeight) => {
        const figure = timelineFigure(timeline, [from, from + length], width, { laneHeight });
        for (const lane of figure.lanes) {
          const dots = figure.dots.filter((dot) => dot.lane === lane.id);
          const titles = dots.flatMap((dot) => {
            if (!dot.label) return [];
            const x = (dot.x / 100) * width + dot.label.dx;
            const wide = textWidth(dot.title, FONT);
            const from = { start: x, middle: x - wide / 2, end: x - wide }[dot.label.anchor];
            // A title over its dot stands between the lane above and its own dots.
            const y = dot.y + dot.label.dy;
            if (dot.label.dy !== 0) expect(y - FONT / 2 + 2).toBeGreaterThanOrEqual(lane.y - laneHeight / 2);
            return [{ mark: dot.mark, from, to: from + wide, y }];
          });
          titles.forEach((title, index) => {
            expect(
              titles
                .slice(index + 1)
                .some(
                  (other) =>
                    title.from < other.to &&
                    other.from < title.to &&
                    Math.abs(title.y - other.y) < FONT - 0.5,
                ),
            ).toBe(false);
            expect(
              dots.some(
                (dot) =>
                  dot.mark !== title.mark &&
                  Math.abs(dot.y - title.y) < DOT + FONT / 2 &&
                  (dot.x / 100) * width + DOT > title.from &&
                  (dot.x / 100) * width - DOT < title.to,
              ),
            ).toBe(false);
            expect(title.from).toBeGreaterThanOrEqual(0);
            expect(title.to).toBeLessThanOrEqual(width);
          });
        }
      }),
      {
        numRuns: 200,
        // The title beside a raised dot, and one over another dot.
        examples: [[[1976.432883511066, 42.60999202850496], 1462, 34]],
      },
    );
  });
});

describe('lanes that have the height to themselves', () => {
  const { timeline } = loaded(STORIES[0]);
  const heightIn = (room: number, letters = 1) =>
    timelineFigure(timeline, [2003, 2012], 900, {
      letters,
      laneHeight: laneHeightIn(timeline, room, letters),
    }).height;

  test('share it', () => {
    for (const room of [250, 280, 310]) expect(heightIn(room)).toBeCloseTo(room, 6);
    expect(heightIn(500, 2)).toBeCloseTo(500, 6);
  });

  test('are at least as tall as beside other figures, and not so tall that names stand apart from events', () => {
    expect(laneHeightIn(timeline, 0)).toBe(LANE_HEIGHT);
    expect(laneHeightIn(timeline, 100, 2)).toBe(LANE_HEIGHT * 2);
    expect(heightIn(4000)).toBeLessThan(400);
  });
});

test('what began before the range is drawn at its edge, and titles keep clear of it there', () => {
  const event = (id: string, start: string, end?: string) => ({
    id,
    start,
    ...(end === undefined ? {} : { end }),
    lane: 'one',
    title: id,
    linked: false,
  });
  const part: TimelinePart = {
    range: ['2000', '2010'],
    bounds: ['1990', '2020'],
    moment: '2009',
    lanes: [{ id: 'one', label: 'One', colour: 'ink' }],
    spans: [],
    leaders: [],
    titles: {},
    places: {},
    // 1000 px for ten years: at -6, 43 and 64 px.
    events: [
      event('began', '1999-12-10', '2000-01-20'),
      event('later', '2000-06-07'),
      event('last', '2000-08-22'),
    ],
  };
  const { dots } = timelineFigure(part, [2000, 2010], 1000);
  expect(dots.map((dot) => dot.x)).toEqual([0, expect.closeTo(4.33, 1), expect.closeTo(6.4, 1)]);
  const reach = dots.map((dot) => {
    const x = dot.x * 10;
    const wide = textWidth(dot.title, 11.5);
    if (!dot.label) return null;
    return dot.label.anchor === 'start'
      ? [x + dot.label.dx, x + dot.label.dx + wide]
      : [x + dot.label.dx - wide, x + dot.label.dx];
  });
  for (const [n, title] of reach.entries())
    for (const [m, dot] of dots.entries())
      if (title && n !== m)
        expect(
          (title[0] ?? 0) >= dot.x * 10 + DOT || (title[1] ?? 0) <= dot.x * 10 - DOT,
          `${dots[n]?.title ?? ''} over ${dot.title}`,
        ).toBe(true);
});

describe('who led', () => {
  const { timeline, story } = loaded('src/story');

  test('a term is drawn from its beginning to its end, as far as the range goes, and each country is led without a gap', () => {
    const { leaders } = timelineFigure(timeline, [2000, 2020], 1000);
    expect(leaders.map(({ country }) => country)).toEqual(story.article.countries.map(({ id }) => id));
    for (const { terms } of leaders) {
      expect(terms[0]?.x1).toBe(0);
      expect(terms.at(-1)?.x2).toBe(100);
      terms.slice(1).forEach((term, n) => {
        expect(term.x1).toBeCloseTo(terms[n]?.x2 ?? 0, 6);
      });
    }
    const harper = leaders[0]?.terms.find((term) => term.mark === 'leader/stephen-harper');
    expect(harper?.x1).toBeCloseTo(((startOf('2006-02-06') - 2000) / 20) * 100, 2);
    expect(harper?.x2).toBeCloseTo(((startOf('2015-11-04') - 2000) / 20) * 100, 2);
  });

  test('a name is written only where its band has room for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 2000 }),
        fc.integer({ min: 1990, max: 2015 }),
        (width, from) => {
          for (const { terms } of timelineFigure(timeline, [from, from + 10], width).leaders)
            for (const term of terms)
              if (term.label)
                expect(textWidth(term.label, 10.5)).toBeLessThanOrEqual(
                  ((term.x2 - term.x1) / 100) * width - 7,
                );
        },
      ),
    );
  });
});
