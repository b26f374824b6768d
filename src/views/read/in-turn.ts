import { nextFrame, nextTask } from '../../state/frames';
import { opened } from '../../state/ahead';

/**
 * The first layout of the whole page at once would hold a slow processor for long, and a layout before the letters are
 * there would be for nothing, and cost more, since other letters are looked for. So the page waits for its letters, and
 * what is out of sight and each figure for a frame of its own (`data-late`, see first-frame.css). Should they, or this
 * script, not come, the stylesheet shows all after a while.
 */
export async function showInTurn(): Promise<void> {
  // The body, then its parts.
  const late = [...document.querySelectorAll('[data-late]')];
  const show = () => late.shift()?.removeAttribute('data-late');
  await lettersAreHere();
  show();
  // Drawn ahead, a page has no frames, but time for this; the rest comes in turn once it is opened.
  await layOut();
  await opened();
  // Where the address leads to a passage, the browser has looked for it in vain.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  while (late.length > 0) {
    await nextFrame();
    show();
    await layOut();
  }
}

/** What the next frame would do in one: the styles in a task, the layout in another. The painting is left to it. */
async function layOut(): Promise<void> {
  getComputedStyle(document.body).getPropertyValue('color');
  await nextTask();
  document.body.getBoundingClientRect();
}

/** When the fonts that the page asks for first are ready, or will not come. */
async function lettersAreHere(): Promise<void> {
  const preloads = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="font"]');
  await Promise.all([...preloads].map(settled));
  // They have come, but are made ready only when asked for.
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
}

async function settled(link: HTMLLinkElement): Promise<void> {
  if (performance.getEntriesByName(link.href).length > 0) return;
  await new Promise((resolve) => {
    for (const event of ['load', 'error']) link.addEventListener(event, resolve, { once: true });
  });
}
