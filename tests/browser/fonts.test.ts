/** The fonts of the built site, against the words of its pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { charactersOf, fontTables } from '../unit/compile/font-tables';

/** All but those that stand for a page that is not there: they are one file without fonts. */
const PAGES = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && !/(404|lost)\.html$/.test(file))
  .map((file) => join('dist', file))
  .sort();

/** Spaces, which a browser makes of the one that there is, and places where a word may be broken. */
const UNDRAWN = /[\s\u00AD\u200B]/u;

test.each(PAGES)(
  '%s asks at once for fonts that have every character it shows, so that no browser looks for one elsewhere',
  (file) => {
    const { document } = parseHTML(readFileSync(file, 'utf8'));
    const held = [...document.querySelectorAll('link[rel=preload][as=font]')].map((link) =>
      charactersOf(fontTables(readFileSync(join(dirname(file), link.getAttribute('href') ?? '')))),
    );
    for (const unseen of document.querySelectorAll('script, style, noscript')) unseen.remove();
    const shown = new Set(document.body.textContent);
    expect(shown.size).toBeGreaterThan(10);
    const lacked = [...shown].filter(
      (character) => !UNDRAWN.test(character) && !held.some((font) => font.has(character)),
    );
    expect(lacked).toEqual([]);
  },
);
