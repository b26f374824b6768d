/**
 * The view as an address, and back. Only what differs from the passage's own stage is said:
 *
 *   ?at=visits-and-visa                     reading there
 *   ?passage=surface-trade-2010.growth      a phrase is chosen
 *   ?mark=event/nals-2009&time=2004..2012   a mark is chosen, the timeline moved
 *   ?at=nafta-rebound&map=trade.both-ways&year=1994&books=MX&chart=two-way
 */
import type { Target } from './links';
import { isDrawn, pin, timeIn, viewAt, yearIn, type Atlas, type View } from './view';

/** Characters that stay readable in a query. */
const encode = (text: string) => encodeURIComponent(text).replace(/%2F/gi, '/').replace(/%2C/gi, ',');

const sameTime = (a: readonly number[], b: readonly number[]) => a[0] === b[0] && a[1] === b[1];

/** The query of a view, with its question mark; empty for the view that the page opens with. */
export function addressOf(atlas: Atlas, view: View): string {
  const parts: string[] = [];
  const say = (key: string, value: string) => parts.push(`${key}=${encode(value)}`);
  const { pinned } = view;
  const base = pinned ? baseOf(atlas, pinned, view.at) : viewAt(atlas, view.at);

  if (pinned && 'mark' in pinned) {
    say('mark', pinned.mark);
    // A mark that the article speaks of brings its first passage; another is read where one is.
    const implied = atlas.links.passagesOf(pinned.mark)[0] ?? atlas.read.passages[0]?.id;
    if (implied !== view.at) say('at', view.at);
  } else if (pinned)
    say('passage', pinned.phrase === undefined ? pinned.passage : `${pinned.passage}.${pinned.phrase}`);
  else if (view.at !== atlas.read.passages[0]?.id) say('at', view.at);

  if (view.layer !== base.layer || view.measure !== base.measure) say('map', `${view.layer}.${view.measure}`);
  const impliedYear = view.layer === base.layer ? base.year : yearIn(layerOf(atlas, view.layer), undefined);
  if (view.year !== null && view.year !== impliedYear) say('year', String(view.year));
  if (view.book !== base.book) say('books', view.book);
  if (view.chart !== base.chart) say('chart', view.chart);
  if (!sameTime(view.time, base.time)) say('time', view.time.join('..'));
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** What is chosen alone, as a query without its question mark: for a room whose own choice says the rest. */
export function pinnedQuery({ pinned }: Pick<View, 'pinned'>): string {
  if (!pinned) return '';
  if ('mark' in pinned) return `mark=${encode(pinned.mark)}`;
  return `passage=${encode(pinned.phrase === undefined ? pinned.passage : `${pinned.passage}.${pinned.phrase}`)}`;
}

const layerOf = (atlas: Atlas, id: string) => atlas.layers.find((layer) => layer.id === id) ?? {};

/** The view that choosing a target alone gives: what an address need not spell out. */
function baseOf(atlas: Atlas, pinned: Target, at: string): View {
  if (!('mark' in pinned)) return pin(atlas, viewAt(atlas, pinned.passage), pinned);
  const home = atlas.links.passagesOf(pinned.mark)[0] ?? at;
  return pin(atlas, viewAt(atlas, home), pinned);
}

/** The view that an address says. Any text gives a good one: what makes no sense is passed over. */
export function viewOf(atlas: Atlas, address: string): View {
  const query = new URLSearchParams(readable(address));
  const target = targetOf(atlas, query);
  const at = query.get('at') ?? '';
  const knownAt = atlas.stages.has(at) ? at : '';
  let view = target ? baseOf(atlas, target, knownAt) : viewAt(atlas, knownAt);
  if (target && 'mark' in target && knownAt) {
    const spoken = atlas.links.passagesOf(target.mark);
    if (spoken.length === 0 || spoken.includes(knownAt)) view = { ...view, at: knownAt };
  }

  const [layerId = '', measureId = ''] = (query.get('map') ?? '').split('.');
  const layer = atlas.layers.find((candidate) => candidate.id === layerId);
  const measure = layer?.measures.find((candidate) => candidate.id === measureId) ?? layer?.measures[0];
  if (layer && measure) {
    const year = layer.id === view.layer ? view.year : yearIn(layer, undefined);
    view = { ...view, layer: layer.id, measure: measure.id, year };
  }
  const year = query.get('year') ?? '';
  if (/^\d{4}$/.test(year)) view.year = yearIn(layerOf(atlas, view.layer), Number(year));
  const book = query.get('books') ?? '';
  if (atlas.read.countries.some((country) => country.id === book)) view.book = book;
  const chart = query.get('chart') ?? '';
  if (atlas.read.charts.some((candidate) => candidate.id === chart)) view.chart = chart;
  const time = /^(\d{1,4}(?:\.\d+)?)\.\.(\d{1,4}(?:\.\d+)?)$/.exec(query.get('time') ?? '');
  if (time && Number(time[1]) < Number(time[2]))
    view.time = timeIn(atlas.read.bounds, [Number(time[1]), Number(time[2])]);
  return view;
}

/** The query of an address; a fragment that names a mark or passage counts as a query (links work so without scripts). */
export function readable(address: string): string {
  const [query = '', hash = ''] = address.replace(/^[^?#]*/, '').split('#');
  if (query.length > 1 || !hash) return query;
  const name = decoded(hash);
  if (name.startsWith('mark:')) return `?mark=${encodeURIComponent(name.slice('mark:'.length))}`;
  return `?at=${encodeURIComponent(name)}`;
}

/** A fragment as text; nothing when it is not well formed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function targetOf(atlas: Atlas, query: URLSearchParams): Target | null {
  const mark = query.get('mark');
  if (mark) return isDrawn(atlas, mark) ? { mark } : null;
  const [passage = '', phrase] = (query.get('passage') ?? '').split('.');
  if (!atlas.links.passage(passage)) return null;
  return phrase !== undefined && atlas.links.phrase(passage, phrase) ? { passage, phrase } : { passage };
}
