/* eslint svelte/prefer-svelte-reactivity: 'off' -- the map here is read by no effect */
/** Brings Explore to life: hydrates its islands, redraws its charts, follows pointing, keys, the map's year and the address. */
import { tick, untrack } from 'svelte';
import { startAhead } from '../../state/ahead';
import { atlas } from '../../state/atlas';
import { details } from '../../state/details.svelte';
import { explore } from '../../state/explore.svelte';
import { focus } from '../../state/focus.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { view } from '../../state/view.svelte';
import { measuresOf } from '../../model/explore';
import { partsOfMark } from '../../model/story';
import { elementsOf } from '../marks/elements';
import { startBrush } from '../marks/brush';
import MapStage from '../marks/MapStage.svelte';
import { startOffline } from '../offline/start';
import Overlay from '../parts/Overlay.svelte';
import Tools from '../parts/Tools.svelte';
import { startArrows, startEnterAndEscape } from '../read/keyboard';
import { drawnAnew, relateBy, startLighting } from '../read/lighting.svelte';
import { startNames } from '../read/mark-names.svelte';
import { startPointing } from '../read/pointing';
import Aside from './Aside.svelte';
import Controls from './Controls.svelte';
import Heading from './Heading.svelte';
import { startDrawing } from './drawing';
import { startForesight } from './foresight';
import { afterFrame } from '../../state/after-frame';
import { startEmbed } from '../embed';
import { island, TABLES } from '../island';
import { startMenus } from '../menu/start.svelte';
import { startUnknown } from '../unknown.svelte';
import { whenIdle } from '../when-idle';
import Leaders from './Leaders.svelte';
import Table from './Table.svelte';
import { shownInExplore } from './told';

const yearsBrushed = (from: number, to: number): [number, number] => [Math.round(from), Math.round(to)];

const CHART_MARKS = '.dots [data-mark], .bars [data-mark]';

export function startExplore(): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const [place, map, noMap, spine] = ['.explore-drawings', '.map', '.no-map', '.spine'].map(find);
  const page = find('.explore-figure');
  if (!place || !map || !noMap || !spine || !page) return;

  preferences.restore();
  startAhead();
  startSpeaking();
  startOffline();
  hindsight.restore();
  startEmbed();
  view.leaveStageToRoom();
  // Before the islands are hydrated, so that they show what the address says.
  view.follow(() => {
    explore.read(location.search);
  });
  const opened = explore.query;
  explore.read(location.search);
  island('controls', Controls);
  island('heading', Heading);
  island('table', Table, {}, { table: TABLES.all });
  island('leaders', Leaders, {}, { table: TABLES.all });
  island('map', MapStage, {}, { table: TABLES.map });
  island('aside', Aside);
  island('tools', Tools);
  island('overlay', Overlay, {}, { quiet: true });

  let width = $state(0);
  /** Where the charts begin, from the head of the page, in px: measured when the room changes, not at every choice. */
  let top = 0;
  const root = document.documentElement;
  const sign = () => [explore.query, hindsight.query].filter(Boolean).join('&') || 'first';
  const drawing = startDrawing(place, () => {
    root.dataset.drawn = sign();
    followSoon();
  });
  const foresight = startForesight(drawing, () => explore.neighbours);

  // First the drawing, in the frame of the event; what tells of it and what belongs to it come after, one by one.
  const followSoon = afterFrame([
    () => {
      if (drawing.take()) drawnAnew();
    },
    () => {
      explore.followOnMap();
    },
    () => {
      explore.followInWords();
    },
    () => {
      arrows.refresh();
    },
    () => {
      root.dataset.followed = sign();
      foresight.rest();
    },
  ]);
  explore.paintFirst({
    paint: (choice) => {
      foresight.stop();
      delete root.dataset.followed;
      drawing.paint(choice);
    },
    followSoon,
    prepare: foresight.expect,
    prepareOneOf: foresight.expectOneOf,
  });

  startLighting();
  startNames();
  startMenus(shownInExplore);
  startPointing(page, 'chart', () => undefined);
  startBrush(page, {
    year: (year) => {
      explore.choose({ year }, 'replace');
    },
    range: (from, to) => {
      explore.choose({ years: yearsBrushed(from, to) });
    },
    held: (from, to) => {
      explore.expect(() => ({ years: yearsBrushed(from, to) }));
    },
  });
  startPointing(map, 'map', () => undefined);
  startPointing(spine, 'spine', () => undefined);
  const arrows = startArrows(place, CHART_MARKS, 'chart');
  const leaders = find('[data-island="leaders"]');
  if (leaders) startArrows(leaders, '[data-mark]', 'chart');
  startArrows(map, '[data-mark]', 'map');
  startArrows(spine, '[data-spine]', 'spine');
  startEnterAndEscape(async (target) => {
    await tick();
    if ('mark' in target) return find('.explore-aside a');
    const [mark] = atlas.links.litBy(target).marks;
    return mark === undefined ? null : ((elementsOf(mark)[0] as HTMLElement | undefined) ?? null);
  });

  new ResizeObserver(([entry]) => {
    const wide = Math.round(entry?.contentRect.width ?? 0);
    if (wide === width) return;
    top = place.getBoundingClientRect().top + scrollY;
    width = wide;
  }).observe(place);

  $effect.root(() => {
    let isBuilt = opened === explore.query && !hindsight.hidden;
    const built = isBuilt ? opened : null;
    $effect(() => {
      void hindsight.hidden;
      if (width === 0) return;
      drawing.setRoom({ width, height: (hasGaps) => innerHeight - top - (hasGaps ? 230 : 80) });
      const draw = () => {
        untrack(() => {
          drawing.paint(explore.latest, explore.query === built);
        });
      };
      // The build drew the first view; a width of its own is drawn when someone is there to see it.
      if (isBuilt) whenIdle(draw);
      else draw();
      isBuilt = false;
    });
    $effect(() => {
      const has = explore.measure.map !== undefined;
      map.hidden = !has;
      noMap.hidden = has;
    });
    // One time: the map's year is the charts' year, and a chosen number brings its own.
    $effect(() => {
      const { year, layer, measure } = view.current;
      // What is chosen has not come to the map yet.
      if (explore.isBehind) return;
      if (`${layer}.${measure}` !== explore.measure.map) {
        if (explore.measure.map) explore.choose({}, 'replace');
      } else if (year !== null && year !== explore.year) explore.choose({ year }, 'replace');
    });
    let before: string | null = null;
    $effect(() => {
      const { pinned } = view.current;
      const mark = pinned && 'mark' in pinned ? pinned.mark : null;
      if (mark === before) return;
      before = mark;
      const { series, period } = mark === null ? { series: '', period: '' } : partsOfMark(mark);
      const isDrawn = explore.measure.lines.some((line) => line.series === series);
      if (isDrawn && /^\d{4}$/.test(period) && Number(period) !== explore.year)
        explore.choose({ year: Number(period) }, 'replace');
    });
  });

  startUnknown({ show: (name) => measuresOf(explore.part).some(({ show }) => show === name) });
  void details.arrived.then(() => {
    relateBy((mark) => details.relatedTo(mark));
  });
  const wake = () => void details.load();
  for (const type of ['pointermove', 'keydown', 'touchstart', 'wheel'])
    addEventListener(type, wake, { once: true, passive: true });
  if (focus.pinned) wake();
  root.dataset.ready = 'true';
}
