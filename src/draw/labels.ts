/** Puts labels where they do not run into each other: greedy, the important ones first. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What labels keep clear of; where one must run into something, rather into what weighs less (1 if not said). */
export interface Obstacle extends Box {
  weight?: number;
}

export interface LabelRequest<T> {
  item: T;
  /** Lines of text, top to bottom. */
  lines: string[];
  /** Places to try, best first: where the anchor stands, and to which side the text runs. */
  candidates: { x: number; y: number; anchor: 'start' | 'middle' | 'end' }[];
  /** Higher goes first; ties in the order given. */
  priority: number;
  fontSize: number;
  /** Placed even where it runs into something: then where it runs into least. */
  must?: boolean;
}

export interface PlacedLabel<T> {
  item: T;
  lines: string[];
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  box: Box;
}

/** Mean width of a character, as a share of the font size: measured for Atkinson Hyperlegible Next, on the safe side. */
const CHARACTER = 0.56;
export const LINE_HEIGHT = 1.25;

export const textWidth = (text: string, fontSize: number) => text.length * fontSize * CHARACTER;

/**
 * A text in lines that are no wider than may be, where its words allow; it breaks at spaces alone.
 * @param most  in px
 */
export function wrapped(text: string, most: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize) <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The area that two boxes have in common. */
const common = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** A label over the edge is worse than one on anything, in square units. */
const OUTSIDE = 1e9;

/** What it costs a label that must be placed to stand somewhere, in square units. */
const costOf = ({ box, inside }: { box: Box; inside: boolean }, taken: readonly Obstacle[]) =>
  taken.reduce((cost, other) => cost + common(box, other) * (other.weight ?? 1), inside ? 0 : OUTSIDE);

const isInside = (box: Box, frame: Box) =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height;

/** The box of text whose first line's middle is at y. */
function boxOf(
  lines: string[],
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  fontSize: number,
): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, fontSize)));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return {
    x: left,
    y: y - fontSize * 0.6,
    width,
    height: fontSize * (1.2 + (lines.length - 1) * LINE_HEIGHT),
  };
}

/**
 * The labels that find room, clear of obstacles, of each other, and within the frame; those that find none are left out.
 */
export function placeLabels<T>(
  requests: LabelRequest<T>[],
  obstacles: Obstacle[],
  frame: Box,
): PlacedLabel<T>[] {
  const taken: Obstacle[] = [...obstacles];
  const placed: PlacedLabel<T>[] = [];
  for (const request of [...requests].sort((a, b) => b.priority - a.priority)) {
    const options = request.candidates.map(({ x, y, anchor }) => {
      const box = boxOf(request.lines, x, y, anchor, request.fontSize);
      const isFree = !taken.some((other) => overlap(box, other));
      return { x, y, anchor, box, isFree, inside: isInside(box, frame) };
    });
    const free =
      options.find(({ isFree, inside }) => inside && isFree) ??
      (request.must
        ? options
            .map((option) => ({ ...option, cost: costOf(option, taken) }))
            .sort((a, b) => a.cost - b.cost)[0]
        : undefined);
    if (!free) continue;
    taken.push(free.box);
    placed.push({
      item: request.item,
      lines: request.lines,
      x: free.x,
      y: free.y,
      anchor: free.anchor,
      box: free.box,
    });
  }
  return placed;
}
