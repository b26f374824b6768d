/**
 * Fingerprints the original, so that a reader's copy of it can be recognised without holding its words.
 *
 *     npm run fingerprint -- FILE                   writes original/fingerprints.csv of the story
 *     npm run fingerprint -- FILE --words PASSAGE   prints the words of a passage with their numbers
 *
 * FILE is the published text as plain text, a paragraph a line. The numbers go into original/phrases.csv.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { runnerImport } from 'vite';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { words: { type: 'string' }, story: { type: 'string', default: 'src/story' } },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error('npm run fingerprint -- FILE: which file holds the published text?');
  await fingerprint(file, values.story, values.words);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * @param {string} file
 * @param {string} story  folder of the story
 * @param {string | undefined} wanted  passage whose words are to be printed
 */
async function fingerprint(file, story, wanted) {
  const text = readFileSync(file, 'utf8');
  /** @type {{ id: string, paragraph: number, find: string }[]} */
  const passages = parse(readFileSync(join(story, 'passages.yaml'), 'utf8'));
  /** @type {{ module: typeof import('../src/model/fingerprints') }} */
  const { module } = await runnerImport('./src/model/fingerprints.ts', { logLevel: 'error' });
  const texts = module.passageTexts(text, passages);
  if (wanted !== undefined) {
    const passage = texts.get(wanted);
    if (passage === undefined) throw new Error(`no passage ${wanted} in ${story}/passages.yaml`);
    for (const word of module.numberedWords(passage))
      console.log(String(word.number).padStart(3), word.plain);
    return;
  }
  const rows = module
    .fingerprintsOf(text, passages)
    .map(({ passage, words, phraseAt, triples }) =>
      [passage, words, phraseAt, triples.map((hash) => hash.toString(16).padStart(4, '0')).join('')].join(
        ',',
      ),
    );
  const folder = join(story, 'original');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'fingerprints.csv'),
    `${['passage,words,phraseAt,triples', ...rows].join('\n')}\n`,
  );
  console.log(`${rows.length} passages fingerprinted in ${folder}/fingerprints.csv`);
}
