/** One search over all that the atlas knows: passages, charts, events, places, people, series and sources, in any of its languages. */
import MiniSearch from 'minisearch';
import { folded } from './plain-text';
import type { FindEntry } from './story';

/** Words this long may be misspelt: by a fifth of their letters. */
const FUZZY_FROM = 4;
const FUZZY = 0.2;

/** Builds the index. Linear in the text. */
export function searchOf(entries: readonly FindEntry[]): (query: string, most?: number) => FindEntry[] {
  const index = new MiniSearch<{ id: number; title: string; others: string; text: string }>({
    fields: ['title', 'others', 'text'],
    processTerm: (term) => folded(term),
  });
  index.addAll(
    entries.map(({ titles, text }, id) => ({
      id,
      title: titles[0] ?? '',
      others: titles.slice(1).join(' '),
      text,
    })),
  );
  const options = {
    prefix: true,
    fuzzy: (term: string) => (term.length >= FUZZY_FROM ? FUZZY : false),
    boost: { title: 5, others: 4 },
    boostDocument: (id: unknown) => WEIGHT[entries[Number(id)]?.kind ?? 'source'],
  };
  return (query, most = 12) => {
    // All the words, or, when nothing has them all, any.
    const all = index.search(query, { ...options, combineWith: 'AND' });
    const found = all.length > 0 ? all : index.search(query, options);
    return found.slice(0, most).flatMap(({ id }) => entries[Number(id)] ?? []);
  };
}

/** What the atlas is about comes before what it rests on. */
const WEIGHT: Record<FindEntry['kind'], number> = {
  passage: 1.5,
  leader: 3,
  place: 1.6,
  event: 1.2,
  chart: 1.2,
  series: 1,
  source: 0.8,
};
