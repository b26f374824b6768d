import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importProblems } from './import-rule.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

function problemsIn(files: Record<string, string>): string[] {
  return importProblems(new Map(Object.entries(files)));
}

test('src/ keeps the import rule', () => {
  const paths = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|js|svelte)$/.test(path));
  const files = new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
  expect(files.size).toBeGreaterThan(0);
  expect(importProblems(files)).toEqual([]);
});

describe('what keeps the rule', () => {
  test('imports from the left, from the same folder, from packages and from virtual modules', () => {
    expect(
      problemsIn({
        'src/model/time.ts': `export * from '../compile/period';`,
        'src/compile/period.ts': `export const a = 1;`,
        'src/compile/read.ts': `import { readFileSync } from 'node:fs'; import yaml from 'yaml';`,
        'src/draw/line.ts': `import { line } from 'd3-shape'; import './scale';`,
        'src/state/view.svelte.ts': `import { words } from '../words'; import story from 'virtual:story';`,
        'src/words/en.ts': `import type { Kind } from '../model/story';`,
        'src/views/App.svelte': `<script lang="ts">import '../draw/line';</script>`,
        'src/main.ts': `import App from './views/App.svelte'; import './styles/tokens.css';`,
        'src/views/server.ts': `import { parseHTML } from 'linkedom';`,
      }),
    ).toEqual([]);
  });

  test('types alone from a file of compile that uses a parser', () => {
    expect(
      problemsIn({
        'src/compile/schema.ts': `import { z } from 'zod';`,
        'src/model/story.ts': `export type { Story } from '../compile/schema.ts';`,
      }),
    ).toEqual([]);
  });
});

describe('what breaks it is reported with file and line', () => {
  test.each([
    ['an import from the right', 'src/model/x.ts', `\nimport y from '../views/y';`, 'src/model/x.ts:2'],
    ['a type from the right', 'src/draw/x.ts', `import type { Y } from '../state/y';`, 'src/draw/x.ts:1'],
    ['an export from the right', 'src/compile/x.ts', `\n\nexport * from '../model/y';`, 'src/compile/x.ts:3'],
    [
      'a dynamic import',
      'src/draw/x.ts',
      `const y = () =>\n  import('../views/Y.svelte');`,
      'src/draw/x.ts:2',
    ],
    ['an inline type', 'src/model/x.ts', `let y: import('../draw/y').Y;`, 'src/model/x.ts:1'],
    ['an address from the root', 'src/model/x.ts', `import y from '/src/views/y';`, 'src/model/x.ts:1'],
    [
      'a worker',
      'src/model/x.ts',
      `new Worker(new URL('../state/y.ts', import.meta.url));`,
      'src/model/x.ts:1',
    ],
    ['a glob', 'src/model/x.ts', `import.meta.glob(['../views/*.svelte']);`, 'src/model/x.ts:1'],
    [
      'the story, outside compile',
      'src/model/x.ts',
      `import t from '../story/a.yaml?raw';`,
      'src/model/x.ts:1',
    ],
    ['the entry', 'src/views/x.ts', `import '../main';`, 'src/views/x.ts:1'],
    ['the renderer', 'src/views/x.ts', `import { render } from './server.ts';`, 'src/views/x.ts:1'],
    ['a parser in the renderer', 'src/views/server.ts', `import 'yaml';`, 'src/views/server.ts:1'],
    ['a folder from the right', 'src/model/x.ts', `import y from '../views';`, 'src/model/x.ts:1'],
    ['Node', 'src/model/x.ts', `import { join } from 'node:path';`, 'src/model/x.ts:1'],
    ['Node without its prefix', 'src/model/x.ts', `import { join } from 'path';`, 'src/model/x.ts:1'],
    ['a parser', 'src/views/x.ts', `import { parse } from 'csv-parse/sync';`, 'src/views/x.ts:1'],
    ['words in a drawing', 'src/draw/x.ts', `import en from '../words/en';`, 'src/draw/x.ts:1'],
    ['a view in words', 'src/words/x.ts', `import v from '../views/v';`, 'src/words/x.ts:1'],
    ['a folder that the rule does not know', 'src/misc/x.ts', ``, 'src/misc/x.ts:1'],
    [
      'the script of a component',
      'src/views/X.svelte',
      `<!-- <script>import 'node:fs';</script> -->\n<p></p>\n<script lang="ts" generics="T extends Map<string, X>">\nimport a from '../story/a.md';\n</script>`,
      'src/views/X.svelte:4',
    ],
    [
      'the markup of a component',
      'src/views/X.svelte',
      `<p></p>\n{#await import('../story/x')}{/await}`,
      'src/views/X.svelte:2',
    ],
  ])('%s', (_name, path, text, place) => {
    const problems = problemsIn({ [path]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${place}: `);
  });

  test('a parser that comes along with a file of compile', () => {
    expect(
      problemsIn({
        'src/compile/schema.ts': `import { z } from 'zod';`,
        'src/compile/homes.ts': `import { s } from './schema.ts';`,
        'src/model/story.ts': `export { homesOf } from '../compile/homes.ts';`,
      }),
    ).toEqual([
      `src/model/story.ts:1: imports '../compile/homes.ts': it brings 'zod' to the browser, by src/compile/schema.ts`,
    ]);
  });
});
