/** Sets the reading column in the words of the reader's copy, or back in the retelling. */
import { untrack } from 'svelte';
import type { ReaderCopy } from '../../model/copy';
import { atlas } from '../../state/atlas';
import { copy } from '../../state/copy.svelte';
import { words } from '../../words';
import { drawnAnew, forgetPhrases } from '../read/lighting.svelte';

export function followCopy(): void {
  const texts = [...document.querySelectorAll<HTMLElement>('[data-text]')].map((element) => ({
    element,
    passage: element.dataset.text ?? '',
    retelling: [...element.childNodes],
  }));

  /** A phrase in the reader's words leads where it leads in ours. */
  const phraseElement = (passage: string, key: string, text: string, retelling: readonly Node[]) => {
    const ours = retelling.find(
      (node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.dataset.phrase === key,
    );
    const link = document.createElement('a');
    link.className = 'phrase';
    link.href = ours?.getAttribute('href') ?? `?passage=${passage}.${key}`;
    link.dataset.passage = passage;
    link.dataset.phrase = key;
    link.dataset.kind = atlas.links.phrase(passage, key)?.kind ?? 'names';
    link.textContent = text;
    return link;
  };

  /** Whether the column is, or was a moment ago, in the words of a copy. */
  let isSet = false;
  const set = (shown: ReaderCopy | null) => {
    // The page came in the retelling: to set it anew would take the keyboard from who is in it already.
    if (!shown && !isSet) return;
    isSet = shown !== null;
    const active = document.activeElement;
    for (const { element, passage, retelling } of texts) {
      const runs = shown && Object.hasOwn(shown.passages, passage) ? shown.passages[passage] : undefined;
      const isMissing = shown !== null && !runs;
      element.classList.toggle('not-in-copy', isMissing);
      if (isMissing) element.title = words.copy.notFound;
      else element.removeAttribute('title');
      element.replaceChildren(
        ...(runs?.map(({ text, phrase }) =>
          phrase !== undefined && atlas.links.phrase(passage, phrase)
            ? phraseElement(passage, phrase, text, retelling)
            : document.createTextNode(text),
        ) ?? retelling),
      );
    }
    forgetPhrases();
    drawnAnew();
    if (active instanceof HTMLAnchorElement && !active.isConnected) {
      const { passage = '', phrase = '' } = active.dataset;
      document
        .querySelector<HTMLElement>(
          `[data-passage="${CSS.escape(passage)}"][data-phrase="${CSS.escape(phrase)}"]`,
        )
        ?.focus({ preventScroll: true });
    }
  };

  $effect.root(() => {
    $effect(() => {
      const shown = copy.shown ? copy.current : null;
      // What is set anew loses the focus at once: whoever answers that must not be followed.
      untrack(() => {
        set(shown);
      });
    });
  });
}
