/** What the site publishes for other programs, held against the published shapes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { validate } from 'datapackage';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { annotationCollection, linkAnnotations, noteAnnotation } from '../../src/model/annotation';
import { dataFiles, type DataFile } from '../../src/model/data-package';
import { articleData, claimReviews, datasetData, jsonLd } from '../../src/model/structured-data';
import { words } from '../../src/words';
import { storyIn } from '../unit/atlases';

const story = storyIn('src/story');
const files = dataFiles(story, 'en-CA', words.verdict);
const fileNamed = (name: string) => {
  const file = files.find(({ path }) => path === `data/${name}`);
  if (!file) throw new Error(`no file ${name}`);
  return file.text;
};

/**
 * W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as far as we use it:
 * 3.1 annotations, 3.2.4 embedded bodies, 3.3.5 motivations, 4.2.4 text quote selectors, 5.1 and 5.2 collections.
 */
const iri = z.string().min(1).regex(/^\S+$/);
const body = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextualBody'),
    value: z.string(),
    format: z.string().regex(/^[a-z]+\/[a-z+-]+$/),
    language: z.string().min(2).optional(),
  }),
  z.object({ type: z.literal('SpecificResource'), source: iri }),
]);
const annotation = z.object({
  id: iri,
  type: z.literal('Annotation'),
  motivation: z.enum([
    'assessing',
    'bookmarking',
    'classifying',
    'commenting',
    'describing',
    'editing',
    'highlighting',
    'identifying',
    'linking',
    'moderating',
    'questioning',
    'replying',
    'tagging',
  ]),
  created: z.iso.datetime().optional(),
  body: z.array(body).min(1),
  target: z.object({
    type: z.literal('SpecificResource'),
    source: z.url(),
    selector: z.object({ type: z.literal('TextQuoteSelector'), exact: z.string().min(1) }),
  }),
});
const collection = z.object({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: z.literal('AnnotationCollection'),
  label: z.string().min(1),
  total: z.int().nonnegative(),
  first: z.object({
    id: iri,
    type: z.literal('AnnotationPage'),
    startIndex: z.literal(0),
    items: z.array(annotation),
  }),
});

describe('W3C Web Annotations', () => {
  const published = JSON.parse(fileNamed('annotations.jsonld')) as z.infer<typeof collection>;

  test('every link and every verdict is one, on the original at the locating phrase', () => {
    const parsed = collection.parse(published);
    const phrases = story.passages.flatMap((passage) => passage.phrases);
    expect(parsed.total).toBe(phrases.length + story.claims.length);
    expect(parsed.first.items).toHaveLength(parsed.total);
    expect(new Set(parsed.first.items.map(({ id }) => id)).size).toBe(parsed.total);
    const finds = new Set(story.passages.map(({ find }) => find));
    for (const { target } of parsed.first.items) {
      expect(target.source).toBe(story.article.url);
      expect(finds.has(target.selector.exact)).toBe(true);
    }
  });

  test('every pair of phrase and mark is in one', () => {
    const pairs = story.passages.flatMap((passage) => passage.phrases.flatMap((phrase) => phrase.marks));
    const sources = published.first.items
      .flatMap((item) => item.body)
      .flatMap((one) => ('source' in one ? [one.source] : []))
      .filter((source) => source.includes('?mark='));
    expect(sources).toHaveLength(pairs.length);
  });

  test('a reader’s note is one', () => {
    const passage = story.passages[0];
    if (!passage) throw new Error('the story has passages');
    const note = noteAnnotation(story.article.url, passage, {
      id: 'n1',
      text: 'Is this so?',
      created: '2026-01-02T03:04:05Z',
    });
    expect(annotation.parse(note).motivation).toBe('commenting');
  });

  test('the shape refuses what is none', () => {
    const good = annotationCollection(linkAnnotations(story).slice(0, 1), 'one');
    expect(collection.safeParse(good).success).toBe(true);
    const item = good.first.items[0];
    if (!item) throw new Error('one annotation');
    for (const bad of [
      { ...item, motivation: 'shouting' },
      { ...item, body: [] },
      { ...item, target: { ...item.target, selector: { type: 'TextQuoteSelector', exact: '' } } },
      { ...item, target: { ...item.target, source: 'somewhere' } },
    ])
      expect(annotation.safeParse(bad).success).toBe(false);
  });
});

describe('data/', () => {
  let folder: string;
  const write = (all: readonly DataFile[]) => {
    for (const { path, text } of all) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'data-package-'));
    write(files);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const descriptor = JSON.parse(fileNamed('datapackage.json')) as {
    resources: {
      name: string;
      path: string;
      schema: {
        fields: { name: string; type: string; description: string }[];
        primaryKey: string | string[];
        foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
      };
    }[];
    sources: { title: string }[];
  };
  const rowsOf = (path: string) => parse<Record<string, string>>(fileNamed(path), { columns: true });

  test('is a Frictionless data package by its own validator, and a wrong one is not', async () => {
    expect(await validate(descriptor)).toMatchObject({ valid: true });
    const { resources, ...without } = descriptor;
    expect(await validate(without)).toMatchObject({ valid: false });
    const wrong = structuredClone(resources);
    const first = wrong[0]?.schema.fields[0];
    if (first) first.type = 'feeling';
    expect(await validate({ ...without, resources: wrong })).toMatchObject({ valid: false });
  });

  test.each(descriptor.resources.map((resource) => [resource.path, resource] as const))(
    '%s holds the columns described, of their types, each key once',
    (path, { schema }) => {
      const rows = rowsOf(path);
      expect(rows.length).toBeGreaterThan(0);
      const keys = [schema.primaryKey].flat();
      expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map(({ name }) => name));
      for (const { name, type, description } of schema.fields) {
        expect(description, name).not.toBe('');
        const cells = rows.map((row) => row[name] ?? '').filter((cell) => cell !== '');
        if (type === 'number') expect(cells.filter((cell) => !Number.isFinite(Number(cell)))).toEqual([]);
        if (type === 'integer') expect(cells.filter((cell) => !/^-?\d+$/.test(cell))).toEqual([]);
        if (type === 'boolean') expect(cells.filter((cell) => !/^(?:true|false)$/.test(cell))).toEqual([]);
      }
      expect(new Set(rows.map((row) => keys.map((name) => row[name]).join('\n'))).size).toBe(rows.length);
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const there = new Set(rowsOf(`${reference.resource}.csv`).map((row) => row[reference.fields]));
        expect(rows.map((row) => row[fields]).filter((cell) => cell && !there.has(cell))).toEqual([]);
      }
    },
  );

  test('every observation reads back with its value, unit, confidence and source', () => {
    const unit = new Map(story.series.map((row) => [row.id, row.unit]));
    expect(
      rowsOf('observations.csv').map(({ series, period, value, unit: of, confidence, source }) => [
        series,
        period,
        Number(value),
        of,
        confidence,
        source,
      ]),
    ).toEqual(
      story.observations.map((row) => [
        row.series,
        row.period,
        row.value,
        unit.get(row.series),
        row.confidence,
        row.source,
      ]),
    );
  });

  test('names every source', () => {
    expect(descriptor.sources).toHaveLength(story.sources.length);
  });
});

describe('JSON-LD', () => {
  /** Problems that the published types of schema.org (schema-dts) find in data, as TypeScript says them. */
  function problemsOf(type: string, data: unknown): string[] {
    const name = join(process.cwd(), 'tests/story/json-ld-under-test.ts');
    const text = `import type { ${type}, WithContext } from 'schema-dts';\nexport const data: WithContext<${type}> = ${JSON.stringify(data)};\n`;
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
    };
    const host = ts.createCompilerHost(options);
    const [read, exists] = [host.getSourceFile.bind(host), host.fileExists.bind(host)];
    host.fileExists = (file) => file === name || exists(file);
    host.getSourceFile = (file, ...rest) =>
      file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : read(file, ...rest);
    const program = ts.createProgram([name], options, host);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  test('the article, the figures and the verdicts are as schema.org has them', { timeout: 60_000 }, () => {
    const reviews = claimReviews(story, words.verdict);
    expect(reviews).toHaveLength(17);
    expect(problemsOf('Article', articleData(story))).toEqual([]);
    expect(
      problemsOf(
        'Dataset',
        datasetData(
          story,
          files.map(({ path }) => path),
        ),
      ),
    ).toEqual([]);
    for (const review of reviews.slice(0, 3)) expect(problemsOf('ClaimReview', review)).toEqual([]);
    expect(problemsOf('ClaimReview', { ...reviews[0], reviewRating: 'good' }).join()).toContain('Type');
  });

  test('a text cannot end the script element that it stands in', () => {
    const evil = '</script><script>alert(1)</script><!--\u2028';
    const written = jsonLd({ evil });
    expect(written).not.toMatch(/[<\u2028]/);
    expect(JSON.parse(written)).toEqual({ evil });
  });
});
