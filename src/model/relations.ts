/** Who and what belongs together without being linked to the same words. */
import type { DetailsPart } from './story';

/** Both ways between the marks of events and those of their places and people. */
export function relations({
  places,
  leaders,
}: Pick<DetailsPart, 'places' | 'leaders'>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = found.get(from);
    if (known) known.push(to);
    else found.set(from, [to]);
  };
  for (const [kind, holders] of Object.entries({ place: places, leader: leaders }))
    for (const [id, { events }] of Object.entries(holders))
      for (const event of events) {
        add(`event/${event}`, `${kind}/${id}`);
        add(`${kind}/${id}`, `event/${event}`);
      }
  return found;
}
