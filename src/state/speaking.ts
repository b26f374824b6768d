/** Which language a person reads: the page's address says it, and the first time the browser does. */
import { WRITTEN_IN } from '../model/story';
import { language } from '../words/language';
import { keep, kept } from './kept';

export const KEY = 'language';

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
  const takeAlong = (link: HTMLAnchorElement) => {
    // Set again, even the same address would be looked at again.
    if (link.search !== location.search) link.search = location.search;
    if (link.hash !== location.hash) link.hash = location.hash;
  };
  // On the way to a link: where a pointer comes to rest, the browser may draw what the link leads to.
  const place = links[0]?.closest('header');
  place?.addEventListener('pointerover', () => {
    links.forEach(takeAlong);
  });
  document.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[data-language]');
      if (!link) return;
      takeAlong(link);
      keep(KEY, link.dataset.language ?? language);
    },
    { capture: true },
  );
}

/** Whether the address is that of the atlas and of no view: it says nothing that someone wanted to show. */
const isPlain = () => location.search === '' && location.hash === '';
