/** Brings a framed chart of Explore to life: drawn for its width from what the address chooses. */
import { untrack } from 'svelte';
import { explore } from '../../state/explore.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { view } from '../../state/view.svelte';
import { pinnedQuery } from '../../model/address';
import { startDrawing } from '../explore/drawing';
import Heading from '../explore/Heading.svelte';
import Table from '../explore/Table.svelte';
import { island, TABLES } from '../island';
import { startBrush } from '../marks/brush';
import { drawnAnew } from '../read/lighting.svelte';
import { followFrame, startFrame } from './frame.svelte';

/** A frame this wide shows the first view as the build drew it, in px. */
const AS_BUILT = [600, 860] as const;

export function startExploreFrame(): void {
  startFrame();
  const opened = explore.query;
  explore.read(location.search);
  island('heading', Heading);
  island('table', Table, {}, { table: TABLES.all });
  const region = document.getElementById('explore-figure');
  const place = document.querySelector<HTMLElement>('.explore-drawings');
  if (!region || !place) return;
  const refresh = followFrame({
    region,
    marks: '.dots [data-mark], .bars [data-mark]',
    from: 'chart',
    home: () => `./explore.html?${[pinnedQuery(view.current), explore.query].filter(Boolean).join('&')}`,
    title: () => explore.measure.name,
    sources: () => explore.current.show,
  });
  startBrush(region, {
    year: (year) => {
      explore.choose({ year }, 'replace');
    },
    range: (from, to) => {
      explore.choose({ years: [Math.round(from), Math.round(to)] });
    },
  });
  const drawing = startDrawing(place, () => {
    drawing.take();
    refresh();
    drawnAnew();
    document.documentElement.dataset.drawn = explore.query || 'first';
  });

  let width = $state(0);
  new ResizeObserver(([entry]) => {
    width = Math.round(entry?.contentRect.width ?? 0);
  }).observe(place);
  $effect.root(() => {
    let isFirst = opened === explore.query && !hindsight.hidden;
    $effect(() => {
      const { current } = explore;
      if (width === 0) return;
      const isBuilt = isFirst && width >= AS_BUILT[0] && width <= AS_BUILT[1];
      const keeps = isFirst;
      isFirst = false;
      if (isBuilt) document.documentElement.dataset.drawn = 'first';
      else {
        drawing.setRoom({ width, height: (hasGaps) => innerHeight - (hasGaps ? 400 : 250) });
        untrack(() => {
          drawing.paint(current, keeps);
        });
      }
    });
  });
}
