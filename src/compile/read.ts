/** Reads the story's files, and knows on which line each value stands. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

export interface Problem {
  /** Path inside the story folder. */
  file: string;
  line: number;
  /** What is wrong, and what was expected. */
  message: string;
}

/** Collects what is wrong, so that one run tells all of it. */
export class Problems {
  readonly list: Problem[] = [];

  add(file: string, line: number, wrong: string, expected: string): void {
    this.list.push({ file, line, message: `${wrong}, expected ${expected}` });
  }
}

/** A value with the lines that its parts stand on. */
export interface Located<T> {
  value: T;
  file: string;
  lineOf(path: PropertyKey[]): number;
  /** Keys of items that did not fit: known, so that nothing else is blamed for naming them. */
  rejected: string[];
}

function issueText(issue: z.core.$ZodIssue): [wrong: string, expected: string] {
  const where = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys')
    return [`unknown key ${issue.keys.join(', ')} in ${where}`, 'only known keys'];
  if (issue.code === 'invalid_type') {
    return [
      `${where} is ${issue.message.includes('undefined') ? 'missing' : 'of the wrong type'}`,
      `a ${issue.expected}`,
    ];
  }
  const given = 'input' in issue && typeof issue.input === 'string' ? ` ("${issue.input}")` : '';
  return [`${where}${given} does not fit`, issue.message];
}

function lineInYaml(document: Document.Parsed, counter: LineCounter, path: PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

export class StoryFolder {
  constructor(
    readonly root: string,
    readonly problems: Problems,
  ) {}

  has(file: string): boolean {
    return existsSync(join(this.root, file));
  }

  /** Files of a folder of the story with one of these endings, by name; none when there is no such folder. */
  list(folder: string, ending: RegExp): string[] {
    const path = join(this.root, folder);
    return existsSync(path)
      ? readdirSync(path)
          .filter((name) => ending.test(name))
          .sort()
          .map((name) => `${folder}/${name}`)
      : [];
  }

  text(file: string): string | null {
    const path = join(this.root, file);
    if (existsSync(path))
      return readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r\n/g, '\n');
    this.problems.add(file, 1, 'the file is missing', 'a file of the story');
    return null;
  }

  /** A YAML file that must fit a schema; null, with the problems noted, when it does not. */
  yaml<S extends z.ZodType>(file: string, schema: S): Located<z.output<S>> | null {
    const text = this.text(file);
    if (text === null) return null;
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter });
    for (const error of document.errors) {
      this.problems.add(
        file,
        counter.linePos(error.pos[0]).line,
        error.message.split('\n')[0] ?? error.code,
        'valid YAML',
      );
    }
    if (document.errors.length > 0) return null;
    const lineOf = (path: PropertyKey[]) => lineInYaml(document, counter, path);
    const result = schema.safeParse(document.toJS(), { reportInput: true });
    if (result.success) return { value: result.data, file, lineOf, rejected: [] };
    for (const issue of result.error.issues) {
      this.problems.add(file, lineOf(issue.path), ...issueText(issue));
    }
    return null;
  }

  /**
   * A YAML list: the items that fit, each checked alone, so that one that does not hides no other mistake.
   * @param key  what names an item
   */
  yamlList<S extends z.ZodType>(file: string, item: S, key = 'id'): Located<z.output<S>[]> | null {
    const list = this.yaml(file, z.array(z.unknown()));
    if (!list) return null;
    const value: z.output<S>[] = [];
    const places: number[] = [];
    const rejected: string[] = [];
    list.value.forEach((raw, index) => {
      const result = item.safeParse(raw, { reportInput: true });
      if (result.success) {
        value.push(result.data);
        places.push(index);
        return;
      }
      const named: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, key) : undefined;
      if (typeof named === 'string') rejected.push(named);
      for (const issue of result.error.issues) {
        this.problems.add(file, list.lineOf([index, ...issue.path]), ...issueText(issue));
      }
    });
    const lineOf = ([first, ...rest]: PropertyKey[]) => list.lineOf([places[Number(first)] ?? 0, ...rest]);
    return { value, file, lineOf, rejected };
  }

  /** The rows of a CSV file that fit a schema, each with its line; the others are noted. */
  csv<S extends z.ZodType>(
    file: string,
    schema: S,
    keyOf: (record: Record<string, string>) => string = (record) => record.id ?? '',
  ): Located<z.output<S>[]> | null {
    const text = this.text(file);
    if (text === null) return null;
    let records: { record: Record<string, string>; info: { lines: number } }[];
    try {
      records = parseCsv(text, {
        columns: true,
        info: true,
        skip_empty_lines: true,
      }) as unknown as typeof records;
    } catch (error) {
      const line = /on line (\d+)|at line (\d+)/.exec(String(error));
      this.problems.add(
        file,
        Number(line?.[1] ?? line?.[2] ?? 1),
        String(error),
        'valid CSV with a header line',
      );
      return null;
    }
    const rows: z.output<S>[] = [];
    const lines: number[] = [];
    const rejected: string[] = [];
    for (const { record, info } of records) {
      const result = schema.safeParse(record, { reportInput: true });
      if (result.success) {
        rows.push(result.data);
        lines.push(info.lines);
      } else {
        rejected.push(keyOf(record));
        for (const issue of result.error.issues) this.problems.add(file, info.lines, ...issueText(issue));
      }
    }
    return { value: rows, file, lineOf: (path) => lines[Number(path[0])] ?? 1, rejected };
  }
}
