/** The figures of a handout: drawn once for paper, from what a step's address says, beside whatever is on screen. */
import { domainOf, explorePanels } from '../../draw/explore-figure';
import { panelElement, type Frame } from '../../draw/chart-figure';
import { mapFigure, NOMINAL_WINDOW, type MapFigure } from '../../draw/map-figure';
import { viewOf } from '../../model/address';
import { choiceOf, drawnBy, knownChoice, measureOf } from '../../model/explore';
import { isLater, isLaterStart } from '../../model/hindsight';
import { figureOfView, partsOfView, type ExplorePart, type Step, type TeachPart } from '../../model/story';
import { endOf, spanText, startOf } from '../../model/time';
import { atlas } from '../../state/atlas';
import { map } from '../../state/map';
import { timeline } from '../../state/timeline';
import { until } from '../../state/later';
import { words } from '../../words';
import { drawnClaim, type DrawnClaim } from '../claims/ledger-rows';
import { lineLabel, unitOf } from '../explore/labels';
import { claimWorld } from './figure-world';

export interface PaperEvent {
  id: string;
  when: string;
  title: string;
  colour: string;
}
export interface PaperFigure {
  /** Under which title, in which unit and years. */
  caption: string;
  svgs: { title: string; svg: string; share: number }[];
  map: MapFigure | null;
  events: PaperEvent[];
  claim: { passage: string; drawn: DrawnClaim | null } | null;
  /** Names to be ordered, on the class's copy. */
  names: string[];
  marks: string[];
}

/** Of a sheet of paper, in px, and its letters. */
const PAPER: Frame = { width: 660, height: 250, font: 12.5 };
/** A timeline on paper lists at most so many events. */
const MOST_EVENTS = 26;

/** What a step shows, for paper; null for words alone. `whole` shows what is kept back until the guess is made. */
export function paperFigure(
  part: TeachPart,
  explorePart: ExplorePart,
  step: Step,
  { hidden, whole }: { hidden: boolean; whole: boolean },
  document: Document,
  { width, height, font }: Frame = PAPER,
): PaperFigure | null {
  const kind = figureOfView(step.view);
  const nothing: PaperFigure = {
    caption: '',
    svgs: [],
    map: null,
    events: [],
    claim: null,
    names: [],
    marks: [],
  };
  if (kind === null || kind === 'words') return null;
  const query = partsOfView(step.view)?.query.toString() ?? '';
  const view = viewOf(atlas, query ? `?${query}` : '');
  const world = claimWorld(part);
  const known = (mark: string) =>
    !hidden || !isLater(mark, until, (id) => timeline.events.find((event) => event.id === id)?.start);

  if (kind === 'explore') {
    const chosen = choiceOf(explorePart, step.view);
    const choice = hidden ? knownChoice(explorePart, chosen, until) : chosen;
    const measure = measureOf(explorePart, choice.show);
    const { lines } = drawnBy(explorePart, choice, hidden ? until : Infinity);
    const labels = new Map(measure.lines.map((line) => [line.id, lineLabel(explorePart, measure, line)]));
    const { guess } = step;
    const cut =
      guess?.kind === 'line' && !whole
        ? lines.map((one) =>
            one.line.id === guess.line
              ? {
                  ...one,
                  points: one.points.map((point) =>
                    point.year > guess.from ? { ...point, value: null } : point,
                  ),
                }
              : one,
          )
        : lines;
    const all = lines.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
    const [low, high] = domainOf(all.length > 0 ? all : [0, 1], choice.as);
    const years = choice.chart === 'bars' ? String(choice.year) : choice.years.join('–');
    const isOrder = guess?.kind === 'order' && !whole;
    const panels = isOrder
      ? []
      : explorePanels(
          cut,
          choice,
          width,
          {
            labels,
            moment: startOf(explorePart.moment),
            locale: words.locale,
            words: { since: words.since },
            font,
            room: height,
            ...(guess?.kind === 'line' ? { domain: [low, high * 1.3] as const } : {}),
          },
          document,
        );
    return {
      ...nothing,
      caption: `${measure.name}, ${unitOf(measure, choice)}, ${years}`,
      svgs: panels.map(({ title, svg }) => ({ title, svg: svg.outerHTML, share: 1 })),
      names: isOrder
        ? [...labels]
            .filter(([id]) => choice.lines.includes(id))
            .map(([, label]) => label)
            .sort()
        : [],
      marks: lines.flatMap(({ points }) =>
        points.flatMap(({ mark, value, year }) =>
          value === null || (choice.chart === 'bars' && year !== choice.year) ? [] : [mark],
        ),
      ),
    };
  }
  if (kind === 'chart') {
    const chart = part.charts.find((one) => one.id === view.chart);
    if (!chart) return null;
    const figures = hidden ? knownFigures(world.figures) : world.figures;
    return {
      ...nothing,
      caption: `${chart.title}. ${chart.subtitle}`,
      svgs: chart.panels.map((panel) => ({
        title: panel.title ?? '',
        share: panel.width,
        svg: panelElement(panel, { width: Math.round(width * panel.width), height, font }, figures, document)
          .outerHTML,
      })),
      marks: chart.panels
        .flatMap((panel) =>
          panel.kind === 'bars'
            ? panel.bars.map(({ mark }) => mark)
            : panel.lines.flatMap(({ series }) =>
                Object.keys(part.values[series] ?? {}).map((period) => `${series}/${period}`),
              ),
        )
        .filter(known),
    };
  }
  if (kind === 'map') {
    const figure = mapFigure(
      hidden
        ? {
            ...map,
            places: map.places.map((place) => ({
              ...place,
              summits: place.summits.filter(({ start }) => !isLaterStart(start, until)),
            })),
          }
        : map,
      view,
      words.locale,
      words.missing,
      (value, book) => words.byBooks(value, map.books.find(({ id }) => id === book)?.adjective ?? book),
      { ...NOMINAL_WINDOW, covered: [] },
    );
    const year = figure.layer.years && view.year !== null ? `, ${String(view.year)}` : '';
    return {
      ...nothing,
      caption: `${figure.layer.title}${year}. ${figure.measure.subtitle}`,
      map: figure,
      marks: figure.flows.flatMap(({ mark }) => mark ?? []).filter(known),
    };
  }
  if (kind === 'timeline') {
    const [from, to] = view.time;
    const colours = new Map(timeline.lanes.map(({ id, colour }) => [id, colour]));
    const inRange = timeline.events
      .filter(({ start, end }) => endOf(end ?? start) > from && startOf(start) < to)
      .filter(({ id }) => known(`event/${id}`));
    const isNeeded = (id: string) => step.evidence.includes(`event/${id}`);
    const chosen = new Set(
      [...inRange]
        .sort((a, b) => rank(b.id) - rank(a.id))
        .slice(0, MOST_EVENTS)
        .map(({ id }) => id),
    );
    function rank(id: string): number {
      const event = timeline.events.find((one) => one.id === id);
      return (
        (isNeeded(id) ? 4 : 0) + (event?.lane === timeline.lanes[0]?.id ? 2 : 0) + (event?.linked ? 1 : 0)
      );
    }
    return {
      ...nothing,
      caption: `${words.timeline}, ${String(Math.floor(from))}–${String(Math.ceil(to) - 1)}`,
      events: inRange
        .filter(({ id }) => chosen.has(id))
        .map(({ id, start, end, title, lane }) => ({
          id,
          title,
          when: spanText(start, end, words.locale),
          colour: colours.get(lane) ?? 'ink',
        })),
      marks: [...chosen].map((id) => `event/${id}`),
    };
  }
  const claim = part.claims.find((one) => one.passage === view.at);
  const figures = hidden ? knownFigures(world.figures) : world.figures;
  return {
    ...nothing,
    caption: claim?.figure?.title ?? '',
    claim: {
      passage: view.at,
      drawn: claim?.figure
        ? drawnClaim(claim.figure, { ...world, figures }, document, {
            lines: { width: Math.max(320, width * 0.75), height: 190, font },
            barHeight: 26,
            events: { width, height: 84, font },
          })
        : null,
    },
    marks: (claim?.arithmetic ?? []).flatMap(({ of }) => of).filter((mark) => known(mark)),
  };
}

/** Figures as they were known at the moment. */
function knownFigures(figures: ReturnType<typeof claimWorld>['figures']) {
  return {
    ...figures,
    values: new Map(
      [...figures.values].map(([series, periods]) => [
        series,
        new Map([...periods].filter(([period]) => !isLater(`${series}/${period}`, until, () => undefined))),
      ]),
    ),
  };
}
