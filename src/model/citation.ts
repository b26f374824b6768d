/** Addresses and titles for pointing at a passage. */
import type { PassageEntry } from './story';

/** "5 · Surface trade in January 2010" */
export const passageTitle = (passage: Pick<PassageEntry, 'number' | 'about'>) =>
  `${String(passage.number)} · ${passage.about}`;

/** The published page, at the words by which a passage is found (a text fragment; browsers without them open the page). */
export const originalAddress = (url: string, find: string) =>
  `${url}#:~:text=${encodeURIComponent(find).replace(/-/g, '%2D')}`;
