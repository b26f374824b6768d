/** Brings a framed claim to life: the passage that the address names, or one that rests on the mark it names. */
import { atlas } from '../../state/atlas';
import { view } from '../../state/view.svelte';
import { showView } from './fetched';
import { followFrame, startFrame } from './frame.svelte';

export async function startClaimFrame(): Promise<void> {
  startFrame();
  const passage = wanted() ?? document.getElementById('figure')?.dataset.shown ?? '';
  await showView(passage, `./claims/${passage}.json`, () => {
    const region = document.getElementById('ledger');
    if (!region) return;
    followFrame({
      region,
      marks: '[data-mark]',
      from: 'chart',
      home: () => `./claims.html?passage=${passage}`,
    });
  });
}

function wanted(): string | undefined {
  const { pinned } = view.current;
  if (!pinned) return undefined;
  if ('passage' in pinned) return pinned.passage;
  return [...atlas.links.heldAgainst(pinned.mark), ...atlas.links.passagesOf(pinned.mark)][0];
}
