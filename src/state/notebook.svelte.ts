/* eslint svelte/prefer-svelte-reactivity: 'off' -- the map of waiting writes is read by no effect */
/** The notebook on this device: each entry kept for itself, written within a second, shared between windows. */
import {
  copyOf,
  inOrder,
  isLater,
  lastPlace,
  merged,
  parseEntry,
  placeMoved,
  startedFrom,
  storedText,
  type Entry,
} from '../model/notebook';
import { sameTarget, type Target } from '../model/links';
import { canKeep, forget, keep, kept, keysKept, onKept } from './kept';

const START = 'note.';
/** How long writing may pause before it is kept, in ms. */
const PAUSE = 300;

class Notebook {
  entries = $state.raw<Entry[]>([]);
  /** What the browser would not keep: it holds for this visit, and can be saved as a file. */
  unkept = $state.raw<readonly string[]>([]);
  forbidden = $state(false);
  /** Entries that were also written in another window: both are there. */
  doubled = $state(0);
  #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** The entries as they were kept last: what an unkept change started from. */
  #base = new Map<string, Entry>();
  #isOpen = false;

  /** Takes what was kept and follows the other windows. */
  restore(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.forbidden = !canKeep();
    this.entries = keysKept(START).flatMap((key) => this.#parse(kept(key)) ?? []);
    for (const entry of this.entries) this.#base.set(entry.id, entry);
    onKept((key, value) => {
      if (key.startsWith(START)) this.#changedElsewhere(key.slice(START.length), value);
    });
    // Nothing waits when the page goes.
    addEventListener('pagehide', () => {
      this.flush();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.flush();
    });
  }

  get inOrder(): Entry[] {
    return inOrder(this.entries);
  }

  has(target: Target): boolean {
    return this.entries.some((entry) => sameTarget(entry.target, target));
  }

  pin(target: Target, title: string, value: string, address: string): Entry {
    const now = new Date().toISOString();
    const entry: Entry = {
      id: crypto.randomUUID(),
      target,
      title,
      value,
      address,
      note: '',
      place: lastPlace(this.entries),
      created: now,
      changed: now,
    };
    this.#set(entry);
    this.#write(entry.id);
    return entry;
  }

  unpin(target: Target): void {
    for (const entry of this.entries) if (sameTarget(entry.target, target)) this.remove(entry.id);
  }

  /** A note changes while it is written; it is kept when writing pauses, and at the latest with the page. */
  write(id: string, note: string): void {
    this.#change(id, { note });
    const isWaiting = this.#waiting.has(id);
    if (isWaiting) return;
    this.#waiting.set(
      id,
      setTimeout(() => {
        this.#write(id);
      }, PAUSE),
    );
  }

  move(id: string, by: -1 | 1): void {
    const place = placeMoved(this.entries, id, by);
    if (place === null) return;
    this.#change(id, { place });
    this.#write(id);
  }

  remove(id: string): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
    this.entries = this.entries.filter((entry) => entry.id !== id);
    this.unkept = this.unkept.filter((one) => one !== id);
    forget(START + id);
  }

  /** Adds the entries of a file. Returns how many were new, and how many were there already. */
  add(read: readonly Entry[]): { added: number; kept: number } {
    const { added, kept: same } = merged(this.entries, read, () => crypto.randomUUID());
    for (const entry of added) this.#set(entry);
    for (const { id } of added) this.#write(id);
    return { added: added.length, kept: same };
  }

  /** Keeps all that waits. */
  flush(): void {
    for (const [id, timer] of this.#waiting) {
      clearTimeout(timer);
      this.#write(id);
    }
  }

  #parse(text: string | null): Entry | null {
    try {
      return text === null ? null : parseEntry(JSON.parse(text));
    } catch {
      return null;
    }
  }

  #set(entry: Entry): void {
    this.entries = [...this.entries.filter(({ id }) => id !== entry.id), entry];
  }

  #change(id: string, part: Partial<Entry>): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry) this.#set({ ...entry, ...part, changed: new Date().toISOString() });
  }

  #write(id: string): void {
    this.#waiting.delete(id);
    const entry = this.entries.find((one) => one.id === id);
    if (!entry) return;
    // Another window may have written here since: then both are kept.
    const there = this.#parse(kept(START + id));
    const base = this.#base.get(id);
    const isCrossed = there && base && there.changed !== base.changed && there.note !== base.note;
    if (isCrossed && there.note !== entry.note) this.#double(there);
    this.#keep(entry, there?.changed);
  }

  /** @param from  when the version was changed that it takes the place of */
  #keep(entry: Entry, from?: string): void {
    const { id } = entry;
    if (keep(START + id, storedText(entry, from))) {
      this.#base.set(id, entry);
      this.unkept = this.unkept.filter((one) => one !== id);
    } else if (!this.unkept.includes(id)) this.unkept = [...this.unkept, id];
  }

  /** One of two versions that were written at once, as an entry of its own behind the other. */
  #double(other: Entry): void {
    const copy = copyOf(other);
    if (this.entries.some(({ id }) => id === copy.id)) return;
    this.#set(copy);
    this.doubled += 1;
    this.#keep(copy);
  }

  #changedElsewhere(id: string, value: string | null): void {
    const other = this.#parse(value);
    if (value === null) {
      // Deleted there; what is being written here stays.
      if (!this.#waiting.has(id)) this.entries = this.entries.filter((entry) => entry.id !== id);
      return;
    }
    if (!other) return;
    // While somebody writes here, the other's words are taken in when this is kept.
    if (this.#waiting.has(id)) return;
    const own = this.entries.find((entry) => entry.id === id);
    // Each window may learn of the other's words only after it kept its own. Both then agree on which stays in place.
    if (own && own.note !== other.note && own.changed !== startedFrom(value)) {
      if (isLater(own, other)) {
        this.#double(other);
        this.#keep(own, other.changed);
        return;
      }
      this.#double(own);
    }
    this.#set(other);
    this.#base.set(id, other);
  }
}

export const notebook = new Notebook();
