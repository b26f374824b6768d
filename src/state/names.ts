/** A mark's name from what is already here, before its details are loaded. */
import { partsOfMark } from '../model/story';
import { periodText } from '../model/time';
import { words } from '../words';
import { read } from './atlas';
import { timeline } from './timeline';

const eventTitles = new Map(timeline.events.map((event) => [`event/${event.id}`, event.title]));
const leaderNames = new Map<string, string>(
  timeline.leaders.flatMap(({ terms }) => terms.map((term) => [`leader/${term.id}`, term.name] as const)),
);
const placeNames = new Map(Object.entries(read.places).map(([id, name]) => [`place/${id}`, name]));

/** Title of an event, name of a place, or series and period of an observation that the article speaks of; else null. */
export function nameOf(mark: string): string | null {
  const { series, period } = partsOfMark(mark);
  const title = read.titles[series];
  return (
    eventTitles.get(mark) ??
    placeNames.get(mark) ??
    leaderNames.get(mark) ??
    (title ? `${title}, ${periodText(period, words.locale)}` : null)
  );
}
