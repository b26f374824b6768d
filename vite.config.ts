import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { licences } from './src/compile/licences.ts';
import { contentPolicy, looksFirst, pagesInAscii, storyPlugin } from './src/compile/plugin.ts';
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
    pagesInAscii(),
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
          // Each file costs a connection, and a slow processor some milliseconds: what pages need together is one.
          includeDependenciesRecursively: false,
          groups: [
            {
              // What every page starts with.
              // The framework's constants too: they make an error, and an inspector reads all of the script that one is made in.
              name: 'first',
              test: /\/(?:state\/(?:scheme|speaking|kept|ahead|frames)|views\/(?:embed|tree|breathe|when-idle)|views\/marks\/(?:elements|lender)|words\/language)\.ts$|svelte\/src\/internal\/client\/constants\.js$|preload-helper|rolldown:runtime|rolldown\/runtime/,
            },
            {
              // What makes phrases and marks answer.
              name: 'core',
              test: /\/(?:state\/(?:atlas|view\.svelte|focus\.svelte|hindsight\.svelte|address-bar|after-frame|trusted)|model\/(?:time|links|view|address|hindsight)|views\/read\/(?:lighting\.svelte|pointing|keyboard|place|folded)|views\/marks\/(?:nearest|brush)|compile\/(?:homes|period))\.ts$|virtual:story\/read$/,
            },
            {
              // How parts come alive, in which words, and what is said when one fails.
              name: 'parts',
              test: /\/(?:state\/(?:chunk|preferences\.svelte)|model\/cite-words|words\/(?:index|en|es|fr)|views\/(?:island|notice)|views\/parts\/(?:Retry|Notice|Guarded|Broken))\.(?:ts|svelte)$|svelte\/src\/internal\/disclose-version\.js$/,
            },
            {
              // What is told of a chosen mark or passage.
              name: 'told',
              test: /\/(?:model\/citation|draw\/(?:labels|thread)|views\/notebook\/PinButton|views\/parts\/(?:SourceLinks|VerdictMark|Told|Card|Tooltip|Overlay)|views\/read\/(?:mark-names\.svelte|drawn-over))\.(?:ts|svelte)$/,
            },
            {
              // What the map, the timeline and the names of marks are made of.
              name: 'stage-data',
              test: /\/state\/(?:map|later|timeline|names)\.ts$|virtual:story\/(?:map|timeline)$/,
            },
            {
              // The map and the timeline.
              name: 'stage',
              test: /\/(?:views\/marks\/(?:MapStage|MapList|MapMarks|YearControl|Timeline|letters)|compile\/projection|draw\/(?:map-figure|map-list|flow-ribbons|timeline-figure))\.(?:ts|svelte)$/,
            },
          ],
        },
      },
    },
  },
});
