/** Sets the reading column in the words of the reader's copy, or back in the retelling. */
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

  $effect.root(() => {
    $effect(() => {
      const shown = copy.shown ? copy.current : null;
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
    });
  });
}
