/** A reader's copy of the article, as far as it was found: pieces of text by passage. What storage gives back is not trusted. */
import type { FoundPassage } from './anchoring';

/** A run of a passage in the reader's copy; words of a phrase name it. */
export interface CopyRun {
  text: string;
  phrase?: string;
}

export interface ReaderCopy {
  /** Name of the file, or empty for pasted text. */
  name: string;
  /** Runs of each passage that was found, by its id. */
  passages: Record<string, CopyRun[]>;
}

/** What stands for words left out between two stretches. */
const LEFT_OUT = ' […] ';

/** The passages that were found, cut out of the copy, with their phrases. */
export function readerCopy(name: string, text: string, found: readonly FoundPassage[]): ReaderCopy {
  return {
    name,
    passages: Object.fromEntries(found.map((one) => [one.passage, runsOf(text, one)])),
  };
}

function runsOf(text: string, { stretches, phrases }: FoundPassage): CopyRun[] {
  const marked = phrases
    .flatMap(({ key, stretches: parts }) => parts.map((part) => ({ key, ...part })))
    .sort((a, b) => a.start - b.start);
  const runs: CopyRun[] = [];
  const add = (start: number, end: number, phrase?: string) => {
    const words = oneLine(text.slice(start, end));
    if (words) runs.push({ text: words, ...(phrase === undefined ? {} : { phrase }) });
  };
  stretches.forEach((stretch, index) => {
    if (index > 0) runs.push({ text: LEFT_OUT });
    let at = stretch.start;
    for (const { key, start, end } of marked) {
      if (start < at || end > stretch.end) continue;
      add(at, start);
      add(start, end, key);
      at = end;
    }
    add(at, stretch.end);
  });
  return runs;
}

/** Text as it reads on one line: hyphens at line ends joined, hidden characters and line breaks gone. */
const oneLine = (text: string) =>
  text
    .replace(/[-\u00AD\u2010][ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, '')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ');

/** A copy out of storage, or null when it is not one. */
export function parseReaderCopy(text: string): ReaderCopy | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value.name !== 'string' || !isRecord(value.passages)) return null;
  const passages = Object.entries(value.passages);
  if (passages.length === 0 || !passages.every(([, runs]) => Array.isArray(runs) && runs.every(isRun)))
    return null;
  return { name: value.name, passages: value.passages as ReaderCopy['passages'] };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRun = (value: unknown): value is CopyRun =>
  isRecord(value) &&
  typeof value.text === 'string' &&
  (value.phrase === undefined || typeof value.phrase === 'string');

/** Why a file cannot be a copy of the article, before it is searched. */
export type Refusal = 'empty' | 'pdf' | 'packed' | 'binary' | 'large' | 'other' | 'unreadable';

/** More than any page that holds the article; a larger file is not read at all. In bytes. */
export const LARGEST_COPY = 12_000_000;
/** As much of a file is looked at to tell whether it is text. */
const LOOKED_AT = 65_536;
/** Control characters beyond this share are no text. */
const MOST_CONTROLS = 0.02;

/** Bytes as text (UTF-8, UTF-16 with its mark, else Windows-1252), or why they are none. */
export function textOfFile(bytes: Uint8Array): { text: string } | { refused: Refusal } {
  const starts = (...first: number[]) => first.every((byte, n) => bytes[n] === byte);
  if (bytes.length === 0) return { refused: 'empty' };
  if (starts(0x25, 0x50, 0x44, 0x46)) return { refused: 'pdf' };
  if (starts(0x50, 0x4b, 0x03, 0x04)) return { refused: 'packed' };
  if (starts(0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (starts(0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const look = bytes.subarray(0, LOOKED_AT);
  const controls = look.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (look.includes(0) || controls > look.length * MOST_CONTROLS) return { refused: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
