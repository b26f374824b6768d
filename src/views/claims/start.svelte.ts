/* eslint svelte/prefer-svelte-reactivity: 'off' -- the maps and sets here hold elements and ids and are read by no effect */
/** Brings the Claims room to life: hydrates its islands, then follows the filter, pointing, keys and the address. */
import { tick } from 'svelte';
import { VERDICT_CHOICES } from '../../model/ledger';
import type { Target } from '../../model/links';
import { startAhead } from '../../state/ahead';
import { atlas } from '../../state/atlas';
import { details } from '../../state/details.svelte';
import { focus } from '../../state/focus.svelte';
import { ledger } from '../../state/ledger.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { view } from '../../state/view.svelte';
import { elementsOf } from '../marks/elements';
import { startOffline } from '../offline/start';
import Overlay from '../parts/Overlay.svelte';
import Tools from '../parts/Tools.svelte';
import { startArrows, startEnterAndEscape } from '../read/keyboard';
import { startEmbed } from '../embed';
import { island } from '../island';
import { startMenus } from '../menu/start.svelte';
import { startLighting } from '../read/lighting.svelte';
import { startNames } from '../read/mark-names.svelte';
import { startPointing } from '../read/pointing';
import { startUnknown } from '../unknown.svelte';
import Chosen from './Chosen.svelte';
import Filters from './Filters.svelte';

/** Marks of a row that arrows move between: those of its figure, then those of its arithmetic. */
const ROW_MARKS = '.dots [data-mark], .bars [data-mark], .event-rule [data-mark], .events-list [data-mark]';

export function startLedger(): void {
  const list = document.getElementById('ledger');
  const spine = document.querySelector<HTMLElement>('.spine');
  const noRows = list?.querySelector<HTMLElement>('.no-rows');
  if (!list || !spine || !noRows) return;
  const rows = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-row]')].map((row) => [row.dataset.row ?? '', row]),
  );

  preferences.restore();
  startAhead();
  startSpeaking();
  startOffline();
  hindsight.restore();
  startEmbed();
  // Before the filter is hydrated, so that it shows what the address says.
  view.follow(() => {
    ledger.read(location.search);
    const { pinned } = view.current;
    if (pinned) {
      void details.load();
      show(pinned, 'instant');
    }
  });
  ledger.read(location.search);
  island('filters', Filters);
  island('chosen', Chosen);
  island('tools', Tools);
  island('overlay', Overlay, {}, { quiet: true });

  /** Brings a target's row into the window: the row of its words, or one that rests on the mark. */
  function show(target: Target, behaviour?: ScrollBehavior): HTMLElement | undefined {
    const [passage = ''] = atlas.links.litBy(target).passages;
    const drawnIn = 'mark' in target ? elementsOf(target.mark)[0]?.closest<HTMLElement>('[data-row]') : null;
    const id =
      'passage' in target ? target.passage : rows.has(passage) ? passage : (drawnIn?.dataset.row ?? '');
    if (!rows.has(id)) return undefined;
    ledger.reveal(id);
    const row = rows.get(id);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row?.scrollIntoView({ block: 'nearest', behavior: behaviour ?? (calm ? 'instant' : 'smooth') });
    return row;
  }

  startLighting();
  startNames();
  startMenus();
  startPointing(list, 'chart', () => undefined);
  startPointing(spine, 'spine', (target) => show(target));
  startArrows(spine, '[data-spine]', 'spine');
  for (const row of rows.values()) {
    const figure = row.querySelector('.held');
    const sums = row.querySelector('.judged');
    if (figure?.querySelector('[data-mark]')) startArrows(figure, ROW_MARKS, 'chart');
    if (sums?.querySelector('[data-mark]')) startArrows(sums, '.operand', 'chart');
  }
  list.addEventListener('focusin', (event) => {
    const phrase = (event.target as HTMLElement).closest<HTMLElement>('.phrase');
    const { passage = '', phrase: key } = phrase?.dataset ?? {};
    if (phrase) focus.point({ passage, ...(key ? { phrase: key } : {}) }, 'text');
  });
  list.addEventListener('focusout', () => {
    focus.point(null, 'text');
  });
  startEnterAndEscape(async (target) => {
    const row = show(target, 'instant');
    await tick();
    // From a phrase to the first of its marks in the row, from a mark to the words of its row.
    if ('mark' in target) return row?.querySelector<HTMLElement>('.phrase') ?? null;
    const marks = atlas.links.litBy(target).marks;
    const drawn = marks.flatMap((mark) => elementsOf(mark)).find((element) => row?.contains(element));
    drawn?.setAttribute('tabindex', '-1');
    return (drawn as HTMLElement | undefined) ?? null;
  });
  noRows.querySelector('button')?.addEventListener('click', () => {
    ledger.choose({ verdict: 'all', subject: 'all' });
  });

  $effect.root(() => {
    $effect(() => {
      const shown = ledger.shown.map((row) => row.passage);
      const visible = new Set(shown);
      for (const [id, row] of rows) row.hidden = !visible.has(id);
      for (const id of shown) list.insertBefore(rows.get(id) ?? noRows, noRows);
      noRows.hidden = shown.length > 0;
      for (const cell of spine.querySelectorAll<HTMLElement>('[data-spine]'))
        cell.classList.toggle('left-out', !visible.has(cell.dataset.spine ?? ''));
    });
    $effect(() => {
      const { pinned } = view.current;
      for (const [id, row] of rows)
        row.classList.toggle('chosen-row', pinned !== null && 'passage' in pinned && pinned.passage === id);
    });
  });

  startUnknown({
    verdict: (name) => VERDICT_CHOICES.some((one) => one === name),
    subject: (name) => name === 'all' || ledger.subjects.some(({ id }) => id === name),
  });
  const wake = () => void details.load();
  for (const type of ['pointermove', 'keydown', 'touchstart', 'wheel'])
    addEventListener(type, wake, { once: true, passive: true });
  if (view.current.pinned) show(view.current.pinned, 'instant');
  document.documentElement.dataset.ready = 'true';
}
