import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { licences } from './src/compile/licences.ts';
import { contentPolicy, looksFirst, storyPlugin } from './src/compile/plugin.ts';
import { LANGUAGES, WRITTEN_IN } from './src/compile/told.ts';

/** One build a language: `npm run build` runs them all, into one folder. */
const language = LANGUAGES.find((one) => one === process.env.ATLAS_LANGUAGE) ?? WRITTEN_IN;

const held = licences();

export default defineConfig({
  // Relative addresses: the same build runs from a domain root and from a sub-path.
  base: './',
  publicDir: 'static',
  cacheDir: '.cache/vite',
  plugins: [
    storyPlugin({
      story: process.env.STORY ?? 'src/story',
      language,
      pages: [
        'index.html',
        'claims.html',
        'explore.html',
        'sources.html',
        'figures.html',
        'teach.html',
        'notebook.html',
        ...['map', 'chart', 'timeline', 'claim', 'explore', 'step'].map((kind) => `embed/${kind}.html`),
      ],
      renderer: 'src/views/server.ts',
      plugins: () => [svelte({ configFile: false })],
    }),
    svelte({ configFile: false }),
    looksFirst(),
    contentPolicy(),
    held.pages,
  ],
  worker: { format: 'es', plugins: () => [held.workers] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          // What every page starts with, in one file: several small ones would each take a connection from the looks.
          groups: [
            {
              name: 'first',
              test: /\/(?:state\/(?:scheme|speaking|kept|after-frame|address-bar)|views\/(?:embed|tree|breathe|when-idle)|views\/marks\/elements|words\/language)\.ts$|preload-helper|rolldown:runtime|rolldown\/runtime/,
            },
          ],
        },
      },
    },
  },
});
