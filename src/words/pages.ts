import { enPages, type PageWords } from './en-pages';
import { esPages } from './es-pages';
import { frPages } from './fr-pages';

/** What only pages as they are built say, in the language of the page. What comes alive has its words in index.ts. */
export const pageWords: PageWords =
  __LANGUAGE__ === 'fr' ? frPages : __LANGUAGE__ === 'es' ? esPages : enPages;
