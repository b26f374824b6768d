import { enTeach, type TeachWords } from './en-teach';

/** Words of teaching and of the notebook, in the language of the page. */
export const teachWords: TeachWords = enTeach;
