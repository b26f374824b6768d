/** The charts, by Observable Plot, as SVG text: drawn when the page is built, so that no script is needed to see them. */
import * as Plot from '@observablehq/plot';
import { extent } from 'd3-array';
import { shortNumber } from '../model/numbers';
import {
  crowdedCharts,
  observationMark,
  partsOfMark,
  type BarsPanel,
  type Chart,
  type LinesPanel,
  type Story,
} from '../model/story';
import { isLater, isLaterPeriod, isLaterStart, knownUntil } from '../model/hindsight';
import { periodsBetween, startOf } from '../model/time';
import { boxOfDot, inPx, wordsBeside, type Place, type Plane } from './beside';
import { LINE_HEIGHT, textWidth, wrapped } from './labels';
import { thinned } from './thinned';

/** The two sizes drawn: beside the text, and on a phone. */
export const SIZES = {
  wide: { width: 660, height: 190, font: 12.5 },
  narrow: { width: 372, height: 200, font: 12 },
} as const;
export type Size = keyof typeof SIZES;

export interface PanelFigure {
  id: string;
  title: string;
  /** Share of the figure's width. */
  share: number;
  svg: string;
}
export interface ChartFigure {
  id: string;
  size: Size;
  panels: PanelFigure[];
}

export interface Crowding {
  /** Charts whose points the browser draws on a canvas. */
  crowded: ReadonlySet<string>;
}
/** What the drawing needs of the story. */
export interface Figures {
  /** Series id to period to value. */
  values: ReadonlyMap<string, ReadonlyMap<string, number>>;
  events: ReadonlyMap<string, string>;
  /** The moment, in years. */
  moment: number;
  /** The end of the moment: what ended later is drawn so that it can be hidden. */
  until: number;
  locale: string;
  words: { since: string };
  /**
   * Marks that a phrase points at: the first element drawn for each gets an id, so that links work without scripts.
   * What got one is taken out.
   */
  anchors: Set<string>;
}

export function figuresOf(story: Story, locale: string, words: Figures['words']): Figures & Crowding {
  const values = new Map<string, Map<string, number>>();
  for (const { series, period, value } of story.observations) {
    const known = values.get(series) ?? new Map<string, number>();
    values.set(series, known.set(period, value));
  }
  return {
    values,
    events: new Map(story.events.map((event) => [event.id, event.start])),
    crowded: crowdedCharts(story.charts, story.observations, story.homes),
    moment: startOf(story.article.moment),
    until: knownUntil(story.article.moment),
    locale,
    words,
    anchors: new Set(story.passages.flatMap((passage) => passage.phrases.flatMap((phrase) => phrase.marks))),
  };
}

/** What Plot draws, with letters of a size in px of the drawing. */
type Drawn = Plot.PlotOptions & { font: number };
type Draw = (options: Drawn) => SVGElement;

/** A drawing over time, wherever it stands. */
export type Lines = Omit<LinesPanel, 'id' | 'width' | 'title'> & {
  /** Lowest and highest value drawn; worked out from the numbers when left out. */
  domain?: readonly [number, number];
  /** A year that is marked, in years. */
  cursor?: number;
  /** What its points are called in the file that they come in, when they are no elements but drawn on a canvas. */
  points?: string;
};
/** Bars, wherever they stand. */
export type Bars = Omit<BarsPanel, 'id' | 'width' | 'title'>;

/** One drawing as SVG text, of a size in px. */
export const panelSvg = (panel: Lines | Bars, frame: Frame, figures: Figures, document: Document): string =>
  textOf(panelElement(panel, frame, figures, document));

/** One drawing as an SVG element of a document. */
export function panelElement(
  panel: Lines | Bars,
  frame: Frame,
  figures: Figures,
  document: Document,
): SVGElement {
  const draw: Draw = (options) => plotted(options, document);
  return panel.kind === 'lines'
    ? linesSvg(panel, frame, figures, draw)
    : barsSvg(panel, frame, figures, draw);
}

/** One chart in one size. `document` is where Plot makes its elements. */
export function chartFigure(
  chart: Chart,
  size: Size,
  all: Figures & Partial<Crowding>,
  document: Document,
): ChartFigure {
  // Without scripts the wide size is the one shown.
  const figures = size === 'wide' ? all : { ...all, anchors: new Set<string>() };
  const { width, height, font } = SIZES[size];
  const panels = chart.panels.map((panel): PanelFigure => {
    const stacked = size === 'narrow';
    const frame = {
      width: Math.round(stacked ? width : width * panel.width),
      height: stacked && panel.kind === 'bars' ? Math.max(90, panel.bars.length * 17 + 24) : height,
      font,
    };
    return {
      id: `${chart.id}-${panel.id}`,
      title: panel.title ?? '',
      share: panel.width,
      svg: panelSvg(
        panel.kind === 'lines' && all.crowded?.has(chart.id)
          ? { ...panel, points: `${chart.id}/${panel.id}` }
          : panel,
        frame,
        figures,
        document,
      ),
    };
  });
  return { id: chart.id, size, panels };
}

/** Share of the width that names at the lines' ends may take. */
const WIDEST_NAMES = 0.45;
/** Height of a row of bars at the most, in px. */
const MOST_BAR_HEIGHT = 32;

/** Size in px, and of the letters. */
export interface Frame {
  width: number;
  height: number;
  font: number;
}

interface PointDatum {
  mark: string | null;
  x: number;
  y: number;
  /** Whether it was not known at the moment. */
  later: boolean;
}

/** Words that stand over the plot, clear of its upper edge. */
const OVER_FRAME = { frameAnchor: 'top', lineAnchor: 'bottom', dy: -1 } as const;
/** The class of what goes when hindsight is hidden. */
const LATER = 'later';
const laterClass = (isLater: boolean) => (isLater ? LATER : '');

/** Puts each datum's mark id, and its own class where it has one, on the element that Plot drew for it. */
export function withMarks(
  ids: readonly (string | null)[],
  anchors: Set<string>,
  classes: readonly string[] = [],
): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    if (!group) return null;
    [...group.children].forEach((element, n) => {
      const datum = index[n] ?? -1;
      const mark = ids[datum];
      const own = classes[datum];
      if (own) element.setAttribute('class', own);
      if (!mark) return;
      element.setAttribute('data-mark', mark);
      if (anchors.delete(mark)) element.setAttribute('id', `mark:${mark}`);
    });
    return group;
  };
}

function valuesOf(panel: Lines, series: string, figures: Figures): PointDatum[] {
  const known = figures.values.get(series);
  const whole = panel.shareOf === undefined ? undefined : figures.values.get(panel.shareOf);
  return periodsBetween(panel.from, panel.to).map((period): PointDatum => {
    const value = known?.get(period);
    const base = panel.shareOf === undefined ? 1 : whole?.get(period);
    const x = startOf(period);
    const later = isLaterPeriod(period, figures.until);
    if (value === undefined || base === undefined) return { mark: null, x, y: Number.NaN, later };
    return { mark: observationMark(series, period), x, y: value / base / panel.divide, later };
  });
}

/** Where the words at the ring of what the article says may stand, in px from its middle, best first. */
const BESIDE_RING: readonly Place[] = [
  { dx: -4, dy: 16, anchor: 'end' },
  { dx: 4, dy: 16, anchor: 'start' },
  { dx: -4, dy: -16, anchor: 'end' },
  { dx: 4, dy: -16, anchor: 'start' },
  { dx: 0, dy: 28, anchor: 'middle' },
  { dx: 0, dy: -28, anchor: 'middle' },
];

/** Ends of lines no further apart than this share of the years have their names in one column. */
const ABOUT_TOGETHER = 0.12;

function linesSvg(panel: Lines, frame: Frame, figures: Figures, draw: Draw): SVGElement {
  const lines = panel.lines.map((line) => ({ line, data: valuesOf(panel, line.series, figures) }));
  const found = lines.flatMap(({ data }) =>
    data.filter((datum) => datum.mark !== null).map((datum) => datum.y),
  );
  const first = startOf(panel.from);
  const last = startOf(panel.to);
  const [low = Infinity, most = -Infinity] = extent(found);
  // What is said beside the lines stands in the drawing too, however few of them are known.
  const said = panel.remark ? panel.remark.value / panel.divide : -Infinity;
  const highest = Math.max(most, said) * 1.06;
  const lowest = panel.zero ? 0 : Math.floor((low - (highest - low) * 0.12) / 5) * 5;
  const [bottom, top] = panel.domain ?? [lowest, highest];
  const labelWidth = Math.max(
    10,
    ...panel.lines.flatMap(({ label, article }) =>
      article ? [] : endLines(label, frame).map((line) => textWidth(line, frame.font) + 10),
    ),
  );
  // Where names would take the room of the lines they name, they stand over the lines' ends.
  const isOver = labelWidth > frame.width * WIDEST_NAMES;
  const nameWidth = isOver ? 10 : labelWidth;
  const monthly = panel.from.length > 4;
  const [x1, x2] = monthly ? [first - 0.06, last + 0.1] : [first - 0.4, last + 0.4];
  // For the back row letters are larger, and so is all that stands beside them.
  const scale = Math.max(1, frame.font / 14);
  const margins = {
    marginLeft: Math.round(34 * scale),
    marginRight: nameWidth,
    marginTop: Math.round(16 * scale),
    marginBottom: Math.round(24 * scale),
  };
  const years = Math.ceil(
    (x2 - x1) / Math.max(2, Math.floor((frame.width - margins.marginLeft - nameWidth) / (46 * scale))),
  );
  const step = [1, 2, 5, 10, 20].find((candidate) => candidate >= years) ?? 50;
  const ticks: number[] = [];
  for (let year = Math.ceil(x1 / step) * step; year <= x2; year += step) ticks.push(year);
  const missing = panel.missing
    ? (lines[0]?.data.filter((datum) => datum.mark === null).map((datum) => datum.x) ?? [])
    : [];

  const marks: Plot.Markish[] = [];
  if (figures.moment < x2) {
    marks.push(
      Plot.rect([{ x1: Math.max(x1, figures.moment), x2, y1: bottom, y2: top }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        className: 'hindsight',
      }),
    );
  }
  marks.push(
    Plot.gridY({ ticks: 4, className: 'grid' }),
    Plot.axisY({
      ticks: 4,
      tickSize: 0,
      label: null,
      className: 'axis',
      tickFormat: (value: number) => shortNumber(value, figures.locale).replace(/[.,]0$/, ''),
    }),
    Plot.axisX({
      ticks,
      tickSize: 4,
      label: null,
      className: 'axis',
      tickFormat: (year: number) => String(year),
    }),
    Plot.ruleY([bottom], { className: 'base' }),
  );
  if (bottom < 0) marks.push(Plot.ruleY([0], { className: 'base' }));
  if (panel.cursor !== undefined) marks.push(Plot.ruleX([panel.cursor], { className: 'cursor' }));
  if (missing.length > 0)
    marks.push(Plot.ruleX(missing, { y1: bottom, y2: bottom + (top - bottom) * 0.03, className: 'missing' }));
  for (const { event, label, left } of panel.events) {
    const start = figures.events.get(event) ?? panel.from;
    const at = startOf(start);
    const later = isLaterStart(start, figures.until) ? ` ${LATER}` : '';
    marks.push(
      Plot.ruleX([at], {
        className: `event-rule${later}`,
        render: withMarks([`event/${event}`], new Set(), [later.trim()]),
      }),
      Plot.text([at], {
        x: (x: number) => x,
        ...OVER_FRAME,
        dx: left ? -3 : 3,
        textAnchor: left ? 'end' : 'start',
        text: () => label,
        className: `event-label${later}`,
      }),
    );
  }
  for (const { line, data } of lines) {
    const cut = line.breakAfter === undefined ? Infinity : startOf(line.breakAfter);
    const parts = [data.filter((datum) => datum.x <= cut), data.filter((datum) => datum.x > cut)].filter(
      (part) => part.length > 0,
    );
    const colour = `c-${line.colour}`;
    if (!line.article) {
      for (const part of parts) {
        marks.push(
          Plot.lineY(panel.points === undefined ? part : thinned(part, (x2 - x1) / frame.width), {
            x: 'x',
            y: 'y',
            className: `line ${colour}`,
            ...(line.dash ? { strokeDasharray: line.dash } : {}),
          }),
        );
      }
    }
  }
  // A veil over what came later, for when hindsight is hidden: lines end at the last point that was known.
  if (lines.some(({ data }) => data.some((datum) => datum.later))) {
    const [, known = x1] = extent(
      lines.flatMap(({ data }) => data.filter((datum) => !datum.later).map((datum) => datum.x)),
    );
    marks.push(
      Plot.rect([{ x1: Math.max(x1, known), x2, y1: bottom, y2: top }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        className: 'veil',
      }),
    );
  }
  for (const { line, data } of lines) {
    const colour = `c-${line.colour}`;
    if (panel.points !== undefined && !line.article) {
      marks.push(placeOfPoints(`dots ${colour} crowded`, line.series));
      continue;
    }
    marks.push(
      Plot.dot(data, {
        x: 'x',
        y: 'y',
        r: (line.article ? 8 : data.length > 50 ? 2 : 3) * scale,
        className: `dots ${colour}${line.article ? ' article' : ''}${panel.shareOf === undefined ? '' : ' share'}`,
        render: withMarks(
          data.map((datum) => datum.mark),
          figures.anchors,
          data.map((datum) => laterClass(datum.later)),
        ),
      }),
    );
  }
  if (figures.moment < x2 && figures.moment > x1)
    marks.push(Plot.ruleX([figures.moment], { className: 'moment' }));
  if (panel.remark) {
    const { at, value, text } = panel.remark;
    // No wider than a good third of the figure: further on it would run into what it speaks of.
    const remark = wrapped(text, frame.width * 0.36, frame.font);
    marks.push(
      Plot.text([{ x: startOf(at), y: value / panel.divide }], {
        x: 'x',
        y: 'y',
        text: () => remark.join('\n'),
        lineHeight: END_LINE,
        textAnchor: 'start',
        className: `remark${isLaterPeriod(at, figures.until) ? ` ${LATER}` : ''}`,
      }),
    );
  }
  const plane: Plane = { ...frame, ...margins, x: [x1, x2], y: [bottom, top] };
  const xInPx = (x: number) => inPx(plane, { x, y: top }).x;
  const moment = xInPx(figures.moment);
  const sinceEnd = moment + 4 + textWidth(figures.words.since, frame.font);
  // The names of events stand in the same row.
  const isTaken = panel.events.some(({ event, label, left }) => {
    const at = xInPx(startOf(figures.events.get(event) ?? panel.from));
    const wide = textWidth(label, frame.font) + 3;
    const [from, to] = left ? [at - wide, at] : [at, at + wide];
    return from < sinceEnd && to > moment;
  });
  const saysSince = figures.moment > x1 && figures.moment < x2 && sinceEnd < frame.width && !isTaken;
  if (saysSince) {
    marks.push(
      Plot.text([figures.moment], {
        x: (x: number) => x,
        ...OVER_FRAME,
        dx: 4,
        textAnchor: 'start',
        text: () => figures.words.since,
        className: `since ${LATER}`,
      }),
    );
  }
  // Names at the lines' ends keep clear of it where it reaches over them.
  const isOverNames = saysSince && sinceEnd > xInPx(x2);
  const ceiling = isOverNames ? top - ((top - bottom) / (frame.height - 38)) * frame.font * 0.6 : top;
  const endsOf = (isKnown: boolean) => {
    const all = lines.map(({ line, data }) => ({
      label: line.article ? '' : line.label,
      lines: isOver ? [line.label] : endLines(line.label, frame),
      colour: `c-${line.colour}`,
      point: data.filter((datum) => datum.mark !== null && !(isKnown && datum.later)).at(-1),
    }));
    // Lines that end about together have their names in one column, clear of those that go on.
    const edge = Math.max(...all.flatMap(({ point }) => (point ? [point.x] : [])));
    const near = (x: number) => (edge - x < (x2 - x1) * ABOUT_TOGETHER ? edge : x);
    return endLabels(
      all.map((end) => ({ ...end, point: end.point && { x: near(end.point.x), y: end.point.y } })),
      frame,
      [bottom, top],
      ceiling,
    );
  };
  const ends = endsOf(false);
  const then = endsOf(true);
  const isAt = (one: (typeof ends)[number]) => (other: (typeof ends)[number]) =>
    one.label === other.label && one.x === other.x && one.y === other.y;
  for (const end of [...ends, ...then.filter((one) => !ends.some(isAt(one)))]) {
    const isLast = ends.includes(end);
    const when = !isLast ? ' then' : then.some(isAt(end)) ? '' : ` ${LATER}`;
    marks.push(
      Plot.text([end], {
        x: 'x',
        y: 'y',
        dx: isOver ? 3 : 7,
        dy: isOver ? -frame.font * 0.8 : 0,
        textAnchor: isOver && end.x > (x1 + x2) / 2 ? 'end' : 'start',
        lineHeight: END_LINE,
        text: () => end.lines.join('\n'),
        className: `end ${end.colour}${when}`,
      }),
    );
  }
  marks.push(
    ...wordsBeside(
      lines.flatMap(({ line, data }) => {
        const point = line.article ? data.find((one) => one.mark !== null) : undefined;
        return point ? [{ point, text: line.label, priority: 0, must: true }] : [];
      }),
      BESIDE_RING,
      lines.flatMap(({ line, data }) =>
        line.article ? [] : data.flatMap((datum) => (datum.mark === null ? [] : [boxOfDot(plane, datum, 3)])),
      ),
      plane,
      'article-label',
    ),
  );
  const svg = draw({
    width: frame.width,
    height: frame.height,
    ...margins,
    font: frame.font,
    x: { domain: [x1, x2] },
    y: { domain: [bottom, top] },
    marks,
  });
  // For the cursor and the brush: years at the left and right edge, where these edges are in px of the drawing,
  // and how far before its year a year's point is drawn (a month's point stands where it begins).
  const edges = [
    x1,
    x2,
    margins.marginLeft,
    frame.width - nameWidth,
    margins.marginTop,
    frame.height - margins.marginBottom,
    monthly ? 0 : 0.5,
  ];
  svg.setAttribute('data-years', edges.map((edge) => Math.round(edge * 100) / 100).join(' '));
  if (panel.points !== undefined) {
    svg.setAttribute('data-points', panel.points);
    svg.setAttribute('data-values', [bottom, top, x1, x2].join(' '));
  }
  return svg;
}

/** An empty group where the points of a series would be: the browser puts those there that are lit. */
const placeOfPoints =
  (className: string, series: string): Plot.RenderFunction =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    group.setAttribute('class', className);
    group.setAttribute('data-series', series);
    return group;
  };

/** Height of a line of such a label, in its letters' size. */
export const END_LINE = 1.1;
/** A label at a line's end, broken where it would take more than about a quarter of the figure. */
export const endLines = (label: string, frame: Frame) =>
  label === ''
    ? []
    : wrapped(label, Math.max(frame.font * 6, frame.width * (frame.width < 480 ? 0.3 : 0.26)), frame.font);

/** Labels at the lines' ends, pushed apart where they would touch, and kept between the figure's top and its axis. */
export function endLabels(
  ends: readonly {
    label: string;
    lines: string[];
    colour: string;
    point: { x: number; y: number } | undefined;
  }[],
  frame: Frame,
  [lowest, top]: readonly [number, number],
  highest: number,
) {
  const line = ((top - lowest) / (frame.height - 38)) * frame.font * END_LINE;
  const placed = ends
    .flatMap(({ label, lines, colour, point }) =>
      label && point ? [{ label, lines, colour, x: point.x, y: point.y }] : [],
    )
    .sort((a, b) => a.y - b.y);
  const apart = (one: { lines: string[] }, other: { lines: string[] }) =>
    (line * (one.lines.length + other.lines.length)) / 2;
  placed.forEach((end, index) => {
    const below = placed[index - 1];
    // The last of several lines stands no lower than the axis, under which the years are.
    end.y = Math.max(
      end.y,
      below ? below.y + apart(end, below) : lowest + (line * (end.lines.length - 1)) / 2,
    );
  });
  let ceiling = highest;
  for (const end of placed.toReversed()) {
    const half = (line * end.lines.length) / 2;
    end.y = Math.min(end.y, ceiling - half);
    ceiling = end.y - half;
  }
  return placed;
}

/** Names of bars take half of the figure at the most, in px: what is longer runs over several lines. */
const mostOfNames = (width: number) => width * 0.48 - 8;
/** Height that a bar needs for its name, in px. */
export const heightOfName = (name: string, { width, font }: Pick<Frame, 'width' | 'font'>) =>
  wrapped(name, mostOfNames(width), font).length * font * LINE_HEIGHT + 6;

function barsSvg(panel: Bars, frame: Frame, figures: Figures, draw: Draw): SVGElement {
  const data = panel.bars.map((bar) => {
    const { series, period } = partsOfMark(bar.mark);
    return {
      ...bar,
      later: isLater(bar.mark, figures.until, () => undefined),
      value: (figures.values.get(series)?.get(period) ?? Number.NaN) / panel.divide,
    };
  });
  const max = panel.max ?? Math.max(...data.map((bar) => bar.value));
  const font = Math.min(frame.font, ((frame.height - 12) / data.length) * 0.8);
  // Where a row is too low for two lines of a name, names may take more of the width.
  const isLow = (frame.height - 12) / data.length < 2 * font * LINE_HEIGHT;
  const most = isLow ? frame.width * 0.58 : mostOfNames(frame.width);
  const names = new Map(data.map((bar) => [bar.label, wrapped(bar.label, most, font)]));
  const left =
    Math.min(most, Math.max(...[...names.values()].flat().map((name) => textWidth(name, font)))) + 8;
  const scale = Math.max(1, font / 14);
  const tallest = Math.max(...[...names.values()].map((lines) => lines.length)) * font * LINE_HEIGHT + 6;
  /** Few bars stay bars, but no name runs into the next. */
  const mostOfRow = Math.max(MOST_BAR_HEIGHT * scale ** 4, tallest);
  const shared = { y: 'label' } as const;
  const groups = new Map<string, typeof data>();
  for (const bar of data) {
    const key = `c-${bar.colour}${bar.article ? ' article' : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), bar]);
  }
  return draw({
    width: frame.width,
    height: frame.height,
    marginLeft: left,
    marginRight: Math.round(42 * scale),
    marginTop: 2,
    // What height they do not need is left free under them.
    marginBottom: Math.max(4, frame.height - 2 - data.length * mostOfRow),
    font: Math.round(font * 10) / 10,
    x: { domain: [Math.min(0, ...data.map((bar) => bar.value)), max], axis: null },
    y: { domain: data.map((bar) => bar.label), padding: 0.22 },
    marks: [
      Plot.axisY({
        tickSize: 0,
        label: null,
        className: 'axis bar-name',
        tickFormat: (label: string) => names.get(label)?.join('\n') ?? label,
      }),
      ...[...groups].map(([className, bars]) =>
        Plot.barX(bars, {
          ...shared,
          x: 'value',
          className: `bars ${className}`,
          render: withMarks(
            bars.map((bar) => bar.mark),
            figures.anchors,
            bars.map((bar) => laterClass(bar.later)),
          ),
        }),
      ),
      Plot.text(data, {
        ...shared,
        x: (bar: (typeof data)[number]) => Math.max(0, bar.value),
        text: (bar: (typeof data)[number]) => shortNumber(bar.value, figures.locale),
        dx: 5,
        textAnchor: 'start',
        className: 'bar-value',
        render: withMarks(
          data.map(() => null),
          new Set(),
          data.map((bar) => laterClass(bar.later)),
        ),
      }),
      Plot.ruleX([0], { className: 'base' }),
    ],
  });
}

/**
 * What Plot draws, without what the page's own stylesheet says: Plot's <style>, inline styles, presentation that classes
 * carry. The size of the letters is an attribute, so that a stylesheet may say another one.
 */
export function plotted({ font, ...options }: Drawn, document: Document): SVGElement {
  const svg = Plot.plot({ ...options, document }) as unknown as SVGElement;
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  // Asked for first: a browser that has not yet written a style down would leave an empty one behind.
  for (const name of ['width', 'height', 'fill', 'font-family', 'text-anchor', 'style'])
    if (svg.hasAttribute(name)) svg.removeAttribute(name);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'plot');
  svg.setAttribute('font-size', String(font));
  for (const element of [...svg.querySelectorAll('[aria-label]')]) element.removeAttribute('aria-label');
  for (const element of [...svg.querySelectorAll('[aria-describedby]')])
    element.removeAttribute('aria-describedby');
  for (const line of svg.querySelectorAll('.line'))
    for (const name of ['fill', 'stroke-linecap', 'stroke-linejoin']) line.removeAttribute(name);
  return svg;
}

/** SVG text of what Plot drew, as short as may be. */
export function textOf(svg: SVGElement): string {
  // Positions to a tenth of a unit; what is written in the chart stays as it is.
  const rounded = (attribute: string) =>
    attribute.replace(/\d+\.\d{2,}/g, (digits) => String(Math.round(Number(digits) * 10) / 10));
  return svg.outerHTML
    .replace(/ (?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform)="[^"]*"/g, rounded)
    .replace(/ fill="currentColor"| stroke="currentColor"| stroke-width="1.5"| stroke-miterlimit="1"/g, '');
}
