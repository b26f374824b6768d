/**
 * The import rule: a folder of src/ may import from itself and from those to its left.
 *
 *     story → compile → model → draw → state → views
 *
 * Beside the row: `src/words` imports from model alone and is imported by state and views;
 * src/story is imported by compile alone; Node and the parsers stay in compile, and no file
 * to its right may pull them into the browser through a file of compile. One file of views is
 * the renderer, which compile loads by name at build time: it may use linkedom, and no file
 * may import it.
 */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';

/** Left to right. Files in src/ itself, such as the entry, stand right of all. */
const ROW = ['story', 'compile', 'model', 'draw', 'state', 'views', 'src'];

/** Packages that do their work before the page exists; a trailing * stands for the rest of a name. */
const BUILD_ONLY = [
  'zod',
  'yaml',
  'csv-parse',
  'mdast-util-*',
  'micromark*',
  'linkedom',
  'topojson-client',
  'topojson-simplify',
  'topojson-server',
  'world-atlas',
  'subset-font',
  '@fontsource*',
  'svelte/compiler',
  '@sveltejs/vite-plugin-svelte',
  'vite',
  'typescript',
];

const RENDERER = 'src/views/server.ts';
const RENDERER_USES = 'linkedom';

interface Import {
  specifier: string;
  line: number;
  /** `import type` and `export type`: nothing of it is left when the code runs. */
  isType: boolean;
}

/**
 * What breaks the rule, each as `file:line: what is wrong`.
 * @param files text of each code file by its path from the root of the repository (`src/model/time.ts`)
 */
export function importProblems(files: ReadonlyMap<string, string>): string[] {
  const imports = new Map([...files].map(([path, text]) => [path, importsOf(path, text)]));
  const problems: string[] = [];
  for (const [path, found] of imports) {
    const folder = folderOf(path);
    if (folder !== 'words' && !ROW.includes(folder)) {
      problems.push(`${path}:1: the folder ${folder} has no place in the import rule`);
      continue;
    }
    for (const { specifier, line, isType } of found) {
      const why = faultOf(path, specifier, files) ?? (isType ? null : faultThrough(path, specifier, imports));
      if (why !== null) problems.push(`${path}:${line}: imports '${specifier}': ${why}`);
    }
  }
  return problems;
}

/** Why a file may not import this itself, or null. */
function faultOf(path: string, specifier: string, files: ReadonlyMap<string, string>): string | null {
  const from = folderOf(path);
  const target = pathOf(path, specifier);
  if (target === null) {
    if (from === 'compile' || !isBuildOnly(specifier)) return null;
    if (path === RENDERER && specifier === RENDERER_USES) return null;
    return 'only src/compile may use Node and the parsers';
  }
  if (!target.startsWith('src/')) return null;
  const file = fileOf(target, files) ?? target;
  if (file === RENDERER) return 'the renderer runs at build time alone';
  const to = folderOf(file);
  if (to === from) return null;
  if (to === 'story') return from === 'compile' ? null : 'only src/compile may read the story';
  if (from === 'words') return to === 'model' ? null : 'words may import from model alone';
  if (to === 'words') {
    return ['state', 'views', 'src'].includes(from) ? null : 'words are for state and views alone';
  }
  // Stylesheets and the like have a folder of their own and import nothing.
  if (!ROW.includes(to)) return null;
  return ROW.indexOf(to) < ROW.indexOf(from) ? null : `${from} may not import from ${to}, to its right`;
}

/** Why a file may not import this for what that file of compile imports in turn, or null. */
function faultThrough(
  path: string,
  specifier: string,
  imports: ReadonlyMap<string, Import[]>,
): string | null {
  if (folderOf(path) === 'compile') return null;
  const first = fileOf(pathOf(path, specifier), imports);
  if (first === null || folderOf(first) !== 'compile') return null;
  const seen = new Set([first]);
  for (const file of seen) {
    for (const { specifier: next, isType } of imports.get(file) ?? []) {
      if (isType) continue;
      const target = pathOf(file, next);
      if (target === null && isBuildOnly(next)) return `it brings '${next}' to the browser, by ${file}`;
      const nextFile = fileOf(target, imports);
      if (nextFile !== null) seen.add(nextFile);
    }
  }
  return null;
}

function isBuildOnly(specifier: string): boolean {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return true;
  return BUILD_ONLY.some((name) =>
    name.endsWith('*')
      ? specifier.startsWith(name.slice(0, -1))
      : specifier === name || specifier.startsWith(`${name}/`),
  );
}

/** `src/model/time.ts` and `src/model` → `model`; a file in src/ itself → `src`. */
function folderOf(path: string): string {
  const [, name = '', ...rest] = path.split('/');
  return rest.length > 0 || name === 'words' || ROW.includes(name) ? name : 'src';
}

/** The path that a specifier names, or null for a package or a virtual module. */
function pathOf(importer: string, specifier: string): string | null {
  const bare = specifier.replace(/[?#].*$/, '');
  if (bare.startsWith('/')) return bare.slice(1);
  return bare.startsWith('.') ? posix.join(posix.dirname(importer), bare) : null;
}

function fileOf(path: string | null, files: ReadonlyMap<string, unknown>): string | null {
  if (path === null) return null;
  const candidates = [
    path,
    `${path}.ts`,
    `${path}.svelte.ts`,
    path.replace(/\.js$/, '.ts'),
    `${path}/index.ts`,
  ];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

/** Everything that a file imports, in any way it can be written. */
function importsOf(path: string, text: string): Import[] {
  if (!path.endsWith('.svelte')) return importsOfScript(text);
  const { script, markup } = partsOfComponent(text);
  return [...importsOfScript(script), ...importsOfMarkup(markup)];
}

function importsOfScript(text: string): Import[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, isType: boolean) => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ specifier: node.text, line: line + 1, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node)) {
      const called = node.expression;
      if (called.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
      if (called.getText(source) === 'import.meta.glob')
        globsOf(node.arguments[0]).forEach((glob) => add(glob, false));
    } else if (ts.isNewExpression(node) && node.arguments?.[1]?.getText(source) === 'import.meta.url') {
      // new Worker(new URL('…', import.meta.url))
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function globsOf(argument: ts.Expression | undefined): ts.Expression[] {
  if (!argument) return [];
  return ts.isArrayLiteralExpression(argument) ? [...argument.elements] : [argument];
}

/** `{#await import('./Figure.svelte')}` */
function importsOfMarkup(markup: string): Import[] {
  return [...markup.matchAll(/\bimport\(\s*(['"`])([^'"`]+)\1/g)].map((match) => ({
    specifier: match[2] ?? '',
    line: markup.slice(0, match.index).split('\n').length,
    isType: false,
  }));
}

/** The scripts of a component, and the rest of it, each with the other blanked so that lines stay. */
function partsOfComponent(text: string): { script: string; markup: string } {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const code = text.replace(/<!--[\s\S]*?-->/g, blank);
  const element = /(<script\b(?:[^>"']|"[^"]*"|'[^']*')*>)([\s\S]*?)(<\/script>)/g;
  let script = '';
  let end = 0;
  for (const match of code.matchAll(element)) {
    const [all, open = '', content = '', close = ''] = match;
    script += blank(code.slice(end, match.index)) + blank(open) + content + blank(close);
    end = match.index + all.length;
  }
  return { script, markup: code.replace(element, blank) };
}
