/** A page that another site shows in a frame: one figure, its sources and the way home. */

/** Figures that can be shown alone. */
const EMBEDS = ['map', 'chart', 'timeline', 'claim', 'explore'] as const;

/** Takes from the address which figure is to be shown alone, if any. */
export function startEmbed(): void {
  const wanted = new URLSearchParams(location.search).get('embed');
  const embed = EMBEDS.find((one) => one === wanted);
  if (!embed) return;
  document.documentElement.dataset.embed = embed;
  // Links lead out of the frame, to the whole atlas.
  document.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest('a');
      if (link) link.target = '_blank';
    },
    { capture: true },
  );
}
