/** What the menu of a figure has to know of it, read from the page as it stands. */
import { partsOfMark } from '../../model/story';
import type { TidyRow } from '../../model/tidy-rows';
import { details } from '../../state/details.svelte';
import { isHidden } from '../../state/later';
import { timeline } from '../../state/atlas';

/** How one number is told in its figure, where that is not as published. */
export type Shown = (mark: string) => { value: number; unit: string } | null;

export interface Figure {
  /** `map`, `timeline`, `chart:ID`, `claim:ID` or `explore`. */
  key: string;
  root: HTMLElement;
  title: string;
  subtitle: string;
  /** Address of the view, absolute. */
  address: string;
}

const textOf = (root: Element, selector: string) =>
  root.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** The figure that a menu button belongs to. */
export function figureOfButton(button: HTMLElement): Figure | null {
  const root = button.closest<HTMLElement>('[data-figure-key]');
  if (!root) return null;
  const { figureKey: key = '', figureTitle, figureAddress } = root.dataset;
  const title = figureTitle ?? textOf(root, 'h1, h2, figcaption');
  const address = figureAddress ? new URL(figureAddress, document.baseURI).href : location.href;
  return { key, root, title, subtitle: textOf(root, '.subtitle, .map-title p'), address };
}

/** The marks of a figure that can be seen, in the order they are drawn. */
const marksOf = (root: Element): string[] => [
  ...new Set(
    [...root.querySelectorAll<SVGElement>('[data-mark]')]
      .filter((element) => element.closest('svg, .events-list, .off-map') && element.checkVisibility())
      .map((element) => element.dataset.mark ?? ''),
  ),
];

const periodOf = (mark: string): string => {
  if (mark.startsWith('place/') || mark.startsWith('leader/')) return '';
  if (mark.startsWith('event/'))
    return timeline.events.find((event) => `event/${event.id}` === mark)?.start ?? '';
  return partsOfMark(mark).period;
};

/**
 * A row for each mark of a figure, with its unit and source.
 * @throws Error when the details could not be loaded
 */
export async function rowsOf({ root }: Figure, shown: Shown): Promise<TidyRow[]> {
  await details.load();
  if (!details.part) throw new Error('no details');
  return marksOf(root).flatMap((mark) => {
    const found = details.of(mark);
    if (!found || isHidden(mark)) return [];
    const asShown = shown(mark);
    return {
      mark,
      title: found.title,
      period: periodOf(mark),
      value: found.number,
      unit: found.unit,
      basis: found.number === null ? found.value : found.notes.join('; '),
      confidence: found.confidence,
      source: found.sources.map(({ text }) => text).join('; '),
      sourceAddress: found.sources.map(({ url }) => url).join(' '),
      shown: asShown?.value ?? null,
      shownUnit: asShown?.unit ?? '',
    };
  });
}
