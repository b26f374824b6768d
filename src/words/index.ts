import { en, type Words } from './en';
import { es } from './es';
import { fr } from './fr';

/** The interface's words in the language of the page; the other languages are not in its build. */
export const words: Words = __LANGUAGE__ === 'fr' ? fr : __LANGUAGE__ === 'es' ? es : en;
