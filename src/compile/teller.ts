/** Tells the story's words in one language: from what stands beside them, or from the language's own files. */
import { z } from 'zod';
import type { Located, Problems, StoryFolder } from './read.ts';
import { WRITTEN_IN, told, type Language, type Told, type Words } from './told.ts';

/** Folder of the translations; below it each file has the path of the file whose words it translates. */
const FOLDER = 'languages';

const some = z.string().trim().min(1, 'some text');

/** Tells the words of the story's files in one language, and notes what no file translates. */
export class Teller {
  /** File to words to their translation and its line. */
  readonly #files = new Map<string, Map<string, { text: string; line: number; isUsed: boolean }>>();

  constructor(
    readonly language: Language,
    readonly folder: StoryFolder,
    readonly problems: Problems,
  ) {}

  /** The same file with its words told. */
  tell<T>(located: Located<T>): Located<Told<T>> {
    const value = told(located.value, (words, path) =>
      this.say(words, located.file, () => located.lineOf(path)),
    );
    return { ...located, value };
  }

  say(words: Words, file: string, lineOf: () => number): string {
    if (this.language === WRITTEN_IN) return words.en;
    const beside = words[this.language];
    if (beside !== undefined) return beside;
    const texts = this.#translations(file);
    const found = texts.get(words.en);
    if (found) {
      found.isUsed = true;
      return found.text;
    }
    const where = this.#fileOf(file);
    this.problems.add(file, lineOf(), `no ${this.language} for "${words.en}"`, `it in ${where}`);
    // Said once, however often the words stand in the file.
    texts.set(words.en, { text: words.en, line: 0, isUsed: true });
    return words.en;
  }

  /** Notes the translations of words that no file says any more. */
  finish(): void {
    for (const [file, texts] of this.#files)
      for (const [words, { line, isUsed }] of texts)
        if (!isUsed)
          this.problems.add(
            this.#fileOf(file),
            line,
            `"${words}" is translated, and nothing says it`,
            `words of ${file}`,
          );
  }

  #fileOf(file: string): string {
    return `${FOLDER}/${this.language}/${file.replace(/\.\w+$/, '.yaml')}`;
  }

  #translations(file: string) {
    const known = this.#files.get(file);
    if (known) return known;
    const texts = new Map<string, { text: string; line: number; isUsed: boolean }>();
    this.#files.set(file, texts);
    const path = this.#fileOf(file);
    if (!this.folder.has(path)) return texts;
    const { language } = this;
    const list = this.folder.yamlList(path, z.strictObject({ en: some, [language]: some }), 'en');
    list?.value.forEach((row, n) => {
      const line = list.lineOf([n]);
      const { en, [language]: text } = row as Record<string, string>;
      if (en === undefined || text === undefined) return;
      if (texts.has(en)) this.problems.add(path, line, `"${en}" is translated twice`, 'each text once');
      texts.set(en, { text, line, isUsed: false });
    });
    return texts;
  }
}
