/** The rows of the ledger, their figures drawn and their arithmetic written out. */
import { figuresOf, panelSvg, type Figures } from '../../draw/chart-figure';
import { eventsSvg } from '../../draw/events-figure';
import {
  equationPieces,
  observationMark,
  workOut,
  type Claim,
  type ClaimFigure,
  type EquationPiece,
  type Passage,
  type Reckoning,
  type Source,
  type Story,
} from '../../model/story';
import { isLaterStart, knownUntil } from '../../model/hindsight';
import { spanText } from '../../model/time';
import { words } from '../../words';
import { chartTeller, type ChartTold } from '../chart-told';
import { toldOf } from '../menu/told';

/** Sizes in px: a ledger's figure is small, and its letters are not. */
const LINES = { width: 400, height: 180, font: 12 };
const BAR_HEIGHT = 23;
const EVENTS = { width: 400, height: 78, font: 12 };

const NO_NUMBER = { value: null, unit: '', shown: null, counts: { unit: '', noun: '' } };

/** A figure of the ledger, drawn. */
export interface DrawnClaim {
  title: string;
  svg: string;
  /** For a cut of the timeline: its events in words. */
  events: { id: string; title: string; when: string; held: boolean; later: boolean }[];
  /** Whether it says which meetings were held, and in which years there was none. */
  yearly: boolean;
}
/** A line of arithmetic, worked out. */
export interface Equation {
  label: string;
  pieces: EquationPiece[];
}
/** One row of the ledger. */
export interface Row {
  passage: Passage;
  subject: string;
  claim: Claim | null;
  figure: DrawnClaim | null;
  /** The figure in sentences. */
  told: ChartTold | null;
  arithmetic: Equation[];
  sinceArithmetic: Equation[];
  sources: Source[];
}

/** What drawing a claim needs of the story. */
export interface ClaimWorld {
  figures: Figures;
  events: ReadonlyMap<
    string,
    { start: string; end?: string | undefined; title: string; held: boolean; colour: string }
  >;
}

/** A claim's figure, drawn. @param document  where Plot makes its elements */
export function drawnClaim(
  figure: ClaimFigure,
  { figures, events }: ClaimWorld,
  document: Document,
  sizes = { lines: LINES, barHeight: BAR_HEIGHT, events: EVENTS },
): DrawnClaim {
  const title = figure.title;
  if (figure.kind !== 'events') {
    const frame =
      figure.kind === 'bars'
        ? { ...sizes.lines, height: figure.bars.length * sizes.barHeight + 6 }
        : sizes.lines;
    return { title, svg: panelSvg(figure, frame, figures, document), events: [], yearly: false };
  }
  const { moment, until, words: said } = figures;
  return {
    title,
    svg: eventsSvg(figure, sizes.events, { events, moment, until, words: said }, document),
    yearly: figure.yearly,
    events: figure.events.flatMap((id) => {
      const event = events.get(id);
      if (!event) return [];
      const when = spanText(event.start, event.end, words.locale);
      return [{ id, title: event.title, when, held: event.held, later: isLaterStart(event.start, until) }];
    }),
  };
}

/** Lines of arithmetic, worked out from the figures. */
export const equationsOf = (
  reckonings: readonly Reckoning[],
  valueOf: (mark: string) => number | undefined,
): Equation[] =>
  reckonings.map((reckoning) => ({
    label: reckoning.label,
    pieces: equationPieces(reckoning, workOut(reckoning, valueOf), words.locale),
  }));

/** @param document  where Plot makes its elements */
export function ledgerRows(story: Story, document: Document): Row[] {
  const figures = { ...figuresOf(story, words.locale, { since: words.since }), anchors: new Set<string>() };
  const values = new Map(
    story.observations.map((row) => [observationMark(row.series, row.period), row.value]),
  );
  const colours = new Map(story.timeline.lanes.map((lane) => [lane.id, lane.colour]));
  const events = new Map(
    story.events.map((event) => [
      event.id,
      {
        ...event,
        title: event.title,
        held: event.summit?.held !== false,
        colour: colours.get(event.lane) ?? 'ink',
      },
    ]),
  );
  const drawn = (figure: ClaimFigure) => drawnClaim(figure, { figures, events }, document);
  const equations = (reckonings: readonly Reckoning[]) => equationsOf(reckonings, (mark) => values.get(mark));
  const tell = chartTeller(story);
  const until = knownUntil(story.article.moment);
  const toldOfEvents = (ids: readonly string[]) => {
    const rows = ids.flatMap((id) => {
      const event = events.get(id);
      return event ? [{ mark: `event/${id}`, title: event.title, period: event.start, ...NO_NUMBER }] : [];
    });
    return { whole: toldOf(rows), known: toldOf(rows.filter(({ period }) => !isLaterStart(period, until))) };
  };

  return story.passages.map((passage) => {
    const claim = story.claims.find((one) => one.passage === passage.id) ?? null;
    const subject = story.article.subjects.find((one) => one.id === passage.subject);
    return {
      passage,
      claim,
      subject: subject?.name ?? '',
      figure: claim?.figure ? drawn(claim.figure) : null,
      told: !claim?.figure
        ? null
        : claim.figure.kind === 'events'
          ? toldOfEvents(claim.figure.events)
          : tell([claim.figure]),
      arithmetic: equations(claim?.arithmetic ?? []),
      sinceArithmetic: equations(claim?.since?.arithmetic ?? []),
      sources: (claim?.sources ?? []).flatMap((id) => story.sources.find((source) => source.id === id) ?? []),
    };
  });
}
