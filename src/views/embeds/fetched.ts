/** The view that an address asks for, where it is not the one that the page was built with. */
import { mount } from 'svelte';
import { words } from '../../words';
import Retry from '../parts/Retry.svelte';
import type { FrameView } from './render';
import { nameFrame } from './frame.svelte';
import { elementOf } from '../tree';

/**
 * Shows a view of the figure, fetched if need be. What does not come is said in its place.
 * @param path  of its file, from this page
 * @param came  what happens when it stands there
 */
export async function showView(id: string, path: string, came: () => void): Promise<void> {
  const place = document.getElementById('figure');
  if (!place) return;
  const ready = () => {
    document.documentElement.dataset.ready = 'true';
  };
  if (place.dataset.shown === id) {
    came();
    ready();
    return;
  }
  place.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(path);
    if (!response.ok) throw new Error(String(response.status));
    const { title, tree } = (await response.json()) as FrameView;
    place.replaceChildren(...tree.map((one) => elementOf(one, document)));
    place.dataset.shown = id;
    nameFrame(title);
    came();
  } catch {
    // Not the view that the page was built with: it would say something else than was asked for.
    place.replaceChildren();
    mount(Retry, {
      target: place,
      props: { text: words.embed.failed, again: () => showView(id, path, came) },
    });
  } finally {
    place.removeAttribute('aria-busy');
    ready();
  }
}
