import type { Language } from '../model/story';

/** The language of the page. Each language is built for itself. */
export const language: Language = __LANGUAGE__;
