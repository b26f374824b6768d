import { dayIn } from '../model/cite-words';
import type { Words } from './en';

/** Dates as `periodText` writes them: 2010, juillet 2009, 13 juillet 2009. */
const hasDay = (date: string) => /^\d{1,2}\s/.test(date);
export const withFirst = (date: string) => date.replace(/^1(?=\s)/, '1er');
/** de 2005, d’août 2009, du 13 juillet 2009 */
const fromDate = (date: string) =>
  hasDay(date) ? `du ${withFirst(date)}` : /^[ao]/i.test(date) ? `d’${date}` : `de ${date}`;
/** à août 2009, au 13 juillet 2009 */
const toDate = (date: string) => (hasDay(date) ? `au ${withFirst(date)}` : `à ${date}`);
/** en 2010, en juillet 2009, le 13 juillet 2009 */
const inDate = (date: string) => (hasDay(date) ? `le ${withFirst(date)}` : `en ${date}`);
/** `de` before a phrase: des trois paires, du monde, d’un pays */
const ofPhrase = (phrase: string) =>
  /^les /i.test(phrase)
    ? `des ${phrase.slice(4)}`
    : /^le /i.test(phrase)
      ? `du ${phrase.slice(3)}`
      : /^[aàâeéèêiîoôuh]/i.test(phrase)
        ? `d’${phrase}`
        : `de ${phrase}`;
/** 0 and 1 are singular. */
export const some = (count: number, one: string, more: string) =>
  `${String(count)} ${count < 2 ? one : more}`;
export const full = (count: number, one: string, more: string) =>
  `${count.toLocaleString('fr-CA')} ${count < 2 ? one : more}`;

/** 1,4 million, 56,7 millions: below 2 it is singular. */
const scale = (number: string, word: string) =>
  `${number}\u00a0${word}${/^[-−]?[01](,\d+)?$/.test(number) ? '' : 's'}`;
const dollars = (currency: string) => `$\u00a0${currency === 'C' ? 'CA' : currency}`;

/** The interface in Canadian French. */
export const fr: Words = {
  locale: 'fr-CA',
  spine: 'L’article en 36 passages',
  spineCell: (number: number, about: string) => `Passage ${String(number)}\u00a0: ${about}`,
  passage: (number: number) => `Passage ${String(number)}`,
  copy: {
    open: 'Lire votre exemplaire…',
    change: 'Un autre exemplaire…',
    textShown: 'Texte affiché',
    retelling: 'Récit',
    yours: 'Votre exemplaire',
    title: 'Lire votre propre exemplaire de l’article',
    about:
      'Cet atlas raconte l’article et n’en contient pas les mots. Si vous en avez un exemplaire, ouvrez-le ici\u00a0: ses passages sont retrouvés et prennent la place du récit, avec les mêmes liens. Il reste sur cet appareil; rien n’est envoyé nulle part.',
    file: 'Ouvrir un fichier',
    fileKinds: 'texte brut ou page Web enregistrée',
    drop: 'ou déposez-le ici',
    paste: 'Ou collez le texte',
    find: 'Trouver les passages',
    searching: 'Recherche des passages…',
    found: (found: number, all: number) =>
      `${some(found, 'passage trouvé', 'passages trouvés')} sur ${String(all)}.`,
    missing: (numbers: string) =>
      `Ce qu’on n’a pas trouvé dans votre exemplaire est raconté\u00a0: ${numbers}.`,
    read: 'Le lire',
    forget: 'Oublier mon exemplaire',
    close: 'Fermer',
    forgets:
      'Ce navigateur ne conserve rien pour nous\u00a0: votre exemplaire n’est ici que pour cette visite.',
    notFound: 'Pas trouvé dans votre exemplaire\u00a0: raconté.',
    refused: {
      empty: 'Il n’y a aucun texte là-dedans. Rien n’a été modifié.',
      pdf: 'C’est un PDF. Ouvrez-le, sélectionnez tout son texte, copiez-le et collez-le ci-dessous. Rien n’a été modifié.',
      packed:
        'C’est un fichier compressé, comme ceux d’un traitement de texte. Enregistrez-le en texte brut, ou copiez son texte et collez-le ci-dessous. Rien n’a été modifié.',
      binary: 'Ce n’est pas un texte. Rien n’a été modifié.',
      large:
        'C’est beaucoup plus long que tout exemplaire de l’article; le texte n’a pas été lu. Rien n’a été modifié.',
      other:
        'Cela ne ressemble pas à l’article\u00a0: trop peu de ses passages s’y trouvent. Rien n’a été modifié.',
      unreadable: 'La lecture a échoué. Réessayez, ou collez le texte ci-dessous. Rien n’a été modifié.',
    },
  },
  notebook: {
    pin: 'Ajouter au carnet',
    unpin: 'Retirer du carnet',
    open: 'Ouvrir le carnet',
    failed: 'Le carnet n’a pas pu être ouvert. Appuyez de nouveau.',
    forbidden:
      'Ce navigateur ne conserve rien pour nous\u00a0: enregistrez votre carnet dans un fichier avant de partir.',
  },
  verdict: {
    holds: 'Tient',
    caveat: 'Tient, avec une réserve',
    contested: 'Contesté',
    unfulfilled: 'Ne s’est pas réalisé',
    fails: 'Ne tient pas',
    opinion: 'Opinion',
  },
  find: {
    open: 'Chercher',
    keys: 'Chercher (Ctrl ou Cmd et K)',
    title: 'Chercher un passage, un événement, un lieu, une personne, une série ou une source',
    hint: 'Un nom, un mot, une année…',
    about: 'Passages, graphiques, événements, lieux, personnes, séries et sources. Entrée vous y mène.',
    results: 'Ce qui a été trouvé',
    count: (count: number) =>
      count === 0 ? 'Rien ne contient ces mots.' : some(count, 'résultat', 'résultats'),
    failed: 'La recherche n’a pas pu être chargée. Vérifiez la connexion.',
    kinds: {
      passage: 'Passage',
      chart: 'Graphique',
      event: 'Événement',
      place: 'Lieu',
      leader: 'Leader',
      series: 'Série',
      source: 'Source',
    },
  },
  menu: {
    open: (title: string) => (title ? `Utiliser cette figure\u00a0: ${title}` : 'Utiliser cette figure'),
    atlas: 'Beltway Atlas',
    link: 'Copier le lien',
    cite: 'Citer',
    csv: 'Données (CSV)',
    svg: 'Image (SVG)',
    png: 'Image (PNG)',
    embed: 'Intégrer',
    words: 'Qu’est-ce que je vois?',
    full: 'Plein écran',
    hear: 'Écouter la courbe',
    sound: {
      title: 'Écouter la courbe',
      which: 'Quelle courbe',
      play: 'Jouer',
      stop: 'Arrêter',
      close: 'Fermer',
      range: (low: string, lowPeriod: string, high: string, highPeriod: string) =>
        `Du son le plus grave, ${low} (${lowPeriod}), au plus aigu, ${high} (${highPeriod}).`,
      tones: (count: number, from: string, to: string) =>
        `${String(count)} sons, de ${from} à ${to}, l’un après l’autre.`,
      moment: (when: string) => `Un bref bourdonnement à la parution de l’article, ${when}.`,
      silence: (count: number) =>
        count === 1
          ? 'Un silence\u00a0: aucun chiffre trouvé.'
          : `${String(count)} silences\u00a0: aucun chiffre trouvé.`,
      keys: 'Échap l’arrête.',
      failed:
        'Ce navigateur n’émet pas de son ici. Les chiffres sont sous «\u00a0Qu’est-ce que je vois?\u00a0».',
    },
    numbers: { title: 'Les chiffres', what: 'Quoi' },
    copy: 'Copier',
    copied: 'Copié.',
    lesson: 'Ajouter à ma leçon',
    lessonAdded: (count: number) =>
      `Ajouté. Votre leçon compte ${some(count, 'étape', 'étapes')}\u00a0: voir Enseigner.`,
    lessonForgets: 'Ajouté pour cette visite seulement\u00a0: ce navigateur ne conserve rien pour nous.',
    moreSources: (count: number) => `${some(count, 'autre', 'autres')}, dans sources.html`,
    drawing: 'L’image se dessine…',
    saved: (file: string) => `Enregistré sous le nom ${file}.`,
    cited: {
      noDate: 's. d.',
      quoted: (title) => `«\u00a0${title}\u00a0».`,
      day: (seen) => withFirst(dayIn('fr-CA', 'long')(seen)),
      shortDay: (seen) => withFirst(dayIn('fr-CA', 'short')(seen)),
      retrieved: (day, address) => `Consulté le ${day}, à l’adresse ${address}`,
      accessed: (day) => `Consulté le ${day}`,
      data: (publishers) => `Données\u00a0: ${publishers}`,
    },
    formats: { apa: 'APA', mla: 'MLA', chicago: 'Chicago', bibtex: 'BibTeX', csl: 'CSL-JSON' },
    failed: {
      data: 'Les chiffres n’ont pas pu être chargés. Vérifiez la connexion.',
      clipboard: 'Ce navigateur ne nous laisse pas copier. Sélectionnez le texte et copiez-le à la main.',
      picture: 'L’image n’a pas pu être dessinée.',
      fullScreen: 'Ce navigateur n’offre pas le plein écran.',
    },
    inWords: {
      one: (title: string, value: string, period: string) =>
        `${title}, ${withFirst(period)}\u00a0: ${value}.`,
      course: (
        title: string,
        first: { value: string; period: string },
        last: { value: string; period: string },
      ) =>
        `${title}\u00a0: de ${first.value} ${inDate(first.period)} à ${last.value} ${inDate(last.period)}.`,
      highest: (value: string, period: string) => `Le plus haut\u00a0: ${value} ${inDate(period)}.`,
      lowest: (value: string, period: string) => `Le plus bas\u00a0: ${value} ${inDate(period)}.`,
      missing: (count: number) =>
        count < 2
          ? 'Pour une période entre les deux, aucun chiffre n’a été trouvé.'
          : `Pour ${String(count)} périodes entre les deux, aucun chiffre n’a été trouvé.`,
      events: (count: number, from: string, to: string) =>
        count < 2
          ? `Un événement, ${withFirst(from)}.`
          : `${String(count)} événements, ${fromDate(from)} ${toDate(to)}.`,
      places: (names: readonly string[]) => `On y voit\u00a0: ${names.join(', ')}.`,
    },
  },
  hindsight: {
    name: 'La suite',
    about: 'Afficher ou masquer tout ce qui a suivi l’article, dans toutes les salles',
    sinceHidden: 'Ce qui a suivi est masqué.',
    pinnedLater: 'Ceci est venu après l’article. La suite est masquée.',
    show: 'L’afficher',
  },
  filter: {
    verdict: 'Verdict',
    subject: 'Sujet',
    sort: 'Ordre',
    label: 'Choisir ce que montre le registre',
  },
  allPassages: 'Tous',
  checkable: 'Affirmations',
  opinions: 'Opinions',
  sorts: { passage: 'Au fil du texte', verdict: 'Par verdict', confidence: 'Par fiabilité' },
  rowsShown: (shown: number, total: number) =>
    `${some(shown, 'passage affiché', 'passages affichés')} sur ${String(total)}`,
  arithmetic: 'Le calcul',
  readIt: 'Lire le passage',
  eventsLegend: { held: 'tenu', notHeld: 'prévu, non tenu', none: 'aucun sommet' },
  heldAgainst: 'Le verdict s’y appuie\u00a0:',
  showOnStage: 'Voir sur la scène',
  letGo: 'Relâcher (Échap)',
  opinion: (whose: string) => `opinion\u00a0: ${whose}`,
  original: 'L’original',
  originalOf: (number: number) => `Passage ${String(number)} dans l’original, sur un autre site`,
  scheme: {
    label: 'Couleurs',
    light: 'Clair',
    dark: 'Sombre',
    projector: 'Projecteur',
    auto: 'Automatique',
  },
  map: 'Carte',
  chart: 'Graphique',
  timeline: 'Ligne du temps',
  figures: 'Figures',
  layer: 'Couche',
  measure: 'Mesure',
  year: 'Année',
  rangeFrom: 'Première année affichée',
  rangeTo: 'Dernière année affichée',
  play: 'Lecture',
  pause: 'Pause',
  books: 'Selon quels comptes',
  booksShort: (adjective: string) => `comptes ${adjective}`,
  momentHere: 'l’article',
  offMap: 'Hors carte',
  previousChart: 'Graphique précédent',
  nextChart: 'Graphique suivant',
  chooseChart: 'Choisir un graphique',
  sources: 'Sources',
  aboutLanes: 'À propos des rangées',
  since: 'depuis l’article',
  missing: 'aucun chiffre trouvé',
  byBooks: (value: string, adjective: string) => `${value} selon les comptes ${adjective}`,
  earlier: (count: number) => `${String(count)} plus tôt`,
  later: (count: number) => `${String(count)} plus tard`,
  zoomIn: 'Plus près',
  zoomOut: 'Plus large',
  moveEarlier: 'Plus tôt',
  moveLater: 'Plus tard',
  marks: (count: number) => some(count, 'repère', 'repères'),
  pinned: 'Épinglé',
  unpin: 'Relâcher (Échap)',
  show: 'Voir',
  notMentioned: 'L’article n’en parle pas.',
  mentionedIn: 'L’article en parle ici\u00a0:',
  pointsAt: 'Ce que cela désigne',
  articleSays: 'selon l’article',
  confidence: {
    A: 'lu sur la page même de l’éditeur',
    B: 'deux sources, ou une compilation documentée',
    C: 'une seule source secondaire',
    D: 'de mémoire',
    'stand-in': 'représente une région, et non ce point précis',
  },
  hostedBy: (host: string, guests: readonly string[]) =>
    guests.length > 0
      ? `Hôte\u00a0: ${host}, avec ${new Intl.ListFormat('fr-CA').format(guests)}`
      : `Hôte\u00a0: ${host}`,
  sinceDate: (date: string) => `depuis ${hasDay(date) ? 'le ' : ''}${withFirst(date)}`,
  happened: {
    place: 'Ce qui s’y est passé',
    leader: 'Sommets des trois leaders',
    event: 'Où',
    summit: 'Où, et avec qui',
  },
  byEvents: 'L’article parle de ces événements ici\u00a0:',
  notHeld: 'n’a pas eu lieu',
  unknownSource: 'source introuvable',
  /** A number of things; the noun is in the plural. */
  amount: {
    one: (number: string, noun: string) => `${number}\u00a0${noun}`,
    thousand: (number: string, noun: string) => `${scale(number, 'millier')} ${ofPhrase(noun)}`,
    million: (number: string, noun: string) => `${scale(number, 'million')} ${ofPhrase(noun)}`,
    billion: (number: string, noun: string) => `${scale(number, 'milliard')} ${ofPhrase(noun)}`,
  },
  /** Sums; the currency is `US` or `C`, both dollars. */
  money: {
    million: (number: string, currency: string) => `${scale(number, 'million')}\u00a0${dollars(currency)}`,
    billion: (number: string, currency: string) => `${scale(number, 'milliard')}\u00a0${dollars(currency)}`,
  },
  offline: {
    label: 'Un atlas plus récent',
    ready:
      'Une nouvelle version de l’atlas est là. Cette page reste telle quelle jusqu’à ce que vous la rechargiez.',
    elsewhere:
      'Une nouvelle version a été prise dans une autre fenêtre. Cette page reste telle quelle jusqu’à ce que vous la rechargiez.',
    reload: 'Recharger',
    later: 'Plus tard',
    kept: 'Gardé sur cet appareil : l’atlas fonctionne maintenant sans réseau, dans toutes ses langues.',
  },
  embed: {
    open: (atlas) => `Ouvrir dans ${atlas}`,
    allSources: (count) => `les ${String(count)}, avec leurs chiffres`,
    timeline: (count) => `Ligne du temps\u00a0: ${String(count)} événements`,
    showVerdict: 'Voir le verdict',
    withoutScripts: (title) =>
      `Les scripts sont désactivés\u00a0: voici la vue par laquelle le cadre commence, «\u00a0${title}\u00a0». Les autres sont dans l’atlas.`,
    failed: 'Cette vue n’a pas pu être chargée. Vérifiez la connexion.',
  },
  failed: {
    figure: 'Cette figure n’a pas pu être dessinée. Le reste de la page fonctionne toujours.',
    part: 'Cette partie de la page ne fonctionne plus. Le reste fonctionne toujours.',
    table: 'Ses chiffres en tableau',
    again: 'Réessayer',
    reload: 'Recharger la page',
    asleep:
      'Le script de la page n’est pas arrivé, ou ce navigateur est trop ancien pour lui. Vous voyez la page telle quelle.',
    dismiss: 'Fermer',
    chunk: 'Cela n’a pas pu être chargé. Vérifiez la connexion.',
    chart: 'Ce qui dessine les graphiques n’a pas pu être chargé. Vérifiez la connexion.',
    details: 'Les chiffres derrière les repères n’ont pas pu être chargés. Vérifiez la connexion.',
  },
  /** Between a label and what it labels. */
  colon: '\u00a0: ',
  allItsNumbers: 'tous ses chiffres',
  unknown: (names) =>
    `L’atlas n’a pas de ${names.map((name) => `«\u00a0${name}\u00a0»`).join(' ni de ')}\u00a0: cette adresse est peut-être ancienne ou mal copiée. Vous voyez ce qui s’en approche le plus.`,
  loading: 'Un instant…',
  detailsFailed:
    'Les chiffres derrière les repères n’ont pas pu être chargés. Vérifiez la connexion et pointez de nouveau.',
  about:
    'Pointez une expression soulignée\u00a0: ses repères s’éclairent. Choisissez-la, et ils restent. Un repère ramène aux mots.',
  keys: 'Tab va d’une expression ou d’une figure à l’autre, les flèches parcourent une figure, Entrée épingle et passe de l’autre côté, Échap ramène en arrière.',
  storageOff:
    'Ce navigateur ne conserve rien pour nous\u00a0: le choix des couleurs vaut jusqu’à votre départ.',
  footer: 'Récit et notes CC BY 4.0, code MIT. Les chiffres et les dates appartiennent à leurs sources.',
  summit: (numbers: string) => `sommet des leaders ${numbers}`,
  mapList: {
    list: 'Flux et lieux en liste',
    flows: 'Flux',
    crossings: 'Postes frontaliers',
    places: 'Lieux',
    most: (what: string, value: string) => `Le plus\u00a0: ${what}, ${value}.`,
    least: (what: string, value: string) => `Le moins\u00a0: ${what}, ${value}.`,
    none: (names: string) => `Aucun chiffre trouvé\u00a0: ${names}.`,
    marked: (count: number) => (count === 1 ? 'Un lieu est marqué.' : `${String(count)} lieux sont marqués.`),
    met: (places: string) => `Les trois leaders se sont rencontrés à ces endroits\u00a0: ${places}.`,
  },
  mapSummary: (title: string, year: string) => `Carte\u00a0: ${title}${year ? `, ${year}` : ''}`,
  timelineSummary: (count: number, from: string, to: string) =>
    `Ligne du temps\u00a0: ${some(count, 'événement', 'événements')} ${fromDate(from)} ${toDate(to)}`,
  shareOf: (share: string, whole: string) =>
    `${share}\u00a0% du total (${whole.charAt(0).toLowerCase()}${whole.slice(1)})`,
  sourcesFound: (count: number, all: number) =>
    count === 0
      ? `Aucune des ${String(all)} sources ne contient tous ces mots.`
      : `${some(count, 'source', 'sources')} sur ${String(all)}`,
  explore: {
    form: 'Choisir ce qui est tracé',
    figure: 'La figure',
    subject: 'Sujet',
    lines: 'Qui, et dans quel sens',
    told: 'Comment le dire',
    as: 'Chiffres',
    chart: 'Graphique',
    base: 'L’année qui vaut 100',
    against: 'Face à',
    years: 'Années',
    from: 'De',
    to: 'À',
    inYear: 'L’année de la carte et des barres\u00a0:',
    scales: {
      plain: 'Tels quels',
      index: 'Par rapport à une année',
      change: 'Variation sur un an',
      person: 'Par personne',
      output: 'En part de la production',
      share: 'En part du tout',
    },
    charts: {
      line: 'Courbes',
      bars: 'Barres classées',
      multiples: 'Un graphique chacun',
      scatter: 'L’un face à l’autre',
      table: 'Tableau',
    },
    pair: (from: string, to: string) => `${from}–${to}`,
    way: (from: string, to: string) => `${from} vers ${to}`,
    indexUnit: (base: number) => `indice (${String(base)} = 100)`,
    changeUnit: '% de plus ou de moins que l’année d’avant',
    outputUnit: '% du produit intérieur brut',
    shareUnit: (whole: string) => `% ${ofPhrase(whole)}`,
    scatterOf: (up: string, across: string) => `En hauteur\u00a0: ${up}. En largeur\u00a0: ${across}`,
    perCountry:
      'Par rapport à la population ou à la production du pays d’où cela vient, ou de celui dont ce sont les comptes.',
    table: 'Les chiffres',
    gap: (one: string, other: string, unit: string) => `L’écart\u00a0: ${one}, moins ${other}; ${unit}`,
    leaders: 'Qui gouvernait ces années-là',
    noMap: 'Il n’y a pas de carte de cette mesure.',
    questions: 'Des questions pour commencer',
    hint: 'Choisissez un point, une barre ou un ruban\u00a0: sa source s’affiche ici, avec les endroits où l’article en parle.',
    leftOut: (line: string, why: string) => `Non tracé\u00a0: ${line} (${why}).`,
    leftOutWhy: {
      'no-base': (base: number) => `aucun chiffre pour ${String(base)}`,
      'not-in-whole': () => 'ce n’est pas l’une des parties',
      'no-figure': () => 'aucun chiffre pour ces années',
      'nothing-against': () => 'rien à mettre en regard',
    },
    noneIn: (line: string, year: number) => `${line}\u00a0: aucun chiffre pour ${String(year)}.`,
    reasons: {
      'no-whole': 'Pas de parts possibles\u00a0: ces chiffres ne s’additionnent pas pour former un tout.',
      'no-people': 'Pas de calcul par personne\u00a0: cela ne se compte pas par personne.',
      'no-output':
        'Pas de part de la production\u00a0: seules des sommes en dollars américains s’y comparent.',
      'one-line':
        '«\u00a0Barres classées\u00a0» et «\u00a0Un graphique chacun\u00a0» demandent au moins deux courbes.',
      'nothing-against': 'Rien à mettre en regard\u00a0: aucune autre mesure ne dit le même flux.',
      'no-year-before': 'Pas de variation\u00a0: il n’y a pas deux années de suite.',
    },
  },
  table: { period: 'Période', value: 'Valeur', confidence: 'Fiabilité', source: 'Source' },
  seriesFound: (count: number, all: number) =>
    count === 0
      ? `Aucun des ${String(all)} séries et événements ne contient tous ces mots.`
      : `${String(count)} sur ${String(all)} séries et événements`,
};
