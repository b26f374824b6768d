import { enTeach, type TeachWords } from './en-teach';
import { esTeach } from './es-teach';
import { frTeach } from './fr-teach';

/** Words of teaching and of the notebook, in the language of the page. */
export const teachWords: TeachWords =
  __LANGUAGE__ === 'fr' ? frTeach : __LANGUAGE__ === 'es' ? esTeach : enTeach;
