import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fontLicences, hasSigns, isOfSigns, subsetFonts, type FontFile } from '../../../src/compile/fonts.ts';
import { axesOf, charactersOf, featuresOf, fontTables } from './font-tables.ts';

const require = createRequire(import.meta.url);
const BASIC = 'The border, 1994–2012: 56.7% “fifth” Água año ça où œuvre —';

let cacheDir = '';
let fonts: FontFile[] = [];

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'fonts-'));
  fonts = await subsetFonts({ characters: BASIC, cacheDir });
});

afterAll(() => rm(cacheDir, { recursive: true }));

test('there is one file a face when the Latin part holds all characters', () => {
  expect(fonts.map(({ family, style, weight }) => `${family} ${style} ${weight}`)).toEqual([
    'Source Serif 4 normal 400 700',
    'Atkinson Hyperlegible Next normal 400 700',
  ]);
  for (const { fileName, unicodeRange } of fonts) {
    expect(fileName).toMatch(/^[a-z0-9-]+\.[0-9a-f]{8}\.woff2$/);
    expect(unicodeRange).toBeUndefined();
  }
});

describe.each([0, 1])('face %i', (index) => {
  test('is WOFF2, much smaller than the file it was cut from', async () => {
    const { fileName, source } = fonts[index] as FontFile;
    const [id = '', style = ''] = fileName.split(/-(normal|italic)\./);
    const original = require.resolve(`@fontsource-variable/${id}/files/${id}-latin-wght-${style}.woff2`);
    expect(Buffer.from(source.subarray(0, 4)).toString()).toBe('wOF2');
    expect(source.length).toBeLessThan((await stat(original)).size / 2);
  });

  test('holds each character asked for, and no other', () => {
    const { source } = fonts[index] as FontFile;
    const held = [...charactersOf(fontTables(source))].filter((one) => !'\uFB01\uFB02'.includes(one));
    expect(held.sort()).toEqual([...new Set(BASIC)].sort());
  });

  test('keeps kerning and the weights from 400 to 700, the sans serif its tabular figures', () => {
    const tables = fontTables((fonts[index] as FontFile).source);
    expect(featuresOf(tables, 'GPOS')).toContain('kern');
    expect(featuresOf(tables, 'GSUB').includes('tnum')).toBe(index === 1);
    expect(axesOf(tables)).toEqual([{ tag: 'wght', min: 400, default: 400, max: 700 }]);
  });
});

test('an extended character makes a second file, and the ranges tell the two apart', async () => {
  const files = await subsetFonts({ characters: 'abc Ł ő', cacheDir });
  const roman = files.filter((file) => file.family === 'Source Serif 4' && file.style === 'normal');
  expect(roman.map((file) => file.unicodeRange)).toEqual(['U+20,U+61-63', 'U+141,U+151']);
  expect(new Set(files.map((file) => file.fileName)).size).toBe(files.length);
  expect([...charactersOf(fontTables((roman[1] as FontFile).source))].sort()).toEqual(['Ł', 'ő']);
});

test('the cache gives the same bytes, whatever the order of the characters', async () => {
  const kept = await readdir(cacheDir);
  const again = await subsetFonts({ characters: Array.from(BASIC).reverse().join(''), cacheDir });
  expect(await readdir(cacheDir)).toEqual(kept);
  expect(again.map((file) => file.fileName)).toEqual(fonts.map((file) => file.fileName));
  again.forEach((file, index) =>
    expect(Buffer.compare(file.source, (fonts[index] as FontFile).source)).toBe(0),
  );
});

test('a subset made anew is the same as the one kept', async () => {
  const other = await mkdtemp(join(tmpdir(), 'fonts-'));
  const anew = await subsetFonts({ characters: BASIC, cacheDir: other });
  await rm(other, { recursive: true });
  expect(anew.map((file) => file.fileName)).toEqual(fonts.map((file) => file.fileName));
});

test('signs, which the families of text lack, have a small face of their own for all weights', async () => {
  const files = await subsetFonts({ characters: '→ a ⋯ ↗', cacheDir });
  const signs = files.at(-1) as FontFile;
  expect(files.map((file) => file.family)).toEqual([
    'Source Serif 4',
    'Atkinson Hyperlegible Next',
    'Noto Sans Math',
  ]);
  expect(signs).toMatchObject({ weight: '400 700', unicodeRange: 'U+2192,U+2197,U+22EF' });
  expect([...charactersOf(fontTables(signs.source))].sort()).toEqual(['→', '↗', '⋯']);
  expect(signs.source.length).toBeLessThan(1024);
  expect(isOfSigns(signs.fileName)).toBe(true);
  expect(files.slice(0, -1).map((file) => isOfSigns(file.fileName))).toEqual([false, false]);
  expect(['To Ottawa →', 'To Ottawa'].map(hasSigns)).toEqual([true, false]);
});

test('the licences of all families are there', async () => {
  const text = await fontLicences();
  expect(text.match(/SIL Open Font License, Version 1\.1/g)).toHaveLength(3);
  expect(text).toContain('Atkinson');
});
