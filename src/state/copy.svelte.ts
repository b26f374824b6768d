/** The reader's own copy of the article: found in a worker, kept on the device where that is allowed. */
import { LARGEST_COPY, parseReaderCopy, type ReaderCopy, type Refusal } from '../model/copy';
import { chunk } from './chunk';
import type { AnchorAnswer, AnchorRequest } from './anchor-worker';
import workerAddress from './anchor-worker?worker&url';
import { scriptAddress } from './trusted-script';

const KEY = 'beltway-atlas.copy';
const SHOWN_KEY = 'beltway-atlas.copy-shown';

/** How a search ended, or that it goes on. */
export type CopyOutcome =
  | { state: 'none' }
  | { state: 'searching' }
  | { state: 'refused'; why: Refusal }
  | { state: 'found'; missing: string[]; total: number };

class CopyState {
  current = $state.raw<ReaderCopy | null>(null);
  /** Whether the reading column shows it. */
  shown = $state(false);
  outcome = $state.raw<CopyOutcome>({ state: 'none' });
  /** Whether the browser refused to keep it: it holds for this visit. */
  forgets = $state(false);
  #worker: Worker | null = null;

  /** Takes what was kept, if anything sensible was. */
  restore(): void {
    try {
      this.current = parseReaderCopy(localStorage.getItem(KEY) ?? '');
      this.shown = this.current !== null && localStorage.getItem(SHOWN_KEY) === 'true';
    } catch {
      this.forgets = true;
    }
  }

  show(shown: boolean): void {
    this.shown = shown && this.current !== null;
    this.#keep(SHOWN_KEY, String(this.shown));
  }

  forget(): void {
    this.current = null;
    this.shown = false;
    this.outcome = { state: 'none' };
    try {
      localStorage.removeItem(KEY);
      localStorage.removeItem(SHOWN_KEY);
    } catch {
      // Nothing was kept, then.
    }
  }

  /** Looks for the passages in a file or in pasted text. A copy that is refused changes nothing. */
  async open(source: File | string): Promise<void> {
    const size = typeof source === 'string' ? source.length : source.size;
    if (size > LARGEST_COPY) {
      this.outcome = { state: 'refused', why: 'large' };
      return;
    }
    this.outcome = { state: 'searching' };
    try {
      const { default: sought } = await chunk(() => import('virtual:story/original'));
      const content = typeof source === 'string' ? source : await source.arrayBuffer();
      const name = typeof source === 'string' ? '' : source.name;
      const answer = await this.#ask({ name, content, sought });
      if ('refused' in answer) {
        this.outcome = { state: 'refused', why: answer.refused };
        return;
      }
      this.current = answer.copy;
      this.outcome = { state: 'found', missing: answer.missing, total: sought.length };
      this.#keep(KEY, JSON.stringify(answer.copy));
      this.show(true);
    } catch {
      this.outcome = { state: 'refused', why: 'unreadable' };
    }
  }

  /** A new search ends the one before. */
  #ask(request: AnchorRequest): Promise<AnchorAnswer> {
    this.#worker?.terminate();
    const worker = new Worker(scriptAddress(workerAddress), { type: 'module' });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<AnchorAnswer>) => {
        resolve(event.data);
        worker.terminate();
      };
      worker.onerror = () => {
        reject(new Error('the search could not be started'));
        worker.terminate();
      };
      worker.postMessage(request, typeof request.content === 'string' ? [] : [request.content]);
    });
  }

  #keep(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      this.forgets = true;
    }
  }
}

export const copy = new CopyState();
