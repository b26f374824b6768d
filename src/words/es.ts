/** The interface in Mexican Spanish. */
import { dayIn } from '../model/cite-words';
import type { Words } from './en';

/** Full dates take an article in Spanish: “el 13 de julio de 2009”, but “julio de 2009” and “2009”. */
const isDay = (period: string) => /^\d{1,2} de /.test(period);
const on = (period: string) => (isDay(period) ? `el ${period}` : `en ${period}`);
const from = (period: string) => (isDay(period) ? `del ${period}` : `de ${period}`);
const until = (period: string) => (isDay(period) ? `al ${period}` : `a ${period}`);
const sinceThat = (period: string) => (isDay(period) ? `desde el ${period}` : `desde ${period}`);

/** As citations shorten them. */
const SHORT_MONTHS = 'ene. feb. mar. abr. mayo jun. jul. ago. sept. oct. nov. dic.'.split(' ');

const millions = (number: string) => `${number} ${number === '1' ? 'millón' : 'millones'}`;

export const es: Words = {
  locale: 'es-MX',
  spine: 'El hilo del artículo, en 36 pasajes',
  spineCell: (number: number, about: string) => `Pasaje ${String(number)}: ${about}`,
  passage: (number: number) => `Pasaje ${String(number)}`,
  copy: {
    open: 'Leer su ejemplar…',
    change: 'Otro ejemplar…',
    textShown: 'Texto a la vista',
    retelling: 'Relato',
    yours: 'Su ejemplar',
    title: 'Lea su propio ejemplar del artículo',
    about:
      'Este atlas vuelve a contar el artículo y no contiene sus palabras. Si tiene un ejemplar, ábralo aquí: sus pasajes se localizan y toman el lugar del relato, con los mismos enlaces. Se queda en este dispositivo; no se envía nada a ninguna parte.',
    file: 'Abrir un archivo',
    fileKinds: 'texto simple o una página web guardada',
    drop: 'o suéltelo aquí',
    paste: 'O pegue el texto',
    find: 'Buscar los pasajes',
    searching: 'Buscando los pasajes…',
    found: (found: number, all: number) =>
      found === 1
        ? `Se encontró 1 de ${String(all)} pasajes.`
        : `Se encontraron ${String(found)} de ${String(all)} pasajes.`,
    missing: (numbers: string) => `No están en su ejemplar, y se leen en el relato: ${numbers}.`,
    read: 'Leerlo',
    forget: 'Olvidar mi ejemplar',
    close: 'Cerrar',
    forgets: 'Este navegador no nos guarda nada: su ejemplar está aquí solo durante esta visita.',
    notFound: 'No está en su ejemplar: se lee el relato.',
    refused: {
      empty: 'No contiene texto. No se cambió nada.',
      pdf: 'Es un PDF. Ábralo, seleccione todo su texto, cópielo y péguelo abajo. No se cambió nada.',
      packed:
        'Es un archivo empaquetado, como los de un procesador de textos. Guárdelo como texto simple, o copie su texto y péguelo abajo. No se cambió nada.',
      binary: 'Esto no es un texto. No se cambió nada.',
      large: 'Es mucho más grande que cualquier ejemplar del artículo, y no se leyó. No se cambió nada.',
      other: 'No parece ser el artículo: contiene muy pocos de sus pasajes. No se cambió nada.',
      unreadable: 'No se pudo leer. Inténtelo de nuevo, o pegue el texto abajo. No se cambió nada.',
    },
  },
  notebook: {
    pin: 'Agregar al cuaderno',
    unpin: 'Quitar del cuaderno',
    open: 'Abrir el cuaderno',
    failed: 'No se pudo abrir el cuaderno. Pulse de nuevo.',
    forbidden: 'Este navegador no nos guarda nada: guarde su cuaderno como archivo antes de salir.',
  },
  verdict: {
    holds: 'Se sostiene',
    caveat: 'Se sostiene, con una salvedad',
    contested: 'Disputado',
    unfulfilled: 'No se cumplió',
    fails: 'No se sostiene',
    opinion: 'Opinión',
  },
  find: {
    open: 'Buscar',
    keys: 'Buscar (Ctrl o Cmd y K)',
    title: 'Buscar un pasaje, acontecimiento, lugar, persona, serie o fuente',
    hint: 'Un nombre, una palabra, un año…',
    about: 'Pasajes, gráficas, acontecimientos, lugares, personas, series y fuentes. Enter lleva ahí.',
    results: 'Lo que se encontró',
    count: (count: number) =>
      count === 0
        ? 'Nada contiene estas palabras.'
        : count === 1
          ? '1 resultado'
          : `${String(count)} resultados`,
    failed: 'No se pudo cargar la búsqueda. Revise la conexión.',
    kinds: {
      passage: 'Pasaje',
      chart: 'Gráfica',
      event: 'Acontecimiento',
      place: 'Lugar',
      leader: 'Líder',
      series: 'Serie',
      source: 'Fuente',
    },
  },
  menu: {
    open: (title: string) => (title ? `Usar esta figura: ${title}` : 'Usar esta figura'),
    atlas: 'Beltway Atlas',
    link: 'Copiar enlace',
    cite: 'Citar',
    csv: 'Datos (CSV)',
    svg: 'Imagen (SVG)',
    png: 'Imagen (PNG)',
    embed: 'Incrustar',
    words: '¿Qué estoy viendo?',
    full: 'Pantalla completa',
    hear: 'Escuchar la línea',
    sound: {
      title: 'Escuchar la línea',
      which: 'Qué línea',
      play: 'Reproducir',
      stop: 'Detener',
      close: 'Cerrar',
      range: (low: string, lowPeriod: string, high: string, highPeriod: string) =>
        `Del tono más grave, ${low} (${lowPeriod}), al más agudo, ${high} (${highPeriod}).`,
      tones: (count: number, from: string, to: string) =>
        `${String(count)} tonos, de ${from} a ${to}, uno tras otro.`,
      moment: (when: string) => `Un zumbido breve donde se publicó el artículo, ${when}.`,
      silence: (count: number) =>
        count === 1 ? 'Un silencio: no se halló cifra.' : `${String(count)} silencios: no se halló cifra.`,
      keys: 'Escape lo detiene.',
      failed: 'Este navegador no emite sonido aquí. Las cifras están en «¿Qué estoy viendo?».',
    },
    numbers: { title: 'Las cifras', what: 'Qué' },
    copy: 'Copiar',
    copied: 'Copiado.',
    lesson: 'Agregar a mi lección',
    lessonAdded: (count: number) =>
      `Agregado. Su lección tiene ${count === 1 ? '1 paso' : `${String(count)} pasos`}: véala en Enseñar.`,
    lessonForgets: 'Agregado solo por esta visita: este navegador no nos guarda nada.',
    moreSources: (count: number) => `${String(count)} más, en sources.html`,
    drawing: 'Dibujando la imagen…',
    saved: (file: string) => `Guardado como ${file}.`,
    cited: {
      noDate: 's. f.',
      quoted: (title) => `“${title}”.`,
      day: dayIn('es-MX', 'long'),
      shortDay: (seen) =>
        `${String(seen.getUTCDate())} ${SHORT_MONTHS[seen.getUTCMonth()] ?? ''} ${String(seen.getUTCFullYear())}`,
      retrieved: (day, address) => `Recuperado el ${day}, de ${address}`,
      accessed: (day) => `Consultado el ${day}`,
      data: (publishers) => `Datos: ${publishers}`,
    },
    formats: { apa: 'APA', mla: 'MLA', chicago: 'Chicago', bibtex: 'BibTeX', csl: 'CSL-JSON' },
    failed: {
      data: 'No se pudieron cargar los números. Revise la conexión.',
      clipboard: 'Este navegador no nos deja copiar. Seleccione el texto y cópielo a mano.',
      picture: 'No se pudo dibujar la imagen.',
      fullScreen: 'Este navegador no ofrece pantalla completa.',
    },
    inWords: {
      one: (title: string, value: string, period: string) => `${title}, ${period}: ${value}.`,
      course: (
        title: string,
        first: { value: string; period: string },
        last: { value: string; period: string },
      ) => `${title}: de ${first.value} ${on(first.period)} a ${last.value} ${on(last.period)}.`,
      highest: (value: string, period: string) => `Lo más alto: ${value} ${on(period)}.`,
      lowest: (value: string, period: string) => `Lo más bajo: ${value} ${on(period)}.`,
      missing: (count: number) =>
        count === 1
          ? 'De un periodo intermedio no se encontró cifra.'
          : `De ${String(count)} periodos intermedios no se encontró cifra.`,
      events: (count: number, first: string, last: string) =>
        count === 1
          ? `Un acontecimiento, ${first}.`
          : `${String(count)} acontecimientos, ${from(first)} ${until(last)}.`,
      places: (names: readonly string[]) => `Se muestran: ${names.join(', ')}.`,
    },
  },
  hindsight: {
    name: 'Lo posterior',
    about: 'Mostrar u ocultar todo lo posterior al artículo, en todas las salas',
    sinceHidden: 'Lo que ha pasado desde entonces está oculto.',
    pinnedLater: 'Esto es posterior al artículo, y lo posterior está oculto.',
    show: 'Mostrarlo',
  },
  filter: {
    verdict: 'Veredicto',
    subject: 'Tema',
    sort: 'Orden',
    label: 'Elegir lo que muestra el registro',
  },
  allPassages: 'Todos',
  checkable: 'Afirmaciones',
  opinions: 'Opiniones',
  sorts: { passage: 'De lectura', verdict: 'Por veredicto', confidence: 'Por certeza' },
  rowsShown: (shown: number, total: number) =>
    shown === 1
      ? `Se muestra 1 de ${String(total)} pasajes`
      : `Se muestran ${String(shown)} de ${String(total)} pasajes`,
  arithmetic: 'La aritmética',
  readIt: 'Leerlo',
  eventsLegend: { held: 'celebrada', notHeld: 'prevista, no celebrada', none: 'sin cumbre' },
  heldAgainst: 'En esto se apoya el veredicto:',
  showOnStage: 'Ver en la escena',
  letGo: 'Soltar (Esc)',
  opinion: (whose: string) => `opinión: ${whose}`,
  original: 'Original',
  originalOf: (number: number) => `El pasaje ${String(number)} en el original, en otro sitio`,
  scheme: {
    label: 'Colores',
    light: 'Claro',
    dark: 'Oscuro',
    projector: 'Proyector',
    auto: 'Automático',
  },
  map: 'Mapa',
  chart: 'Gráfica',
  timeline: 'Línea del tiempo',
  figures: 'Figuras',
  layer: 'Capa',
  measure: 'Medida',
  year: 'Año',
  rangeFrom: 'Primer año que se mira',
  rangeTo: 'Último año que se mira',
  play: 'Reproducir',
  pause: 'Pausar',
  books: 'Según qué cuentas',
  booksShort: (adjective: string) => `cuentas ${adjective}`,
  momentHere: 'el artículo',
  offMap: 'Fuera del mapa',
  previousChart: 'Gráfica anterior',
  nextChart: 'Gráfica siguiente',
  chooseChart: 'Elegir una gráfica',
  sources: 'Fuentes',
  aboutLanes: 'Acerca de las filas',
  since: 'desde el artículo',
  missing: 'no se encontró cifra',
  byBooks: (value: string, adjective: string) => `${value} según las cuentas ${adjective}`,
  earlier: (count: number) => `${String(count)} antes`,
  later: (count: number) => `${String(count)} después`,
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  moveEarlier: 'Antes',
  moveLater: 'Después',
  marks: (count: number) => (count === 1 ? '1 marca' : `${String(count)} marcas`),
  pinned: 'Fijado',
  unpin: 'Soltar (Esc)',
  show: 'Ver',
  notMentioned: 'El artículo no menciona esto.',
  mentionedIn: 'El artículo habla de esto en:',
  pointsAt: 'Lo que señala',
  articleSays: 'según el artículo',
  confidence: {
    A: 'leído en la página de quien lo publica',
    B: 'dos fuentes, o una compilación documentada',
    C: 'una sola fuente secundaria',
    D: 'de memoria',
    'stand-in': 'representa una región, no este punto exacto',
  },
  hostedBy: (host: string, guests: readonly string[]) =>
    guests.length > 0
      ? `Anfitrión: ${host}, con ${new Intl.ListFormat('es-MX').format(guests)}`
      : `Anfitrión: ${host}`,
  sinceDate: (date: string) => sinceThat(date),
  happened: {
    place: 'Lo que ocurrió ahí',
    leader: 'Cumbres de los tres líderes',
    event: 'Dónde',
    summit: 'Dónde y con quién',
  },
  byEvents: 'El artículo habla de estos acontecimientos en:',
  notHeld: 'no se celebró',
  unknownSource: 'fuente no encontrada',
  /** A number of things; the noun is in the plural. */
  amount: {
    one: (number: string, noun: string) => `${number} ${noun}`,
    thousand: (number: string, noun: string) => `${number} mil ${noun}`,
    million: (number: string, noun: string) => `${millions(number)} de ${noun}`,
    billion: (number: string, noun: string) => `${number} mil millones de ${noun}`,
  },
  /** Sums; the currency is `US` or `C`, both dollars. */
  money: {
    million: (number: string, currency: string) => `${currency}$${millions(number)}`,
    billion: (number: string, currency: string) => `${currency}$${number} mil millones`,
  },
  offline: {
    label: 'Un atlas más reciente',
    ready: 'Hay una nueva versión del atlas. Esta página sigue como está hasta que la recargues.',
    elsewhere:
      'Se tomó una nueva versión en otra ventana. Esta página sigue como está hasta que la recargues.',
    reload: 'Recargar',
    later: 'Después',
    kept: 'Guardado en este dispositivo: el atlas ya funciona sin red, en todos sus idiomas.',
  },
  embed: {
    open: (atlas) => `Abrir en ${atlas}`,
    allSources: (count) => `las ${String(count)}, con sus números`,
    timeline: (count) => `Línea del tiempo: ${String(count)} acontecimientos`,
    showVerdict: 'Ver el veredicto',
    withoutScripts: (title) =>
      `Los scripts están desactivados: esta es la vista con la que empieza el marco, “${title}”. Las demás están en el atlas.`,
    failed: 'No se pudo cargar esta vista. Revise la conexión.',
  },
  failed: {
    figure: 'No se pudo dibujar esta figura. El resto de la página sigue funcionando.',
    part: 'Esta parte de la página dejó de funcionar. El resto sigue funcionando.',
    table: 'Sus números en una tabla',
    again: 'Intentar de nuevo',
    reload: 'Volver a cargar la página',
    asleep:
      'El script de la página no llegó, o este navegador es demasiado antiguo para él. Usted ve la página tal como está.',
    dismiss: 'Cerrar',
    chunk: 'No se pudo cargar. Revise la conexión.',
    chart: 'No se pudo cargar lo que dibuja las gráficas. Revise la conexión.',
    details: 'No se pudieron cargar los números detrás de las marcas. Revise la conexión.',
  },
  /** Between a label and what it labels. */
  colon: ': ',
  allItsNumbers: 'todas sus cifras',
  unknown: (names) =>
    `El atlas no tiene ${names.map((name) => `«${name}»`).join(' ni ')}: quizá esta dirección es antigua o está mal copiada. Usted ve lo que más se le acerca.`,
  loading: 'Un momento…',
  detailsFailed:
    'No se pudieron cargar los números que hay detrás de las marcas. Revise la conexión y señale de nuevo.',
  about:
    'Señale una frase subrayada y sus marcas se iluminan. Elíjala, y queda fijada. Una marca lleva de vuelta a las palabras.',
  keys: 'Tab pasa de una frase o una figura a otra; las flechas recorren una figura por dentro; Enter fija y cruza al otro lado; Escape regresa.',
  storageOff: 'Este navegador no nos guarda nada: los colores elegidos duran hasta que usted salga.',
  footer: 'Relato y notas, CC BY 4.0; código, MIT. Las cifras y las fechas pertenecen a sus fuentes.',
  summit: (numbers: string) => `cumbre de líderes ${numbers}`,
  mapList: {
    list: 'Flujos y lugares en lista',
    flows: 'Flujos',
    crossings: 'Cruces',
    places: 'Lugares',
    most: (what: string, value: string) => `El mayor: ${what}, ${value}.`,
    least: (what: string, value: string) => `El menor: ${what}, ${value}.`,
    none: (names: string) => `Sin cifra: ${names}.`,
    marked: (count: number) =>
      count === 1 ? 'Hay un lugar marcado.' : `Hay ${String(count)} lugares marcados.`,
    met: (places: string) => `Los tres líderes se reunieron en ${places}.`,
  },
  mapSummary: (title: string, year: string) => `Mapa: ${title}${year ? `, ${year}` : ''}`,
  timelineSummary: (count: number, first: string, last: string) =>
    `Línea del tiempo: ${count === 1 ? '1 acontecimiento' : `${String(count)} acontecimientos`}, ${from(first)} ${until(last)}`,
  shareOf: (share: string, whole: string) =>
    `${share} por ciento del ${whole.charAt(0).toLowerCase()}${whole.slice(1)}`,
  sourcesFound: (count: number, all: number) =>
    count === 0
      ? `Ninguna de las ${String(all)} fuentes contiene todas estas palabras.`
      : `${String(count)} de ${String(all)} fuentes`,
  explore: {
    form: 'Elegir lo que se dibuja',
    figure: 'La figura',
    subject: 'Tema',
    lines: 'Quiénes, y en qué sentido',
    told: 'Cómo se cuenta',
    as: 'Números',
    chart: 'Gráfica',
    base: 'El año que vale 100',
    against: 'Frente a',
    years: 'Años',
    from: 'Desde',
    to: 'Hasta',
    inYear: 'El año del mapa y de las barras:',
    scales: {
      plain: 'Tal cual',
      index: 'Frente a un año',
      change: 'Cambio en un año',
      person: 'Por persona',
      output: 'Del producto del país',
      share: 'Parte del total',
    },
    charts: {
      line: 'Líneas',
      bars: 'Barras ordenadas',
      multiples: 'Por separado',
      scatter: 'Una frente a otra',
      table: 'Tabla',
    },
    pair: (one: string, other: string) => `${one}–${other}`,
    way: (one: string, other: string) => `${one} a ${other}`,
    indexUnit: (base: number) => `Índice, ${String(base)} vale 100`,
    changeUnit: 'Por ciento más o menos que el año anterior',
    outputUnit: 'Por ciento del producto interno bruto',
    shareUnit: (whole: string) => `Por ciento de ${whole}`,
    scatterOf: (up: string, across: string) => `Vertical: ${up}. Horizontal: ${across}`,
    perCountry: 'Por la población o el producto del país de donde viene, o de aquel en cuyas cuentas está.',
    table: 'Los números',
    gap: (one: string, other: string, unit: string) => `Cuánto se separan: ${one}, menos ${other}; ${unit}`,
    leaders: 'Quién gobernaba en estos años',
    noMap: 'No hay mapa de esta medida.',
    questions: 'Preguntas para empezar',
    hint: 'Elija un punto, una barra o una cinta: aquí aparece su fuente, y dónde habla de ello el artículo.',
    leftOut: (line: string, why: string) => `${line}: no se dibuja, ${why}.`,
    leftOutWhy: {
      'no-base': (base: number) => `no hay cifra de ${String(base)}`,
      'not-in-whole': () => 'no es una de las partes',
      'no-figure': () => 'no hay cifra en estos años',
      'nothing-against': () => 'no hay con qué compararla',
    },
    noneIn: (line: string, year: number) => `${line}: no hay cifra de ${String(year)}.`,
    reasons: {
      'no-whole': 'No se ofrece “Parte del total”: estas líneas no suman un todo.',
      'no-people': 'No se ofrece “Por persona”: esto no se cuenta por personas.',
      'no-output':
        'No se ofrece “Del producto del país”: solo las sumas en dólares estadounidenses pueden medirse frente a él.',
      'one-line': 'Las barras y las gráficas por separado piden dos líneas o más.',
      'nothing-against': 'No se ofrece “Una frente a otra”: ninguna otra medida habla del mismo flujo.',
      'no-year-before': 'No se ofrece “Cambio en un año”: no hay dos años seguidos.',
    },
  },
  table: { period: 'Periodo', value: 'Valor', confidence: 'Certeza', source: 'Fuente' },
  seriesFound: (count: number, all: number) =>
    count === 0
      ? `Ninguno de los ${String(all)} acontecimientos y series contiene todas estas palabras.`
      : `${String(count)} de ${String(all)} series y acontecimientos`,
};
