/** The thread: a thin line from a phrase to a mark that runs in the gutters and never across words. */
import { overlap, type Box } from './labels';

export interface ThreadEnds {
  /** Where the phrase ends: just under its last line. */
  phrase: { x: number; y: number };
  /** Middle of the mark. */
  mark: { x: number; y: number };
  /** The gutter between text and stage, and the horizontal gaps that the thread may run along. */
  gutterX: number;
  gaps: readonly number[];
  /** Words that it must not cross. */
  words: readonly Box[];
}

const RADIUS = 9;
const THICK = 3;

type Corner = readonly [x: number, y: number];

/** The way with the fewest words on it: straight across at the mark's height, or along a gap and then up or down to the mark. */
export function threadPath({ phrase, mark, gutterX, gaps, words }: ThreadEnds): string {
  const start: Corner[] = [
    [phrase.x, phrase.y],
    [gutterX, phrase.y],
  ];
  const ways: Corner[][] = [
    [...start, [gutterX, mark.y], [mark.x, mark.y]],
    ...gaps.map((y): Corner[] => [...start, [gutterX, y], [mark.x, y], [mark.x, mark.y]]),
  ];
  let best = ways[0] ?? start;
  let least = Infinity;
  for (const way of ways) {
    const cost = crossings(way, words) * 10_000 + lengthOf(way);
    if (cost < least) [best, least] = [way, cost];
  }
  return rounded(best);
}

const segments = (way: Corner[]) => way.slice(1).map((to, index) => [way[index] ?? to, to] as const);

const lengthOf = (way: Corner[]) =>
  segments(way).reduce((sum, [a, b]) => sum + Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]), 0);

/** How many words a way runs over. The first segment follows the phrase's own underline. */
function crossings(way: Corner[], words: readonly Box[]): number {
  return segments(way)
    .slice(1)
    .reduce((sum, [a, b]) => {
      const line: Box = {
        x: Math.min(a[0], b[0]) - THICK / 2,
        y: Math.min(a[1], b[1]) - THICK / 2,
        width: Math.abs(a[0] - b[0]) + THICK,
        height: Math.abs(a[1] - b[1]) + THICK,
      };
      return sum + words.filter((word) => overlap(line, word)).length;
    }, 0);
}

/** The way as an SVG path with rounded corners. */
function rounded(way: Corner[]): string {
  const corners = way.filter(
    (point, index) => index === 0 || point[0] !== way[index - 1]?.[0] || point[1] !== way[index - 1]?.[1],
  );
  let path = '';
  corners.forEach((point, index) => {
    const [before, after] = [corners[index - 1], corners[index + 1]];
    if (!before) path += `M${xy(point)}`;
    else if (!after) path += `L${xy(point)}`;
    else {
      const near = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
      path += `L${xy(towards(point, before, near))}Q${xy(point)} ${xy(towards(point, after, near))}`;
    }
  });
  return path;
}

const distance = (a: Corner, b: Corner) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const xy = ([x, y]: Corner) => `${String(Math.round(x * 10) / 10)} ${String(Math.round(y * 10) / 10)}`;
function towards(from: Corner, to: Corner, by: number): Corner {
  const length = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * by) / length, from[1] + ((to[1] - from[1]) * by) / length];
}
