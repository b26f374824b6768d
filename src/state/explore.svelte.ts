/** What Explore shows: one choice, kept in step with the address and with the map. */
import part from 'virtual:story/explore';
import {
  choiceOf,
  drawnBy,
  extentOf,
  gapsOf,
  measureOf,
  offersOf,
  queryOfChoice,
  sensible,
  type Choice,
} from '../model/explore';
import { atlas } from './atlas';
import { view } from './view.svelte';

class ExploreState {
  readonly part = part;
  current = $state.raw<Choice>(sensible(part, {}));
  measure = $derived(measureOf(part, this.current.show));
  extent = $derived(extentOf(part, this.measure));
  offers = $derived(offersOf(part, this.current));
  drawn = $derived(drawnBy(part, this.current));
  gaps = $derived(gapsOf(part, this.current));

  /** Takes the choice from the address. */
  read(address: string): void {
    this.current = choiceOf(part, address);
    view.setRoom(queryOfChoice(part, this.current));
    this.#setMap();
  }

  choose(wanted: Partial<Choice>, step: 'push' | 'replace' = 'push'): void {
    this.current = sensible(part, { ...this.current, ...wanted });
    view.setRoom(queryOfChoice(part, this.current), step);
    this.#setMap();
  }

  /** Another measure: what is told of it stays as far as it can be. */
  show(show: string): void {
    const { chart, as, year } = this.current;
    this.current = sensible(part, { show, chart, as, year });
    view.setRoom(queryOfChoice(part, this.current), 'push');
    this.#setMap();
  }

  /** The map of the same measure and year, where there is one. */
  #setMap(): void {
    const [layer = '', measure = ''] = (this.measure.map ?? '').split('.');
    if (!atlas.layers.some((one) => one.id === layer)) return;
    const { current } = view;
    if (current.layer !== layer || current.measure !== measure) view.setLayer(layer, measure);
    if (view.current.year !== null && view.current.year !== this.current.year)
      view.setYear(this.current.year);
  }
}

export const explore = new ExploreState();
