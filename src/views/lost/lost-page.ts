/** The page for addresses that lead nowhere. It is shown at any of them, so that it holds all that it needs. */
import { render } from 'svelte/server';
import { WRITTEN_IN, type Article } from '../../model/story';
import { enPages } from '../../words/en-pages';
import { esPages } from '../../words/es-pages';
import { frPages } from '../../words/fr-pages';
import leadHome from './lead-home.js?raw';
import styles from './lost.css?raw';
import LostPage from './LostPage.svelte';

const WORDS = { en: enPages, fr: frPages, es: esPages };

/** @returns the page as a document, with a script and a style in it that its policy has to name */
export function lostPage(article: Article): string {
  const told = article.languages.map((language) => ({
    language,
    folder: language === WRITTEN_IN ? '' : `${language}/`,
    words: WORDS[language],
  }));
  const { body } = render(LostPage, { props: { title: article.atlas.title, told } });
  return `<!doctype html>
<html lang="${WRITTEN_IN}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${WORDS[WRITTEN_IN].lost.title} · ${article.atlas.title.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</title>
    <style>${styles}</style>
  </head>
  <body>
    ${body.replace(/<!--.*?-->/g, '')}
    <script>${leadHome}</script>
  </body>
</html>
`;
}
