/** A reader's copy of the article, from a file or pasted text: read as data only, its passages found. */
import { anchor, type Sought } from './anchoring';
import { readerCopy, textOfFile, type ReaderCopy, type Refusal } from './copy';
import { isHtml, textOfHtml } from './html-text';

export type ReadCopy = { copy: ReaderCopy; missing: string[] } | { refused: Refusal };

/** @param content  a file's bytes, or pasted text */
export function readCopy(name: string, content: ArrayBuffer | string, sought: readonly Sought[]): ReadCopy {
  const read = typeof content === 'string' ? { text: content } : textOfFile(new Uint8Array(content));
  if ('refused' in read) return read;
  if (read.text.trim() === '') return { refused: 'empty' };
  const text = isHtml(read.text) ? textOfHtml(read.text) : read.text;
  const { found, missing, isArticle } = anchor(text, sought);
  return isArticle ? { copy: readerCopy(name, text, found), missing } : { refused: 'other' };
}
