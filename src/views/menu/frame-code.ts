/** The code by which another site shows a figure: a page of its own for that figure, in a frame. */
import type { Figure } from './figure';

/** Height of a frame in which each figure has room, in px. */
const HEIGHT = 480;

const safe = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Address of the page that shows a figure alone, as it is shown now. */
export function frameAddress({ key, address }: Pick<Figure, 'key' | 'address'>): string {
  const url = new URL(address);
  const [kind = '', id] = key.split(':');
  url.searchParams.delete('embed');
  if (kind === 'chart' && id !== undefined) url.searchParams.set('chart', id);
  const page = new URL(`./embed/${kind}.html`, url);
  // As readable as the address that it came from.
  page.search = url.search.replaceAll('%2F', '/').replaceAll('%2C', ',');
  page.hash = url.hash;
  return page.href;
}

/** The code for a page that shows a figure alone. */
export const frameCode = (figure: Pick<Figure, 'key' | 'address' | 'title'>): string =>
  codeFor(frameAddress(figure), figure.title);

/** It may run its scripts and open the atlas in a window that is as free as any. */
export function codeFor(address: string, title: string): string {
  return `<iframe src="${safe(address)}" title="${safe(title)}" width="100%" height="${String(HEIGHT)}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}
