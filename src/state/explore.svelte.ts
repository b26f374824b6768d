/** What Explore shows: one choice, kept in step with the address and with the map. */
import part from 'virtual:story/explore';
import {
  CHARTS,
  DRAWN_BY_YEAR,
  SCALES,
  choiceOf,
  drawnBy,
  extentOf,
  gapsOf,
  knownChoice,
  knownExtent,
  measureOf,
  offersOf,
  queryOfChoice,
  sensible,
  type Choice,
} from '../model/explore';
import type { Step } from './address-bar';
import { atlas } from './atlas';
import { hindsight } from './hindsight.svelte';
import { until } from './later';
import { map } from './map';
import { view } from './view.svelte';

/** Shows a choice before anything else follows it. */
export interface Painter {
  /** In the frame of the event. */
  paint: (choice: Choice) => void;
  /** Asks for `follow`, once that frame is on the screen. */
  followSoon: () => void;
  /** Someone may be about to choose this. */
  prepare: (choice: () => Choice) => void;
  /** Someone may be about to choose one of these, the likeliest first. */
  prepareOneOf: (choices: () => readonly (() => Choice)[]) => void;
}

/** The others of a list, those nearest to the one that is chosen first, and of these the one in the direction of the last step. */
export function othersOf<Value>(all: readonly Value[], now: Value, before = now): Value[] {
  const here = all.indexOf(now);
  const way = here < all.indexOf(before) ? -1 : 1;
  const away = (value: Value) => (all.indexOf(value) - here) * way;
  const rank = (value: Value) => (away(value) > 0 ? 2 * away(value) - 1 : -2 * away(value));
  return all.filter((value) => value !== now).sort((one, other) => rank(one) - rank(other));
}

class ExploreState {
  readonly part = part;
  /** What was chosen. */
  #wanted = $state.raw<Choice>(sensible(part, {}));
  /** The same, as soon as those who tell of it may follow. */
  #told = $state.raw<Choice>(this.#wanted);
  /** What is shown or about to be: what the next choice goes on from. */
  latest = $derived<Choice>(this.#known(this.#wanted));
  #painter: Painter | null = null;
  /** What of the choice was changed last, and from what. */
  #last: keyof Choice = 'lines';
  #before: Choice = this.#wanted;
  current = $derived<Choice>(this.#known(this.#told));
  measure = $derived(measureOf(part, this.current.show));
  extent = $derived<[number, number]>(
    hindsight.hidden ? knownExtent(part, this.measure, until) : extentOf(part, this.measure),
  );
  offers = $derived(offersOf(part, this.current));
  drawn = $derived(drawnBy(part, this.current, hindsight.hidden ? until : Infinity));
  gaps = $derived(gapsOf(part, this.current, hindsight.hidden ? until : Infinity));

  /** The year that was chosen. */
  get year(): number {
    return this.#wanted.year;
  }

  /** Whether those who tell of the choice have not caught up with it. */
  get isBehind(): boolean {
    return this.#told !== this.#wanted;
  }

  /** The choice as an address says it, without its question mark. */
  query = $derived(queryOfChoice(part, this.#wanted));

  /** From now on choices are painted first. */
  paintFirst(painter: Painter): void {
    this.#painter = painter;
  }

  /** Takes the choice from the address. */
  read(address: string): void {
    this.#take(choiceOf(part, address));
  }

  choose(wanted: Partial<Choice>, step: Step = 'push'): void {
    const [changed] = Object.keys(wanted) as (keyof Choice)[];
    if (changed) this.#last = changed;
    this.#take(this.#with(wanted), step);
  }

  /** Another measure: what is told of it stays as far as it can be. */
  show(show: string): void {
    this.#last = 'show';
    this.#take(this.#of(show), 'push');
  }

  /** Someone may be about to choose this. */
  expect(wanted: () => Partial<Choice>): void {
    this.#painter?.prepare(() => this.#known(this.#with(wanted())));
  }

  /** Someone opened a menu of these, the likeliest first. */
  expectOneOf(wanted: () => readonly Partial<Choice>[]): void {
    this.#painter?.prepareOneOf(() => wanted().map((one) => () => this.#known(this.#with(one))));
  }

  /** Someone may be about to choose another measure. */
  expectMeasure(show: string): void {
    this.#painter?.prepare(() => this.#known(this.#of(show)));
  }

  /** What is one step away from the choice, the likeliest first: who changes one thing often changes it again. */
  get neighbours(): Choice[] {
    const { show, lines, chart, as, base, year, years, against } = this.#wanted;
    const [from, to] = years;
    const before = this.#before;
    // On in the direction of the last step, then back.
    const isBack = base < before.base || from < before.years[0] || to < before.years[1];
    const steps = isBack ? [-1, 1] : [1, -1];
    const measure = measureOf(part, show);
    const subject = part.subjects.find((one) => one.measures.some((other) => other.show === show));
    const offers = offersOf(part, this.#wanted);
    // Who steps through the years would have these drawn anew at every step.
    const areYearsStepped = this.#last === 'year' && !DRAWN_BY_YEAR.has(chart);
    const groups: Partial<Record<keyof Choice, Partial<Choice>[]>> = {
      year: DRAWN_BY_YEAR.has(chart) ? [{ year: year - 1 }, { year: year + 1 }] : [],
      lines: measure.lines
        .map(({ id }) => (lines.includes(id) ? lines.filter((one) => one !== id) : [...lines, id]))
        .flatMap((some) => (some.length > 0 ? { lines: some } : [])),
      chart: othersOf(CHARTS, chart, before.chart).flatMap((one) =>
        offers.charts[one] || (areYearsStepped && DRAWN_BY_YEAR.has(one)) ? [] : { chart: one },
      ),
      show: othersOf(subject?.measures.map((one) => one.show) ?? [], show, before.show).map((one) => ({
        show: one,
      })),
      as: othersOf(SCALES, as, before.as).flatMap((one) => (offers.scales[one] ? [] : { as: one })),
      ...(this.#last === 'years' && {
        years: steps
          .map((by): [number, number] => (from === before.years[0] ? [from, to + by] : [from + by, to]))
          .flatMap((span) => (span[0] < span[1] ? { years: span } : [])),
      }),
      ...(this.#last === 'base' && { base: steps.map((by) => ({ base: base + by })) }),
      ...(this.#last === 'against' && {
        against: othersOf(
          offers.against.map((one) => one.show),
          against,
          before.against,
        ).map((one) => ({ against: one })),
      }),
    };
    const last = groups[this.#last] ?? [];
    return [...last, ...Object.values(groups).flatMap((group) => (group === last ? [] : group))].map((step) =>
      this.#known(step.show === undefined ? this.#with(step) : this.#of(step.show)),
    );
  }

  /** Brings the map to what is painted. */
  followOnMap(): void {
    this.#setMap();
    view.tellNow();
  }

  /** Brings all that tells of the choice to what is painted. */
  followInWords(): void {
    this.#told = this.#wanted;
  }

  /** With hindsight hidden less of a choice is shown. */
  #known(choice: Choice): Choice {
    return hindsight.hidden ? knownChoice(part, choice, until) : choice;
  }

  #with(wanted: Partial<Choice>): Choice {
    return sensible(part, { ...this.#wanted, ...wanted });
  }

  #of(show: string): Choice {
    const { chart, as, year } = this.#wanted;
    const before = measureOf(part, this.#wanted.show);
    // What was chosen of the chart stays, what was only how the measure began does not.
    const kept = chart === before.chart ? {} : { chart };
    const isOver = measureOf(part, show).chart !== 'line';
    return sensible(part, { show, ...kept, as, ...(isOver ? {} : { year }) });
  }

  #take(choice: Choice, step: Step = 'replace'): void {
    this.#before = this.#wanted;
    this.#wanted = choice;
    if (this.#painter) {
      this.#painter.paint(this.latest);
      this.#painter.followSoon();
    } else {
      this.#told = choice;
      this.#setMap();
    }
    view.setRoom(this.query, step);
  }

  /** The map of the same measure and year, where there is one. */
  #setMap(): void {
    const [layer = '', measure = ''] = (this.measure.map ?? '').split('.');
    if (!atlas.layers.some((one) => one.id === layer)) return;
    const { current } = view;
    if (current.layer !== layer || current.measure !== measure) view.setLayer(layer, measure);
    // The map can show one office's count of a flow: the first of those chosen that it knows.
    const counts = map.layers.find((one) => one.id === layer)?.measures.find((one) => one.id === measure);
    const known = new Map(
      (counts?.flows ?? []).flatMap((flow) =>
        flow.counts.length > 1 ? flow.counts.map((count) => [count.series, count.book] as const) : [],
      ),
    );
    const book = this.measure.lines
      .filter(({ id }) => this.#wanted.lines.includes(id))
      .map(({ series }) => known.get(series))
      .find((one) => one !== undefined);
    if (book !== undefined && book !== view.current.book) view.change({ book });
    if (view.current.year !== null && view.current.year !== this.#wanted.year)
      view.setYear(this.#wanted.year);
  }
}

export const explore = new ExploreState();
