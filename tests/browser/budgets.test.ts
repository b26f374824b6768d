/** What a page may weigh. Read from the built files, so the same on every machine: what loads by itself, in brotli. */
import { readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';

const KB = 1024;
/** What a tree walker takes of a page: `NodeFilter.SHOW_COMMENT`. */
const COMMENTS = 128;
const sizes = new Map<string, number>();
/** Bytes of a file as a host sends it: fonts are packed already. */
function weigh(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(file);
  const size = file.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
  sizes.set(file, size);
  return size;
}
const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + weigh(file), 0);

/** A script and all that it cannot start without. */
function closure(script: string, found = new Set<string>()): Set<string> {
  if (found.has(script)) return found;
  found.add(script);
  for (const [, from] of readFileSync(script, 'utf8').matchAll(
    /(?:from|import)\s*["'`](\.\/[^"'`]+\.js)["'`]/g,
  ))
    closure(join(dirname(script), from ?? ''), found);
  return found;
}
/** The part that a script fetches later under a name. */
function later(script: string, name: string): string {
  const all = [...readFileSync(script, 'utf8').matchAll(/["'`](?:\.\/|assets\/)?([\w.-]+\.js)["'`]/g)].map(
    ([, file]) => join(dirname(script), file ?? ''),
  );
  const file = all.find((one) => one.includes(name) && existsSync(one));
  if (file === undefined) throw new Error(`${script} fetches no ${name}`);
  return file;
}

function pageAt(file: string) {
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const at = (selector: string, attribute: string) =>
    [...document.querySelectorAll(selector)].map((element) =>
      join(dirname(file), element.getAttribute(attribute) ?? ''),
    );
  const scripts = at('script[src]', 'src');
  return {
    html: file,
    entry: scripts.find((one) => one.includes('assets')) ?? '',
    scripts: new Set(scripts.flatMap((one) => [...closure(one)])),
    styles: at('link[rel=stylesheet]', 'href'),
    fonts: at('link[rel=preload][as=font]', 'href'),
  };
}

describe.each(['dist', 'dist/fr', 'dist/es'])('the Read room in %s', (folder) => {
  const page = pageAt(`${folder}/index.html`);
  const answering = new Set([...page.scripts, ...closure(later(page.entry, 'answering'))]);

  test('asks for at most 45 KB of scripts before somebody is there, so that phrases and marks answer', () => {
    expect(page.scripts.size).toBeGreaterThan(1);
    expect(answering.size).toBeGreaterThan(page.scripts.size);
    expect(total(answering)).toBeLessThanOrEqual(45 * KB);
  });

  test('needs at most 5 KB of scripts to hold what is clicked before that', () => {
    expect(total(page.scripts)).toBeLessThanOrEqual(5 * KB);
  });

  test('weighs at most 130 KB with its fonts before somebody is there', () => {
    expect(page.fonts).toHaveLength(3);
    const all = total([page.html, ...answering, ...page.styles, ...page.fonts]);
    expect(all).toBeLessThanOrEqual(130 * KB);
    // The test weighs what there is.
    expect(all).toBeGreaterThan(80 * KB);
  });
});

test.each(
  ['', 'fr/', 'es/'].flatMap((folder) =>
    ['index', 'explore', 'claims', 'teach', 'notebook', 'figures', 'sources'].map(
      (page) => `${folder}${page}.html`,
    ),
  ),
)('%s is ASCII, and what only the framework reads stands where the page comes alive', (file) => {
  const bytes = readFileSync(`dist/${file}`);
  expect(bytes.findIndex((byte) => byte > 0x7f)).toBe(-1);
  const { document } = parseHTML(bytes.toString());
  const comments = document.createTreeWalker(document.body, COMMENTS);
  let alive = 0;
  const elsewhere: string[] = [];
  for (let one = comments.nextNode(); one; one = comments.nextNode()) {
    if (one.parentElement?.closest('[data-island]')) alive += 1;
    else elsewhere.push(one.textContent ?? '');
  }
  expect(alive).toBeGreaterThan(0);
  expect(elsewhere.filter((text) => /^[[\]\d\w-]*$/.test(text.trim()))).toEqual([]);
});

test.each([
  ['explore', 110],
  ['claims', 110],
  ['teach', 210],
  ['notebook', 75],
  ['figures', 75],
  ['sources', 75],
  ['embed/map', 76],
  ['embed/chart', 70],
  ['embed/timeline', 76],
  ['embed/claim', 85],
  ['embed/explore', 110],
  ['embed/step', 85],
])('the scripts that %s.html starts with weigh at most %i KB', (page, most) => {
  const { scripts } = pageAt(`dist/${page}.html`);
  expect(scripts.size).toBeGreaterThan(0);
  expect(total(scripts)).toBeLessThanOrEqual(most * KB);
});
