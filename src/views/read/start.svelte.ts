/** Brings the Read page to life: hydrates its islands, then follows pointing, keys, reading and the address. */
import { mount, tick, type ComponentProps } from 'svelte';
import type { Target } from '../../model/links';
import { homesOf } from '../../model/story';
import { atlas } from '../../state/atlas';
import { copy } from '../../state/copy.svelte';
import { details } from '../../state/details.svelte';
import { focus } from '../../state/focus.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { view } from '../../state/view.svelte';
import CopySwitch from '../copy/CopySwitch.svelte';
import { followCopy } from '../copy/follow-copy.svelte';
import ChartPicker from '../marks/ChartPicker.svelte';
import { elementsOf, forgetElements, type FigureName } from '../marks/elements';
import { showYear, startBrush } from '../marks/brush';
import MapStage from '../marks/MapStage.svelte';
import Timeline from '../marks/Timeline.svelte';
import Guarded from '../parts/Guarded.svelte';
import { startOffline } from '../offline/start';
import Overlay from '../parts/Overlay.svelte';
import Panel from '../parts/Panel.svelte';
import PhoneBar from '../parts/PhoneBar.svelte';
import Tools from '../parts/Tools.svelte';
import { startArrows, startEnterAndEscape } from './keyboard';
import { startEmbed } from '../embed';
import { island, TABLES } from '../island';
import { startMenus } from '../menu/start.svelte';
import { drawnAnew, startLighting } from './lighting.svelte';
import { startPointing } from './pointing';
import { followReading } from './reading';

/** As the stylesheet has it: in em, so that large letters count as a small window. */
const PHONE = '(max-width: 44.9375em)';

/** Lets the browser do what waits, between two pieces of work. */
const breathe = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });

export async function startReading(): Promise<void> {
  preferences.restore();
  startSpeaking();
  startOffline();
  hindsight.restore();
  startEmbed();
  showOneSize();
  island('map', MapStage, { hasTimeline: true }, { table: TABLES.map });
  await breathe();
  island('timeline', Timeline, {}, { table: TABLES.timeline });
  await breathe();
  for (const [name, part] of [
    ['panel', Panel],
    ['picker', ChartPicker],
    ['tools', Tools],
  ] as const) {
    island(name, part);
    await breathe();
  }
  island('overlay', Overlay, {}, { quiet: true });
  await breathe();
  copy.restore();
  island('copy', CopySwitch);
  await breathe();
  followCopy();

  const stage = document.getElementById('stage');
  const text = document.getElementById('text');
  const spine = document.querySelector('.spine');
  const map = document.getElementById('map');
  const deck = document.querySelector<HTMLElement>('.deck');
  const timeline = document.getElementById('timeline');
  if (!stage || !text || !spine || !map || !deck || !timeline) return;

  const phone = new PhoneStage(stage);
  mount(Guarded<ComponentProps<typeof PhoneBar>>, {
    target: document.body,
    props: {
      part: PhoneBar,
      props: {
        figure: () => phone.figure,
        choose: (figure: FigureName) => {
          phone.show(figure);
          phone.bring();
        },
        panel: () => {
          phone.togglePanel();
          phone.bring();
        },
      },
    },
  });

  startLighting();
  startMenus();
  followChart(deck);
  startBrush(deck, {
    year: (year) => {
      view.setYear(year);
    },
    range: (from, to) => {
      view.setTime(Math.floor(from), Math.ceil(to));
    },
  });
  $effect.root(() => {
    $effect(() => {
      void view.shown.chart;
      showYear(deck, view.shown.year);
    });
  });

  const reading = followReading((passage) => {
    view.readAt(passage);
    if (!focus.pinned) phone.follow(atlas.links.marksOf(passage));
  });
  const toText = (target: Target) => {
    const passage =
      'mark' in target
        ? atlas.links.passagesOf(target.mark).includes(view.current.at)
          ? view.current.at
          : atlas.links.passagesOf(target.mark)[0]
        : target.passage;
    if (passage) reading.show(passage);
  };
  const choose = (from: 'text' | 'figure' | 'spine') => (target: Target) => {
    phone.follow(atlas.links.litBy(target).marks);
    if (from !== 'text') toText(target);
  };
  startPointing(text, 'text', choose('text'));
  startPointing(spine, 'spine', choose('spine'));
  startPointing(map, 'map', choose('figure'));
  startPointing(deck, 'chart', choose('figure'));
  startPointing(timeline, 'timeline', choose('figure'));

  const figures = [
    startArrows(map, '[data-mark]', 'map'),
    startArrows(deck, '.dots [data-mark], .bars [data-mark]', 'chart'),
    startArrows(timeline, '[data-mark]', 'timeline'),
  ];
  startArrows(spine, '[data-spine]', 'spine');
  text.addEventListener('focusin', (event) => {
    const phrase = (event.target as HTMLElement).closest<HTMLElement>('[data-passage]');
    if (!phrase) return;
    const { passage = '', phrase: key } = phrase.dataset;
    if (phrase.matches(':focus-visible')) view.readAt(passage);
    focus.point({ passage, ...(key ? { phrase: key } : {}) }, 'text');
  });
  text.addEventListener('focusout', () => {
    focus.point(null, 'text');
  });
  startEnterAndEscape(async (target) => {
    await tick();
    forgetElements();
    if ('mark' in target) {
      toText(target);
      const [first] = atlas.links.phrasesOf(target.mark);
      return first
        ? document.querySelector<HTMLElement>(
            `[data-passage="${first.passage}"][data-phrase="${first.phrase.key}"]`,
          )
        : null;
    }
    const marks = atlas.links.litBy(target).marks;
    phone.follow(marks);
    await tick();
    for (const mark of marks) {
      const shown = elementsOf(mark).find((element) => element.getBoundingClientRect().width > 0);
      if (shown) {
        shown.setAttribute('tabindex', '-1');
        phone.bring();
        return shown as SVGElement;
      }
    }
    return null;
  });

  // Links of the panel and the charts' feet lead to a passage or a mark.
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>(
      '[data-go-passage], [data-go-mark], .back-links a',
    );
    if (!link) return;
    const { goPassage, goMark } = link.dataset;
    event.preventDefault();
    if (goMark) {
      focus.pin({ mark: goMark }, 'panel');
      phone.follow([goMark]);
    } else {
      const passage = goPassage ?? link.getAttribute('href')?.slice(1) ?? '';
      if (focus.pinned && !('mark' in focus.pinned)) focus.unpin();
      reading.show(passage);
    }
  });

  // The details are wanted as soon as someone does anything.
  const wake = () => void details.load();
  for (const type of ['pointermove', 'keydown', 'touchstart', 'wheel'])
    addEventListener(type, wake, { once: true, passive: true });

  $effect.root(() => {
    $effect(() => {
      void view.current;
      void tick().then(() => {
        for (const figure of figures) figure.refresh();
      });
    });
  });

  // Only a story with more points than elements can be has any.
  if (document.querySelector('svg[data-points]')) void startCrowdedCharts(figures);

  const came = (current: typeof view.current) => {
    if (current.pinned) {
      void details.load();
      phone.follow(atlas.links.litBy(current.pinned).marks);
    }
    reading.show(current.at, 'instant');
  };
  view.follow(came);
  // For those who look whether the page is awake: tests and the bench.
  document.documentElement.dataset.ready = 'true';
}

/** Points on a canvas come when the page is awake; without them their lines are there, and answer to the timeline. */
async function startCrowdedCharts(figures: readonly { refresh: () => void }[]): Promise<void> {
  const { startCrowded } = await import('../marks/crowded');
  await startCrowded();
  // What is chosen has an element now, and the figures something to stop at.
  drawnAnew();
  for (const figure of figures) figure.refresh();
  document.documentElement.dataset.crowded = 'true';
}

/** Keeps, of each chart's two sizes, the one that fits the screen. */
function showOneSize(): void {
  const narrow = matchMedia(PHONE);
  const kept = [...document.querySelectorAll<HTMLElement>('.chart')].map((chart) => ({
    chart,
    sizes: [...chart.querySelectorAll<HTMLElement>('.panels')].map((element) => ({
      element,
      size: element.dataset.size,
      place: document.createComment(''),
    })),
  }));
  const apply = () => {
    const wanted = narrow.matches ? 'narrow' : 'wide';
    for (const { sizes } of kept) {
      for (const { element, size, place } of sizes) {
        if (size === wanted && place.isConnected) place.replaceWith(element);
        if (size !== wanted && element.isConnected) element.replaceWith(place);
      }
    }
    forgetElements();
  };
  narrow.addEventListener('change', apply);
  apply();
}

/** Shows the chart of the view. */
function followChart(deck: Element): void {
  $effect.root(() => {
    $effect(() => {
      const id = view.shown.chart;
      for (const chart of deck.querySelectorAll<HTMLElement>('.chart'))
        chart.classList.toggle('current', chart.dataset.chart === id);
    });
  });
}

/** On a phone one figure is shown at a time: the one that draws what is read or chosen. */
class PhoneStage {
  figure = $state<FigureName>('map');

  constructor(readonly stage: HTMLElement) {}

  show(figure: FigureName): void {
    this.figure = figure;
    this.stage.dataset.figure = figure;
    delete this.stage.dataset.panel;
  }

  follow(marks: readonly string[]): void {
    if (!matchMedia(PHONE).matches) return;
    const count = { map: 0, chart: 0, timeline: 0 };
    for (const mark of marks) {
      for (const home of homesOf(mark, atlas.read.homes)) {
        if (home.on === 'claim' || home.on === 'explore') continue;
        const figure = home.on === 'place' ? 'map' : home.on;
        // A number is better read from its chart, a place is only on the map.
        count[figure] += home.on === 'place' ? 0.5 : home.on === 'chart' ? 1.1 : 1;
      }
    }
    const [best] = (Object.keys(count) as FigureName[]).sort((a, b) => count[b] - count[a]);
    if (best && count[best] > 0) this.show(best);
  }

  /** In a low window the stage does not stay in sight: brings it there. */
  bring(): void {
    if (getComputedStyle(this.stage).position !== 'sticky') this.stage.scrollIntoView({ block: 'start' });
  }

  togglePanel(): void {
    if (this.stage.dataset.panel) delete this.stage.dataset.panel;
    else this.stage.dataset.panel = 'open';
  }
}
