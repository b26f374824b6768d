/** Brings the Sources page to life: the filter, kept in the address, and the source that the address names. */
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

export function startSources(): void {
  preferences.restore();
  startAhead();
  startSpeaking();
  startOffline();
  hindsight.restore();
  island('tools', Tools);
  startListFilter({
    field: '#find-source',
    entries: '.source',
    textOf: (source) => source.dataset.find ?? '',
    found: words.sourcesFound,
  });
  addEventListener('hashchange', showNamed);
  showNamed();
  document.documentElement.dataset.ready = 'true';
}

/** Opens what hangs on the source that the address names, and brings it into the window. */
function showNamed(): void {
  const id = namedId();
  const source = document.getElementById(id);
  tellUnknownId(id);
  if (!source?.classList.contains('source')) return;
  unfiltered(source);
  for (const details of source.querySelectorAll('details')) details.open = true;
  source.scrollIntoView();
}
