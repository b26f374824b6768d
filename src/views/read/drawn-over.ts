/**
 * What is drawn over the page while something is in focus, measured on the page as it stands:
 * threads from words to marks, values beside points, the difference of a comparison.
 */
import { overlap, textWidth, type Box } from '../../draw/labels';
import { threadPath } from '../../draw/thread';
import { details, scaled } from '../../state/details.svelte';
import { focus } from '../../state/focus.svelte';
import { figureOf, middleOfElement, shownElementsOf, type FigureName } from '../marks/elements';

interface Point {
  x: number;
  y: number;
}
export interface Comparison extends Point {
  path: string;
  arrow: string;
  lines: string[];
}
/** All in px of the window. */
export interface DrawnOver {
  threads: { path: string; start: Point; end: Point }[];
  values: (Point & { key: string; text: string; anchor: 'start' | 'end' })[];
  comparison: Comparison | null;
}
export const NOTHING: DrawnOver = { threads: [], values: [], comparison: null };

/** A lit mark's element that can be seen. */
interface Shown {
  mark: string;
  element: Element;
  figure: FigureName | null;
}

/** More values than this at once would be a table. */
const MOST_VALUES = 6;
/** Of more marks than this at once some are looked at, from all over. */
const MOST_LOOKED_AT = 120;
/** As many marks are tried for the best end of a thread. */
const MOST_TRIED = 8;
const FONT = 13;
/** Threads need a gutter: the layout with the text beside the stage. */
const WIDE = '(min-width: 62.5em)';

export function measureOver(): DrawnOver {
  const { marks } = focus.lit;
  if (marks.length === 0) return NOTHING;
  const each = Math.ceil(marks.length / MOST_LOOKED_AT);
  const some = each > 1 ? marks.filter((_, n) => n % each === 0) : marks;
  const shown = some.flatMap((mark) =>
    shownElementsOf(mark).map((element): Shown => ({ mark, element, figure: figureOf(element) })),
  );
  // A comparison ends at its second mark: that is where its thread leads.
  const [from = '', to = ''] = comparingPhrase()?.marks ?? [];
  const compared = comparedElements(from, to)?.[1];
  const first = shown.filter(({ element }) => element === compared);
  return {
    threads: matchMedia(WIDE).matches ? threadsTo([...first, ...shown]) : [],
    values: valuesOf(shown),
    comparison: comparisonOf(),
  };
}

/** A number as the axis says it, without its unit. */
const shownNumber = (value: number, unit: string) => scaled(value, unit).number;

/** Where words stand that a thread should not cross. */
function boxesOf(figure: Element): Box[] {
  return [
    ...figure.querySelectorAll(
      'text, h2, figcaption p, .map-title p, .panel-title, .chart-foot, .chart-picker',
    ),
  ]
    .map((element) => element.getBoundingClientRect())
    .filter((box) => box.width > 0)
    .map(({ x, y, width, height }) => ({ x, y: y + height * 0.12, width, height: height * 0.76 }));
}

/** On a low screen the map stands between the text and the chart: along its edge, then down between the two. */
function roundTheMap(region: Element): Point | undefined {
  const deck = region.closest('.deck')?.getBoundingClientRect();
  const stage = region.closest('.stage')?.getBoundingClientRect();
  return deck && stage && deck.left > stage.left + 1 ? { x: deck.left + 9, y: stage.top + 3 } : undefined;
}

function threadsTo(shown: readonly Shown[]): DrawnOver['threads'] {
  const phrase = startOfThread();
  if (!phrase) return [];
  const { start, gutterX, row } = phrase;
  // In the ledger a row speaks of its own figure.
  const near = shown.filter(({ element }) => element.closest('[data-row]') === row);
  const counts = new Map<FigureName | null, number>();
  for (const { figure } of near) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const figures = (['chart', 'map', 'timeline'] as const).filter((figure) => counts.get(figure) === most);
  // A single mark that is drawn twice gets a thread to each; else one thread, into the figure that shows most of what is lit.
  return figures.slice(0, focus.lit.marks.length === 1 ? 2 : 1).flatMap((figure) => {
    const inFigure = near.filter((one) => one.figure === figure).slice(0, MOST_TRIED);
    const region = inFigure[0]?.element.closest('.map, .chart, .timeline, div.held');
    if (!region) return [];
    const words = boxesOf(region);
    const frame = region.getBoundingClientRect();
    const round = roundTheMap(region);
    // A comparison has one end; of several marks the one that is reached without crossing words.
    const ends = comparingPhrase() ? inFigure.slice(0, 1) : inFigure;
    const tried = ends.map(({ element }) => {
      const panels = element.closest('.panels')?.getBoundingClientRect();
      const gaps = [
        // The names of who led begin at once under the timeline's edge.
        ...(figure === 'timeline' ? [frame.top] : [frame.top + 3, frame.bottom - 3]),
        ...(panels ? [panels.top - 2, panels.bottom + 2] : []),
      ];
      const end = middleOfElement(element);
      return { start, end, ...threadPath({ phrase: start, mark: end, gutterX, gaps, round, words }) };
    });
    const [best] = tried.sort((a, b) => a.cost - b.cost);
    return best ? [best] : [];
  });
}

/** Where a thread leaves the words, under the end of the first lit phrase that can be seen; its column's gutter and its row. */
function startOfThread(): { start: Point; gutterX: number; row: Element | null } | null {
  const top = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
  const bottom = document.getElementById('timeline')?.getBoundingClientRect().top ?? innerHeight;
  for (const { passage, phrase } of focus.lit.phrases) {
    for (const element of document.querySelectorAll(
      `[data-passage="${passage}"][data-phrase="${phrase.key}"]`,
    )) {
      const box = [...element.getClientRects()].at(-1);
      const column = element.closest('[data-column]')?.getBoundingClientRect();
      if (box && column && box.top > top && box.bottom < bottom) {
        const start = { x: box.right - 2, y: box.bottom + 3 };
        return { start, gutterX: column.right - 10, row: element.closest('[data-row]') };
      }
    }
  }
  return null;
}

/** Values beside lit points of a line chart. Bars and ribbons carry theirs already. */
function valuesOf(shown: readonly Shown[]): DrawnOver['values'] {
  const points = shown.filter(({ element }) => element.closest('.dots:not(.share)'));
  if (points.length === 0 || points.length > MOST_VALUES) return [];
  const placed: Box[] = [];
  const from = comparingPhrase()?.marks[0];
  return points.flatMap(({ mark, element }) => {
    const found = details.of(mark);
    const { x, y } = middleOfElement(element);
    const right = (element.closest('svg')?.getBoundingClientRect().right ?? innerWidth) - x;
    if (found?.number === undefined || found.number === null) return [];
    const text = shownNumber(found.number, found.unit);
    const isFrom = mark === from;
    const anchor = isFrom || right < textWidth(text, FONT) + 12 ? ('end' as const) : ('start' as const);
    const at = {
      key: `${mark} ${String(Math.round(x))}`,
      x: x + (anchor === 'end' ? -9 : 9),
      y: y - 10,
      text,
      anchor,
    };
    const width = textWidth(text, FONT);
    const box = { x: anchor === 'end' ? at.x - width : at.x, y: at.y - 10, width, height: 14 };
    if (placed.some((other) => overlap(other, box))) return [];
    placed.push(box);
    return [at];
  });
}

/** The two elements of a comparison in one drawing; of several, the one in which they stand furthest apart. */
function comparedElements(from: string, to: string): [Element, Element] | null {
  const inChart = (mark: string) => shownElementsOf(mark).filter((element) => figureOf(element) === 'chart');
  let best: [Element, Element] | null = null;
  let most = -1;
  for (const a of inChart(from)) {
    for (const b of inChart(to)) {
      const apart = Math.abs(middleOfElement(a).y - middleOfElement(b).y);
      if (a.closest('svg') === b.closest('svg') && apart > most) [best, most] = [[a, b], apart];
    }
  }
  return best;
}

/** The phrase lit, if it is one that compares. */
function comparingPhrase() {
  const [only] = focus.lit.phrases;
  return focus.lit.phrases.length === 1 && only?.phrase.kind === 'compares' ? only.phrase : null;
}

function comparisonOf(): Comparison | null {
  const [from = '', to = ''] = comparingPhrase()?.marks ?? [];
  const elements = comparedElements(from, to);
  const [a, b] = [details.of(from), details.of(to)];
  if (!elements || !a || !b || a.number === null || b.number === null) return null;
  const [p, q] = elements.map(middleOfElement) as [Point, Point];
  const show = (value: number) => shownNumber(value, b.unit);
  const lines = [
    `${b.number >= a.number ? '+' : '−'}${show(Math.abs(b.number - a.number))}`,
    `${show(b.number)} ÷ ${show(a.number)}`,
    `= ${(b.number / a.number).toFixed(2)}`,
  ];
  const width = Math.max(...lines.map((line) => textWidth(line, FONT)));
  const right = elements[1].closest('svg')?.getBoundingClientRect().right ?? innerWidth;
  const y = (p.y + q.y) / 2;
  if (elements[1].closest('.bars')) {
    // Between bars there is no room: the arithmetic stands under the lowest.
    const bars = elements[1].closest('svg')?.querySelectorAll('.bars rect') ?? [];
    const bottom = Math.max(...[...bars].map((bar) => bar.getBoundingClientRect().bottom));
    return {
      path: '',
      arrow: '',
      x: Math.min(p.x, q.x),
      y: bottom + 26,
      lines: [`${lines[0] ?? ''} · ${lines.slice(1).join(' ')}`],
    };
  }
  const x = Math.min(q.x + 16, right - 6);
  const head = q.y < p.y ? 5 : -5;
  // Beside the arrow where there is room, else to its left, under the lower point's value.
  const beside = x + width + 14 <= right;
  return {
    path: `M${String(p.x)} ${String(p.y)}H${String(x)}M${String(q.x)} ${String(q.y)}H${String(x)}`,
    arrow: `M${String(x)} ${String(p.y)}V${String(q.y)}m-4 ${String(head)}l4 ${String(-head)}l4 ${String(head)}`,
    x: beside ? x + 8 : Math.min(p.x, q.x) - width - 8,
    y: beside ? y : Math.max(p.y, q.y) + 18,
    lines,
  };
}
