/** Says at the foot of the window what somebody has to know: a part did not come, which may be asked for again, or an address leads nowhere. */
import { mount, unmount } from 'svelte';
import { chunk } from '../state/chunk';
import { words } from '../words';
import Notice from './parts/Notice.svelte';

type Load = () => Promise<unknown>;
/** The notice that stands there, and what it is about. */
let shown: { load?: Load; take: () => void } | null = null;

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
  show({ text: words.failed.chunk, again }, load);
}

/**
 * Says something, until it is closed or something else has to be said.
 * @returns takes it away, if it still stands there
 */
export const say = (text: string): (() => void) => show({ text });

function show(what: { text: string; again?: () => unknown }, load?: Load): () => void {
  shown?.take();
  const take = () => {
    if (shown?.take !== take) return;
    shown = null;
    void unmount(notice);
  };
  const notice = mount(Notice, { target: document.body, props: { ...what, close: take } });
  shown = { take, ...(load ? { load } : {}) };
  return take;
}
