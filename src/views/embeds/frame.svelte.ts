/** What every page for a frame does: shows what its address says, answers to pointing and keys, leads home. */
import { viewOf } from '../../model/address';
import { atlas } from '../../state/atlas';
import { details } from '../../state/details.svelte';
import type { Origin } from '../../state/focus.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { view } from '../../state/view.svelte';
import { island } from '../island';
import Overlay from '../parts/Overlay.svelte';
import { startArrows, startEnterAndEscape } from '../read/keyboard';
import { startLighting } from '../read/lighting.svelte';
import { startNames } from '../read/mark-names.svelte';
import { startPointing } from '../read/pointing';
import { leadOut } from './led-out';

/** Takes the view from the address. The address stays as it is: a frame leaves its page's history alone. */
export function startFrame(): void {
  for (const type of ['pointerover', 'pointerdown', 'focusin', 'click'])
    document.addEventListener(
      type,
      (event) => {
        const link = (event.target as Element | null)?.closest('a');
        if (link) leadOut(link);
      },
      { capture: true },
    );
  preferences.restore();
  hindsight.restore();
  view.set(viewOf(atlas, location.search + location.hash));
}

export interface Framed {
  /** Where marks are. */
  region: Element;
  /** Those that arrows move between. */
  marks: string;
  from: Origin;
  /** The same view in the atlas, from its root: `./…`. */
  home: () => string;
  /** What is shown, where the page was not made for that alone. */
  title?: () => string;
  /** Which of the figure's lines of sources belong to what is shown. */
  sources?: () => string;
}

/** Names the page for what it shows, and its atlas. */
export function nameFrame(title: string): void {
  document.title = `${title} · ${document.title.split(' · ').at(-1) ?? ''}`;
}

/** Brings what is shown to life. @returns makes the keyboard's way through the marks anew, after a drawing */
export function followFrame({ region, marks, from, home, title, sources }: Framed): () => void {
  island('overlay', Overlay, {}, { quiet: true });
  startLighting();
  startNames();
  startPointing(region, from, () => undefined);
  const arrows = startArrows(region, marks, from);
  startEnterAndEscape(() => Promise.resolve(null));
  const wake = () => void details.load();
  for (const type of ['pointermove', 'keydown', 'touchstart'])
    addEventListener(type, wake, { once: true, passive: true });
  const { pinned } = view.current;
  // A passage alone has no number to be told.
  if (pinned && ('mark' in pinned || pinned.phrase !== undefined)) wake();

  const link = document.querySelector<HTMLAnchorElement>('[data-home]');
  const lines = [...document.querySelectorAll<HTMLElement>('.frame-foot [data-sources-of]')];
  $effect.root(() => {
    $effect(() => {
      const [path = '', query = ''] = home().split('?');
      const all = [query, hindsight.query].filter(Boolean).join('&');
      link?.setAttribute('href', `../${path.replace(/^\.\//, '')}${all && `?${all}`}`);
    });
    $effect(() => {
      if (title) nameFrame(title());
    });
    $effect(() => {
      const of = sources?.();
      for (const line of lines) line.hidden = line.dataset.sourcesOf !== of;
    });
  });
  document.documentElement.dataset.ready = 'true';
  return () => {
    arrows.refresh();
  };
}
