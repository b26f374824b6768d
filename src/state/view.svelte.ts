/** What the stage shows and what is chosen: one view, kept in step with the address. */
import { untrack } from 'svelte';
import { addressOf, pinnedQuery, viewOf } from '../model/address';
import { sameTarget, type Target } from '../model/links';
import { pin, stageFor, timeIn, viewAt, yearIn, type StageView, type View } from '../model/view';
import { lastKnownYear, knownUntil } from '../model/hindsight';
import { forgetAddress, oweAddress, settleAddress, type Step } from './address-bar';
import { afterFrame } from './after-frame';
import { atlas } from './atlas';
import { hindsight } from './hindsight.svelte';

/** With hindsight hidden, the map stays in a year that was known. */
function known(view: View): View {
  const last = lastKnownYear(knownUntil(atlas.read.article.moment));
  if (!hindsight.hidden || view.year === null || view.year <= last) return view;
  const layer = atlas.layers.find((candidate) => candidate.id === view.layer);
  const only = layer?.only?.filter((year) => year <= last);
  if (!layer?.years || only?.length === 0) return view;
  return {
    ...view,
    year: yearIn({ ...layer, years: [layer.years[0], last], ...(only ? { only } : {}) }, last),
  };
}

const sameStage = (one: StageView, other: StageView) =>
  one.layer === other.layer &&
  one.measure === other.measure &&
  one.year === other.year &&
  one.book === other.book &&
  one.chart === other.chart &&
  one.time[0] === other.time[0] &&
  one.time[1] === other.time[1];

class ViewState {
  current = $state.raw<View>(viewAt(atlas, ''));
  /** The stage while someone points at words whose marks are not on it: shown, not kept. */
  peeked = $state.raw<StageView | null>(null);
  /** What figures draw. */
  shown = $derived<View>(known(this.peeked ? { ...this.current, ...this.peeked } : this.current));
  /** What was shown before a change that is not painted yet. */
  #before = $state.raw<View | null>(null);
  /** What is told in words and by cursors: what is shown, once it is painted. */
  told = $derived<View>(this.#before ?? this.shown);
  /** The address that the page was last asked for, by a link or by Back and Forward: its query and fragment. */
  asked = $state.raw('');
  #stage: StageView | null = null;
  /** The stage of what is shown: the same object for as long as it is the same, so that choosing a mark draws no figure anew. */
  stage = $derived.by<StageView>(() => {
    const { shown } = this;
    if (!this.#stage || !sameStage(this.#stage, shown)) this.#stage = shown;
    return this.#stage;
  });
  /** Set once the page follows its address. */
  #follows = false;
  /** What the room adds to the address, as `key=value&key=value`. */
  #room = '';
  /** Whether the room's own part of the address says what the stage shows. */
  #roomSaysStage = false;

  /** Takes the view from the address, and from then on follows Back and Forward. Called once, in the browser. */
  follow(changed: (view: View) => void): void {
    const read = () => {
      this.asked = location.search + location.hash;
      this.current = viewOf(atlas, this.asked);
      changed(this.current);
    };
    addEventListener('popstate', () => {
      forgetAddress();
      read();
    });
    this.#follows = true;
    if (location.search || location.hash) read();
  }

  set(view: View, step: Step = 'replace'): void {
    // A step of its own comes after those that were taken before it.
    if (step === 'push') settleAddress();
    this.#tellLater();
    this.current = view;
    if (this.#follows) this.#write(step);
  }

  /** For those who changed something after the frame already. */
  tellNow(): void {
    this.#before = null;
  }

  #tellSoon = afterFrame([
    () => {
      this.tellNow();
    },
  ]);
  #tellLater(): void {
    if (!this.#follows) return;
    untrack(() => {
      this.#before ??= this.shown;
    });
    this.#tellSoon();
  }

  /** Changes what the room adds to the address. */
  setRoom(query: string, step: Step = 'replace'): void {
    if (step === 'push') settleAddress();
    this.#room = query;
    if (this.#follows) this.#write(step);
  }

  /** From now on the address says of the view what is chosen, and the room the rest. */
  leaveStageToRoom(): void {
    this.#roomSaysStage = true;
  }

  /** The address of the view in the room that tells it on the stage. */
  get inRead(): string {
    return `./${addressOf(atlas, this.current)}`;
  }

  #write(step: Step): void {
    oweAddress(step, () => {
      const view = this.#roomSaysStage ? pinnedQuery(this.current) : addressOf(atlas, this.current).slice(1);
      const embed = new URLSearchParams(location.search).get('embed');
      const address = [view, this.#room, hindsight.query, embed && `embed=${encodeURIComponent(embed)}`]
        .filter(Boolean)
        .join('&');
      return address && `?${address}`;
    });
  }

  /** Shows the stage on which marks can be seen, for as long as they are pointed at; null to end it. */
  peek(marks: readonly string[] | null): void {
    const stage = marks && stageFor(atlas, marks, this.current);
    const peeked = stage && sameStage(stage, this.current) ? null : stage;
    if (peeked === this.peeked) return;
    this.#tellLater();
    this.peeked = peeked;
  }

  change(part: Partial<View>): void {
    this.peeked = null;
    this.set({ ...this.current, ...part });
  }

  /** Someone reads on: the stage follows, unless something is pinned. */
  readAt(passage: string): void {
    if (this.current.pinned || this.current.at === passage) return;
    this.set({ ...viewAt(atlas, passage), book: this.current.book });
  }

  pin(target: Target): void {
    this.peeked = null;
    if (sameTarget(this.current.pinned, target)) return;
    this.set(pin(atlas, this.current, target), 'push');
  }

  unpin(): void {
    if (this.current.pinned) this.set({ ...this.current, pinned: null }, 'push');
  }

  setLayer(layer: string, measure?: string): void {
    const found = atlas.layers.find((candidate) => candidate.id === layer);
    if (!found) return;
    const same = layer === this.current.layer;
    this.change({
      layer,
      measure: measure ?? found.measures[0]?.id ?? '',
      year: yearIn(found, same ? this.current.year : undefined),
    });
  }

  setYear(year: number): void {
    const layer = atlas.layers.find((candidate) => candidate.id === this.current.layer);
    if (layer) this.change({ year: yearIn(layer, year) });
  }

  setTime(from: number, to: number): void {
    this.change({ time: timeIn(atlas.read.bounds, [from, to]) });
  }

  resetTime(): void {
    this.change({ time: viewAt(atlas, this.current.at).time });
  }

  stepChart(by: number): void {
    const { charts } = atlas.read;
    const index = charts.findIndex((chart) => chart.id === this.current.chart);
    const next = charts[(index + by + charts.length) % charts.length];
    if (next) this.change({ chart: next.id });
  }
}

export const view = new ViewState();
