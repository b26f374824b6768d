import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Properties take seconds; a busy machine several times that, which says nothing about the code. */
const PATIENCE_MS = 60_000;

/**
 * Three projects, one folder each: `unit` (pure code), `story` (the content itself) and
 * `browser` (a real Chromium against the built site). Components and runes compile for the
 * server here, as at build time.
 */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  define: { __LANGUAGE__: JSON.stringify('en') },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'story',
          environment: 'node',
          include: ['tests/story/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          // The files share one machine with Chromium: in turn, each is steadier and no slower.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // What is polled for comes when it comes: a second says more of the machine than of the page.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
