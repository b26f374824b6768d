/** Brings a framed timeline to life. */
import { view } from '../../state/view.svelte';
import { island, TABLES } from '../island';
import Timeline from '../marks/Timeline.svelte';
import { followFrame, startFrame } from './frame.svelte';

export function startTimelineFrame(): void {
  startFrame();
  island('timeline', Timeline, {}, { table: TABLES.timeline });
  const region = document.getElementById('timeline');
  if (!region) return;
  followFrame({
    region,
    marks: '[data-mark]',
    from: 'timeline',
    home: () => view.inRead,
    sources: () => '',
  });
}
