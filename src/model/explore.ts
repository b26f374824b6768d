/**
 * Explore: what a student chooses to see, what of it the figures can answer, and the numbers drawn for it.
 *
 *   explore.html?show=trade.both-ways&lines=ca-mx.ca,ca-mx.mx&as=index&base=1993&years=1990..2016&in=2008
 *
 * Everything here is pure. Years are whole numbers; values are as shown (divided, indexed, shared out).
 */
import { lastKnownYear } from './hindsight';
import { endOf } from './time';
import { observationMark, type ExploreLine, type ExploreMeasure, type ExplorePart } from './story';

export const CHARTS = ['line', 'bars', 'multiples', 'scatter', 'table'] as const;
export type ChartKind = (typeof CHARTS)[number];
/** Those that are another drawing in another year; on the others the year is a line that moves. */
export const DRAWN_BY_YEAR: ReadonlySet<ChartKind> = new Set(['bars', 'scatter']);
/** Ways of telling a number: as it is, against a year, against the year before, by people, by output, of the whole. */
export const SCALES = ['plain', 'index', 'change', 'person', 'output', 'share'] as const;
export type Scale = (typeof SCALES)[number];

export interface Choice {
  /** `SUBJECT.MEASURE` */
  show: string;
  /** Ids of lines, in the order of the story. Never empty. */
  lines: string[];
  chart: ChartKind;
  as: Scale;
  /** Year that is 100 in an index. */
  base: number;
  /** First and last year drawn. */
  years: [number, number];
  /** The year of the map, of the bars and of the cursor. */
  year: number;
  /** For a scatter: the measure across. */
  against: string;
}

/** Why something is not offered. */
export type Reason =
  'no-whole' | 'no-people' | 'no-output' | 'one-line' | 'nothing-against' | 'no-year-before';
/** Why a line is not drawn. */
export type LeftOut = 'no-base' | 'not-in-whole' | 'no-figure' | 'nothing-against';

export interface DrawnPoint {
  year: number;
  /** None where no figure was found. */
  value: number | null;
  mark: string;
  /** For a scatter: the value across, and its mark. */
  across?: { value: number; mark: string };
}
export interface DrawnLine {
  line: ExploreLine;
  points: DrawnPoint[];
}
export interface Gap {
  lines: [ExploreLine, ExploreLine];
  /** The first count less the second, in the measure's unit, where both were found. */
  points: { year: number; value: number; marks: [string, string] }[];
}

export const measuresOf = (part: ExplorePart): ExploreMeasure[] =>
  part.subjects.flatMap(({ measures }) => measures);

/** @throws RangeError when the story has nothing to explore */
export function measureOf(part: ExplorePart, show: string): ExploreMeasure {
  const all = measuresOf(part);
  const found = all.find((measure) => measure.show === show) ?? all[0];
  if (!found) throw new RangeError('a story needs something to explore');
  return found;
}

/** A series' values by year; none for an unknown series. */
const seriesOf = (part: ExplorePart, series: string | undefined): Record<string, number> =>
  series !== undefined && Object.hasOwn(part.values, series) ? (part.values[series] ?? {}) : {};
const valueIn = (values: Record<string, number>, year: number): number | undefined => {
  const key = String(year);
  return Object.hasOwn(values, key) ? values[key] : undefined;
};

/** What follows from the figures alone is worked out once for each measure: a choice asks for it many times over. */
interface Known {
  /** Years in which any of its lines has a figure, earliest first. */
  years: readonly number[];
  /** See `againstOf`. */
  against?: ExploreMeasure[];
}
const knownParts = new WeakMap<ExplorePart, WeakMap<ExploreMeasure, Known>>();

function knownOf(part: ExplorePart, measure: ExploreMeasure): Known {
  const measures = knownParts.get(part) ?? new WeakMap<ExploreMeasure, Known>();
  knownParts.set(part, measures);
  const found = measures.get(measure);
  if (found) return found;
  const years = measure.lines.flatMap(({ series }) => Object.keys(seriesOf(part, series)).map(Number));
  const known: Known = { years: [...new Set(years)].sort((a, b) => a - b) };
  measures.set(measure, known);
  return known;
}

/** The first and the last year for which any line of a measure has a figure. */
export function extentOf(part: ExplorePart, measure: ExploreMeasure): [number, number] {
  const { years } = knownOf(part, measure);
  return [years[0] ?? Infinity, years.at(-1) ?? -Infinity];
}

const within = (year: number, [from, to]: readonly [number, number]) => Math.min(to, Math.max(from, year));
const momentYear = (part: ExplorePart) => Number(part.moment.slice(0, 4));

/** The first year of the range in which every chosen line has a figure, or the first in which one has. */
function baseFor(
  part: ExplorePart,
  measure: ExploreMeasure,
  lines: readonly string[],
  [from, to]: [number, number],
) {
  const chosen = measure.lines
    .filter(({ id }) => lines.includes(id))
    .map(({ series }) => seriesOf(part, series));
  const years = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const has = (year: number) => (values: Record<string, number>) => (valueIn(values, year) ?? 0) !== 0;
  return (
    years.find((year) => chosen.every(has(year))) ?? years.find((year) => chosen.some(has(year))) ?? from
  );
}

/** The last year up to this one in which a line of the measure has a figure, or else this one. */
function yearNear(part: ExplorePart, measure: ExploreMeasure, year: number): number {
  return knownOf(part, measure).years.findLast((one) => one <= year) ?? year;
}

/** What is shown of a measure before anyone has chosen. */
export function startOfMeasure(part: ExplorePart, show: string): Choice {
  const measure = measureOf(part, show);
  const years = extentOf(part, measure);
  return {
    show: measure.show,
    lines: measure.start,
    chart: measure.chart,
    as: 'plain',
    base: baseFor(part, measure, measure.start, years),
    years,
    year: yearNear(part, measure, within(momentYear(part), years)),
    against: againstOf(part, measure)[0]?.show ?? '',
  };
}

/** Whether two lines tell of the same flow, or the second of the country that the first comes from. */
const sameFlow = (a: ExploreLine, b: ExploreLine) =>
  a.from === b.from && (b.to === undefined || (a.to === b.to && a.bothWays === b.bothWays));

/** The line of another measure that a line can be held against: the same flow, else its country. */
const partnerOf = (line: ExploreLine, other: ExploreMeasure): ExploreLine | undefined =>
  other.lines.find((one) => sameFlow(line, one) && one.books === line.books) ??
  other.lines.find((one) => sameFlow(line, one));

/** In how many years both a line and its partner in another measure have a figure. */
function yearsShared(part: ExplorePart, line: ExploreLine, other: ExploreMeasure): number {
  const partner = partnerOf(line, other);
  if (!partner) return 0;
  const known = seriesOf(part, partner.series);
  return Object.keys(seriesOf(part, line.series)).filter((year) => year in known).length;
}

/** Measures that a scatter of this one can go against, those that share the most figures first. */
export const againstOf = (part: ExplorePart, measure: ExploreMeasure): ExploreMeasure[] =>
  (knownOf(part, measure).against ??= measuresOf(part)
    .flatMap((other) => {
      const shared = measure.lines.reduce((sum, line) => sum + yearsShared(part, line, other), 0);
      return other !== measure && shared > 0 ? [{ other, shared }] : [];
    })
    .sort((a, b) => b.shared - a.shared)
    .map(({ other }) => other));

/** Whose people and output a line is held against: where it comes from, or whose books it is in when it goes both ways. */
export const countryOf = (line: ExploreLine): string =>
  line.bothWays ? (line.books ?? line.from) : line.from;

export interface Offers {
  charts: Record<ChartKind, Reason | null>;
  scales: Record<Scale, Reason | null>;
  against: ExploreMeasure[];
}

/** What the figures can answer: null for what is offered, otherwise why not. */
export function offersOf(part: ExplorePart, choice: Choice): Offers {
  const measure = measureOf(part, choice.show);
  const lines = measure.lines.filter(({ id }) => choice.lines.includes(id));
  const against = againstOf(part, measure);
  const some = (of: Record<string, string>) =>
    lines.some(
      (line) =>
        Object.keys(seriesOf(part, Object.hasOwn(of, countryOf(line)) ? of[countryOf(line)] : undefined))
          .length > 0,
    );
  const follows = lines.some(({ series }) => {
    const values = seriesOf(part, series);
    return Object.keys(values).some((year) => valueIn(values, Number(year) - 1) !== undefined);
  });
  return {
    charts: {
      line: null,
      bars: lines.length > 1 ? null : 'one-line',
      multiples: lines.length > 1 ? null : 'one-line',
      scatter: lines.some((line) => against.some((other) => partnerOf(line, other)))
        ? null
        : 'nothing-against',
      table: null,
    },
    scales: {
      plain: null,
      index: null,
      change: follows ? null : 'no-year-before',
      person: measure.perPerson && some(part.people) ? null : 'no-people',
      output: measure.output && some(part.output) ? null : 'no-output',
      share: measure.whole && lines.some(({ id }) => measure.whole?.lines.includes(id)) ? null : 'no-whole',
    },
    against,
  };
}

/** The nearest choice that the figures can answer. Any choice gives a good one. */
export function sensible(part: ExplorePart, wanted: Partial<Choice>): Choice {
  const measure = measureOf(part, wanted.show ?? '');
  const start = startOfMeasure(part, measure.show);
  const lines = measure.lines.filter(({ id }) => wanted.lines?.includes(id)).map(({ id }) => id);
  const extent = extentOf(part, measure);
  const asked = wanted.years ?? extent;
  const first = within(Math.min(...asked), extent);
  const last = within(Math.max(...asked), extent);
  // At least two years: a line needs somewhere to go.
  const years: [number, number] =
    last > first
      ? [first, last]
      : first < extent[1]
        ? [first, first + 1]
        : [Math.max(extent[0], first - 1), first];
  const chosen = lines.length > 0 ? lines : start.lines;
  const choice: Choice = {
    show: measure.show,
    lines: chosen,
    chart: wanted.chart ?? start.chart,
    as: wanted.as ?? start.as,
    base: within(wanted.base ?? baseFor(part, measure, chosen, years), years),
    years,
    year: within(wanted.year ?? start.year, years),
    against: wanted.against ?? start.against,
  };
  const offers = offersOf(part, choice);
  if (offers.charts[choice.chart]) choice.chart = offers.charts[measure.chart] ? 'line' : measure.chart;
  if (offers.scales[choice.as]) choice.as = 'plain';
  if (!offers.against.some(({ show }) => show === choice.against))
    choice.against = offers.against[0]?.show ?? '';
  return choice;
}

/** The years of a measure that were known by then: the first two at least. */
export function knownExtent(part: ExplorePart, measure: ExploreMeasure, until: number): [number, number] {
  const [first, last] = extentOf(part, measure);
  return [first, Math.max(first + 1, Math.min(last, lastKnownYear(until)))];
}

/** As much of a choice as was known by then. */
export function knownChoice(part: ExplorePart, choice: Choice, until: number): Choice {
  const [first, last] = knownExtent(part, measureOf(part, choice.show), until);
  const to = Math.min(choice.years[1], last);
  const from = Math.max(first, Math.min(choice.years[0], to - 1));
  const within = (year: number) => Math.min(to, Math.max(from, year));
  return { ...choice, years: [from, to], year: within(choice.year), base: within(choice.base) };
}

/** The query of a choice without its question mark: what differs from how its measure starts. */
export function queryOfChoice(part: ExplorePart, choice: Choice): string {
  const first = measuresOf(part)[0]?.show;
  const start = sensible(part, { show: choice.show, lines: choice.lines, years: choice.years });
  const fresh = startOfMeasure(part, choice.show);
  const parts: string[] = [];
  if (choice.show !== first) parts.push(`show=${choice.show}`);
  if (choice.lines.join() !== fresh.lines.join()) parts.push(`lines=${choice.lines.join(',')}`);
  if (choice.chart !== start.chart) parts.push(`chart=${choice.chart}`);
  if (choice.chart === 'scatter' && choice.against !== start.against) parts.push(`against=${choice.against}`);
  if (choice.as !== 'plain') parts.push(`as=${choice.as}`);
  if (choice.as === 'index' && choice.base !== start.base) parts.push(`base=${String(choice.base)}`);
  if (choice.years.join() !== fresh.years.join()) parts.push(`years=${choice.years.join('..')}`);
  if (choice.year !== start.year) parts.push(`in=${String(choice.year)}`);
  return parts.join('&');
}

const YEAR = /^\d{4}$/;
/** The choice that an address says. Any text gives a good one: what makes no sense is passed over. */
export function choiceOf(part: ExplorePart, address: string): Choice {
  const query = new URLSearchParams(address.replace(/^[^?]*/, '').replace(/#.*$/s, ''));
  const among = <T extends string>(key: string, all: readonly T[]) =>
    all.find((one) => one === query.get(key));
  const year = (key: string) => {
    const text = query.get(key) ?? '';
    return YEAR.test(text) ? Number(text) : undefined;
  };
  const years = /^(\d{4})\.\.(\d{4})$/.exec(query.get('years') ?? '');
  const wanted: Partial<Choice> = {
    show: query.get('show') ?? '',
    lines: (query.get('lines') ?? '').split(','),
  };
  const [chart, as, base, at] = [among('chart', CHARTS), among('as', SCALES), year('base'), year('in')];
  if (chart) wanted.chart = chart;
  if (as) wanted.as = as;
  if (base !== undefined) wanted.base = base;
  if (at !== undefined) wanted.year = at;
  if (years) wanted.years = [Number(years[1]), Number(years[2])];
  const against = query.get('against');
  if (against !== null) wanted.against = against;
  return sensible(part, wanted);
}

/**
 * The numbers that a choice draws. Linear in their count.
 * @param until  the moment, in years, when hindsight is hidden: what ended later is left out
 */
export function drawnBy(
  part: ExplorePart,
  choice: Choice,
  until = Infinity,
): { lines: DrawnLine[]; leftOut: { line: ExploreLine; why: LeftOut }[] } {
  const measure = measureOf(part, choice.show);
  const other = choice.chart === 'scatter' ? measureOf(part, choice.against) : null;
  const [from, to] = choice.years;
  const years = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter(
    (year) => endOf(String(year)) <= until,
  );
  const lines: DrawnLine[] = [];
  const leftOut: { line: ExploreLine; why: LeftOut }[] = [];

  for (const line of measure.lines) {
    if (!choice.lines.includes(line.id)) continue;
    const values = seriesOf(part, line.series);
    const told = scaleOf(part, measure, line, choice);
    if (typeof told === 'string') {
      leftOut.push({ line, why: told });
      continue;
    }
    const partner = other ? partnerOf(line, other) : undefined;
    if (other && !partner) {
      leftOut.push({ line, why: 'nothing-against' });
      continue;
    }
    const across = seriesOf(part, partner?.series);
    const points = years.map((year): DrawnPoint => {
      const value = valueIn(values, year);
      const shown = value === undefined ? null : told(value, year);
      const point: DrawnPoint = { year, value: shown, mark: observationMark(line.series, String(year)) };
      if (!other || !partner) return point;
      const beside = valueIn(across, year);
      if (beside === undefined) return { ...point, value: null };
      return {
        ...point,
        across: { value: beside / other.divide, mark: observationMark(partner.series, String(year)) },
      };
    });
    if (points.some(({ value }) => value !== null)) lines.push({ line, points });
    else leftOut.push({ line, why: 'no-figure' });
  }
  return { lines, leftOut };
}

type Telling = (value: number, year: number) => number | null;

/** How a line's numbers are told, or why they cannot be. */
function scaleOf(
  part: ExplorePart,
  measure: ExploreMeasure,
  line: ExploreLine,
  choice: Choice,
): Telling | LeftOut {
  const own = seriesOf(part, line.series);
  const country = countryOf(line);
  const by = (of: Record<string, string>) =>
    seriesOf(part, Object.hasOwn(of, country) ? of[country] : undefined);
  const over =
    (values: Record<string, number>, times: number): Telling =>
    (value, year) => {
      const under = valueIn(values, year);
      return under === undefined || under === 0 ? null : (value * times) / under;
    };
  switch (choice.as) {
    case 'plain':
      return (value) => value / measure.divide;
    case 'index': {
      const base = valueIn(own, choice.base);
      return base === undefined || base === 0 ? 'no-base' : (value) => (value / base) * 100;
    }
    case 'change':
      return (value, year) => {
        const before = valueIn(own, year - 1);
        return before === undefined || before === 0 ? null : (value / before - 1) * 100;
      };
    case 'person':
      return over(by(part.people), measure.perPerson?.times ?? 1);
    case 'output':
      return over(by(part.output), 100);
    case 'share': {
      const { whole } = measure;
      if (!whole?.lines.includes(line.id)) return 'not-in-whole';
      const parts = measure.lines
        .filter(({ id }) => whole.lines.includes(id))
        .map(({ series }) => seriesOf(part, series));
      return (value, year) => {
        const all = parts.map((values) => valueIn(values, year));
        if (all.some((one) => one === undefined)) return null;
        const sum = all.reduce<number>((total, one) => total + (one ?? 0), 0);
        return sum === 0 ? null : (value / sum) * 100;
      };
    }
  }
}

/** Where both books of a flow are chosen: how far apart they are. */
export function gapsOf(part: ExplorePart, choice: Choice, until = Infinity): Gap[] {
  const measure = measureOf(part, choice.show);
  const chosen = measure.lines.filter(({ id }) => choice.lines.includes(id));
  const plain = drawnBy(part, { ...choice, as: 'plain', chart: 'line' }, until);
  const pointsOf = (line: ExploreLine) => plain.lines.find((one) => one.line === line)?.points ?? [];
  return chosen.flatMap((first, n) =>
    chosen.slice(n + 1).flatMap((second): Gap[] => {
      const same = first.from === second.from && first.to === second.to && first.bothWays === second.bothWays;
      if (!same || first.books === second.books || !first.books || !second.books) return [];
      const others = new Map(pointsOf(second).map((point) => [point.year, point]));
      const points = pointsOf(first).flatMap((point) => {
        const beside = others.get(point.year);
        return point.value === null || beside?.value == null
          ? []
          : [
              {
                year: point.year,
                value: point.value - beside.value,
                marks: [point.mark, beside.mark] as [string, string],
              },
            ];
      });
      return points.length > 0 ? [{ lines: [first, second], points }] : [];
    }),
  );
}
