import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { fontPreload, storyPlugin } from './src/compile/plugin.ts';

export default defineConfig({
  // Relative addresses: the same build runs from a domain root and from a sub-path.
  base: './',
  publicDir: 'static',
  plugins: [
    storyPlugin({
      story: process.env.STORY ?? 'src/story',
      renderer: 'src/views/server.ts',
      plugins: () => [svelte({ configFile: false })],
    }),
    svelte({ configFile: false }),
    fontPreload(),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: [
        'index.html',
        'claims.html',
        'explore.html',
        'sources.html',
        'figures.html',
        'teach.html',
        'notebook.html',
      ],
    },
  },
});
