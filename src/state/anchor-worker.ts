/** Reads a reader's copy and finds the passages in it, beside the page, so that no file can make the page wait. */
import { anchor, type Sought } from '../model/anchoring';
import { readerCopy, textOfFile, type ReaderCopy, type Refusal } from '../model/copy';
import { isHtml, textOfHtml } from '../model/html-text';

export interface AnchorRequest {
  name: string;
  /** The file's bytes, or pasted text. */
  content: ArrayBuffer | string;
  sought: Sought[];
}
export type AnchorAnswer = { copy: ReaderCopy; missing: string[] } | { refused: Refusal };

function answer({ name, content, sought }: AnchorRequest): AnchorAnswer {
  const read = typeof content === 'string' ? { text: content } : textOfFile(new Uint8Array(content));
  if ('refused' in read) return read;
  if (read.text.trim() === '') return { refused: 'empty' };
  const text = isHtml(read.text) ? textOfHtml(read.text) : read.text;
  const { found, missing, isArticle } = anchor(text, sought);
  return isArticle ? { copy: readerCopy(name, text, found), missing } : { refused: 'other' };
}

addEventListener('message', (event: MessageEvent<AnchorRequest>) => {
  postMessage(answer(event.data));
});
