/** Brings the page of all figures to life: the filter, kept in the address, and the series that the address names. */
import { startAhead } from '../../state/ahead';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { words } from '../../words';
import { island } from '../island';
import { startListFilter, unfiltered } from '../list-filter';
import { namedId } from '../named-id';
import { startOffline } from '../offline/start';
import Tools from '../parts/Tools.svelte';
import { tellUnknownId } from '../unknown-id';

export function startFigures(): void {
  preferences.restore();
  startAhead();
  startSpeaking();
  startOffline();
  hindsight.restore();
  island('tools', Tools);
  startListFilter({
    field: '#find-series',
    entries: '.series, .event-index li',
    textOf: (entry) => `${entry.id} ${(entry.querySelector('.series-name') ?? entry).textContent}`,
    found: words.seriesFound,
  });
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
  const entry = document.getElementById(id);
  tellUnknownId(id);
  if (!entry) return;
  unfiltered(entry);
  const details = entry.querySelector('details');
  if (details) details.open = true;
  entry.scrollIntoView();
}
