/**
 * Each chart is drawn in two sizes. The page holds the wide one; a phone and a tablet fetch the narrow ones, and keep the
 * wide ones when they do not come.
 */
import { forgetElements } from '../marks/elements';
import { elementOf, type Tree } from '../tree';

/** As the stylesheet has it: in em, so that large letters count as a small window. */
export const PHONE = '(max-width: 44.9375em)';
/** Where the charts of a figure do not stand beside each other: tablet.css. */
export const TABLET = '(min-width: 45em) and (max-width: 74.9375em)';
/** Both. Not on paper, which is as narrow. */
const NARROW = 'screen and (max-width: 74.9375em)';
/** Told to the charts when another size took its place. */
export const DRAWN = 'drawn';

/** The narrow charts, by id: a file beside the page. */
export type NarrowCharts = Record<string, Tree>;
const NARROW_CHARTS = './charts-narrow.json';

export function showOneSize(): void {
  const narrow = matchMedia(NARROW);
  const charts = [...document.querySelectorAll<HTMLElement>('.chart')].flatMap((chart) => {
    const wide = chart.querySelector('.panels');
    return wide ? [{ id: chart.dataset.chart ?? '', wide, narrow: null as Element | null }] : [];
  });
  let fetched: Promise<void> | null = null;
  const fetchNarrow = async () => {
    try {
      const response = await fetch(NARROW_CHARTS);
      if (!response.ok) throw new Error(String(response.status));
      const trees = (await response.json()) as NarrowCharts;
      for (const chart of charts) {
        const tree = trees[chart.id];
        if (tree) chart.narrow = elementOf(tree, document);
      }
    } catch {
      // Asked for again when the window is next made narrow.
      fetched = null;
    }
  };
  const show = () => {
    for (const chart of charts) {
      const [shown, other] =
        narrow.matches && chart.narrow ? [chart.narrow, chart.wide] : [chart.wide, chart.narrow];
      if (!shown.isConnected) other?.replaceWith(shown);
    }
    forgetElements();
    document.querySelector('.deck')?.dispatchEvent(new Event(DRAWN));
  };
  // A window that comes out of a sandboxed frame may fetch nothing.
  const mayFetch = window.origin !== 'null';
  const apply = () => {
    if (narrow.matches && mayFetch) void (fetched ??= fetchNarrow()).then(show);
    else show();
  };
  narrow.addEventListener('change', apply);
  if (narrow.matches) apply();
}
