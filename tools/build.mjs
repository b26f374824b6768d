/**
 * Builds the site: one build for each language of the story, into one folder, then the service worker of them all.
 *
 *     npm run build
 *     npm run build -- --outDir DIR
 *
 * The story is `src/story`, or the folder that STORY names.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { parse } from 'yaml';
import { offline } from './offline.mjs';
import { ROOT } from './setup.mjs';

const { outDir = 'dist' } = parseArgs({ options: { outDir: { type: 'string' } } }).values;
const story = process.env['STORY'] ?? 'src/story';

/** @returns {string[]} what the story says, or its one language; a story that cannot be read is the compiler's to refuse */
function languages() {
  try {
    const { languages: said } = parse(readFileSync(join(ROOT, story, 'article.yaml'), 'utf8'));
    return Array.isArray(said) && said.length > 0 ? said.map(String) : ['en'];
  } catch {
    return ['en'];
  }
}

rmSync(join(ROOT, outDir), { recursive: true, force: true });
try {
  const all = languages();
  for (const [n, language] of all.entries()) {
    process.env['ATLAS_LANGUAGE'] = language;
    await build({
      root: ROOT,
      build: { outDir, emptyOutDir: false },
      // The last one sees the files of all.
      plugins: n === all.length - 1 ? offline(resolve(ROOT, outDir)) : [],
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
