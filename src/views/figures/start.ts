/** Brings the page of all figures to life: the colours, and the table that the address names. */
import { startAhead } from '../../state/ahead';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { namedId } from '../named-id';
import { island } from '../island';
import { startOffline } from '../offline/start';
import Tools from '../parts/Tools.svelte';

export function startFigures(): void {
  preferences.restore();
  startAhead();
  startSpeaking();
  startOffline();
  hindsight.restore();
  island('tools', Tools);
  addEventListener('hashchange', open);
  open();
  document.documentElement.dataset.ready = 'true';
}

function open(): void {
  const id = namedId();
  // Sources were listed here before they had a page of their own.
  if (id.startsWith('source:')) {
    location.replace(`./sources.html${location.hash}`);
    return;
  }
  const section = document.getElementById(id);
  const details = section?.querySelector('details');
  if (details) details.open = true;
  section?.scrollIntoView();
}
