/** Draws what is chosen in Explore: its charts, and how far two books are apart. What goes wrong is said in their place. */
import { mount, unmount } from 'svelte';
import { DRAWN_BY_YEAR, drawnBy, gapsOf, measureOf, queryOfChoice, type Choice } from '../../model/explore';
import { startOf } from '../../model/time';
import { chunk } from '../../state/chunk';
import { explore } from '../../state/explore.svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { until } from '../../state/later';
import { words } from '../../words';
import { moveCursor } from '../marks/brush';
import { letterScale } from '../marks/letters';
import Broken from '../parts/Broken.svelte';
import Retry from '../parts/Retry.svelte';
import { lineLabel } from './labels';
import { Layers, type Shapes } from './layers';

type Plotting = typeof import('../../draw/explore-figure');

export interface Room {
  /** In px. */
  width: number;
  /** Height that there is for the charts, in px, with or without the gaps under them. */
  height: (hasGaps: boolean) => number;
}

export interface Drawing {
  /**
   * Shows a choice: one that was drawn before at once, any other as soon as it is drawn.
   * @param keeps  says that what stands there already shows the same, so that nothing is lost when it cannot be drawn anew
   */
  paint: (choice: Choice, keeps?: boolean) => void;
  /**
   * Does a piece of the drawing of a choice that may be made.
   * @param isLikely  whether someone points at it
   * @returns whether there was anything to do
   */
  prepare: (choice: Choice, isLikely: boolean) => boolean;
  /** What of these is drawn is kept longer than all else. */
  keep: (choices: readonly Choice[]) => void;
  /** Removes one that is not shown, where there are more than are kept. @returns whether there was one */
  forgetOne: () => boolean;
  /** All is drawn anew for another room. */
  setRoom: (room: Room) => void;
  /** Makes the marks of what is seen those of the page. @returns whether they were others */
  take: () => boolean;
}

/** A room as it is drawn for. */
interface Measured extends Room {
  /** How much larger than usual letters are. */
  letters: number;
}
/** As wide as a drawing is on a laptop's page, in px. */
const USUAL_WIDTH = 1050;
/** Narrower than this no chart has room for its own words, in px: in less it is shown smaller. */
const LEAST_WIDTH = 240;

/**
 * @param place  where drawings lie over each other, with the build's in it
 * @param drawn  what happens when a choice is shown
 */
export function startDrawing(place: HTMLElement, drawn: () => void): Drawing {
  const layers = new Layers(place, 'built');
  let room: Measured | null = null;
  /** Counts rooms and failures, so that no drawing is taken for one of another room. */
  let count = 0;
  let request = 0;
  let plot: Plotting | null = null;
  /** What was said in the place of charts and is not yet forgotten. */
  let told: { part: ReturnType<typeof mount>; key: string }[] = [];
  /** Whether something was drawn for the frame that comes. */
  let isFrameTaken = false;
  let next: (() => void) | null = null;

  const keyOf = (choice: Choice) =>
    [
      count,
      hindsight.hidden,
      choice.show,
      choice.lines.join(),
      choice.chart,
      choice.as,
      choice.as === 'index' ? choice.base : '',
      choice.years.join('..'),
      DRAWN_BY_YEAR.has(choice.chart) ? choice.year : '',
      choice.chart === 'scatter' ? choice.against : '',
    ].join(' ');

  const show = (key: string, { year }: Choice) => {
    layers.show(key);
    moveCursor(layers.seen.root, year);
    drawn();
  };

  /** Says in the place of the charts what went wrong. */
  const tell = (choice: Choice, say: (target: Element) => ReturnType<typeof mount>) => {
    const key = `failed ${String(++count)}`;
    const target = document.createElement('div');
    layers.add(key, { chart: 'line', columns: 1, charts: [target], gaps: [] });
    told.push({ part: say(target), key });
    show(key, choice);
  };
  const forgetTold = () => {
    const isSeen = ({ key }: { key: string }) => layers.seen.key === key;
    for (const { part, key } of told.filter((one) => !isSeen(one))) {
      void unmount(part);
      layers.drop(key);
    }
    told = told.filter(isSeen);
  };

  const drawNow = (plotting: Plotting, choice: Choice, keeps: boolean) => {
    const key = keyOf(choice);
    if (!room) return;
    try {
      layers.add(key, shapesOf(plotting, choice, room));
      show(key, choice);
    } catch (error) {
      if (keeps) {
        reportError(error);
        drawn();
        return;
      }
      const table = `./explore.html?${queryOfChoice(explore.part, { ...choice, chart: 'table' })}`;
      const again = () => {
        paint(choice);
      };
      tell(choice, (target) => mount(Broken, { target, props: { error, table, again } }));
    }
  };

  /** Draws once in a frame, however often it is asked: the last choice. */
  const draw = (plotting: Plotting, choice: Choice, keeps: boolean) => {
    if (isFrameTaken) {
      next = () => {
        draw(plotting, choice, keeps);
      };
      return;
    }
    isFrameTaken = true;
    requestAnimationFrame(() => {
      isFrameTaken = false;
      const now = next;
      next = null;
      now?.();
    });
    drawNow(plotting, choice, keeps);
  };

  const fetchAndDraw = async (choice: Choice, keeps: boolean) => {
    const mine = ++request;
    try {
      plot = await chunk(() => import('../../draw/explore-figure'));
    } catch {
      if (keeps || mine !== request) return;
      const again = () => fetchAndDraw(choice, keeps);
      tell(choice, (target) => mount(Retry, { target, props: { text: words.failed.chart, again } }));
      return;
    }
    // A newer choice overtook this one.
    if (mine === request) draw(plot, choice, keeps);
  };

  const paint: Drawing['paint'] = (choice, keeps = false) => {
    if (!room) return;
    next = null;
    const key = keyOf(choice);
    if (layers.has(key)) {
      request += 1;
      show(key, choice);
    } else if (plot) {
      request += 1;
      draw(plot, choice, keeps);
    } else void fetchAndDraw(choice, keeps);
  };

  return {
    paint,
    prepare(choice, isLikely) {
      const key = keyOf(choice);
      if (layers.has(key)) return layers.further(key, isLikely);
      if (!plot || !room) return false;
      try {
        moveCursor(layers.add(key, shapesOf(plot, choice, room)).root, choice.year);
      } catch {
        // What cannot be drawn is told when it is chosen.
        return false;
      }
      return true;
    },
    keep(choices) {
      for (const choice of choices) layers.keep(keyOf(choice));
    },
    forgetOne: () => layers.forgetOne(),
    setRoom(wanted) {
      const width = Math.max(LEAST_WIDTH, wanted.width);
      // For the back row: what fills the screen has letters that are as large.
      const forAll = place.closest(':fullscreen') ? Math.max(1, width / USUAL_WIDTH) : 1;
      room = { ...wanted, width, letters: letterScale() * forAll };
      count += 1;
      layers.forget();
    },
    take() {
      const isOther = layers.take();
      forgetTold();
      return isOther;
    },
  };
}

/** The charts of a choice as elements. */
function shapesOf(
  { explorePanels, gapPanel, SMALL }: Plotting,
  choice: Choice,
  { width, height, letters }: Measured,
): Shapes {
  const { part } = explore;
  const known = hindsight.hidden ? until : Infinity;
  const measure = measureOf(part, choice.show);
  const { lines } = drawnBy(part, choice, known);
  const apart = choice.chart === 'line' && choice.as === 'plain' ? gapsOf(part, choice, known) : [];
  const look = {
    labels: new Map(measure.lines.map((line) => [line.id, lineLabel(part, measure, line)])),
    moment: startOf(part.moment),
    locale: words.locale,
    words: { since: words.since },
    letters,
    room: height(apart.length > 0),
  };
  return {
    chart: choice.chart,
    columns: Math.max(1, Math.min(lines.length, Math.floor(width / (SMALL * look.letters)))),
    charts: explorePanels(lines, choice, width, look, document).map(({ title, svg }) => titled(title, svg)),
    gaps: apart.map((gap) => {
      const [one = '', other = ''] = gap.lines.map((line) => lineLabel(part, measure, line));
      return titled(
        words.explore.gap(one, other, measure.unit),
        gapPanel(gap, choice, width, look, document),
      );
    }),
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
