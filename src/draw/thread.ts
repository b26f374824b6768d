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
  /** Where another figure stands between: the height at which the thread passes it, and the gutter behind it. */
  round?: { x: number; y: number };
  /** Words that it must not cross. */
  words: readonly Box[];
}

const RADIUS = 9;
const THICK = 3;

type Corner = readonly [x: number, y: number];

/** How far from the mark a thread may come down before it turns to it, in px, nearest first. */
const ASIDE = [0, 10, -10, 20, -20, 34, -34, 50, -50, 70, -70, 95, -95, 125, -125, 160, -160];
/** Where it turns to the mark: half a lane above or below it, between two rows of words. */
const BETWEEN_ROWS = 8.5;
/** A word crossed is worse than any way round; a corner is worth a short detour. */
const PER_WORD = 10_000;
const PER_CORNER = 14;

export interface Thread {
  path: string;
  /** How bad the way is: words crossed, then corners and length. */
  cost: number;
}

/** The way with the fewest words on it: straight across at the mark's height, or along a gap and then up or down to the mark. */
export function threadPath({ phrase, mark, gutterX, gaps, round, words }: ThreadEnds): Thread {
  const start: Corner[] = [
    [phrase.x, phrase.y],
    [gutterX, phrase.y],
  ];
  if (round) start.push([gutterX, round.y], [round.x, round.y]);
  const besideX = round?.x ?? gutterX;
  const ways: Corner[][] = [[...start, [besideX, mark.y], [mark.x, mark.y]]];
  for (const gap of gaps) {
    const side = gap < mark.y ? -BETWEEN_ROWS : BETWEEN_ROWS;
    for (const aside of ASIDE) {
      const x = mark.x + aside;
      const turn: Corner[] =
        aside === 0
          ? []
          : [
              [x, mark.y + side],
              [mark.x, mark.y + side],
            ];
      ways.push([...start, [besideX, gap], [x, gap], ...turn, [mark.x, mark.y]]);
    }
  }
  let best = ways[0] ?? start;
  let cost = Infinity;
  for (const way of ways) {
    const own = crossings(way, words) * PER_WORD + lengthOf(way) + way.length * PER_CORNER;
    if (own < cost) [best, cost] = [way, own];
  }
  return { path: rounded(best), cost };
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
