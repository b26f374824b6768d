/**
 * A student's notebook: marks and passages that were pinned, a note beside each, in an order of the student's own.
 * Each entry is kept for itself, so that two windows that write in two entries never meet.
 */
import { ANNOTATION_CONTEXT } from './annotation';
import type { Target } from './links';

export interface Entry {
  id: string;
  target: Target;
  /** What was pinned, in words, as it was then. */
  title: string;
  /** Its number or date, or the words of the passage; may be empty. */
  value: string;
  /** Where it can be seen, from the atlas's root. */
  address: string;
  note: string;
  /** Entries stand in the order of this number. */
  place: number;
  /** When it was first written, ISO 8601. */
  created: string;
  /** When it was last changed, ISO 8601. */
  changed: string;
}

export const NOTEBOOK_FORMAT = 'beltway-atlas-notebook';
/** More than this is no student's notebook, in characters of the file. */
export const LARGEST_NOTEBOOK = 4_000_000;

export const inOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));

/** The place after all others. */
export const lastPlace = (entries: readonly Entry[]): number =>
  entries.reduce((most, { place }) => Math.max(most, place), 0) + 1;

/** The place that brings an entry one up (−1) or down (1): between its new neighbours. Null at the end. */
export function placeMoved(entries: readonly Entry[], id: string, by: -1 | 1): number | null {
  const all = inOrder(entries);
  const at = all.findIndex((entry) => entry.id === id);
  const over = all[at + by];
  if (at < 0 || !over) return null;
  const beyond = all[at + 2 * by];
  return beyond ? (over.place + beyond.place) / 2 : over.place + by;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTime = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));

const targetIn = (value: unknown): Target | null => {
  if (!isRecord(value)) return null;
  if (isText(value.mark)) return { mark: value.mark };
  if (!isText(value.passage)) return null;
  return { passage: value.passage, ...(isText(value.phrase) ? { phrase: value.phrase } : {}) };
};

/** An entry from what was stored; null when it is none. */
export function parseEntry(value: unknown): Entry | null {
  if (!isRecord(value)) return null;
  const { id, title, note, place, created, changed } = value;
  const target = targetIn(value.target);
  if (!isText(id) || !/^[\w-]{1,64}$/.test(id) || !target || !isText(title) || !isText(note)) return null;
  if (typeof place !== 'number' || !Number.isFinite(place) || !isTime(created) || !isTime(changed))
    return null;
  return {
    id,
    target,
    title,
    value: isText(value.value) ? value.value : '',
    address: isText(value.address) && /^\.\/(?!\/)/.test(value.address) ? value.address : './',
    note,
    place,
    created,
    changed,
  };
}

/** An entry as it is stored, with when the version was changed that it takes the place of. */
export const storedText = (entry: Entry, from?: string): string => JSON.stringify({ ...entry, from });

/** When the version was changed that a stored entry took the place of; undefined when it is the first, or unreadable. */
export function startedFrom(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isText(value.from) ? value.from : undefined;
  } catch {
    return undefined;
  }
}

/** Which of two versions is the later: the same answer in every window. */
export const isLater = (one: Entry, other: Entry): boolean =>
  one.changed === other.changed ? one.note > other.note : one.changed > other.changed;

/** Ids are made of a UUID; a copy's says which version it is, so that two windows that make it make one. */
const UUID_LENGTH = 36;

/** A version that another took the place of, as an entry of its own right behind it. */
export const copyOf = (entry: Entry): Entry => ({
  ...entry,
  id: `${entry.id.slice(0, UUID_LENGTH)}-${Date.parse(entry.changed).toString(36)}`,
  place: entry.place + 0.0001,
});

/**
 * Entries of a file beside those that are there: new ones are added at the end, one that was written on both sides
 * is kept twice, so that nothing is lost.
 * @param freshId  makes an id that is not taken
 */
export function merged(
  own: readonly Entry[],
  read: readonly Entry[],
  freshId: () => string,
): { added: Entry[]; kept: number } {
  const known = new Map(own.map((entry) => [entry.id, entry]));
  let place = lastPlace(own);
  const added: Entry[] = [];
  let kept = 0;
  for (const entry of inOrder(read)) {
    const here = known.get(entry.id);
    if (here && here.note === entry.note) kept += 1;
    else
      added.push({
        ...entry,
        ...(here ? { id: freshId() } : {}),
        place: own.length === 0 ? entry.place : place++,
      });
  }
  return { added, kept };
}

export interface NotebookWords {
  title: string;
  noNote: string;
  from: (title: string) => string;
}

/** Characters that Markdown would read as its own. */
const escaped = (text: string) =>
  text
    .replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');

/** The notebook as Markdown, its entries numbered in their order. `site` is the atlas's address. */
export function markdownOf(entries: readonly Entry[], site: string, words: NotebookWords): string {
  const parts = inOrder(entries).map((entry, n) => {
    const quote = entry.value ? `\n\n> ${escaped(entry.value).replace(/\n/g, '\n> ')}` : '';
    const link = new URL(entry.address, site).href;
    return `## ${String(n + 1)}. ${escaped(entry.title)}${quote}\n\n${entry.note.trim() ? escaped(entry.note.trim()) : `_${words.noNote}_`}\n\n<${link}>`;
  });
  return [`# ${escaped(words.title)}`, ...parts, ''].join('\n\n');
}

/** What the atlas knows of passages: where the original stands, and its few words to find one by. */
export interface OriginalPlace {
  source: string;
  findOf: (passage: string) => string | undefined;
}

/** The notebook as one collection of W3C Web Annotations; what the model has no word for is kept under `atlas:`. */
export function annotationsOf(
  entries: readonly Entry[],
  site: string,
  { source, findOf }: OriginalPlace,
  label: string,
): string {
  const items = inOrder(entries).map((entry) => {
    const find = 'passage' in entry.target ? findOf(entry.target.passage) : undefined;
    return {
      id: `urn:uuid:${entry.id}`,
      type: 'Annotation',
      motivation: 'commenting',
      created: entry.created,
      modified: entry.changed,
      body: [{ type: 'TextualBody', value: entry.note, format: 'text/plain', purpose: 'commenting' }],
      target:
        find === undefined
          ? new URL(entry.address, site).href
          : { type: 'SpecificResource', source, selector: { type: 'TextQuoteSelector', exact: find } },
      'atlas:target': entry.target,
      'atlas:title': entry.title,
      'atlas:value': entry.value,
      'atlas:address': entry.address,
      'atlas:place': entry.place,
    };
  });
  return `${JSON.stringify(
    {
      '@context': [ANNOTATION_CONTEXT, { atlas: `${site}#` }],
      id: '#notebook',
      type: 'AnnotationCollection',
      label,
      'atlas:format': NOTEBOOK_FORMAT,
      total: items.length,
      first: { id: '#page', type: 'AnnotationPage', startIndex: 0, items },
    },
    null,
    2,
  )}\n`;
}

/** Why a file is no notebook. */
export type NotebookRefusal = 'large' | 'json' | 'other' | 'entries';

/** The entries of a notebook's file, all or none. Read as data only. */
export function readAnnotations(
  text: string,
): { entries: Entry[] } | { refused: NotebookRefusal; at?: number } {
  if (text.length > LARGEST_NOTEBOOK) return { refused: 'large' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { refused: 'json' };
  }
  if (!isRecord(value) || value['atlas:format'] !== NOTEBOOK_FORMAT || !isRecord(value.first))
    return { refused: 'other' };
  const { items } = value.first;
  if (!Array.isArray(items)) return { refused: 'other' };
  const entries: Entry[] = [];
  for (const [n, item] of (items as unknown[]).entries()) {
    const entry = entryOf(item);
    if (!entry) return { refused: 'entries', at: n + 1 };
    entries.push(entry);
  }
  const ids = new Set(entries.map(({ id }) => id));
  return ids.size === entries.length ? { entries } : { refused: 'entries', at: entries.length };
}

function entryOf(item: unknown): Entry | null {
  if (!isRecord(item) || !isText(item.id)) return null;
  const body: unknown = Array.isArray(item.body) ? item.body[0] : item.body;
  return parseEntry({
    id: item.id.replace(/^urn:uuid:/, ''),
    target: item['atlas:target'],
    title: item['atlas:title'],
    value: item['atlas:value'],
    address: item['atlas:address'],
    note: isRecord(body) ? body.value : undefined,
    place: item['atlas:place'],
    created: item.created,
    changed: item.modified,
  });
}
