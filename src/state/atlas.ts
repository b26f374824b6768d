/** The story as the browser has it, once. */
import map from 'virtual:story/map';
import read from 'virtual:story/read';
import timeline from 'virtual:story/timeline';
import { atlasOf, tellEventTimes } from '../model/view';

export const atlas = atlasOf(read, map.layers);
tellEventTimes(atlas, timeline.events);

export { map, read, timeline };
