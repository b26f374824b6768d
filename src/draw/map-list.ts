/** What the map shows, as a list: for those who do not point, and those who do not see. */
import { observationMark, type FlowEntry, type MapPart, type PlaceEntry } from '../model/story';
import { countsOf, layerOf, shownPlaces, type MapChoice } from './map-figure';

/** A flow between two countries, or the count at a crossing. `value` is in the series' unit; null where no figure was found. */
export interface ListedNumber {
  key: string;
  mark: string | null;
  of: { flow: FlowEntry } | { crossing: string };
  value: number | null;
  /** Country whose office counted it, where two did. */
  book: string | null;
}
export interface ListedPlace {
  mark: string;
  place: PlaceEntry;
}
export interface MapList {
  numbers: ListedNumber[];
  places: ListedPlace[];
}

/**
 * Flows in the order of the story, crossings the most first, places by name. A flow counted by two offices is there twice.
 * @throws RangeError for a layer that the map does not have
 */
export function mapList(part: MapPart, choice: MapChoice): MapList {
  const { layer, measure } = layerOf(part, choice);
  const flows = measure.flows.flatMap((flow): ListedNumber[] => {
    const counts = countsOf(flow, choice.year, choice.book);
    if (counts.length === 0) return [{ key: flow.id, mark: null, of: { flow }, value: null, book: null }];
    const told = flow.twoWay ? counts : counts.slice(0, 1);
    return told.map(({ mark, value, book }) => ({
      key: `${flow.id} ${mark}`,
      mark,
      of: { flow },
      value,
      book: told.length > 1 ? (book ?? null) : null,
    }));
  });
  const crossings = measure.crossings
    .flatMap(({ name, series, values }): ListedNumber[] => {
      const value = values[String(choice.year)];
      const mark = observationMark(series, String(choice.year));
      return value === undefined ? [] : [{ key: mark, mark, of: { crossing: name }, value, book: null }];
    })
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const places = [
    ...shownPlaces(part, layer),
    ...(layer.places === 'all' ? part.places.filter(({ offMap }) => offMap) : []),
  ].sort((a, b) => a.name.localeCompare(b.name));
  return {
    numbers: [...flows, ...crossings],
    places: places.map((place) => ({ mark: `place/${place.id}`, place })),
  };
}
