/**
 * The shape of every file of the story, checked once, when it is compiled.
 * The types that the rest of the app uses are inferred from here.
 */
import { z } from 'zod';
import type { Homes } from './homes.ts';
import type { Lesson } from './lesson.ts';
import { parsePeriod } from './period.ts';
import { LANGUAGES, type Language, type Told, type Words } from './told.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower case letters, digits and hyphens');
const period = z.string().refine((text) => parsePeriod(text) !== null, {
  error: 'a year (2010), a month (2010-01) or a day (2010-01-31), quoted',
});
const text = z.string().trim().min(1, 'some text');
/** Words for readers: in English, or in several languages. What is not said here, the files of a language say. */
const words = z
  .union([text, z.strictObject({ en: text, fr: text.optional(), es: text.optional() })], {
    error: 'some text, or { en, fr, es }',
  })
  .transform((said): Words => (typeof said === 'string' ? { en: said } : said));
/** Words that may be left empty. */
const wordsOrNone = z.union([z.literal(''), words]);
/** Where a link leads: a page, and never a script. */
const webAddress = z.url({ protocol: /^https?$/, error: 'an address that begins with https://' });
const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const position = z.tuple([longitude, latitude]);
const confidence = z.enum(['A', 'B', 'C', 'D'], { error: 'a confidence of A, B, C or D' });
const colour = z.string().regex(/^[A-Za-z]+$/, 'a country id or the name of a colour');
const yearRange = z
  .tuple([z.int(), z.int()])
  .refine(([from, to]) => from < to, { error: 'two years, the earlier first' });

const periodRange = z
  .tuple([period, period])
  .refine(([from, to]) => from < to, { error: 'two periods, the earlier first' });

/** Years on the timeline; parts of a year are allowed. */
const timeRange = z
  .tuple([z.number(), z.number()])
  .refine(([from, to]) => from < to, { error: 'two years, the earlier first' });

export const articleSchema = z.strictObject({
  /** The languages that the story is told in, the one it is written in first. */
  languages: z.array(z.enum(LANGUAGES)).min(1).default(['en']),
  atlas: z.strictObject({ title: text, tagline: words, description: words }),
  title: text,
  author: text,
  publication: text,
  publisher: words,
  moment: period,
  url: webAddress,
  source: text,
  countries: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
        atlasCode: z.string().regex(/^\d{3}$/, 'three digits'),
        place: id,
        name: words,
        adjective: words,
        colour: z.strictObject({ light: text, dark: text }),
      }),
    )
    .min(1),
  sections: z.array(z.strictObject({ id, heading: words.optional(), title: words })).min(1),
  /** What the passages are about, in the order of the ledger's filter. */
  subjects: z.array(z.strictObject({ id, name: words })).min(1),
});

const kind = z.enum(['names', 'gathers', 'spans', 'compares'], {
  error: 'a kind of names, gathers, spans or compares',
});
const link = z.strictObject({
  kind,
  marks: z.array(text).default([]),
  from: period.optional(),
  to: period.optional(),
});
const stage = z.strictObject({
  layer: id.optional(),
  measure: id.optional(),
  year: z.int().optional(),
  chart: id.optional(),
  time: timeRange.optional(),
});

export const passageSchema = z.strictObject({
  id,
  section: id,
  paragraph: z.int().min(0),
  find: text.refine((phrase) => phrase.split(/\s+/).length <= 6, {
    error: 'a locating phrase of at most 6 words',
  }),
  about: words,
  subject: id,
  says: z.enum(['claim', 'opinion']),
  whose: words.optional(),
  stage,
  links: z.record(id, link),
});

export const eventSchema = z.strictObject({
  id,
  start: period,
  end: period.optional(),
  lane: id,
  title: words,
  description: words,
  place: id,
  alsoPlaces: z.array(id).default([]),
  countries: z.array(text),
  sources: z.array(text).min(1, 'at least one source'),
  confidence,
  notes: z.array(words).default([]),
  summit: z
    .strictObject({
      held: z.boolean(),
      number: z.int().optional(),
      counted: z.boolean().default(true),
      venue: words.optional(),
      host: text.optional(),
      leaders: z.record(z.string(), text).optional(),
      outcomes: z.array(words).default([]),
      numberNote: words.optional(),
    })
    .optional(),
});

export const placeSchema = z.strictObject({
  id,
  name: words,
  longitude,
  latitude,
  country: z.string(),
  kind: text,
  precision: text,
  /** Where the position comes from. */
  basis: words,
  /** How sure the position is; a stand-in marks a region, not a point. */
  confidence: z.enum(['A', 'B', 'C', 'D', 'stand-in']),
  why: words,
  sources: z.array(text).default([]),
  city: id.optional(),
  offMap: z.boolean().default(false),
});

export const leadersSchema = z.strictObject({
  country: text,
  office: words,
  convention: words,
  terms: z.array(
    z.strictObject({
      name: text,
      /** What there is room for on a timeline; the last word of the name when left out. */
      short: text.optional(),
      start: period,
      end: period.optional(),
      party: words,
      sources: z.array(text).min(1),
      note: words.optional(),
    }),
  ),
});

const linesPanel = z.strictObject({
  id,
  kind: z.literal('lines'),
  width: z.number().positive().max(1),
  title: words.optional(),
  unit: words,
  divide: z.number().positive(),
  from: period,
  to: period,
  zero: z.boolean().default(true),
  /** What a missing period is called under the axis; drawn as ticks. */
  missing: words.optional(),
  /** Draw each value as a per cent of this series in the same period. */
  shareOf: text.optional(),
  lines: z
    .array(
      z.strictObject({
        series: text,
        label: wordsOrNone,
        colour,
        dash: text.optional(),
        article: z.boolean().default(false),
        /** The line is not drawn between this period and the next: the count changed. */
        breakAfter: period.optional(),
      }),
    )
    .min(1),
  events: z.array(z.strictObject({ event: id, label: words, left: z.boolean().default(false) })).default([]),
  remark: z.strictObject({ at: period, value: z.number(), text: words }).optional(),
});

/** Lines are drawn in steps of a year or of a month. */
const steppedPanel = linesPanel.refine(
  ({ from, to }) => from.length === to.length && from.length <= '2010-01'.length && from < to,
  { error: 'from and to: two years or two months, the earlier first', path: ['from'] },
);

const barsPanel = z.strictObject({
  id,
  kind: z.literal('bars'),
  width: z.number().positive().max(1),
  title: words.optional(),
  unit: words,
  divide: z.number().positive(),
  max: z.number().positive().optional(),
  bars: z
    .array(z.strictObject({ mark: text, label: words, colour, article: z.boolean().default(false) }))
    .min(1),
});

export const chartSchema = z.strictObject({
  id,
  title: words,
  subtitle: words,
  basis: words,
  note: words.optional(),
  panels: z.array(z.discriminatedUnion('kind', [steppedPanel, barsPanel])).min(1),
});

const flow = z.strictObject({
  id,
  from: position,
  to: position,
  bend: z.number(),
  /** Ids of the countries that it goes between, in its direction: how it is told in words. */
  between: z.tuple([text, text]),
  country: text.optional(),
  twoWay: z.boolean().default(false),
  label: words.optional(),
  /** Counted by one office; a later series stands in where an earlier has no figure. */
  series: z.array(text).min(1).optional(),
  /** Counted by two: country id to series. */
  books: z.record(z.string(), text).optional(),
  /** The one period drawn, for a flow that no year control moves. */
  period: period.optional(),
});

const measure = z.strictObject({
  id,
  label: words,
  subtitle: words,
  unit: words.optional(),
  perUnit: z.number().positive().optional(),
  flows: z.array(flow).default([]),
  crossings: z.enum(['people', 'trucks']).optional(),
  /** What one crossing's count is called: `{crossing}` and `{state}` are put in. */
  crossingTitle: words.optional(),
  crossingDefinition: words.optional(),
  /** What is counted there, in the plural: people, trucks. */
  crossingUnit: words.optional(),
  radiusPerRoot: z.number().positive().optional(),
  gauge: z
    .strictObject({
      place: id,
      title: words,
      country: text,
      max: z.number().positive(),
      bars: z.array(z.strictObject({ mark: text, label: words, article: z.boolean().default(false) })).min(1),
    })
    .optional(),
});

const verdict = z.enum(['holds', 'caveat', 'contested', 'unfulfilled', 'fails', 'opinion'], {
  error: 'a verdict of holds, caveat, contested, unfulfilled, fails or opinion',
});

/** One line of arithmetic. What it shows is worked out; `shows` says what the author expects, in English. */
const reckoning = z
  .strictObject({
    op: z.enum(['sum', 'difference', 'ratio', 'change', 'share', 'count'], {
      error: 'an operation of sum, difference, ratio, change, share or count',
    }),
    /** Marks of observations; for `count` of events. */
    of: z.array(text).min(1),
    /** For `count`: the years, both included, by which the number of events is divided. */
    years: yearRange.optional(),
    divide: z.number().positive().default(1),
    digits: z.int().min(0).max(3).default(0),
    resultDigits: z.int().min(0).max(3).default(1),
    /** What is reckoned, and in which unit. */
    label: words,
    shows: text,
  })
  .refine(({ op, years }) => (op === 'count') === (years !== undefined), {
    error: 'years for count, and for nothing else',
    path: ['years'],
  })
  .refine(({ op, of }) => op === 'count' || (op === 'sum' ? of.length >= 2 : of.length === 2), {
    error: 'two marks (a sum may have more)',
    path: ['of'],
  });

const titled = { title: words };
/** Events on a short stretch of time. */
const eventsFigure = z
  .strictObject({
    ...titled,
    kind: z.literal('events'),
    from: period,
    to: period,
    /** Ids of events, in order of time. */
    events: z.array(id).min(1),
    /** A hollow place for each year in which none of the events that were held took place. */
    yearly: z.boolean().default(false),
  })
  .refine(({ from, to }) => from < to, { error: 'from and to, the earlier first', path: ['from'] });
const linesFigure = z.strictObject({
  ...linesPanel.omit({ id: true, width: true, title: true }).shape,
  ...titled,
});
const barsFigure = z.strictObject({
  ...barsPanel.omit({ id: true, width: true, title: true }).shape,
  ...titled,
});

export const claimSchema = z.strictObject({
  passage: id,
  verdict,
  /** Where one passage says two things: the verdict on each. */
  parts: z.array(z.strictObject({ verdict, about: words })).default([]),
  why: words,
  arithmetic: z.array(reckoning).default([]),
  /** What followed after the moment. */
  since: z.strictObject({ text: words, arithmetic: z.array(reckoning).default([]) }).optional(),
  figure: z.discriminatedUnion('kind', [linesFigure, barsFigure, eventsFigure]).optional(),
  /** Marks of the figure on which the verdict rests, beside those of the arithmetic. */
  evidence: z.array(text).default([]),
});

export const mapSchema = z.strictObject({
  projection: z.strictObject({
    rotate: position,
    parallels: z.tuple([latitude, latitude]),
    fit: z.tuple([position, position]),
  }),
  capitals: z.array(id),
  layers: z
    .array(
      z.strictObject({
        id,
        label: words,
        title: words,
        basis: words,
        years: yearRange.optional(),
        only: z.array(z.int()).min(1, 'at least one year').optional(),
        year: z.int().optional(),
        unit: words.optional(),
        divide: z.number().positive().default(1),
        perUnit: z.number().positive().optional(),
        places: z.union([z.literal('all'), z.array(id)]),
        measures: z.array(measure).min(1),
      }),
    )
    .min(1),
});

export const timelineSchema = z.strictObject({
  range: periodRange,
  bounds: periodRange,
  lanes: z.array(z.strictObject({ id, label: words, colour, note: words.optional() })).min(1),
  spans: z.array(z.strictObject({ id, lane: id, from: id, to: id, label: words })).default([]),
});

const lineId = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower case letters, digits, points and hyphens');
/** One series over the years, in the terms that a student chooses in. */
const exploreLine = z.strictObject({
  id: lineId,
  /** Country from which it goes, or which it is of. */
  from: text,
  to: text.optional(),
  bothWays: z.boolean().default(false),
  /** Country whose office counted, where it matters. */
  books: text.optional(),
  /** What sets it apart from another line of the same flow. */
  basis: words.optional(),
  /** What it is called, where its countries do not say it. */
  name: words.optional(),
  series: text,
  colour,
  dash: z.string().optional(),
});
const exploreMeasure = z.strictObject({
  id,
  name: words,
  /** `LAYER.MEASURE` of the map that shows the same. */
  map: text.optional(),
  unit: words,
  divide: z.number().positive(),
  /** Whether it can be held against a country's output: values in US$ million. */
  output: z.boolean().default(false),
  /** Divided by a country's people: the value, times `times`, over persons. */
  perPerson: z.strictObject({ unit: words, times: z.number().positive() }).optional(),
  /** Lines that add up to a whole, of which each can be told as a share. */
  whole: z.strictObject({ name: words, lines: z.array(lineId).min(2, 'two lines or more') }).optional(),
  /** How it is drawn at first: bars where there are too few years for a line. */
  chart: z.enum(['line', 'bars', 'table']).default('line'),
  /** Whether who led each country is shown beside it. */
  leaders: z.boolean().default(false),
  /** Lines shown at first; all of them when left out. */
  start: z.array(lineId).min(1).optional(),
  note: words,
  lines: z.array(exploreLine).min(1),
});
export const exploreSchema = z.strictObject({
  /** Series of each country's people, in persons. */
  people: z.record(z.string(), text),
  /** Series of each country's output, in US$ million. */
  output: z.record(z.string(), text),
  /** Questions to start from: each opens a view, as an address says it. */
  questions: z.array(z.strictObject({ ask: words, view: text })).default([]),
  subjects: z.array(z.strictObject({ id, name: words, measures: z.array(exploreMeasure).min(1) })).min(1),
});

/** A number as a CSV cell holds it. */
const numeric = z
  .string()
  .refine((cell) => cell.trim() !== '' && Number.isFinite(Number(cell)), { error: 'a number' })
  .transform(Number);
const year = z
  .string()
  .regex(/^\d{4}$/, 'a year')
  .transform(Number);

/** `thousand visits` as how many at a time, and of what. Sums of money are told by their currency. */
const SCALED = /^(?:thousand|million|billion) (.+)$|^\S+\$ (?:million|billion)$/;
const nounOf = (unit: string) => {
  const found = SCALED.exec(unit);
  return found ? (found[1] ?? '') : unit;
};

export const seriesRow = z
  .strictObject({
    id: text,
    subject: text,
    title: words,
    definition: words,
    basis: words,
    unit: text,
    from: z.string(),
    to: z.string(),
    reporter: z.string(),
  })
  .transform(({ unit, ...row }) => {
    const noun = nounOf(unit);
    return {
      ...row,
      /** As the file has it: the same in every language. */
      unit,
      unitName: { en: unit },
      /** What is counted; empty for money. */
      noun: noun === '' ? ('' as const) : { en: noun },
      /** Whether these are numbers of the article itself. */
      isArticle: row.basis.en === 'the article' || row.id.includes('.article'),
    };
  });
export const observationRow = z.strictObject({
  series: text,
  period,
  value: numeric,
  confidence,
  source: z.string().min(1, 'the id of a source'),
});
export const sourceRow = z.strictObject({
  id: text,
  publisher: text,
  title: text,
  table: z.string(),
  url: z.union([z.literal(''), webAddress]),
  published: z.string(),
  note: wordsOrNone,
});
export const crossingRow = z.strictObject({
  id,
  code: text,
  name: text,
  state: words,
  /** Country on the other side, whose colour it is drawn in. */
  neighbour: text,
  longitude: numeric,
  latitude: numeric,
});
export const crossingCountRow = z.strictObject({
  crossing: id,
  kind: z.enum(['people', 'trucks']),
  year,
  value: numeric,
  confidence,
  source: z.string().min(1, 'the id of a source'),
});

const wordNumber = z
  .string()
  .regex(/^\d{1,4}$/, 'the number of a word')
  .transform(Number);
export const fingerprintRow = z.strictObject({
  passage: id,
  words: wordNumber,
  /** Number of the word with which the locating phrase begins. */
  phraseAt: wordNumber,
  /** 16-bit hashes, four hexadecimal digits each. */
  triples: z
    .string()
    .regex(/^(?:[0-9a-f]{4})*$/, 'hashes of four hexadecimal digits each')
    .transform((text) => (text.match(/.{4}/g) ?? []).map((hash) => Number.parseInt(hash, 16))),
});
export const phraseRow = z.strictObject({ passage: id, phrase: id, first: wordNumber, last: wordNumber });

export type Kind = z.infer<typeof kind>;
export type Confidence = z.infer<typeof confidence>;
export type { Words } from './told.ts';
export type Article = Told<z.infer<typeof articleSchema>>;
export type Country = Article['countries'][number];
export type Section = Article['sections'][number];
export type Stage = z.infer<typeof stage>;
export type PassageRecord = Told<z.infer<typeof passageSchema>>;
export type StoryEvent = Told<z.infer<typeof eventSchema>>;
export type Place = Told<z.infer<typeof placeSchema>>;
export type Leaders = Told<z.infer<typeof leadersSchema>>;
export type Chart = Told<z.infer<typeof chartSchema>>;
export type Panel = Chart['panels'][number];
export type LinesPanel = Told<z.infer<typeof linesPanel>>;
export type BarsPanel = Told<z.infer<typeof barsPanel>>;
export type Verdict = z.infer<typeof verdict>;
export type Reckoning = Told<z.infer<typeof reckoning>>;
export type ClaimFigure = NonNullable<Told<z.infer<typeof claimSchema>>['figure']>;
export type EventsFigure = Told<z.infer<typeof eventsFigure>>;
export type ClaimRecord = Told<z.infer<typeof claimSchema>>;
export type MapSpec = Told<z.infer<typeof mapSchema>>;
export type Layer = MapSpec['layers'][number];
export type Measure = Told<z.infer<typeof measure>>;
export type Flow = Told<z.infer<typeof flow>>;
export type ExploreSpec = Told<z.infer<typeof exploreSchema>>;
export type TimelineSpec = Told<z.infer<typeof timelineSchema>>;
export type Series = Told<z.infer<typeof seriesRow>>;
export type Observation = z.infer<typeof observationRow>;
export type Source = Told<z.infer<typeof sourceRow>>;
export type Crossing = Told<z.infer<typeof crossingRow>>;
export type CrossingCount = z.infer<typeof crossingCountRow>;

/** A link of a passage: what one phrase points at. */
export interface Phrase {
  key: string;
  kind: Kind;
  /** Mark ids, ranges already spelled out, in the order given. */
  marks: string[];
  /** A stretch of time, for kind `spans`. */
  from?: string;
  to?: string;
}

/** A run of the retelling: plain words, emphasised words, or a phrase. */
export interface Run {
  text: string;
  emphasis?: boolean;
  /** Key of the phrase these words are. */
  phrase?: string;
}

export interface Passage extends Omit<PassageRecord, 'links'> {
  /** Place in the reading order, from 1. */
  number: number;
  phrases: Phrase[];
  runs: Run[];
}

/** A passage held against public figures. */
export interface Claim extends Omit<ClaimRecord, 'evidence'> {
  /** All marks that the verdict rests on, those of the arithmetic included. */
  evidence: string[];
  /** The weakest grade among the evidence. */
  confidence: Confidence;
  /** Sources of the evidence, those of most of it first. */
  sources: string[];
}

/** What is held of a passage of the original: no words. */
export interface OriginalPassage extends z.infer<typeof fingerprintRow> {
  /** The locating phrase. */
  find: string;
  /** Words of the original (from 0, both included) that a phrase of the retelling answers to. */
  phrases: { key: string; first: number; last: number }[];
}

/** The whole story, checked: every id in it resolves. */
export interface Story {
  /** What its words are told in. */
  language: Language;
  article: Article;
  passages: Passage[];
  /** In reading order: one for every passage that makes a claim, and for opinions that something followed. */
  claims: Claim[];
  /** Empty when the original was not fingerprinted. */
  original: OriginalPassage[];
  events: StoryEvent[];
  places: Place[];
  leaders: Leaders[];
  series: Series[];
  observations: Observation[];
  sources: Source[];
  crossings: Crossing[];
  crossingCounts: CrossingCount[];
  charts: Chart[];
  map: MapSpec;
  timeline: TimelineSpec;
  explore: ExploreSpec;
  lessons: Lesson[];
  /** Which figures draw which series and places. */
  homes: Homes;
}
