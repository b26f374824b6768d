/** The charts of Explore, by Observable Plot: the same drawing when the page is built and when a choice changes. */
import * as Plot from '@observablehq/plot';
import type { Choice, DrawnLine, Gap } from '../model/explore';
import { shortNumber } from '../model/numbers';
import {
  END_LINE,
  endLabels,
  endLines,
  heightOfName,
  panelElement,
  plotted,
  withMarks,
  type Figures,
  type Frame,
  type Lines,
} from './chart-figure';
import { domainOf } from './domain';
import { boxOfDot, inPx, wordsBeside, type Place, type Plane } from './beside';
import { textWidth } from './labels';

export { domainOf };

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
  /** How much larger than usual letters are where no size is said. */
  letters?: number;
  /** Lowest and highest value drawn; from the numbers when left out. */
  domain?: readonly [number, number];
}
export interface ExplorePanel {
  title: string;
  svg: SVGElement;
}

/** Height of a chart for its width, in px; with larger letters it may be higher. */
const heightFor = (width: number, letters: number, room = width * 0.5) =>
  Math.round(Math.min(width * 0.8, 620 * letters, Math.max(230, room)));
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
  const letters = look.letters ?? 1;
  const font = look.font ?? (width < 900 * letters ? 13 : 15) * letters;
  const height = heightFor(width, letters, look.room);
  const figures = figuresFor(
    drawn.map(({ line, points }) => ({ series: line.series, points })),
    look,
  );
  if (choice.chart === 'scatter')
    return [{ title: '', svg: scatter(drawn, { width, height, font }, look, choice, document) }];
  if (choice.chart === 'bars')
    return bars(drawn, choice, { width, height: 0, font }, look, figures, document);
  if (choice.chart === 'multiples') {
    const columns = Math.max(1, Math.min(drawn.length, Math.floor(width / (SMALL * letters))));
    const rows = Math.ceil(drawn.length / columns);
    const tall = Math.min(240 * letters, Math.max(170, (look.room ?? 0) / rows - 40));
    const frame = { width: Math.floor(width / columns) - 14, height: Math.round(tall), font: 12 * letters };
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
    { width, height: 150, font: 12 * (look.letters ?? 1) },
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
  const names = ranked.map(({ line }) => heightOfName(look.labels.get(line.id) ?? line.id, frame));
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
      height: ranked.length * Math.max(rowHeight(frame, look, ranked.length), ...names) + 10,
    },
    figures,
    document,
  );
  return [{ title: String(choice.year), svg }];
}

/** Height of a bar and the space around it, in px: on a projector as much as there is room for. */
function rowHeight({ font }: Frame, { room = Infinity }: ExploreLook, count: number): number {
  if (font > 15) return Math.min(font * 5, room / count);
  return font > 13 ? 44 : BAR_HEIGHT;
}

/** Radius of a point in a scatter, and how far a line's name stands from its last one, in px. */
const DOT = 3;
const NAME_AWAY = 9;
/** Where the year of a point may stand, in px from it, best first. */
const BESIDE: readonly Place[] = [
  { dx: 0, dy: -12, anchor: 'middle' },
  { dx: -6, dy: 0, anchor: 'end' },
  { dx: 6, dy: 0, anchor: 'start' },
  { dx: 0, dy: 12, anchor: 'middle' },
];

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
  const labelOf = (id: string) => look.labels.get(id) ?? id;
  const number = (value: number) => shortNumber(value, look.locale).replace(/[.,]0$/, '');
  const margins = {
    marginLeft: 40,
    marginRight:
      12 +
      Math.max(
        0,
        ...all.flatMap(({ line }) =>
          endLines(labelOf(line.id), frame).map((text) => textWidth(text, frame.font)),
        ),
      ),
    marginTop: 18,
    marginBottom: 28,
  };
  const furthest = Math.max(1e-9, ...points.map(({ x }) => x)) * 1.02;
  const ticksAcross = Math.min(
    6,
    Math.floor(
      (frame.width - margins.marginLeft - margins.marginRight) /
        (textWidth(number(furthest), frame.font) + frame.font * 1.5),
    ),
  );
  const marks: Plot.Markish[] = [
    Plot.gridY({ ticks: 4, className: 'grid' }),
    Plot.axisY({ ticks: 4, tickSize: 0, label: null, className: 'axis', tickFormat: number }),
    Plot.axisX({ ticks: ticksAcross, tickSize: 4, label: null, className: 'axis', tickFormat: number }),
  ];
  for (const { line, points: own } of all)
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
        r: DOT,
        className: `dots c-${line.colour}`,
        render: withMarks(
          own.map(({ mark }) => mark),
          new Set(),
        ),
      }),
    );
  const domain = domainOf(
    points.map(({ y }) => y),
    choice.as,
  );
  const labels = endLabels(
    all.map(({ line, points: own }) => ({
      label: labelOf(line.id),
      lines: endLines(labelOf(line.id), frame),
      colour: `c-${line.colour}`,
      point: own.at(-1),
    })),
    frame,
    domain,
    domain[1],
  );
  for (const label of labels)
    marks.push(
      Plot.text([label], {
        x: 'x',
        y: 'y',
        dx: NAME_AWAY,
        textAnchor: 'start',
        lineHeight: END_LINE,
        text: () => label.lines.join('\n'),
        className: `end ${label.colour}`,
      }),
    );
  const plane: Plane = { ...frame, ...margins, x: [0, furthest], y: domain };
  const names = labels.map((label) => {
    const { x, y } = inPx(plane, label);
    const height = label.lines.length * frame.font * END_LINE;
    const width = Math.max(...label.lines.map((text) => textWidth(text, frame.font)));
    return { x: x + NAME_AWAY, y: y - height / 2, width, height };
  });
  marks.push(
    ...wordsBeside(
      all.flatMap(({ points: own }) => {
        const told = [own.find(({ year }) => year === choice.year), own.at(-1), own[0]];
        return told.flatMap((point, n) =>
          point && told.indexOf(point) === n
            ? [{ point, text: String(point.year), priority: told.length - n }]
            : [],
        );
      }),
      BESIDE,
      [...names, ...points.map((point) => boxOfDot(plane, point, DOT))],
      plane,
      'remark',
    ),
  );
  return plotted(
    {
      width: frame.width,
      height: frame.height,
      ...margins,
      font: frame.font,
      x: { domain: [0, furthest] },
      y: { domain },
      marks,
    },
    document,
  );
}
