/** What the site holds of others, by name, with their words for it: published beside it as `licences.md`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

interface Held {
  name: string;
  version: string;
  licence: string;
  words: string;
}

/** The package that a module is of; null for one of our own. */
function packageOf(module: string): Held | null {
  if (!module.includes('/node_modules/')) return null;
  for (let folder = dirname(module); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const held = heldIn(folder);
    if (held) return held;
  }
  return null;
}

function heldIn(folder: string): Held | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  // A folder of a package may have a file of that name too, which only says how its modules are read.
  if (typeof name !== 'string' || typeof version !== 'string') return null;
  const words = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
  return {
    name,
    version,
    licence: typeof license === 'string' ? license : '',
    words: words === undefined ? '' : readFileSync(join(folder, words), 'utf8').trim(),
  };
}

/** The service worker is made of Workbox's code, after the pages. */
function workbox(): Held[] {
  const plugin = createRequire(import.meta.url).resolve('vite-plugin-pwa');
  const held = heldIn(dirname(createRequire(plugin).resolve('workbox-build/package.json')));
  return held ? [{ ...held, name: 'workbox' }] : [];
}

/** One plugin for the pages and one for the workers that they start, which are bundled before them. */
export function licences(): { pages: Plugin; workers: Plugin } {
  const all = new Map<string, Held>();
  const look = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle))
      for (const module of file.type === 'chunk' ? file.moduleIds : []) {
        const held = packageOf(module.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/'));
        if (held) all.set(held.name, held);
      }
  };
  return {
    workers: {
      name: 'licences-of-workers',
      generateBundle(_options, bundle) {
        look(bundle);
      },
    },
    pages: {
      name: 'licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        look(bundle);
        const named = [...all.values(), ...workbox()].sort((one, other) => (one.name < other.name ? -1 : 1));
        const text = named.map(
          ({ name, version, licence, words }) => `## ${name} - ${version} (${licence})\n\n${words}\n`,
        );
        this.emitFile({
          type: 'asset',
          fileName: 'licences.md',
          source: ['# What this site holds of others\n', ...text].join('\n'),
        });
      },
    },
  };
}
