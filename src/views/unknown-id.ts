/** Tells whoever comes by an address whose fragment names nothing of the page. */
import { legible } from '../model/legible';
import { words } from '../words';
import { say } from './notice';

let takeBack: (() => void) | undefined;

/** Says that the page has nothing of this id, if so; what was said of another is taken back. */
export function tellUnknownId(id: string): void {
  takeBack?.();
  const name = document.getElementById(id) ? '' : legible(id);
  takeBack = name ? say(words.unknown([name])) : undefined;
}
