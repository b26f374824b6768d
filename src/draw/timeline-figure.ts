/** The timeline: lanes of events over a range of years, labels only where they find room. */
import { endOf, middleOf, parsePeriod, startOf } from '../model/time';
import type { EventEntry, TimelinePart } from '../model/story';
import { textWidth } from './labels';

export interface TimelineDot {
  mark: string;
  title: string;
  lane: string;
  /** Per cent of the width. */
  x: number;
  /** Per cent; for what lasts long enough to be seen as a bar. */
  x2: number | null;
  /** Px from the top. */
  y: number;
  kind: 'event' | 'held' | 'not-held';
  colour: string;
  linked: boolean;
  label: DotLabel | null;
}
/** Where a title stands from its dot, in px. */
export interface DotLabel {
  anchor: 'start' | 'middle' | 'end';
  dx: number;
  dy: number;
}
/** A term of office: a band over some years. */
export interface TimelineTerm {
  key: string;
  mark: string;
  name: string;
  /** Per cent of the width. */
  x1: number;
  x2: number;
  /** What is written in the band, where there is room. */
  label: string;
}
export interface TimelineFigure {
  height: number;
  /** Height of a row of leaders, in px. */
  rowHeight: number;
  /** Rows of who led: names on the left, terms as bands. */
  leaders: { country: string; name: string; y: number; terms: TimelineTerm[] }[];
  lanes: { id: string; label: string; colour: string; note: string; y: number }[];
  spans: { id: string; x1: number; x2: number; y: number; label: string }[];
  ticks: { x: number; label: string; strong: boolean }[];
  /** Per cent at which the moment stands; under 0 or over 100 when it is out of range. */
  moment: number;
  dots: TimelineDot[];
  before: EventEntry[];
  after: EventEntry[];
}

/** Height of a row of leaders. */
export const LEADER_HEIGHT = 13;
const LEADER_FONT = 10.5;
/** Height of a lane beside other figures; where the timeline has the screen to itself it may be taller. */
export const LANE_HEIGHT = 16;
const AXIS_HEIGHT = 20;
const FONT = 11.5;
const RADIUS = 4.5;
/** Events nearer than this are set one above the other. */
const CROWD = 7;
/** By this share of a lane's height. */
const APART = 3.5 / LANE_HEIGHT;

/** Taller than this, a lane's events stand apart from its name. */
const MOST_LANE_HEIGHT = 34;

/** Height of the lanes of a timeline that has so much height to itself, in px: at least as beside other figures. */
export function laneHeightIn(part: TimelinePart, room: number, letters = 1): number {
  const share = (room - topOf(part, letters) - AXIS_HEIGHT * letters) / part.lanes.length;
  return Math.min(MOST_LANE_HEIGHT * letters, Math.max(LANE_HEIGHT * letters, share));
}

/** Where the lanes begin, under the rows of leaders, in px. */
const topOf = (part: TimelinePart, letters: number) =>
  part.leaders.length > 0 ? part.leaders.length * LEADER_HEIGHT * letters + 4 : 0;

export interface TimelineOptions {
  /** How much larger than usual the letters are, and with them all that stands beside them. */
  letters?: number;
  laneHeight?: number;
  /** Short name of a month from 1 to 12. */
  monthName?: (month: number) => string;
  /** Marks that are pinned: their titles come first, even over other dots. */
  chosen?: ReadonlySet<string>;
  /** Nothing later is drawn, in years; for when hindsight is hidden. */
  until?: number;
}

const stepsInYears = [1 / 12, 0.25, 1, 2, 5, 10, 20, 50];
const MIN_TICK = 46;

/**
 * @param time     years from and to
 * @param widthPx  width at which labels are fitted; positions themselves are in per cent
 */
export function timelineFigure(
  part: TimelinePart,
  time: readonly [number, number],
  widthPx: number,
  {
    letters = 1,
    laneHeight = LANE_HEIGHT * letters,
    monthName = String,
    chosen = new Set(),
    until = Infinity,
  }: TimelineOptions = {},
): TimelineFigure {
  const [from, to] = time;
  const length = to - from;
  const percent = (years: number) => Math.round(((years - from) / length) * 100000) / 1000;
  const px = (years: number) => ((years - from) / length) * widthPx;
  const rowHeight = LEADER_HEIGHT * letters;
  const top = topOf(part, letters);
  /** How far events that crowd stand above and below their lane's middle. */
  const apart = laneHeight * APART;
  const laneY = new Map(part.lanes.map((lane, index) => [lane.id, top + (index + 0.5) * laneHeight]));
  const laneColour = new Map(part.lanes.map((lane) => [lane.id, lane.colour]));
  const height = top + part.lanes.length * laneHeight + AXIS_HEIGHT * letters;
  const when = (event: EventEntry) =>
    parsePeriod(event.start)?.day ? startOf(event.start) : middleOf(event.start);

  const before: EventEntry[] = [];
  const after: EventEntry[] = [];
  const dots: TimelineDot[] = [];
  for (const lane of part.lanes) {
    const inLane = part.events
      .filter((event) => event.lane === lane.id && startOf(event.start) < until)
      .sort((a, b) => when(a) - when(b));
    const shown = inLane.filter((event) => {
      const [start, end] = [when(event), event.end ? endOf(event.end) : when(event)];
      if (end < from) before.push(event);
      else if (start > to) after.push(event);
      return end >= from && start <= to;
    });
    const y = laneY.get(lane.id) ?? 0;
    let crowd = 0;
    let last = -Infinity;
    const laid = shown.map((event) => {
      // Where its dot is drawn: at the edge when it began before.
      const at = px(Math.max(from, when(event)));
      crowd = at - last < CROWD ? (crowd + 1) % 3 : 0;
      last = at;
      return { event, at, y: y + (crowd === 0 ? 0 : crowd === 1 ? apart : -apart) };
    });
    const labels = laneLabels(
      laid.map(({ event, at, y: dotY }) => ({
        key: event.id,
        at,
        title: event.title,
        rank: chosen.has(`event/${event.id}`) ? 2 : Number(event.linked),
        off: dotY - y,
      })),
      widthPx,
      FONT * letters,
      laneHeight,
    );
    for (const { event, y: dotY } of laid) {
      const long = event.end ? Math.min(until, endOf(event.end)) : 0;
      dots.push({
        mark: `event/${event.id}`,
        title: event.title,
        lane: lane.id,
        x: percent(Math.max(from, when(event))),
        x2: event.end && px(long) - px(when(event)) > 12 ? percent(Math.min(to, long)) : null,
        y: dotY,
        kind: event.held === undefined ? 'event' : event.held ? 'held' : 'not-held',
        colour: laneColour.get(event.lane) ?? 'ink',
        linked: event.linked,
        label: labels.get(event.id) ?? null,
      });
    }
  }
  const leaders = part.leaders.map(({ country, name, terms }, row) => ({
    country,
    name,
    y: row * rowHeight,
    terms: terms.flatMap((term): TimelineTerm[] => {
      const start = Math.max(from, startOf(term.start));
      const end = Math.min(to, until, term.end ? startOf(term.end) : Infinity);
      if (end <= start) return [];
      const room = px(end) - px(start) - 8;
      const label =
        [term.name, term.short].find((text) => textWidth(text, LEADER_FONT * letters) <= room) ?? '';
      return [
        {
          key: `${term.id} ${term.start}`,
          mark: `leader/${term.id}`,
          name: term.name,
          x1: percent(start),
          x2: percent(end),
          label,
        },
      ];
    }),
  }));
  return {
    height,
    rowHeight,
    leaders,
    lanes: part.lanes.map((lane) => ({
      id: lane.id,
      label: lane.label,
      colour: lane.colour,
      note: lane.note ?? '',
      y: laneY.get(lane.id) ?? 0,
    })),
    spans: spansOf(part, time, percent, laneY, until),
    ticks: ticksOf(time, widthPx / letters, percent, monthName),
    moment: percent(startOf(part.moment)),
    dots,
    before,
    after,
  };
}

/**
 * Which events of a lane get their title, and where: beside the dot, or over it where the lane is tall enough.
 * @param events  with how far each stands off its lane's middle, since others are near, in px
 */
function laneLabels(
  events: { key: string; at: number; title: string; rank: number; off: number }[],
  widthPx: number,
  font: number,
  laneHeight: number,
): Map<string, DotLabel> {
  const reach = ({ at }: { at: number }): [number, number] => [at - RADIUS - 1, at + RADIUS + 1];
  const dots = events.map(reach);
  const raised = events.filter(({ off }) => off < 0).map(reach);
  const beside: [number, number][] = [];
  const over: [number, number][] = [];
  const up = RADIUS + 2 + font / 2;
  const roomOver = laneHeight / 2 - up - font / 2;
  const isFree = ([from, to]: [number, number], taken: [number, number][]) =>
    from >= 0 && to <= widthPx && taken.every(([a, b]) => to <= a || from >= b);
  const labels = new Map<string, DotLabel>();
  // What is chosen goes first, then what the article speaks of, then what comes first.
  for (const { key, at, title, rank, off } of [...events].sort((a, b) => b.rank - a.rank || a.at - b.at)) {
    const width = textWidth(title, font) + 4;
    const gap = RADIUS + 3;
    // Beside a raised dot a title reaches up to those that stand over theirs.
    const rows = off < 0 ? [beside, over] : [beside];
    const places: { label: DotLabel; span: [number, number]; rows: [number, number][][] }[] = [
      { label: { anchor: 'start', dx: gap, dy: 0 }, span: [at + gap - 1, at + gap + width], rows },
      { label: { anchor: 'end', dx: -gap, dy: 0 }, span: [at - gap - width, at - gap + 1], rows },
    ];
    // What is chosen rather reaches a little into the lane above than lies over dots of its own.
    if (roomOver >= (rank === 2 ? -5 : -2) && off === 0)
      for (const [anchor, dx, from] of [
        ['middle', 0, at - width / 2],
        ['start', -RADIUS, at - RADIUS],
        ['end', RADIUS, at + RADIUS - width],
      ] as const)
        places.push({ label: { anchor, dx, dy: -up }, span: [from, from + width], rows: [over] });
    const found =
      places.find(({ span, rows, label }) =>
        isFree(span, [...rows.flat(), ...(label.dy === 0 ? dots : raised)]),
      ) ?? (rank === 2 ? places.find(({ span, rows }) => isFree(span, rows.flat())) : undefined);
    if (!found) continue;
    labels.set(key, found.label);
    for (const row of found.rows) row.push(found.span);
  }
  return labels;
}

function spansOf(
  part: TimelinePart,
  [from, to]: readonly [number, number],
  percent: (years: number) => number,
  laneY: Map<string, number>,
  until: number,
): TimelineFigure['spans'] {
  const byId = new Map(part.events.map((event) => [event.id, event]));
  return part.spans.flatMap((span) => {
    const [first, last] = [byId.get(span.from), byId.get(span.to)];
    if (!first || !last) return [];
    const [start, end] = [startOf(first.start), Math.min(until, middleOf(last.start))];
    if (end < from || start > to || start >= until) return [];
    return [
      {
        id: span.id,
        x1: percent(Math.max(from, start)),
        x2: percent(Math.min(to, end)),
        y: laneY.get(span.lane) ?? 0,
        label: span.label,
      },
    ];
  });
}

function ticksOf(
  [from, to]: readonly [number, number],
  widthPx: number,
  percent: (years: number) => number,
  monthName: (month: number) => string,
): TimelineFigure['ticks'] {
  const perYear = widthPx / (to - from);
  const step = stepsInYears.find((years) => years * perYear >= MIN_TICK) ?? 100;
  const ticks: TimelineFigure['ticks'] = [];
  for (let n = Math.ceil(from / step - 1e-6); n * step <= to + 1e-6; n++) {
    const years = n * step;
    const year = Math.floor(years + 1e-6);
    const month = Math.round((years - year) * 12) + 1;
    const isYear = month === 1;
    const label = isYear ? String(year) : monthName(month);
    const hasRoom = (to - years) * perYear >= textWidth(label, FONT) + 3;
    ticks.push({ x: percent(years), label: hasRoom ? label : '', strong: isYear });
  }
  return ticks;
}
