/** Resolves the claims: every passage that makes one has its verdict, and every number shown is the one worked out. */
import { equationPieces, equationText, workOut } from './arithmetic.ts';
import { observationMark } from './homes.ts';
import type { Located, Problems } from './read.ts';
import type {
  Claim,
  ClaimFigure,
  ClaimRecord,
  Confidence,
  Observation,
  PassageRecord,
  Reckoning,
  StoryEvent,
} from './schema.ts';

interface Files {
  passages: Located<PassageRecord[]>;
  claims: Located<ClaimRecord[]>;
  events: Located<StoryEvent[]>;
  observations: Located<Observation[]>;
  /** Whether there is such a mark in the story. */
  exists: (mark: string) => boolean;
  knownSeries: ReadonlySet<string>;
}

/** The language in which `shows` is written. */
const SHOWN_IN = 'en-CA';

/** In reading order; what comes back is only to be used when no problem was noted. */
export function resolveClaims(files: Files, problems: Problems): Claim[] {
  const { passages, claims, exists } = files;
  const observations = new Map(
    files.observations.value.map((row) => [observationMark(row.series, row.period), row]),
  );
  const events = new Map(files.events.value.map((event) => [`event/${event.id}`, event]));
  const order = new Map(passages.value.map((passage, index) => [passage.id, { passage, index }]));

  const checkReckoning = (reckoning: Reckoning, wrong: Wrong) => {
    const isCount = reckoning.op === 'count';
    const unknown = reckoning.of.filter(
      (mark) => !exists(mark) || mark.startsWith('event/') !== isCount || mark.startsWith('place/'),
    );
    for (const mark of unknown)
      wrong(`no ${isCount ? 'event' : 'observation'} ${mark}`, 'a mark of the story');
    if (unknown.length > 0) return;
    // A row that did not fit its schema is known, and has no value yet.
    if (!isCount && reckoning.of.some((mark) => !observations.has(mark))) return;
    const worked = workOut(reckoning, (mark) => observations.get(mark)?.value);
    const shown = equationText(equationPieces(reckoning, worked, SHOWN_IN));
    if (shown !== reckoning.shows) wrong(`arithmetic says ${reckoning.shows}`, shown);
  };

  const resolved = claims.value.map((record, index): Claim => {
    const wrongAt =
      (...path: PropertyKey[]): Wrong =>
      (message, expected) => {
        problems.add(claims.file, claims.lineOf([index, ...path]), message, expected);
      };
    const found = order.get(record.passage);
    if (!found && !passages.rejected.includes(record.passage))
      wrongAt('passage')(`unknown passage ${record.passage}`, 'a passage of passages.yaml');
    if (found && (found.passage.says === 'opinion') !== (record.verdict === 'opinion')) {
      wrongAt('verdict')(
        `verdict ${record.verdict} on a passage that says ${found.passage.says}`,
        'opinion for an opinion, another verdict for a claim',
      );
    }
    record.arithmetic.forEach((reckoning, n) => {
      checkReckoning(reckoning, wrongAt('arithmetic', n));
    });
    record.since?.arithmetic.forEach((reckoning, n) => {
      checkReckoning(reckoning, wrongAt('since', 'arithmetic', n));
    });
    const drawn = record.figure ? checkFigure(record.figure, files, wrongAt) : () => false;
    record.evidence.forEach((mark, n) => {
      if (!exists(mark)) wrongAt('evidence', n)(`unknown mark ${mark}`, 'a mark of the story');
      else if (!drawn(mark))
        wrongAt('evidence', n)(`the figure does not draw ${mark}`, 'a mark of the claim’s figure');
    });
    const evidence = [...new Set([...record.arithmetic.flatMap(({ of }) => of), ...record.evidence])];
    if (evidence.length === 0)
      wrongAt('passage')(`the verdict on ${record.passage} rests on nothing`, 'arithmetic or evidence');
    return { ...record, evidence, ...groundsOf(evidence, observations, events) };
  });

  const held = new Set([...claims.value.map((claim) => claim.passage), ...claims.rejected]);
  passages.value.forEach(({ id, says }, index) => {
    if (says === 'claim' && !held.has(id)) {
      problems.add(
        passages.file,
        passages.lineOf([index, 'says']),
        `claim ${id} has no verdict`,
        `an entry in ${claims.file}`,
      );
    }
  });
  const placeOf = (claim: Claim) => order.get(claim.passage)?.index ?? 0;
  return resolved.sort((a, b) => placeOf(a) - placeOf(b));
}

type Wrong = (message: string, expected: string) => void;

/** Checks what a figure names, and tells which marks it draws. */
function checkFigure(
  figure: ClaimFigure,
  { exists, knownSeries }: Pick<Files, 'exists' | 'knownSeries'>,
  wrongAt: (...path: PropertyKey[]) => Wrong,
): (mark: string) => boolean {
  if (figure.kind === 'events') {
    figure.events.forEach((event, n) => {
      if (!exists(`event/${event}`))
        wrongAt('figure', 'events', n)(`unknown event ${event}`, 'an event of the story');
    });
    return (mark) => figure.events.some((event) => mark === `event/${event}`);
  }
  if (figure.kind === 'bars') {
    figure.bars.forEach(({ mark }, n) => {
      if (!exists(mark)) wrongAt('figure', 'bars', n, 'mark')(`unknown mark ${mark}`, 'a mark of the story');
    });
    return (mark) => figure.bars.some((bar) => bar.mark === mark);
  }
  figure.lines.forEach(({ series }, n) => {
    if (!knownSeries.has(series))
      wrongAt('figure', 'lines', n, 'series')(`unknown series ${series}`, 'a series of the story');
  });
  figure.events.forEach(({ event }, n) => {
    if (!exists(`event/${event}`))
      wrongAt('figure', 'events', n, 'event')(`unknown event ${event}`, 'an event of the story');
  });
  return (mark) =>
    mark.startsWith('event/')
      ? figure.events.some(({ event }) => mark === `event/${event}`)
      : figure.lines.some(
          ({ series }) =>
            mark.startsWith(`${series}/`) && !mark.slice(series.length + 1).includes('/') && exists(mark),
        );
}

/** What the verdict rests on: the weakest grade, and the sources, those of most of the evidence first. */
function groundsOf(
  evidence: readonly string[],
  observations: ReadonlyMap<string, Observation>,
  events: ReadonlyMap<string, StoryEvent>,
): Pick<Claim, 'confidence' | 'sources'> {
  const grades: Confidence[] = [];
  const counts = new Map<string, number>();
  for (const mark of evidence) {
    const observation = observations.get(mark);
    const event = events.get(mark);
    const grade = observation?.confidence ?? event?.confidence;
    if (grade) grades.push(grade);
    for (const source of observation ? [observation.source] : (event?.sources ?? []))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return {
    confidence: grades.sort().at(-1) ?? 'D',
    sources: [...counts].sort((a, b) => b[1] - a[1]).map(([source]) => source),
  };
}
