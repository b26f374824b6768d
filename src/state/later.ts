/** What of the story came after the moment, and whether it is hidden now. */
import { isLater, knownUntil } from '../model/hindsight';
import { atlas, timeline } from './atlas';
import { hindsight } from './hindsight.svelte';

export const until = knownUntil(atlas.read.article.moment);
const starts = new Map(timeline.events.map((event) => [event.id, event.start]));

/** Whether a mark came later and hindsight is hidden. */
export const isHidden = (mark: string): boolean =>
  hindsight.hidden && isLater(mark, until, (id) => starts.get(id));
