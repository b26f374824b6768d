/** Makes the phrases, the marks and the spine answer: pointing, keys, reading, the address. What they light needs no more than the page as it was drawn. */
import { tick } from 'svelte';
import type { Target } from '../../model/links';
import { atlas } from '../../state/atlas';
import { focus } from '../../state/focus.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { view } from '../../state/view.svelte';
import { afterFrame } from '../../state/after-frame';
import { breathe } from '../breathe';
import { showYear, startBrush } from '../marks/brush';
import { elementsOf, forgetElements } from '../marks/elements';
import { unfold } from './folded';
import { startArrows, startEnterAndEscape } from './keyboard';
import { drawnAnew, startLighting } from './lighting.svelte';
import { PhoneStage } from './phone-stage.svelte';
import { DRAWN } from './sizes';
import { startPointing } from './pointing';
import { followReading } from './reading';

/** Which figure a phone shows. */
export let phone: PhoneStage | null = null;
/** The figures that arrows move in. */
export let figures: { refresh: () => void }[] = [];

/** Changes of the view that follow sooner than this, in ms, are those of a key that is held down. */
const HELD_MS = 100;

export async function startAnswering(): Promise<void> {
  hindsight.restore();
  const stage = document.getElementById('stage');
  const text = document.getElementById('text');
  const spine = document.querySelector('.spine');
  const map = document.getElementById('map');
  const deck = document.querySelector<HTMLElement>('.deck');
  const timeline = document.getElementById('timeline');
  if (!stage || !text || !spine || !map || !deck || !timeline) return;
  const onPhone = new PhoneStage(stage);
  phone = onPhone;

  startLighting();
  await breathe();
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
    const chart = $derived(view.stage.chart);
    const year = $derived(view.told.year);
    $effect(() => {
      void chart;
      showYear(deck, year);
    });
  });

  const reading = followReading((passage) => {
    view.readAt(passage);
    if (!focus.pinned) onPhone.follow(atlas.links.marksOf(passage));
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
    onPhone.follow(atlas.links.litBy(target).marks);
    if (from !== 'text') toText(target);
  };
  startPointing(text, 'text', choose('text'));
  startPointing(spine, 'spine', choose('spine'));
  startPointing(map, 'map', choose('figure'));
  startPointing(deck, 'chart', choose('figure'));
  startPointing(timeline, 'timeline', choose('figure'));

  await breathe();
  figures = [
    startArrows(map, '[data-mark]', 'map'),
    startArrows(deck, '.dots [data-mark], .bars [data-mark]', 'chart'),
    startArrows(timeline, '[data-mark]', 'timeline'),
  ];
  startArrows(spine, '[data-spine]', 'spine');
  deck.addEventListener(DRAWN, () => {
    // Of another size, they may never have been wanted before.
    unfold(deck);
    redrawn();
  });
  await breathe();
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
    onPhone.follow(marks);
    await tick();
    for (const mark of marks) {
      const shown = elementsOf(mark).find((element) => element.getBoundingClientRect().width > 0);
      if (shown) {
        shown.setAttribute('tabindex', '-1');
        onPhone.bring();
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
      onPhone.follow([goMark]);
    } else {
      const passage = goPassage ?? link.getAttribute('href')?.slice(1) ?? '';
      if (focus.pinned && !('mark' in focus.pinned)) focus.unpin();
      reading.show(passage);
    }
  });

  // Where arrows stop is asked for after the frame: what can be seen is known only once all is laid out. While a key is
  // held down nobody goes there.
  const refreshSoon = afterFrame(
    figures.map((_, n) => () => {
      figures[n]?.refresh();
    }),
  );
  addEventListener('resize', refreshSoon);
  let changed = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  $effect.root(() => {
    $effect(() => {
      void view.current;
      const isHeld = performance.now() - changed < HELD_MS;
      changed = performance.now();
      clearTimeout(resting);
      if (isHeld) resting = setTimeout(refreshSoon, HELD_MS);
      else refreshSoon();
    });
  });

  let isOpen = false;
  const came = (current: typeof view.current) => {
    if (current.pinned) {
      onPhone.follow(atlas.links.litBy(current.pinned).marks);
    }
    if (isOpen) reading.show(current.at, 'instant');
    else reading.open(current.at);
  };
  view.follow(came);
  isOpen = true;
}

/** What was drawn anew in the deck is lit and reached as it was before. */
function redrawn(): void {
  drawnAnew();
  for (const figure of figures) figure.refresh();
}

/** Shows the chart of the view; on paper, all. */
function followChart(deck: Element): void {
  addEventListener('beforeprint', () => {
    if (unfold(deck)) redrawn();
  });
  $effect.root(() => {
    // Years are stepped through more often than charts.
    const id = $derived(view.stage.chart);
    $effect(() => {
      for (const chart of deck.querySelectorAll<HTMLElement>('.chart')) {
        const isCurrent = chart.dataset.chart === id;
        chart.classList.toggle('current', isCurrent);
        if (isCurrent && unfold(chart)) redrawn();
      }
    });
  });
}
