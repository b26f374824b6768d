/** Brings a framed step of a lesson to life: what is pointed at, what is guessed, and figures that redraw themselves. */
import { mount } from 'svelte';
import { viewOf } from '../../model/address';
import { atlas } from '../../state/atlas';
import { focus } from '../../state/focus.svelte';
import { view } from '../../state/view.svelte';
import { teachWords } from '../../words/teach';
import { isAmong } from '../teach/evidence';
import { openedBy } from '../teach/address';
import { chunk } from '../../state/chunk';
import { drawnAnew } from '../read/lighting.svelte';
import { showView } from './fetched';
import { followFrame, startFrame } from './frame.svelte';

export async function startStepFrame(): Promise<void> {
  startFrame();
  const id = wanted();
  await showView(id, `./steps/${id}.json`, () => {
    const region = document.querySelector<HTMLElement>('.frame-step');
    if (!region) return;
    // What the address says of the lesson is no view of the atlas: the step says that.
    const shown = viewOf(atlas, (region.dataset.view ?? '').replace(/^[^?]*/, ''));
    // Where the answer is pointed at, nothing is chosen before somebody points.
    const isAsked = region.dataset.kind === 'words' || region.dataset.evidence !== undefined;
    view.set(isAsked ? { ...shown, pinned: null } : shown);
    const [lesson = '', step = ''] = [id.slice(0, id.lastIndexOf('-')), id.slice(id.lastIndexOf('-') + 1)];
    const refresh = followFrame({
      region,
      marks: '[data-mark]:not(.operand)',
      from: region.dataset.kind === 'timeline' ? 'timeline' : 'chart',
      home: () => `./teach.html?lesson=${lesson}&step=${step}`,
    });
    followPointing(region);
    void makeLive(region).then(() => {
      refresh();
      drawnAnew();
      document.documentElement.dataset.live = 'true';
    });
  });
}

/** The step that the address asks for, else the one that the page was built with. */
function wanted(): string {
  const { shown = '', known = '' } = document.getElementById('figure')?.dataset ?? {};
  const { lesson, step } = openedBy(location.search);
  const lengths = new Map(known.split(' ').map((one) => one.split(':') as [string, string]));
  const length = Number(lengths.get(lesson ?? '') ?? 0);
  return length > 0 ? `${lesson ?? ''}-${String(Math.min(step, length))}` : shown;
}

/** A question answered by pointing. */
function followPointing(region: HTMLElement): void {
  const { evidence } = region.dataset;
  const status = region.querySelector('.step-pointed');
  if (evidence === undefined || !status) return;
  const ids = evidence.split(' ');
  $effect.root(() => {
    $effect(() => {
      const { pinned } = focus;
      const isRight = pinned !== null && isAmong(ids, pinned);
      status.textContent =
        pinned === null ? '' : isRight ? teachWords.question.yes : teachWords.question.notIt;
      const reveal = region.querySelector<HTMLDetailsElement>('[data-reveal]');
      if (isRight && reveal) reveal.open = true;
    });
  });
}

/** Puts what redraws itself in place of what the build drew. What does not come stays as it was drawn. */
async function makeLive(region: HTMLElement): Promise<void> {
  const places = [...region.querySelectorAll<HTMLElement>('[data-live]')];
  const kind = places[0]?.dataset.live;
  if (kind === undefined) return;
  try {
    if (kind === 'map') {
      const { default: MapStage } = await chunk(() => import('../marks/MapStage.svelte'));
      for (const place of places) {
        place.replaceChildren();
        mount(MapStage, { target: place });
      }
    } else if (kind === 'timeline') {
      const { default: Timeline } = await chunk(() => import('../marks/Timeline.svelte'));
      for (const place of places) {
        place.replaceChildren();
        place.className = 'timeline';
        const island = document.createElement('div');
        island.className = 'timeline-island';
        place.append(island);
        mount(Timeline, { target: island });
      }
    } else {
      const { startGuess } = await chunk(() => import('./guess.svelte'));
      startGuess(region, places);
    }
  } catch {
    // The drawing as built answers as well, if less lively.
  }
}
