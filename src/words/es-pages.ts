import type { PageWords } from './en-pages';

/** What only pages as they are built say, in Spanish. */
export const esPages: PageWords = {
  skipToText: 'Ir al texto',
  skipToFigures: 'Ir a las figuras',
  theText: 'El artículo, contado',
  findInOriginal: (phrase: string) =>
    `Abre la página publicada. Si no llega hasta el lugar, busque ahí “${phrase}”.`,
  waysButton: 'Ir a otra parte desde',
  roomsLabel: 'Salas',
  rooms: { read: 'Leer', explore: 'Explorar', claims: 'Afirmaciones', teach: 'Enseñar' },
  listsLabel: 'Listas',
  lists: { sources: 'Fuentes', figures: 'Cifras', notebook: 'Cuaderno' },
  claim: 'afirmación',
  verdictOn: (number: number, verdict: string) => `Veredicto sobre el pasaje ${String(number)}: ${verdict}`,
  /** After a number of rows. */
  verdictCount: {
    holds: (count: number) => (count === 1 ? 'se sostiene' : 'se sostienen'),
    caveat: () => 'con una salvedad',
    contested: () => 'en disputa',
    unfulfilled: () => 'sin cumplirse',
    fails: (count: number) => (count === 1 ? 'no se sostiene' : 'no se sostienen'),
    opinion: (count: number) =>
      count === 1 ? 'opinión, contada como suya' : 'opiniones, contadas como de quien son',
  },
  ledgerTitle: (count: number) => `${String(count)} afirmaciones, contrastadas con cifras públicas`,
  ledgerIntro: (passages: number) =>
    `Los ${String(passages)} pasajes, en orden de lectura. Los veredictos son nuestros; la aritmética que acompaña a cada uno se calcula a partir de las cifras que nombra.`,
  ledger: 'El registro',
  noRows: 'Ningún pasaje tiene a la vez este veredicto y este tema.',
  showAll: 'Mostrar todos',
  opinionOf: (whose: string) => `Opinión: ${whose}`,
  sinceThen: 'Desde entonces',
  restsOn: (count: number) => (count === 1 ? 'Se apoya en 1 fuente' : `Se apoya en ${String(count)} fuentes`),
  weakest: {
    A: 'todo leído en la página de origen',
    B: 'lo más débil, de dos fuentes o de una compilación documentada',
    C: 'lo más débil, de una sola fuente secundaria',
    D: 'lo más débil, de memoria',
  },
  ledgerFigure: (title: string) => `Figura: ${title}`,
  opinionShort: 'opinión',
  by: (author: string, publication: string, date: string) =>
    `Relato del artículo de ${author}, ${publication}, ${date}`,
  sourceCount: (count: number) => (count === 1 ? '1 fuente' : `${String(count)} fuentes`),
  aboutFigure: 'Sobre esta figura',
  asTable: 'Todos los números con sus fuentes',
  spokenOfIn: 'Leerlo en el texto',
  lost: {
    title: 'Esta página no existe',
    about:
      'El atlas no tiene nada en esta dirección: quizá se escribió mal o quedó cortada, o la página cambió de lugar. La entrada está aquí:',
    hint: 'Si los enlaces no llevan a ninguna parte, borra el final de la dirección, parte por parte.',
  },
  languages: { label: 'Idioma', en: 'English', fr: 'Français', es: 'Español' },
  legend: {
    names: 'nombra una marca',
    gathers: 'reúne varias',
    spans: 'abarca un tiempo',
    compares: 'compara dos',
  },
  chartSummary: (title: string, subtitle: string) => `${title}. ${subtitle}`,
  sourcesTitle: (count: number) => `${String(count)} fuentes, y lo que depende de cada una`,
  sourcesIntro:
    'Cada número, acontecimiento y lugar del atlas se leyó en una de estas. A: en la página de quien lo publica; B: dos fuentes coinciden, o una compilación documentada; C: una sola fuente secundaria.',
  sourcesFiles: 'Lo mismo en archivos simples para una hoja de cálculo, con cada columna descrita:',
  findSource: 'Buscar una fuente, una serie, un acontecimiento o un lugar',
  sourceSections: {
    figures: 'Cifras',
    events: 'Acontecimientos, lugares y personas',
    unused: 'Leídas, y no usadas',
  },
  isTheArticle: 'El artículo que cuenta el atlas',
  hangs: {
    numbers: (count: number, series: number) =>
      `${count.toLocaleString('es-MX')} ${count === 1 ? 'número' : 'números'} en ${String(series)} ${series === 1 ? 'serie' : 'series'}`,
    events: (count: number) => (count === 1 ? '1 acontecimiento' : `${String(count)} acontecimientos`),
    places: (count: number) => (count === 1 ? '1 lugar' : `${String(count)} lugares`),
    leaders: (count: number) => (count === 1 ? '1 mandato' : `${String(count)} mandatos`),
    claims: (count: number) =>
      count === 1
        ? 'En ella se apoya el veredicto sobre este pasaje:'
        : 'En ella se apoyan los veredictos sobre estos pasajes:',
  },
  allFiguresTitle: 'Todas las cifras y sus fuentes',
  allFiguresIntro: (observations: number, series: number) =>
    `${observations.toLocaleString('es-MX')} observaciones en ${String(series)} series. Junto a cada número se dice dónde se leyó y qué tan seguro es: A, leído en la página de quien lo publica; B, dos fuentes coinciden o una compilación documentada; C, una sola fuente secundaria.`,
  findSeries: 'Buscar una serie, un cruce fronterizo o un acontecimiento',
  numbers: (count: number) => (count === 1 ? '1 cifra' : `${String(count)} cifras`),
  inPassages: (count: number) => (count === 1 ? 'Pasaje' : 'Pasajes'),
  seriesByChart: 'Lo que muestra cada gráfico',
  otherSeries: 'Contexto',
  seriesList: 'Series',
  eventList: 'Acontecimientos',
  crossingsTitle: 'Cruces fronterizos',
  crossed: { people: 'personas', trucks: 'camiones' },
};
