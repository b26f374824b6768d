/**
 * The moment and what came after it. A period is later when it had not ended by the end of the moment:
 * in May 2010 nobody knew the trade of 2010. An event is later when it began after it.
 */
import { endOf, parsePeriod, startOf } from './time';
import { partsOfMark } from './story';

/** The end of the moment, in years: until then things were known. */
export const knownUntil = (moment: string): number => endOf(moment);

/** Whether a figure of this period could not be known yet. Text that is no period counts as known. */
export const isLaterPeriod = (period: string, until: number): boolean =>
  parsePeriod(period) !== null && endOf(period) > until;

/** Whether an event began later. */
export const isLaterStart = (start: string, until: number): boolean => startOf(start) >= until;

/**
 * Whether a mark shows something that came after the moment. Places and people never do.
 * @param startOfEvent  when an event began, by its id
 */
export function isLater(
  mark: string,
  until: number,
  startOfEvent: (id: string) => string | undefined,
): boolean {
  if (mark.startsWith('place/') || mark.startsWith('leader/')) return false;
  if (mark.startsWith('event/')) {
    const start = startOfEvent(mark.slice('event/'.length));
    return start !== undefined && isLaterStart(start, until);
  }
  return isLaterPeriod(partsOfMark(mark).period, until);
}

/** The last whole year that was known. */
export const lastKnownYear = (until: number): number => Math.floor(until) - 1;
