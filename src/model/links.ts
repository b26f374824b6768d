/** The link index: the only place that knows which passage points at which mark. Both ways, in constant time. */
import { partsOfMark, type PassageEntry, type Phrase } from './story';

/** What a person points at or has chosen: a mark, or a passage, or one phrase of it. */
export type Target = { mark: string } | { passage: string; phrase?: string };

/** A phrase and the passage it stands in. */
export interface PhraseRef {
  passage: string;
  phrase: Phrase;
}

/** What lights up for a target. */
export interface Lit {
  marks: readonly string[];
  phrases: readonly PhraseRef[];
  passages: readonly string[];
}

const NOTHING: readonly never[] = [];

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}

export class LinkIndex {
  readonly #passages = new Map<
    string,
    { entry: PassageEntry; marks: string[]; phrases: Map<string, Phrase> }
  >();
  readonly #phrasesOf = new Map<string, PhraseRef[]>();
  readonly #passagesOf = new Map<string, string[]>();
  readonly #heldAgainst = new Map<string, string[]>();

  constructor(passages: readonly PassageEntry[]) {
    for (const entry of passages) {
      const marks = new Set<string>();
      for (const phrase of entry.phrases) {
        for (const mark of new Set(phrase.marks)) {
          marks.add(mark);
          append(this.#phrasesOf, mark, { passage: entry.id, phrase });
        }
      }
      this.#passages.set(entry.id, {
        entry,
        marks: [...marks],
        phrases: new Map(entry.phrases.map((phrase) => [phrase.key, phrase])),
      });
      for (const mark of marks) append(this.#passagesOf, mark, entry.id);
      for (const mark of entry.claim?.evidence ?? []) append(this.#heldAgainst, mark, entry.id);
    }
  }

  passage(id: string): PassageEntry | undefined {
    return this.#passages.get(id)?.entry;
  }

  phrase(passage: string, key: string): Phrase | undefined {
    return this.#passages.get(passage)?.phrases.get(key);
  }

  /** Marks of a passage, in the order told; none for an unknown passage. */
  marksOf(passage: string): readonly string[] {
    return this.#passages.get(passage)?.marks ?? NOTHING;
  }

  /** Phrases that point at a mark, in reading order; none when the article does not mention it. */
  phrasesOf(mark: string): readonly PhraseRef[] {
    return this.#phrasesOf.get(mark) ?? NOTHING;
  }

  /** Passages that speak of a mark, in reading order. */
  passagesOf(mark: string): readonly string[] {
    return this.#passagesOf.get(mark) ?? NOTHING;
  }

  /** Passages whose verdict rests on a mark, in reading order. */
  heldAgainst(mark: string): readonly string[] {
    return this.#heldAgainst.get(mark) ?? NOTHING;
  }

  /** All that a target lights. */
  litBy(target: Target | null): Lit {
    if (!target) return { marks: NOTHING, phrases: NOTHING, passages: NOTHING };
    if ('mark' in target) {
      return {
        marks: [target.mark],
        phrases: this.phrasesOf(target.mark),
        passages: [...new Set([...this.passagesOf(target.mark), ...this.heldAgainst(target.mark)])],
      };
    }
    const { passage, phrase: key } = target;
    const phrase = key === undefined ? undefined : this.phrase(passage, key);
    if (phrase) return { marks: phrase.marks, phrases: [{ passage, phrase }], passages: [passage] };
    const all = this.passage(passage)?.phrases ?? [];
    return {
      marks: this.marksOf(passage),
      phrases: all.map((one) => ({ passage, phrase: one })),
      passages: [passage],
    };
  }
}

/** Whether two targets are the same. */
export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (!a || !b) return a === b;
  if ('mark' in a) return 'mark' in b && a.mark === b.mark;
  return 'passage' in b && a.passage === b.passage && a.phrase === b.phrase;
}

/** Marks as they are listed: the observations of one series together, in the order given; all else alone. */
export function marksBySeries(marks: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const mark of marks) {
    const key = /^(event|place)\//.test(mark) ? mark : partsOfMark(mark).series;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()];
}
