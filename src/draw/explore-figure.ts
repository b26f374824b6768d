/** The charts of Explore, by Observable Plot: the same drawing when the page is built and when a choice changes. */
import * as Plot from '@observablehq/plot';
import type { Choice, DrawnLine, Gap } from '../model/explore';
import { shortNumber } from '../model/numbers';
import { panelElement, tidied, withMarks, type Figures, type Frame, type Lines } from './chart-figure';

/** What the drawing needs beside the numbers. */
export interface ExploreLook {
  /** Labels of lines by id, as long as the width allows. */
  labels: ReadonlyMap<string, string>;
  /** The moment, in years. */
  moment: number;
  locale: string;
  words: { since: string };
  /** Height that there is room for, in px. */
  room?: number;
  /** Size of the letters, in px; by the width when left out. */
  font?: number;
  /** Lowest and highest value drawn; from the numbers when left out. */
  domain?: readonly [number, number];
}
export interface ExplorePanel {
  title: string;
  svg: SVGElement;
}

/** Height of a chart for its width, in px. */
const heightFor = (width: number, room = width * 0.5) =>
  Math.round(Math.min(width * 0.8, 620, Math.max(230, room)));
const BAR_HEIGHT = 34;
/** Least width of one of several small charts, in px. */
export const SMALL = 250;

const figuresFor = (
  lines: readonly { series: string; points: readonly { year: number; value: number | null }[] }[],
  look: ExploreLook,
): Figures => ({
  values: new Map(
    lines.map(({ series, points }) => [
      series,
      new Map(points.flatMap(({ year, value }) => (value === null ? [] : [[String(year), value] as const]))),
    ]),
  ),
  events: new Map(),
  moment: look.moment,
  // What is hidden is not drawn at all.
  until: Infinity,
  locale: look.locale,
  words: look.words,
  anchors: new Set(),
});

/** Lowest and highest value drawn, with some air; from nought unless it is an index or a change. */
export function domainOf(values: readonly number[], as: Choice['as']): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = Math.max(1e-9, (high - Math.min(low, 0)) * 0.06);
  if (as === 'change') return [Math.min(0, low - air), Math.max(0, high + air)];
  if (as === 'index') return [Math.max(0, low - (high - low || 10) * 0.1), high + (high - low || 10) * 0.08];
  return [Math.min(0, low), high + air];
}

const numbersOf = (lines: readonly DrawnLine[]) =>
  lines.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));

function linesOf(lines: readonly DrawnLine[], choice: Choice, look: ExploreLook, isLabelled: boolean): Lines {
  return {
    kind: 'lines',
    unit: '',
    divide: 1,
    from: String(choice.years[0]),
    to: String(choice.years[1]),
    zero: true,
    domain: look.domain ?? domainOf(numbersOf(lines), choice.as),
    cursor: choice.year,
    lines: lines.map(({ line }) => ({
      series: line.series,
      label: isLabelled ? (look.labels.get(line.id) ?? line.id) : '',
      colour: line.colour,
      article: false,
      ...(line.dash ? { dash: line.dash } : {}),
    })),
    events: [],
  };
}

/**
 * The charts of a choice; none for a table.
 * @param width  of the room they have, in px
 */
export function explorePanels(
  drawn: readonly DrawnLine[],
  choice: Choice,
  width: number,
  look: ExploreLook,
  document: Document,
): ExplorePanel[] {
  if (drawn.length === 0 || choice.chart === 'table') return [];
  const font = look.font ?? (width < 480 ? 12 : width < 900 ? 13 : 15);
  const height = heightFor(width, look.room);
  const figures = figuresFor(
    drawn.map(({ line, points }) => ({ series: line.series, points })),
    look,
  );
  if (choice.chart === 'scatter')
    return [{ title: '', svg: scatter(drawn, { width, height, font }, look, choice, document) }];
  if (choice.chart === 'bars')
    return bars(drawn, choice, { width, height: 0, font }, look, figures, document);
  if (choice.chart === 'multiples') {
    const columns = Math.max(1, Math.min(drawn.length, Math.floor(width / SMALL)));
    const rows = Math.ceil(drawn.length / columns);
    const tall = Math.min(240, Math.max(170, (look.room ?? 0) / rows - 40));
    const frame = { width: Math.floor(width / columns) - 14, height: Math.round(tall), font: 12 };
    const domain = domainOf(numbersOf(drawn), choice.as);
    return drawn.map((one) => ({
      title: look.labels.get(one.line.id) ?? one.line.id,
      svg: panelElement({ ...linesOf([one], choice, look, false), domain }, frame, figures, document),
    }));
  }
  const frame = { width, height, font };
  return [{ title: '', svg: panelElement(linesOf(drawn, choice, look, true), frame, figures, document) }];
}

/** How far apart two books are, as a chart of its own. Its points are the first office's marks. */
export function gapPanel(
  gap: Gap,
  choice: Choice,
  width: number,
  look: ExploreLook,
  document: Document,
): SVGElement {
  const [line] = gap.lines;
  const values = gap.points.map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const air = (high - low) * 0.08;
  return panelElement(
    {
      ...linesOf([], choice, look, false),
      domain: [low < 0 ? low - air : 0, high > 0 ? high + air : 0],
      lines: [{ series: line.series, label: '', colour: 'plum', article: false }],
    },
    { width, height: 150, font: 12 },
    figuresFor([{ series: line.series, points: gap.points }], look),
    document,
  );
}

function bars(
  drawn: readonly DrawnLine[],
  choice: Choice,
  frame: Frame,
  look: ExploreLook,
  figures: Figures,
  document: Document,
): ExplorePanel[] {
  const ranked = drawn
    .flatMap(({ line, points }) => {
      const point = points.find(({ year }) => year === choice.year);
      return point && point.value !== null ? [{ line, mark: point.mark, value: point.value }] : [];
    })
    .sort((a, b) => b.value - a.value);
  if (ranked.length === 0) return [];
  const svg = panelElement(
    {
      kind: 'bars',
      unit: '',
      divide: 1,
      max: Math.max(0, ...ranked.map(({ value }) => value)) || 1,
      bars: ranked.map(({ line, mark }) => ({
        mark,
        label: look.labels.get(line.id) ?? line.id,
        colour: line.colour,
        article: false,
      })),
    },
    {
      ...frame,
      height:
        ranked.length *
          (frame.font > 15
            ? Math.min(frame.font * 5, (look.room ?? Infinity) / ranked.length)
            : frame.font > 13
              ? 44
              : BAR_HEIGHT) +
        10,
    },
    figures,
    document,
  );
  return [{ title: String(choice.year), svg }];
}

function scatter(
  drawn: readonly DrawnLine[],
  frame: Frame,
  look: ExploreLook,
  choice: Choice,
  document: Document,
): SVGElement {
  const all = drawn.map(({ line, points }) => ({
    line,
    points: points.flatMap(({ year, value, mark, across }) =>
      value === null || !across ? [] : [{ year, x: across.value, y: value, mark }],
    ),
  }));
  const points = all.flatMap((one) => one.points);
  const number = (value: number) => shortNumber(value, look.locale).replace(/[.,]0$/, '');
  const marks: Plot.Markish[] = [
    Plot.gridY({ ticks: 4, className: 'grid' }),
    Plot.axisY({ ticks: 4, tickSize: 0, label: null, className: 'axis', tickFormat: number }),
    Plot.axisX({ ticks: 6, tickSize: 4, label: null, className: 'axis', tickFormat: number }),
  ];
  for (const { line, points: own } of all) {
    const ends = [own[0], own.at(-1), own.find(({ year }) => year === choice.year)];
    marks.push(
      Plot.line(own, {
        x: 'x',
        y: 'y',
        className: `line thin c-${line.colour}`,
        ...(line.dash ? { strokeDasharray: line.dash } : {}),
      }),
      Plot.dot(own, {
        x: 'x',
        y: 'y',
        r: 3,
        className: `dots c-${line.colour}`,
        render: withMarks(
          own.map(({ mark }) => mark),
          new Set(),
        ),
      }),
      Plot.text(
        ends.flatMap((end, n) => (end && ends.indexOf(end) === n ? [end] : [])),
        {
          x: 'x',
          y: 'y',
          dy: -9,
          text: (point: { year: number }) => String(point.year),
          className: 'remark',
        },
      ),
    );
    const last = own.at(-1);
    if (last)
      marks.push(
        Plot.text([last], {
          x: 'x',
          y: 'y',
          dx: 8,
          textAnchor: 'start',
          text: () => look.labels.get(line.id) ?? line.id,
          className: `end c-${line.colour}`,
        }),
      );
  }
  return tidied(
    Plot.plot({
      document,
      width: frame.width,
      height: frame.height,
      marginLeft: 40,
      marginRight: Math.min(170, frame.width * 0.25),
      marginTop: 18,
      marginBottom: 28,
      style: { fontSize: `${String(frame.font)}px` },
      x: { domain: [0, Math.max(1e-9, ...points.map(({ x }) => x)) * 1.02] },
      y: {
        domain: domainOf(
          points.map(({ y }) => y),
          choice.as,
        ),
      },
      marks,
    }) as unknown as SVGElement,
  );
}
