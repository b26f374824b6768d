import { en, type Words } from './en';
import { es } from './es';
import { fr } from './fr';

/**
 * What the interface says where it comes alive, in the language of the page; the other languages are not in its build.
 * What only stands in pages as they are built is in pages.ts, and no script holds it.
 */
export const words: Words = __LANGUAGE__ === 'fr' ? fr : __LANGUAGE__ === 'es' ? es : en;
