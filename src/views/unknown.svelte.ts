/** Tells whoever comes by an old or mistyped address what of it leads nowhere. */
import { untrack } from 'svelte';
import { unknownNames, type Known } from '../model/unknown';
import { atlas } from '../state/atlas';
import { view } from '../state/view.svelte';
import { words } from '../words';
import { namedId } from './named-id';
import { say } from './notice';

/**
 * Called once, in the browser, when the page follows its address.
 * @param known  what the room says of its own choice in the address
 */
export function startUnknown(known: Known): void {
  $effect.root(() => {
    $effect(() => {
      const { asked } = view;
      // A fragment may name any part of the page.
      const isPart = asked.startsWith('#') && document.getElementById(namedId());
      const names = isPart ? [] : unknownNames(atlas, asked, known);
      return names.length > 0 ? untrack(() => say(words.unknown(names))) : undefined;
    });
  });
}
