/** Brings the notebook to life. */
import { hydrate, type Component } from 'svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { notebook } from '../../state/notebook.svelte';
import { preferences } from '../../state/preferences.svelte';
import Tools from '../parts/Tools.svelte';
import Notebook from './Notebook.svelte';

export function startNotebook(): void {
  preferences.restore();
  hindsight.restore();
  const island = (name: string, component: Component) => {
    const target = document.querySelector(`[data-island="${name}"]`);
    if (target) hydrate(component, { target });
  };
  island('tools', Tools);
  // Hydrated as the build wrote it, empty; then filled.
  island('notebook', Notebook);
  notebook.restore();
  document.documentElement.dataset.ready = 'true';
}
