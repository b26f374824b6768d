import type { PageWords } from './en-pages';
import { some, full, withFirst } from './fr';

/** What only pages as they are built say, in Canadian French. */
export const frPages: PageWords = {
  skipToText: 'Aller au texte',
  skipToFigures: 'Aller aux figures',
  theText: 'L’article, raconté',
  findInOriginal: (phrase: string) =>
    `Ouvre la page publiée. Si elle ne va pas droit au passage, cherchez-y «\u00a0${phrase}\u00a0».`,
  waysButton: 'Aller ailleurs depuis',
  roomsLabel: 'Salles',
  rooms: { read: 'Lire', explore: 'Explorer', claims: 'Affirmations', teach: 'Enseigner' },
  listsLabel: 'Listes',
  lists: { sources: 'Sources', figures: 'Chiffres', notebook: 'Carnet' },
  claim: 'affirmation',
  verdictOn: (number: number, verdict: string) =>
    `Verdict sur le passage ${String(number)}\u00a0: ${verdict}`,
  /** After a number of rows; the optional counts are given, though English does without. */
  verdictCount: {
    holds: (count: number) => (count < 2 ? 'tient' : 'tiennent'),
    caveat: () => 'avec une réserve',
    contested: (count = 2) => (count < 2 ? 'contesté' : 'contestés'),
    unfulfilled: (count = 2) => (count < 2 ? 'ne s’est pas réalisé' : 'ne se sont pas réalisés'),
    fails: (count: number) => (count < 2 ? 'ne tient pas' : 'ne tiennent pas'),
    opinion: (count: number) =>
      count < 2 ? 'opinion, au nom de son auteur' : 'opinions, chacune au nom de son auteur',
  },
  ledgerTitle: (count: number) =>
    `${some(count, 'affirmation confrontée', 'affirmations confrontées')} aux chiffres publics`,
  ledgerIntro: (passages: number) =>
    `Les ${String(passages)} passages, dans l’ordre de lecture. Les verdicts sont de nous; le calcul sous chacun est fait à partir des chiffres qu’il nomme.`,
  ledger: 'Le registre',
  noRows: 'Aucun passage n’a à la fois ce verdict et ce sujet.',
  showAll: 'Tout afficher',
  opinionOf: (whose: string) => `Opinion\u00a0: ${whose}`,
  sinceThen: 'Depuis lors',
  restsOn: (count: number) => `Repose sur ${some(count, 'source', 'sources')}`,
  weakest: {
    A: 'tout a été lu chez l’éditeur',
    B: 'au plus faible, deux sources ou une compilation documentée',
    C: 'au plus faible, une seule source secondaire',
    D: 'au plus faible, de mémoire',
  },
  ledgerFigure: (title: string) => `Figure\u00a0: ${title}`,
  opinionShort: 'opinion',
  by: (author: string, publication: string, date: string) =>
    `Récit d’après ${author}, ${publication}, ${withFirst(date)}`,
  sourceCount: (count: number) => some(count, 'source', 'sources'),
  aboutFigure: 'À propos de cette figure',
  asTable: 'Tous les chiffres et leurs sources',
  spokenOfIn: 'À lire dans le texte',
  lost: {
    title: 'Cette page n’existe pas',
    about:
      'L’atlas n’a rien à cette adresse : elle est peut-être mal tapée ou coupée, ou la page a changé de place. Voici l’entrée :',
    hint: 'Si les liens ne mènent nulle part, effacez la fin de l’adresse, morceau par morceau.',
  },
  languages: { label: 'Langue', en: 'English', fr: 'Français', es: 'Español' },
  legend: {
    names: 'nomme un repère',
    gathers: 'en réunit plusieurs',
    spans: 'couvre une période',
    compares: 'en compare deux',
  },
  chartSummary: (title: string, subtitle: string) => `${title}. ${subtitle}`,
  sourcesTitle: (count: number) => `${some(count, 'source', 'sources')}, et ce qui repose sur chacune`,
  sourcesIntro:
    'Chaque chiffre, chaque événement et chaque lieu de l’atlas a été lu dans l’une d’elles. A\u00a0: sur la page même de l’éditeur; B\u00a0: deux sources concordantes, ou une compilation documentée; C\u00a0: une seule source secondaire.',
  sourcesFiles:
    'La même chose en fichiers simples pour un tableur, avec une description de chaque colonne\u00a0:',
  findSource: 'Trouver une source, une série, un événement ou un lieu',
  sourceSections: {
    figures: 'Chiffres',
    events: 'Événements, lieux et personnes',
    unused: 'Lues, mais non utilisées',
  },
  isTheArticle: 'L’article que raconte l’atlas',
  hangs: {
    numbers: (count: number, series: number) =>
      `${full(count, 'chiffre', 'chiffres')} dans ${some(series, 'série', 'séries')}`,
    events: (count: number) => some(count, 'événement', 'événements'),
    places: (count: number) => some(count, 'lieu', 'lieux'),
    leaders: (count: number) => some(count, 'mandat', 'mandats'),
    claims: (count: number) =>
      count < 2
        ? 'Le verdict sur ce passage repose sur elle\u00a0:'
        : 'Les verdicts sur ces passages reposent sur elle\u00a0:',
  },
  allFiguresTitle: 'Tous les chiffres et leurs sources',
  allFiguresIntro: (observations: number, series: number) =>
    `${full(observations, 'observation', 'observations')} dans ${some(series, 'série', 'séries')}. À côté de chaque chiffre, on dit où il a été lu et à quel point il est sûr\u00a0: A, lu sur la page même de l’éditeur; B, deux sources concordantes ou une compilation documentée; C, une seule source secondaire.`,
  findSeries: 'Trouver une série, un poste frontalier ou un événement',
  numbers: (count: number) => full(count, 'chiffre', 'chiffres'),
  inPassages: (count: number) => (count === 1 ? 'Passage' : 'Passages'),
  seriesByChart: 'Ce que montre chaque graphique',
  otherSeries: 'Contexte',
  seriesList: 'Séries',
  eventList: 'Événements',
  crossingsTitle: 'Postes frontaliers',
  crossed: { people: 'personnes', trucks: 'camions' },
};
