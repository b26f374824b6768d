/** Says at the foot of the window that a part did not come, and asks for it again when somebody wants it to. */
import { mount, unmount } from 'svelte';
import { chunk } from '../state/chunk';
import { words } from '../words';
import Notice from './parts/Notice.svelte';

type Load = () => Promise<unknown>;
/** The notice that stands there, and what it is about. */
let shown: { load: Load; take: () => void } | null = null;

/**
 * Fetches a part of the program that somebody asked for.
 * @param came  what is done with it, now or once it came after all
 * @returns whether it came at once
 */
export async function fetchPart<Part>(
  load: () => Promise<Part>,
  came: (part: Part) => unknown,
): Promise<boolean> {
  let part: Part;
  try {
    part = await chunk(load);
  } catch {
    tell(load, () => fetchPart(load, came));
    return false;
  }
  shown?.take();
  await came(part);
  return true;
}

function tell(load: Load, again: () => unknown): void {
  // One that asked again by itself stays as it is.
  if (shown?.load === load) return;
  shown?.take();
  const take = () => {
    shown = null;
    void unmount(notice);
  };
  const notice = mount(Notice, {
    target: document.body,
    props: { text: words.failed.chunk, again, close: take },
  });
  shown = { load, take };
}
