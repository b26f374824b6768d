/** Words of a lesson in the language of the page, else in English. */
import type { Words } from '../../model/story';
import { words } from '../../words';

export const inWords = (text: Words): string => {
  const language = words.locale.slice(0, 2);
  return (language === 'fr' ? text.fr : language === 'es' ? text.es : undefined) ?? text.en;
};
