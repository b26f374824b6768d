/** The story in each of its languages: whole, with the same numbers, and nothing left as it was. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileStory, languagesOf } from '../../src/compile/compile';
import { WRITTEN_IN, type Language } from '../../src/compile/told';
import { storyIn } from '../unit/atlases';

const FOLDER = 'src/story';
const translations = languagesOf(FOLDER).filter((language) => language !== WRITTEN_IN);

/**
 * Numbers of a text as English writes them, sorted: 1,234.5 and 1 234,5 are the same. Digits alone are left out, since
 * languages differ in which of them they spell; so are versions of programs, and the first two digits of the second year in 1846–48.
 */
function numbersIn(said: string, language: Language): string[] {
  const text = said
    .replace(/\d+\.\d+\.\d+/g, '')
    .replace(/\b(\d\d)(\d\d)([–-])(\d\d)\b(?!\d)/g, '$1$2$3$1$4');
  const found =
    language === 'fr'
      ? (text.match(/\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?/g) ?? []).map((one) =>
          one.replace(/[\u00a0\u202f]/g, '').replace(',', '.'),
        )
      : (text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).map((one) => one.replaceAll(',', ''));
  return found.filter((one) => one.length > 1).sort();
}

test('is told in English, French and Spanish', () => {
  expect(languagesOf(FOLDER)).toEqual(['en', 'fr', 'es']);
});

describe.each(translations)('in %s', (language) => {
  const folder = join(FOLDER, 'languages', language);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  const texts = files.flatMap((name) =>
    (parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>[]).map((row) => ({
      name,
      en: row.en ?? '',
      text: row[language] ?? '',
    })),
  );

  test('it compiles without a problem', () => {
    expect(compileStory(FOLDER, language).problems).toEqual([]);
  });

  test('each text has the numbers of the English', () => {
    const wrong = texts.filter(
      ({ en, text }) => numbersIn(en, WRITTEN_IN).join(' ') !== numbersIn(text, language).join(' '),
    );
    expect(wrong.map(({ name, en, text }) => `${name}: ${en} | ${text}`)).toEqual([]);
  });

  test('so has each passage of the retelling, and as many phrases that point at the same marks', () => {
    const [written, told] = [storyIn(FOLDER), storyIn(FOLDER, language)];
    const words = (runs: { text: string }[]) => runs.map((run) => run.text).join('');
    for (const [n, passage] of told.passages.entries()) {
      const other = written.passages[n];
      expect(passage.phrases, passage.id).toEqual(other?.phrases);
      expect(numbersIn(words(passage.runs), language), passage.id).toEqual(
        numbersIn(words(other?.runs ?? []), WRITTEN_IN),
      );
      const phrases = (runs: { phrase?: string }[] = []) => runs.flatMap(({ phrase }) => phrase ?? []).sort();
      expect(phrases(passage.runs), passage.id).toEqual(phrases(other?.runs));
    }
  });

  test('placeholders stay in place', () => {
    const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const { en, text } of texts) expect(slots(text), en).toEqual(slots(en));
  });
});
