/** What the timeline draws, once. */
import timeline from 'virtual:story/timeline';

export { timeline };
