/** Brings the Sources page to life: the filter, kept in the address, and the source that the address names. */
import { soughtIn, soughtWords } from '../../model/find';
import { startAhead } from '../../state/ahead';
import { hindsight } from '../../state/hindsight.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { words } from '../../words';
import { namedId } from '../named-id';
import { island } from '../island';
import { startOffline } from '../offline/start';
import Tools from '../parts/Tools.svelte';

/** As much of what is typed is looked for. */
const LONGEST = 100;

export function startSources(): void {
  preferences.restore();
  startAhead();
  startSpeaking();
  startOffline();
  hindsight.restore();
  island('tools', Tools);
  startFilter();
  addEventListener('hashchange', showNamed);
  showNamed();
  document.documentElement.dataset.ready = 'true';
}

function startFilter(): void {
  const field = document.querySelector<HTMLInputElement>('#find-source');
  const found = document.querySelector<HTMLElement>('[data-found]');
  if (!field?.form || !found) return;
  const entries = [...document.querySelectorAll<HTMLElement>('.source')].map((element) => ({
    element,
    text: soughtIn(element.dataset.find ?? ''),
  }));
  const sections = [...document.querySelectorAll<HTMLElement>('.sources-page section')];

  const filter = () => {
    const sought = soughtWords(field.value.slice(0, LONGEST));
    let shown = 0;
    for (const { element, text } of entries) {
      element.hidden = !sought.every((word) => text.includes(word));
      if (!element.hidden) shown += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector('.source:not([hidden])');
    found.textContent = sought.length === 0 ? '' : words.sourcesFound(shown, entries.length);
  };
  const read = () => {
    field.value = (new URLSearchParams(location.search).get('find') ?? '').slice(0, LONGEST);
    filter();
  };
  field.addEventListener('input', () => {
    const query = new URLSearchParams(location.search);
    if (field.value) query.set('find', field.value.slice(0, LONGEST));
    else query.delete('find');
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}`);
    filter();
  });
  field.form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  addEventListener('popstate', read);
  read();
}

/** Opens what hangs on the source that the address names, and brings it into the window. */
function showNamed(): void {
  const source = document.getElementById(namedId());
  if (!source?.classList.contains('source')) return;
  source.hidden = false;
  source.closest('section')?.removeAttribute('hidden');
  for (const details of source.querySelectorAll('details')) details.open = true;
  source.scrollIntoView();
}
