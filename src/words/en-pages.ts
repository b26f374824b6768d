import type { Wide } from './wide';

/** What only pages as they are built say, in English: no browser fetches it twice, in a page and in a script. */
export const enPages = {
  skipToText: 'Skip to the text',
  skipToFigures: 'Skip to the figures',
  theText: 'The article, retold',
  findInOriginal: (phrase: string) =>
    `Opens the published page. If it does not jump to the place, look there for “${phrase}”.`,
  waysButton: 'Go elsewhere from',
  roomsLabel: 'Rooms',
  rooms: { read: 'Read', explore: 'Explore', claims: 'Claims', teach: 'Teach' },
  listsLabel: 'Lists',
  lists: { sources: 'Sources', figures: 'Figures', notebook: 'Notebook' },
  claim: 'claim',
  verdictOn: (number: number, verdict: string) => `Verdict on passage ${String(number)}: ${verdict}`,
  /** After a number of rows. */
  verdictCount: {
    holds: (count: number) => (count === 1 ? 'holds' : 'hold'),
    caveat: () => 'with a caveat',
    contested: () => 'contested',
    unfulfilled: () => 'did not come true',
    fails: (count: number) => (count === 1 ? 'does not hold' : 'do not hold'),
    opinion: (count: number) => (count === 1 ? 'opinion, told as his' : 'opinions, told as whose they are'),
  },
  ledgerTitle: (count: number) => `${String(count)} claims, held against public figures`,
  ledgerIntro: (passages: number) =>
    `All ${String(passages)} passages in order of reading. The verdicts are ours; the arithmetic under each is worked out from the figures it names.`,
  ledger: 'The ledger',
  noRows: 'No passage has both this verdict and this subject.',
  showAll: 'Show all',
  opinionOf: (whose: string) => `Opinion of ${whose}`,
  sinceThen: 'Since then',
  restsOn: (count: number) => (count === 1 ? 'Rests on 1 source' : `Rests on ${String(count)} sources`),
  weakest: {
    A: 'all read at the publisher',
    B: 'the weakest from two sources or a documented compilation',
    C: 'the weakest from one secondary source',
    D: 'the weakest from memory',
  },
  ledgerFigure: (title: string) => `Figure: ${title}`,
  opinionShort: 'opinion',
  by: (author: string, publication: string, date: string) => `Retold from ${author}, ${publication}, ${date}`,
  sourceCount: (count: number) => (count === 1 ? '1 source' : `${String(count)} sources`),
  aboutFigure: 'About this figure',
  asTable: 'All numbers with their sources',
  spokenOfIn: 'Read it in the text',
  lost: {
    title: 'There is no such page',
    about:
      'Nothing of the atlas is at this address: it may have been mistyped or cut short, or the page has moved. Here is the way in:',
    hint: 'If the links lead nowhere, take the end of the address away, piece by piece.',
  },
  languages: { label: 'Language', en: 'English', fr: 'Français', es: 'Español' },
  legend: {
    names: 'names one mark',
    gathers: 'gathers several',
    spans: 'spans a time',
    compares: 'compares two',
  },
  chartSummary: (title: string, subtitle: string) => `${title}. ${subtitle}`,
  sourcesTitle: (count: number) => `${String(count)} sources, and what hangs on each`,
  sourcesIntro:
    'Every number, event and place of the atlas was read in one of these. A: in the publisher’s own page; B: two sources agree, or a documented compilation; C: one secondary source.',
  sourcesFiles: 'The same as plain files for a spreadsheet, each column described:',
  findSource: 'Find a source, a series, an event or a place',
  sourceSections: {
    figures: 'Figures',
    events: 'Events, places and people',
    unused: 'Read, and not used',
  },
  isTheArticle: 'The article that the atlas retells',
  hangs: {
    numbers: (count: number, series: number) =>
      `${count.toLocaleString('en-CA')} ${count === 1 ? 'number' : 'numbers'} in ${String(series)} series`,
    events: (count: number) => (count === 1 ? '1 event' : `${String(count)} events`),
    places: (count: number) => (count === 1 ? '1 place' : `${String(count)} places`),
    leaders: (count: number) => (count === 1 ? '1 term of office' : `${String(count)} terms of office`),
    claims: (count: number) =>
      count === 1 ? 'The verdict on this passage rests on it:' : 'The verdicts on these passages rest on it:',
  },
  allFiguresTitle: 'All figures and their sources',
  allFiguresIntro: (observations: number, series: number) =>
    `${observations.toLocaleString('en-CA')} observations in ${String(series)} series. Each number stands with where it was read and how sure it is: A, read in the publisher’s own page; B, two sources agree or a documented compilation; C, one secondary source.`,
  findSeries: 'Find a series, a crossing or an event',
  numbers: (count: number) => (count === 1 ? '1 number' : `${String(count)} numbers`),
  inPassages: (count: number) => (count === 1 ? 'Passage' : 'Passages'),
  seriesByChart: 'What each chart draws',
  otherSeries: 'Background',
  seriesList: 'Series',
  eventList: 'Events',
  crossingsTitle: 'Border crossings',
  crossed: { people: 'people', trucks: 'trucks' },
};

export type PageWords = Wide<typeof enPages>;
