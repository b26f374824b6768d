/** What of the story came after the moment, and whether it is hidden now. */
import { isLater, knownUntil } from '../model/hindsight';
import { atlas } from './atlas';
import { hindsight } from './hindsight.svelte';

export const until = knownUntil(atlas.read.article.moment);

/** Whether a mark came later and hindsight is hidden. */
export const isHidden = (mark: string): boolean =>
  hindsight.hidden && isLater(mark, until, (id) => atlas.read.events[id]?.[0]);
