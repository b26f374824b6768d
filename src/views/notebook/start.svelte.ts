/** Brings the notebook to life. */
import { hindsight } from '../../state/hindsight.svelte';
import { notebook } from '../../state/notebook.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { island } from '../island';
import { startOffline } from '../offline/start';
import Tools from '../parts/Tools.svelte';
import Notebook from './Notebook.svelte';

export function startNotebook(): void {
  preferences.restore();
  startSpeaking();
  startOffline();
  hindsight.restore();
  island('tools', Tools);
  // Hydrated as the build wrote it, empty; then filled.
  island('notebook', Notebook);
  notebook.restore();
  document.documentElement.dataset.ready = 'true';
}
