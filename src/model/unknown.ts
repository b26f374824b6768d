/** What an address names that the atlas does not have: whoever follows an old or mistyped link is told. */
import { readable } from './address';
import { legible } from './legible';
import { isDrawn, type Atlas } from './view';

/** What a room can tell of a name in its address, by the address's key: whether it has it. */
export type Known = Readonly<Record<string, (name: string) => boolean>>;

/** Of one address so many names are told. */
const MOST = 2;

/**
 * The names in an address that lead nowhere, in the address's order, shortened to be read.
 * @param address  query, fragment or both: a fragment alone names a mark or a passage
 * @param known    the keys of the room's own choice
 */
export function unknownNames(atlas: Atlas, address: string, known: Known = {}): string[] {
  const isKnown: Known = {
    ...known,
    mark: (mark) => isDrawn(atlas, mark),
    at: (passage) => atlas.stages.has(passage),
    passage: (name) => {
      const [passage = '', phrase] = name.split('.');
      const entry = atlas.links.passage(passage);
      return entry !== undefined && (phrase === undefined || !!atlas.links.phrase(passage, phrase));
    },
  };
  const names = [...new URLSearchParams(readable(address))].flatMap(([key, name]) =>
    name && Object.hasOwn(isKnown, key) && isKnown[key]?.(name) === false ? [legible(name)] : [],
  );
  return [...new Set(names)].filter(Boolean).slice(0, MOST);
}

/** What Read says of its stage in the address. */
export const knownInRead = ({ layers, read }: Atlas): Known => ({
  map: (name) => {
    const [id, measure] = name.split('.');
    const layer = layers.find((one) => one.id === id);
    return layer !== undefined && (measure === undefined || layer.measures.some((one) => one.id === measure));
  },
  books: (name) => read.countries.some(({ id }) => id === name),
  chart: (name) => read.charts.some(({ id }) => id === name),
});
