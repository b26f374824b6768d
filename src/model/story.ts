/** The types of the story, as the rest of the app knows them. They are inferred from the compiler's schemas. */
export type {
  Article,
  BarsPanel,
  Chart,
  Claim,
  ClaimFigure,
  Confidence,
  Country,
  Crossing,
  CrossingCount,
  EventsFigure,
  Flow,
  Kind,
  Layer,
  Leaders,
  LinesPanel,
  MapSpec,
  Measure,
  Observation,
  OriginalPassage,
  Panel,
  Passage,
  Phrase,
  Place,
  Reckoning,
  Run,
  Section,
  Series,
  Source,
  Stage,
  Story,
  StoryEvent,
  TimelineSpec,
  Verdict,
} from '../compile/schema';
export type { EquationPiece } from '../compile/arithmetic';
export { equationPieces, equationText, workOut } from '../compile/arithmetic';
export type { FindEntry } from '../compile/find';
export type {
  Guess,
  Lesson,
  LessonProblem,
  LessonWorld,
  Step,
  ViewFigure,
  WrittenLesson,
} from '../compile/lesson';
export { VIEW_FIGURES, figureOfView, partsOfView, readLesson } from '../compile/lesson';
export { lessonPhrases, phraseText } from '../compile/lesson-words';
export type { LessonPhrase, LessonPhrases, Named } from '../compile/lesson-words';
export type { TeachPart } from '../compile/teach-part';
export { LANGUAGES, WRITTEN_IN, told, type Language, type Told, type Words } from '../compile/told';
export { crowdedCharts } from '../compile/crowded';
export type { PanelPoints, PointsPart } from '../compile/crowded';
export type { Home, Homes } from '../compile/homes';
export { crossingSeries, homesOf, leaderId, observationMark, partsOfMark } from '../compile/homes';
export type {
  ChartEntry,
  DetailsPart,
  EventEntry,
  ExploreLine,
  ExploreMeasure,
  ExplorePart,
  FlowEntry,
  LayerStage,
  LayerEntry,
  LedgerPart,
  MapPart,
  MeasureEntry,
  PassageEntry,
  PlaceEntry,
  ReadPart,
  TimelinePart,
  Unit,
} from '../compile/parts';
