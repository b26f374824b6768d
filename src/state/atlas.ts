/**
 * The story as the browser has it, once. What the map and the timeline draw is in files of their own: it is not needed
 * before they move.
 */
import read from 'virtual:story/read';
import { atlasOf } from '../model/view';

export const atlas = atlasOf(read);

export { read };
