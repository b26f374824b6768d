/** What a mark says: loaded when first asked for, since nobody needs two thousand numbers to read a page. */
import fetchDetails from 'virtual:story/details';
import { observationMark, partsOfMark, type Confidence, type DetailsPart, type Unit } from '../model/story';
import { fullNumber, shortNumber } from '../model/numbers';
import { relations } from '../model/relations';
import { periodText, spanText } from '../model/time';
import { words } from '../words';
import { timeline } from './timeline';

export interface SourceLine {
  id: string;
  publisher: string;
  text: string;
  url: string;
}
export interface MarkDetails extends Unit {
  mark: string;
  title: string;
  /** The number with its unit, or the date. */
  value: string;
  /** For observations: the number alone, in the series' unit. */
  number: number | null;
  description: string;
  notes: string[];
  confidence: Confidence | 'stand-in';
  article: boolean;
  sources: SourceLine[];
  /** Marks of what happened there or with them, earliest first. */
  events: { mark: string; title: string; when: string; who: string }[];
  /** Of an event: where it was, and who took part in a summit. */
  related: { mark: string; title: string }[];
}

const NO_UNIT: Unit = { unit: '', unitName: '', noun: '' };

class Details {
  part = $state.raw<DetailsPart | null>(null);
  failed = $state(false);
  #loading: Promise<void> | null = null;
  #related: Map<string, string[]> | null = null;
  #arrive: () => void = () => undefined;
  /** Kept once they are there. */
  readonly arrived = new Promise<void>((resolve) => {
    this.#arrive = resolve;
  });

  /** Starts loading, once; a failed load is tried again the next time. */
  load(): Promise<void> {
    this.#loading ??= fetchDetails().then(
      (part) => {
        this.part = part;
        this.failed = false;
        this.#arrive();
      },
      () => {
        this.failed = true;
        this.#loading = null;
      },
    );
    return this.#loading;
  }

  /** Marks of where an event was and of who took part in it; of what happened at a place, or with a leader. None while loading. */
  relatedTo(mark: string): readonly string[] {
    if (!this.part) return [];
    this.#related ??= relations(this.part);
    return this.#related.get(mark) ?? [];
  }

  /** Null while loading, or for a mark that no figure draws. */
  of(mark: string): MarkDetails | null {
    const { part } = this;
    if (!part) return null;
    if (mark.startsWith('event/')) return eventDetails(part, mark, this.relatedTo(mark));
    if (mark.startsWith('place/')) return placeDetails(part, mark);
    if (mark.startsWith('leader/')) return leaderDetails(part, mark);
    return observationDetails(part, mark);
  }
}

export const details = new Details();

function sourceLines(part: DetailsPart, ids: readonly string[]): SourceLine[] {
  return ids.map((id) => {
    const source = part.sources[id];
    return source
      ? {
          id,
          publisher: source.publisher,
          text: [source.publisher, source.title, source.published].filter(Boolean).join(', '),
          url: source.url,
        }
      : { id, publisher: '', text: words.unknownSource, url: '' };
  });
}

function eventDetails(part: DetailsPart, mark: string, related: readonly string[]): MarkDetails | null {
  const id = mark.slice('event/'.length);
  const event = timeline.events.find((candidate) => candidate.id === id);
  const more = part.events[id];
  if (!event || !more) return null;
  const when = spanText(event.start, event.end, words.locale);
  return {
    mark,
    title: event.title,
    value: `${when} · ${more.place}${event.held === false ? ` · ${words.notHeld}` : ''}`,
    number: null,
    ...NO_UNIT,
    description: more.description,
    notes: [...(more.host ? [words.hostedBy(more.host, more.guests ?? [])] : []), ...more.notes],
    confidence: more.confidence,
    article: false,
    sources: sourceLines(part, more.sources),
    events: [],
    related: related.map((one) => ({ mark: one, title: nameOf(part, one) })),
  };
}

function nameOf({ places, leaders }: DetailsPart, mark: string): string {
  const [kind, id = ''] = mark.split('/');
  return (kind === 'place' ? places : leaders)[id]?.name ?? mark;
}

/** Events in words, those of a summit with who received whom. */
function eventLines(part: DetailsPart, ids: readonly string[]): MarkDetails['events'] {
  return ids.flatMap((id) => {
    const event = timeline.events.find((candidate) => candidate.id === id);
    const more = part.events[id];
    if (!event) return [];
    return [
      {
        mark: `event/${id}`,
        title: event.title,
        when: spanText(event.start, event.end, words.locale),
        who: more?.host ? words.hostedBy(more.host, more.guests ?? []) : '',
      },
    ];
  });
}

function leaderDetails(part: DetailsPart, mark: string): MarkDetails | null {
  const id = mark.slice('leader/'.length);
  const leader = Object.hasOwn(part.leaders, id) ? part.leaders[id] : undefined;
  const [first] = leader?.terms ?? [];
  if (!leader || !first) return null;
  const terms = leader.terms.map(({ start, end }) =>
    end ? spanText(start, end, words.locale) : words.sinceDate(periodText(start, words.locale)),
  );
  return {
    mark,
    title: leader.name,
    value: `${first.office}${words.colon}${terms.join('; ')}`,
    number: null,
    ...NO_UNIT,
    description: '',
    notes: [first.party, ...leader.terms.flatMap(({ note }) => note ?? [])],
    confidence: 'B',
    article: false,
    sources: sourceLines(part, leader.sources),
    events: eventLines(part, leader.events),
    related: [],
  };
}

function placeDetails(part: DetailsPart, mark: string): MarkDetails | null {
  const place = part.places[mark.slice('place/'.length)];
  if (!place) return null;
  return {
    mark,
    title: place.name,
    value: place.why,
    number: null,
    ...NO_UNIT,
    description: '',
    notes: place.basis ? [place.basis] : [],
    confidence: place.confidence,
    article: false,
    sources: sourceLines(part, place.sources),
    events: eventLines(part, place.events),
    related: [],
  };
}

type Scale = 'one' | 'thousand' | 'million' | 'billion';

/** A value as it is written: large ones in thousands, millions or billions. */
export function scaled(value: number, unit: string): { number: string; scale: Scale } {
  const money = /^\S+\$ (million|billion)$/.exec(unit);
  if (money) {
    const billions = money[1] === 'million' ? value / 1000 : value;
    return billions >= 1
      ? { number: shortNumber(billions, words.locale), scale: 'billion' }
      : { number: shortNumber(billions * 1000, words.locale), scale: 'million' };
  }
  if (unit.startsWith('thousand '))
    return value >= 1000
      ? { number: shortNumber(value / 1000, words.locale), scale: 'million' }
      : { number: fullNumber(value, words.locale), scale: 'thousand' };
  return value >= 1e6
    ? { number: shortNumber(value / 1e6, words.locale), scale: 'million' }
    : { number: fullNumber(value, words.locale), scale: 'one' };
}

/** A value in words with its unit: US$56.7 billion, 19.5 per cent, 52,693 persons. */
export function valueText(value: number, { unit, noun }: Pick<Unit, 'unit' | 'noun'>): string {
  const { number, scale } = scaled(value, unit);
  const currency = /^(\S+)\$ /.exec(unit)?.[1];
  return currency === undefined
    ? words.amount[scale](number, noun)
    : words.money[scale === 'billion' ? 'billion' : 'million'](number, currency);
}

function observationDetails(part: DetailsPart, mark: string): MarkDetails | null {
  const { series: id, period } = partsOfMark(mark);
  const series = part.series[id];
  const found = part.observations[id]?.[period];
  if (!series || !found || observationMark(id, period) !== mark) return null;
  const [value, confidence, source] = found;
  return {
    mark,
    title: series.title,
    value: `${periodText(period, words.locale)}${words.colon}${valueText(value, series)}${shareText(part, series.shareOf, period, value)}`,
    number: value,
    unit: series.unit,
    unitName: series.unitName,
    noun: series.noun,
    description: series.definition,
    notes: [series.basis],
    confidence,
    article: series.article,
    sources: sourceLines(part, [source]),
    events: [],
    related: [],
  };
}

/** For a number drawn as a share: how much of the whole it is. */
function shareText(part: DetailsPart, whole: string | undefined, period: string, value: number): string {
  const all = whole === undefined ? undefined : part.observations[whole]?.[period]?.[0];
  return all
    ? `, ${words.shareOf(shortNumber((value / all) * 100, words.locale), part.series[whole ?? '']?.title ?? '')}`
    : '';
}

/** One sentence about a mark, for those who hear it: what, when, how much, and where the article speaks of it. */
export function sentence(mark: MarkDetails, passages: readonly number[]): string {
  const spoken =
    passages.length > 0
      ? `${words.mentionedIn} ${passages.map((number) => words.passage(number)).join(', ')}.`
      : words.notMentioned;
  return [mark.title, mark.value].filter(Boolean).join('. ') + `. ${spoken}`;
}
