/** Reads a reader's copy and finds the passages in it, beside the page, so that no file can make the page wait. */
import type { Sought } from '../model/anchoring';
import { readCopy, type ReadCopy } from '../model/read-copy';

export interface AnchorRequest {
  name: string;
  /** The file's bytes, or pasted text. */
  content: ArrayBuffer | string;
  sought: Sought[];
}
export type AnchorAnswer = ReadCopy;

addEventListener('message', ({ data: { name, content, sought } }: MessageEvent<AnchorRequest>) => {
  postMessage(readCopy(name, content, sought));
});
