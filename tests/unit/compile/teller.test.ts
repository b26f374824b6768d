/** Translations: what is missing or left over stops the build, with its file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { compileStory, problemText } from '../../../src/compile/compile';
import { told, type Words } from '../../../src/compile/told';
import { wordProblems } from '../../../src/words/check';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the story with one text replaced in one file, compiled in French. */
function said(file: string, from: string, to: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'story-'));
  made.push(folder);
  cpSync('src/story', folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
  return problemText('story', compileStory(folder, 'fr').problems).split('\n').filter(Boolean);
}
const lineOf = (file: string, text: string) =>
  readFileSync(join('src/story', file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('the words of the story', () => {
  test('that have no translation are named where they stand', () => {
    const line = lineOf('charts.yaml', 'title: The three pairs');
    const problems = said('charts.yaml', 'title: The three pairs', 'title: The three of them');
    expect(problems).toContain(
      `story/charts.yaml:${String(line)}: no fr for "The three of them", expected it in languages/fr/charts.yaml`,
    );
    // And the old words are translated for nobody.
    const left = lineOf('languages/fr/charts.yaml', 'en: The three pairs');
    expect(problems).toContain(
      `story/languages/fr/charts.yaml:${String(left)}: "The three pairs" is translated, and nothing says it, expected words of charts.yaml`,
    );
    expect(problems).toHaveLength(2);
  });

  test('translated twice are named', () => {
    const first = '- en: The three pairs\n';
    expect(
      said('languages/fr/charts.yaml', first, `- en: The three pairs\n  fr: Encore\n${first}`).join(),
    ).toMatch(/charts\.yaml:\d+: "The three pairs" is translated twice/);
  });

  test('may say their translation beside themselves', () => {
    expect(
      said('timeline.yaml', 'label: Climate,', 'label: { en: The climate, fr: Le climat },').filter(
        (problem) => !problem.includes('languages/fr/timeline.yaml'),
      ),
    ).toEqual([]);
  });

  test('a phrase that the translation leaves out is named', () => {
    expect(
      said('retelling/fr.md', '(surface-trade-2010#growth)', '(surface-trade-2010#total)').join('\n'),
    ).toContain('link growth of surface-trade-2010 has no phrase');
  });

  test('are told wherever they stand, and nothing else is changed', () => {
    const say = (words: Words, path: PropertyKey[]) => `${path.join('.')}=${words.en}`;
    expect(
      told(
        { id: 'a', title: { en: 'A', fr: 'B' }, list: [{ note: { en: 'C' } }], none: null, at: [1, 2] },
        say,
      ),
    ).toEqual({ id: 'a', title: 'title=A', list: [{ note: 'list.0.note=C' }], none: null, at: [1, 2] });
    // A name for a country may look like a language's.
    expect(told({ en: 'a', mx: 'b' }, say)).toEqual({ en: 'a', mx: 'b' });
  });
});

describe('the words of the interface', () => {
  const written = { open: 'Open', keys: { title: 'Keys', list: ['Esc'] }, count: (n: number) => String(n) };
  test.each([
    [
      'a key that is missing',
      { open: 'Ouvrir', keys: { title: 'Touches', list: ['Esc'] } },
      ['count is missing'],
    ],
    [
      'a text left in English',
      { ...written, keys: { title: 'Touches', list: ['Esc'] } },
      ['open is left as it was: "Open"'],
    ],
    [
      'a key too many',
      { ...written, open: 'Ouvrir', keys: { title: 'Touches', list: ['Esc'], more: 'x' } },
      ['keys.more translates nothing'],
    ],
  ])('%s', (_, translated, problems) => {
    expect(wordProblems(written, translated, new Set(['Esc']))).toEqual(problems);
  });
});
