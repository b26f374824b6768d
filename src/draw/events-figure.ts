/** A few events on a short stretch of time, by Observable Plot, as SVG text. */
import * as Plot from '@observablehq/plot';
import type { EventsFigure, StoryEvent } from '../model/story';
import { isLaterStart } from '../model/hindsight';
import { middleOf, startOf } from '../model/time';
import { plotted, textOf, withMarks, type Frame } from './chart-figure';

/** What the drawing needs of the story. */
export interface EventsOf {
  /** By id; `held` is false for a meeting that was planned and did not take place. */
  events: ReadonlyMap<string, Pick<StoryEvent, 'start'> & { held: boolean; colour: string }>;
  /** The moment, in years. */
  moment: number;
  /** The end of the moment. */
  until: number;
  words: { since: string };
}

/** Radius of a dot, in px. */
const RADIUS = 5.5;

/** Half the width of a year's number, as a share of the font size. */
const HALF_YEAR = 1.3;

interface Dot {
  mark: string | null;
  x: number;
  className: string;
}

/** @throws RangeError when the figure names an event that is not there */
export function eventsSvg(figure: EventsFigure, frame: Frame, story: EventsOf, document: Document): string {
  const [first, last] = [startOf(figure.from), startOf(figure.to)];
  const dots = figure.events.map((id): Dot & { year: number; held: boolean } => {
    const event = story.events.get(id);
    if (!event) throw new RangeError(`no event ${id}`);
    const { start, held, colour } = event;
    return {
      mark: `event/${id}`,
      // A day is drawn on its day, a month or year in its middle.
      x: start.length > 7 ? startOf(start) : middleOf(start),
      className: `c-${colour}${held ? '' : ' not-held'}${isLaterStart(start, story.until) ? ' later' : ''}`,
      year: Number(start.slice(0, 4)),
      held,
    };
  });
  const years = Array.from({ length: Math.floor(last) - Math.ceil(first) }, (_, n) => Math.ceil(first) + n);
  const without: Dot[] = figure.yearly
    ? years
        .filter((year) => !dots.some((dot) => dot.year === year))
        .map((year) => ({
          mark: null,
          x: year + 0.5,
          className: year + 1 > story.until ? 'none later' : 'none',
        }))
    : [];
  const all: Dot[] = [...dots, ...without];
  /** As many years are named as have room, and no more than eight. */
  const named = Math.max(1, Math.min(8, Math.floor(frame.width / (2 * frame.font * HALF_YEAR + frame.font))));
  const step = Math.max(1, Math.ceil((last - first) / named));
  const side = Math.ceil(frame.font * HALF_YEAR);
  const room = ((last - story.moment) / (last - first)) * frame.width;

  const marks: Plot.Markish[] = [];
  if (story.moment < last) {
    marks.push(
      Plot.rectX([{ x1: Math.max(first, story.moment), x2: last }], {
        x1: 'x1',
        x2: 'x2',
        className: 'hindsight',
      }),
    );
    if (story.moment > first) marks.push(Plot.ruleX([story.moment], { className: 'moment' }));
    if (story.moment > first && room > 90) {
      marks.push(
        Plot.text([story.moment], {
          x: (x: number) => x,
          frameAnchor: 'top',
          dy: 8,
          dx: 4,
          textAnchor: 'start',
          text: () => story.words.since,
          className: 'since later',
        }),
      );
    }
  }
  marks.push(
    Plot.ruleY([0], { className: 'base' }),
    Plot.axisX({
      ticks: Array.from(
        { length: Math.floor((last - first) / step) + 1 },
        (_, n) => Math.ceil(first) + n * step,
      ),
      tickSize: 4,
      label: null,
      className: 'axis',
      tickFormat: (year: number) => String(year),
    }),
  );
  // One Plot mark for all of them, so that those close together are put above one another.
  marks.push(
    Plot.dot(
      all,
      Plot.dodgeY('bottom', {
        x: 'x',
        r: RADIUS * Math.max(1, frame.font / 14),
        padding: 1.5,
        className: 'dots events',
        render: withMarks(
          all.map((dot) => dot.mark),
          new Set(),
          all.map((dot) => dot.className),
        ),
      }),
    ),
  );
  const svg = plotted(
    {
      width: frame.width,
      height: frame.height,
      // The first and the last year stand under the ends.
      marginLeft: side,
      marginRight: side,
      marginTop: 4,
      marginBottom: Math.max(24, Math.ceil(frame.font * 1.6)),
      font: frame.font,
      x: { domain: [first, last] },
      y: { domain: [0, 1], axis: null },
      marks,
    },
    document,
  );
  return textOf(svg);
}
