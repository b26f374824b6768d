/** What is published of others: named with its licence, which lets anyone pass it on. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAllowed } from '../../tools/licences.mjs';

test('every package that is part of the site is named in licences.md, each under a licence for that', () => {
  const text = readFileSync('dist/licences.md', 'utf8');
  const named = [...text.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)].map(([, name = '', licence = '']) => ({
    name,
    licence,
  }));
  expect(named.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'svelte',
      '@observablehq/plot',
      'd3-array',
      'htmlparser2',
      'approx-string-match',
      'workbox',
    ]),
  );
  expect(named.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  expect(readFileSync('dist/fonts-licence.txt', 'utf8')).toContain('SIL OPEN FONT LICENSE');
});
