/** Brings a framed map to life. */
import { map } from '../../state/map';
import { view } from '../../state/view.svelte';
import { island, TABLES } from '../island';
import MapStage from '../marks/MapStage.svelte';
import { followFrame, startFrame } from './frame.svelte';

export function startMapFrame(): void {
  startFrame();
  island('map', MapStage, {}, { table: TABLES.map });
  const region = document.getElementById('map');
  if (!region) return;
  followFrame({
    region,
    marks: '[data-mark]',
    from: 'map',
    home: () => view.inRead,
    title: () => map.layers.find(({ id }) => id === view.shown.layer)?.title ?? '',
    sources: () => `${view.shown.layer}.${view.shown.measure}`,
  });
}
