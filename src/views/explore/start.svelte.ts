/* eslint svelte/prefer-svelte-reactivity: 'off' -- the map here is read by no effect */
/** Brings Explore to life: hydrates its islands, redraws its charts, follows pointing, keys, the map's year and the address. */
import { hydrate, tick, type Component } from 'svelte';
import { atlas } from '../../state/atlas';
import { details } from '../../state/details.svelte';
import { explore } from '../../state/explore.svelte';
import { focus } from '../../state/focus.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { view } from '../../state/view.svelte';
import { partsOfMark } from '../../model/story';
import { startOf } from '../../model/time';
import { words } from '../../words';
import { elementsOf } from '../marks/elements';
import { startBrush } from '../marks/brush';
import MapStage from '../marks/MapStage.svelte';
import Overlay from '../parts/Overlay.svelte';
import Tools from '../parts/Tools.svelte';
import { startArrows, startEnterAndEscape } from '../read/keyboard';
import { drawnAnew, startLighting } from '../read/lighting.svelte';
import { startPointing } from '../read/pointing';
import Aside from './Aside.svelte';
import Controls from './Controls.svelte';
import Heading from './Heading.svelte';
import { lineLabel, unitOf } from './labels';
import { startEmbed } from '../embed';
import { startMenus } from '../menu/start.svelte';
import Leaders from './Leaders.svelte';
import Table from './Table.svelte';

const CHART_MARKS = '.dots [data-mark], .bars [data-mark]';

export function startExplore(): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const [charts, gaps, map, noMap, spine] = [
    '.explore-charts',
    '.explore-gaps',
    '.map',
    '.no-map',
    '.spine',
  ].map(find);
  const page = find('.explore-figure');
  if (!charts || !gaps || !map || !noMap || !spine || !page) return;

  preferences.restore();
  hindsight.restore();
  startEmbed();
  view.leaveStageToRoom();
  // Before the islands are hydrated, so that they show what the address says.
  view.follow(() => {
    explore.read(location.search);
  });
  const opened = explore.query;
  explore.read(location.search);
  const island = (name: string, component: Component) => {
    const target = document.querySelector(`[data-island="${name}"]`);
    if (target) hydrate(component, { target });
  };
  island('controls', Controls);
  island('heading', Heading);
  island('table', Table);
  island('leaders', Leaders);
  island('map', MapStage);
  island('aside', Aside);
  island('tools', Tools);
  island('overlay', Overlay);

  /** Plot, loaded when something has to be drawn that the build did not. */
  let plot: Promise<typeof import('../../draw/explore-figure')> | null = null;
  let width = $state(0);
  /** Where the charts begin, from the head of the page, in px: measured when the room changes, not at every choice. */
  let top = 0;
  let request = 0;

  let arrows: { refresh: () => void } | null = null;

  async function draw(): Promise<void> {
    const mine = ++request;
    const { current, drawn, gaps: apart, measure, part } = explore;
    plot ??= import('../../draw/explore-figure');
    const { explorePanels, gapPanel, SMALL } = await plot;
    // A newer choice overtook this one.
    if (mine !== request || !charts || !gaps) return;
    const look = {
      labels: new Map(measure.lines.map((line) => [line.id, lineLabel(part, measure, line)])),
      moment: startOf(part.moment),
      locale: words.locale,
      words: { since: words.since },
      room: innerHeight - top - (apart.length > 0 ? 230 : 80),
    };
    const titled = (title: string, svg: SVGElement) => {
      const figure = document.createElement('figure');
      if (title) {
        const caption = document.createElement('figcaption');
        caption.textContent = title;
        figure.append(caption);
      }
      figure.append(svg);
      return figure;
    };
    charts.dataset.chart = current.chart;
    charts.style.setProperty(
      '--columns',
      String(Math.max(1, Math.min(drawn.lines.length, Math.floor(width / SMALL)))),
    );
    charts.replaceChildren(
      ...explorePanels(drawn.lines, current, width, look, document).map(({ title, svg }) =>
        titled(title, svg),
      ),
    );
    gaps.replaceChildren(
      ...(current.chart === 'line' && current.as === 'plain'
        ? apart.map((gap) => {
            const [one, other] = gap.lines.map((line) => lineLabel(part, measure, line));
            return titled(
              words.explore.gap(one ?? '', other ?? '', measure.unit),
              gapPanel(gap, current, width, look, document),
            );
          })
        : []),
    );
    // Asking what can be seen makes the browser lay the page out: first it may paint.
    requestAnimationFrame(() => setTimeout(() => arrows?.refresh()));
    drawnAnew();
    document.documentElement.dataset.drawn =
      [explore.query, hindsight.query].filter(Boolean).join('&') || 'first';
  }

  startLighting();
  startMenus((mark) => {
    const { current, drawn, measure } = explore;
    if (current.as === 'plain') return null;
    for (const { points } of drawn.lines) {
      const point = points.find((one) => one.mark === mark);
      if (point && point.value !== null) return { value: point.value, unit: unitOf(measure, current) };
    }
    return null;
  });
  startPointing(page, 'chart', () => undefined);
  startBrush(page, {
    year: (year) => {
      explore.choose({ year }, 'replace');
    },
    range: (from, to) => {
      explore.choose({ years: [Math.round(from), Math.round(to)] });
    },
  });
  startPointing(map, 'map', () => undefined);
  startPointing(spine, 'spine', () => undefined);
  arrows = startArrows(charts, CHART_MARKS, 'chart');
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
    top = charts.getBoundingClientRect().top + scrollY;
    width = Math.round(entry?.contentRect.width ?? 0);
  }).observe(charts);

  $effect.root(() => {
    let isFirst = opened === explore.query && !hindsight.hidden;
    $effect(() => {
      void [explore.current, width];
      if (width === 0) return;
      // The build drew the first view; a width of its own is drawn when someone is there to see it.
      if (isFirst) {
        isFirst = false;
        requestIdleCallback(() => void draw());
        return;
      }
      void draw();
    });
    $effect(() => {
      const has = explore.measure.map !== undefined;
      map.hidden = !has;
      noMap.hidden = has;
    });
    // One time: the map's year is the charts' year, and a chosen number brings its own.
    $effect(() => {
      const { year, layer, measure } = view.current;
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

  const wake = () => void details.load();
  for (const type of ['pointermove', 'keydown', 'touchstart', 'wheel'])
    addEventListener(type, wake, { once: true, passive: true });
  if (focus.pinned) wake();
  document.documentElement.dataset.ready = 'true';
}
