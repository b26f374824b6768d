/** Brings the parts of the Read page to life that redraw themselves: the map, the timeline, the panel, the controls. */
import type { ComponentProps } from 'svelte';
import { knownInRead } from '../../model/unknown';
import { atlas } from '../../state/atlas';
import { copy } from '../../state/copy.svelte';
import { details } from '../../state/details.svelte';
import { preferences } from '../../state/preferences.svelte';
import CopySwitch from '../copy/CopySwitch.svelte';
import { followCopy } from '../copy/follow-copy.svelte';
import { island, TABLES } from '../island';
import ChartPicker from '../marks/ChartPicker.svelte';
import type { FigureName } from '../marks/elements';
import MapStage from '../marks/MapStage.svelte';
import Timeline from '../marks/Timeline.svelte';
import { startMenus } from '../menu/start.svelte';
import { startOffline } from '../offline/start';
import Overlay from '../parts/Overlay.svelte';
import Panel from '../parts/Panel.svelte';
import PhoneBar from '../parts/PhoneBar.svelte';
import Tools from '../parts/Tools.svelte';
import { figures, phone } from './answering.svelte';
import { startUnknown } from '../unknown.svelte';
import { unfold } from './folded';
import { drawnAnew, relateBy } from './lighting.svelte';
import { startNames } from './mark-names.svelte';
import { followPointer } from './still';

/** One after the other, so that the page is never busy for long. */
export async function startIslands(): Promise<void> {
  const untilStill = followPointer();
  preferences.restore();
  const bar: ComponentProps<typeof PhoneBar> = {
    figure: () => phone?.figure ?? 'map',
    choose: (figure: FigureName) => {
      phone?.show(figure);
      phone?.bring();
    },
    panel: () => {
      phone?.togglePanel();
      phone?.bring();
    },
  };
  copy.restore();
  const parts = [
    () => {
      island('overlay', Overlay, {}, { quiet: true });
    },
    () => {
      island('map', MapStage, { hasTimeline: true }, { table: TABLES.map });
    },
    () => {
      island('timeline', Timeline, {}, { table: TABLES.timeline });
    },
    () => {
      island('panel', Panel);
    },
    () => {
      island('picker', ChartPicker);
      island('tools', Tools);
    },
    () => {
      island('copy', CopySwitch);
      island('phone', PhoneBar, bar);
    },
    () => {
      followCopy();
      startMenus();
    },
    ...[...document.querySelectorAll('.chart')].map((chart) => () => {
      unfold(chart);
    }),
  ];
  for (const part of parts) {
    await untilStill();
    part();
  }
  await untilStill();
  // What they drew is lit and reached as it was before.
  drawnAnew();
  startNames();
  for (const figure of figures) figure.refresh();
  void details.load();
  void details.arrived.then(() => {
    relateBy((mark) => details.relatedTo(mark));
  });
  startOffline();
  startUnknown(knownInRead(atlas));
  // Only a story with more points than elements can be has any.
  if (document.querySelector('svg[data-points]')) void startCrowdedCharts();
}

/** Points on a canvas come when the page is awake; without them their lines are there, and answer to the timeline. */
async function startCrowdedCharts(): Promise<void> {
  const { startCrowded } = await import('../marks/crowded');
  await startCrowded();
  // What is chosen has an element now, and the figures something to stop at.
  drawnAnew();
  for (const figure of figures) figure.refresh();
  document.documentElement.dataset.crowded = 'true';
}
