/** What Explore shows: one choice, kept in step with the address and with the map. */
import part from 'virtual:story/explore';
import {
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
import { atlas } from './atlas';
import { hindsight } from './hindsight.svelte';
import { until } from './later';
import { map } from './map';
import { view } from './view.svelte';

class ExploreState {
  readonly part = part;
  /** What was chosen; with hindsight hidden less of it is shown. */
  #wanted = $state.raw<Choice>(sensible(part, {}));
  current = $derived<Choice>(hindsight.hidden ? knownChoice(part, this.#wanted, until) : this.#wanted);
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

  /** The choice as an address says it, without its question mark. */
  get query(): string {
    return queryOfChoice(part, this.#wanted);
  }

  /** Takes the choice from the address. */
  read(address: string): void {
    this.#wanted = choiceOf(part, address);
    view.setRoom(this.query);
    this.#setMap();
  }

  choose(wanted: Partial<Choice>, step: 'push' | 'replace' = 'push'): void {
    this.#wanted = sensible(part, { ...this.#wanted, ...wanted });
    view.setRoom(this.query, step);
    this.#setMap();
  }

  /** Another measure: what is told of it stays as far as it can be. */
  show(show: string): void {
    const { chart, as, year } = this.#wanted;
    // What was chosen of the chart stays, what was only how the measure began does not.
    const kept = chart === this.measure.chart ? {} : { chart };
    const isOver = measureOf(part, show).chart !== 'line';
    this.#wanted = sensible(part, { show, ...kept, as, ...(isOver ? {} : { year }) });
    view.setRoom(this.query, 'push');
    this.#setMap();
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
