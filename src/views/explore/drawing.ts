/** Draws what is chosen in Explore: its charts, and how far two books are apart. What goes wrong is said in their place. */
import { mount, unmount } from 'svelte';
import { queryOfChoice } from '../../model/explore';
import { startOf } from '../../model/time';
import { chunk } from '../../state/chunk';
import { explore } from '../../state/explore.svelte';
import { words } from '../../words';
import { letterScale } from '../marks/letters';
import Broken from '../parts/Broken.svelte';
import Retry from '../parts/Retry.svelte';
import { lineLabel } from './labels';

export interface Room {
  /** In px. */
  width: number;
  /** Height that there is for the charts, in px, with or without the gaps under them. */
  height: (hasGaps: boolean) => number;
}

/**
 * @param charts, gaps  where they are drawn
 * @param drawn  what happens after each drawing
 * @returns draws; `keeps` says that what stands there already shows the same, so that nothing is lost when it cannot be drawn anew
 */
export function startDrawing(
  charts: HTMLElement,
  gaps: HTMLElement,
  drawn: () => void,
): (room: Room, keeps: boolean) => Promise<void> {
  let request = 0;
  let told: ReturnType<typeof mount> | null = null;
  /** Empties the place of the charts. */
  const clear = () => {
    if (told) void unmount(told);
    told = null;
    charts.replaceChildren();
    gaps.replaceChildren();
  };

  return async function draw(room, keeps) {
    const mine = ++request;
    let plot: typeof import('../../draw/explore-figure');
    try {
      plot = await chunk(() => import('../../draw/explore-figure'));
    } catch {
      if (keeps || mine !== request) return;
      clear();
      told = mount(Retry, {
        target: charts,
        props: { text: words.failed.chart, again: () => draw(room, false) },
      });
      return;
    }
    // A newer choice overtook this one.
    if (mine !== request) return;
    try {
      const shapes = shapesOf(plot, room);
      clear();
      charts.dataset.chart = explore.current.chart;
      charts.style.setProperty('--columns', String(shapes.columns));
      charts.append(...shapes.charts);
      gaps.append(...shapes.gaps);
    } catch (error) {
      if (keeps) {
        reportError(error);
        return;
      }
      clear();
      const table = `./explore.html?${queryOfChoice(explore.part, { ...explore.current, chart: 'table' })}`;
      told = mount(Broken, { target: charts, props: { error, table, again: () => draw(room, false) } });
    }
    drawn();
  };
}

/** The charts of the choice as elements. */
function shapesOf(
  { explorePanels, gapPanel, SMALL }: typeof import('../../draw/explore-figure'),
  { width, height }: Room,
) {
  const { current, drawn, gaps: apart, measure, part } = explore;
  const look = {
    labels: new Map(measure.lines.map((line) => [line.id, lineLabel(part, measure, line)])),
    moment: startOf(part.moment),
    locale: words.locale,
    words: { since: words.since },
    letters: letterScale(),
    room: height(apart.length > 0),
  };
  return {
    columns: Math.max(1, Math.min(drawn.lines.length, Math.floor(width / (SMALL * look.letters)))),
    charts: explorePanels(drawn.lines, current, width, look, document).map(({ title, svg }) =>
      titled(title, svg),
    ),
    gaps:
      current.chart === 'line' && current.as === 'plain'
        ? apart.map((gap) => {
            const [one = '', other = ''] = gap.lines.map((line) => lineLabel(part, measure, line));
            return titled(
              words.explore.gap(one, other, measure.unit),
              gapPanel(gap, current, width, look, document),
            );
          })
        : [],
  };
}

function titled(title: string, svg: SVGElement): HTMLElement {
  const figure = document.createElement('figure');
  if (title) {
    const caption = document.createElement('figcaption');
    caption.textContent = title;
    figure.append(caption);
  }
  figure.append(svg);
  return figure;
}
