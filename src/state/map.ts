/** What the map draws, once. */
import map from 'virtual:story/map';

export { map };
