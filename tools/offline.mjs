/**
 * The service worker, made when the last language is built: it keeps the whole site on the device after one visit.
 *
 * Each version has a cache of its own. A page that is open when another window takes a newer version goes on with its
 * own files, out of the caches of the versions before.
 */
/* global caches -- the functions under runtimeCaching are written into the worker */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VitePWA } from 'vite-plugin-pwa';

/** What is asked of hosts and by other sites, and is not part of the atlas that someone reads. */
const LEFT_OUT = ['404.html', '_*', '**/embed/**', '**/*.map', 'sw.js'];
/** So many versions before are kept for pages that are still open. */
const VERSIONS_BEFORE = 2;
const PREFIX = 'atlas-';

/**
 * The Vite plugin for the last build.
 * @param {string} outDir absolute; by then it holds all languages
 */
export function offline(outDir) {
  return [
    VitePWA({
      strategies: 'generateSW',
      // A newer version waits until someone asks for it.
      registerType: 'prompt',
      // Pages register it themselves, and each language has a manifest of its own.
      injectRegister: null,
      manifest: false,
      outDir,
      filename: 'sw.js',
      scope: './',
      integration: {
        async beforeBuildServiceWorker({ workbox }) {
          workbox.cacheId = PREFIX + (await versionOf(outDir));
        },
      },
      workbox: {
        globDirectory: outDir,
        globPatterns: ['**/*'],
        globIgnores: LEFT_OUT,
        // The whole site is kept, however large its story: the tables of 10⁵ numbers are one page of 17 MB.
        maximumFileSizeToCacheInBytes: 64_000_000,
        // Their names say what is in them.
        dontCacheBustURLsMatching: /^assets\//,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        // The page of the first visit has its files from the first worker.
        clientsClaim: true,
        // A page has one address, whatever view its query asks for.
        directoryIndex: 'index.html',
        ignoreURLParametersMatching: [/^/],
        // Vite's own would answer every address with one page.
        navigateFallback: undefined,
        cleanupOutdatedCaches: false,
        runtimeCaching: [
          {
            // A file of a version before, for a page of that version; else one that is new to us.
            urlPattern: ({ url, sameOrigin }) => sameOrigin && /\/assets\/[^/]+$/.test(url.pathname),
            handler: async ({ request }) =>
              (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request),
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/embed/'),
            handler: 'NetworkFirst',
            options: { cacheName: 'atlas-embeds', matchOptions: { ignoreSearch: true } },
          },
          {
            urlPattern: ({ request }) => request.mode === 'navigate',
            handler: 'NetworkOnly',
            options: { precacheFallback: { fallbackURL: 'lost.html' } },
          },
        ],
      },
    }),
    {
      name: 'offline-versions',
      apply: /** @type {const} */ ('build'),
      closeBundle: {
        order: /** @type {const} */ ('post'),
        sequential: true,
        handler() {
          const file = join(outDir, 'sw.js');
          const [version] = /atlas-[0-9a-f]{12}/.exec(readFileSync(file, 'utf8')) ?? [];
          if (!version) throw new Error('the service worker does not say its version');
          appendFileSync(file, forgetting(version));
        },
      },
    },
  ];
}

/**
 * What the site holds, as a few digits: the same for the same files.
 * @param {string} folder
 */
async function versionOf(folder) {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/**
 * Lines of the worker that let go of the caches of versions long past when a newer one takes over. Only its own: a
 * host may have others.
 * @param {string} version
 */
const forgetting = (version) => `
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const all = await caches.keys();
    const before = all.filter((name) => /^${PREFIX}[0-9a-f]{12}-precache-/.test(name) && name.endsWith(self.registration.scope) && !name.startsWith('${version}-'));
    await Promise.all(before.slice(0, -${VERSIONS_BEFORE}).map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});
`;
