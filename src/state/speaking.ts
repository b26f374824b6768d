/** Which language a person reads: the page's address says it, and the first time the browser does. */
import { WRITTEN_IN } from '../model/story';
import { language } from '../words/language';
import { keep, kept } from './kept';

const KEY = 'language';

/**
 * Takes the view along to another language, and remembers the choice. Who comes to the plain address of the
 * atlas is led to the language they chose before, else to the first of their browser's that it is told in. Called once, in the browser.
 */
export function startSpeaking(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-language]')];
  if (language === WRITTEN_IN && isPlain() && document.referrer === '') {
    const chosen = kept(KEY);
    const wanted = chosen === null ? navigator.languages.map((one) => one.slice(0, 2)) : [chosen];
    const own = wanted.find((one) => links.some((link) => link.dataset.language === one));
    const link = links.find((one) => one.dataset.language === own);
    if (link && own !== language) {
      location.replace(link.href);
      return;
    }
  }
  document.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-language]');
      if (!link) return;
      link.search = location.search;
      link.hash = location.hash;
      keep(KEY, link.dataset.language ?? language);
    },
    { capture: true },
  );
}

/** Whether the address is that of the atlas and of no view: it says nothing that someone wanted to show. */
const isPlain = () => location.search === '' && location.hash === '';
