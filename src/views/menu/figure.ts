/** What the menu of a figure has to know of it, read from the page as it stands. */
import { partsOfMark, type Unit } from '../../model/story';
import { heardSeries, type HeardSeries } from '../../model/sound';
import type { TidyRow } from '../../model/tidy-rows';
import { settledAddress } from '../../state/address-bar';
import { details } from '../../state/details.svelte';
import { isHidden } from '../../state/later';
import { timeline } from '../../state/timeline';

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
  const title = figureTitle ?? (textOf(root, 'h1, h2') || textOf(root, 'figcaption'));
  const address = figureAddress ? new URL(figureAddress, document.baseURI).href : settledAddress().href;
  return { key, root, title, subtitle: textOf(root, '.subtitle, .map-title p'), address };
}

/** More publishers than this are counted, not named: the page of sources has them all. */
const NAMED = 8;

/** Who published what a figure shows, the most often first; where they are many, how many are left out. */
export function publishersOf(rows: readonly FigureRow[]): { named: string[]; more: number } {
  const times = new Map<string, number>();
  for (const { publishers } of rows)
    for (const publisher of publishers) if (publisher) times.set(publisher, (times.get(publisher) ?? 0) + 1);
  const all = [...times].sort(([, a], [, b]) => b - a).map(([publisher]) => publisher);
  return { named: all.slice(0, NAMED), more: Math.max(0, all.length - NAMED) };
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

/** A row, and who published what it says. */
export interface FigureRow extends TidyRow {
  counts: Unit;
  publishers: readonly string[];
}

/**
 * A row for each mark of a figure, with its unit and source.
 * @throws Error when the details could not be loaded
 */
export async function rowsOf({ root }: Pick<Figure, 'root'>, shown: Shown): Promise<FigureRow[]> {
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
      unit: found.unitName,
      counts: found,
      basis: found.number === null ? found.value : found.notes.join('; '),
      confidence: found.confidence,
      source: found.sources.map(({ text }) => text).join('; '),
      publishers: found.sources.map(({ publisher }) => publisher),
      sourceAddress: found.sources.map(({ url }) => url).join(' '),
      shown: asShown?.value ?? null,
      shownUnit: asShown?.unit ?? '',
    };
  });
}

/** Marks of a figure's lines; those of a chart of one measure against another have no course in time. */
const LINE_MARKS = '.plot:has(.line:not(.thin)) .dots [data-mark]';

/** The series of a figure that can be heard. */
export function heardIn({ root }: Figure, rows: readonly FigureRow[]): HeardSeries<FigureRow>[] {
  const marks = new Set(
    [...root.querySelectorAll<SVGElement>(LINE_MARKS)].map(({ dataset }) => dataset.mark),
  );
  return heardSeries(rows.filter(({ mark }) => marks.has(mark)));
}
