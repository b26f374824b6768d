/**
 * Where text becomes markup or code: nowhere, but where it is listed here, and why that is ours. What a reader brings
 * in (an address, a file, a copy, a note) is told as text alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Islands: our own components, rendered by the build one by one, so that each can be hydrated alone. */
const ISLANDS = [
  'tools',
  'own',
  'list',
  ...[
    'aside',
    'chosen',
    'controls',
    'copy',
    'filters',
    'heading',
    'leaders',
    'map',
    'overlay',
    'panel',
    'phone',
    'picker',
    'table',
    'timeline',
    'tools',
  ].map((name) => `islands.${name}`),
];
/** Components that the build alone renders. */
const PAGES = [
  'src/views/claims/ClaimsPage.svelte',
  'src/views/explore/ExplorePage.svelte',
  'src/views/figures/FiguresPage.svelte',
  'src/views/notebook/NotebookPage.svelte',
  'src/views/read/ReadPage.svelte',
  'src/views/sources/SourcesPage.svelte',
  'src/views/teach/TeachPage.svelte',
];
/** Parts of pages for frames, which the build alone renders too. */
const FRAMES: Readonly<Record<string, string[]>> = {
  'src/views/embeds/ChartFrame.svelte': ['panel.svg'],
  'src/views/embeds/ExploreFrame.svelte': ['heading', 'table'],
  'src/views/embeds/Frame.svelte': ['figure', 'sources', 'overlay'],
  'src/views/embeds/MapFrame.svelte': ['map'],
  'src/views/embeds/StepFrame.svelte': [],
  'src/views/embeds/StepDrawing.svelte': ['panel.svg', 'figure.claim.drawn.svg'],
  'src/views/embeds/TimelineFrame.svelte': ['timeline'],
};
/** Drawings that Plot made of the story's numbers: at build time as they are, in the browser through the policy for them. */
const DRAWINGS: Readonly<Record<string, string[]>> = {
  'src/views/claims/ClaimFigure.svelte': ['figure.svg'],
  'src/views/read/Panels.svelte': ['panel.svg'],
  'src/views/explore/Drawings.svelte': ['charts'],
  'src/views/teach/StepFigure.svelte': ['trusted(claimFigure.svg)'],
  'src/views/teach/Handout.svelte': ['drawing(panel.svg)', 'drawing(figure.claim.drawn.svg)'],
};
/** Where a drawing becomes elements without `{@html …}`, through the policy for drawings. */
const UNFOLDED: Readonly<Record<string, string>> = {
  'src/views/read/folded.ts': '.outerHTML = drawing(',
};
/** Ways to make markup or code of text, none of which is used elsewhere. */
const SINKS =
  /\.innerHTML\b|\.outerHTML\s*=[^=]|insertAdjacentHTML|document\.write|\bDOMParser\b|createContextualFragment|setHTMLUnsafe|\bsrcdoc\b|\beval\(|new Function\(|javascript:|set(?:Timeout|Interval)\(\s*['"`]/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => /\.(svelte|ts)$/.test(name));
const textOf = (file: string) => readFileSync(file, 'utf8');

/** Every `{@html …}` as `file: expression`. */
const written = files.flatMap((file) =>
  [...textOf(file).matchAll(/\{@html ([^}]*)\}/g)].map(([, expression = '']) => ({ file, expression })),
);

test('markup is made in the places listed here, and nowhere else', () => {
  expect(written.length).toBeGreaterThan(20);
  const others = written.filter(
    ({ file, expression }) =>
      !(PAGES.includes(file) && ISLANDS.includes(expression)) &&
      !DRAWINGS[file]?.includes(expression) &&
      !FRAMES[file]?.includes(expression),
  );
  expect(others).toEqual([]);
});

test('no place is listed that is not there', () => {
  const there = new Set(written.map(({ file, expression }) => `${file}: ${expression}`));
  const listed = Object.entries({ ...DRAWINGS, ...FRAMES }).flatMap(([file, all]) =>
    all.map((one) => `${file}: ${one}`),
  );
  expect(listed.filter((one) => !there.has(one))).toEqual([]);
  expect(PAGES.filter((page) => !written.some(({ file }) => file === page))).toEqual([]);
});

test('the pages are rendered by the build alone: nothing that the browser loads imports one', () => {
  const alone = [...PAGES, ...Object.keys(FRAMES)];
  const importers = files.filter(
    (file) =>
      !['src/views/server.ts', 'src/views/embeds/render.ts', ...alone].includes(file) &&
      alone.some((page) => textOf(file).includes(`/${page.split('/').at(-1) ?? ''}'`)),
  );
  expect(importers).toEqual([]);
});

test('no other way is used to make markup or code of text', () => {
  const listed = (file: string) => textOf(file).split(UNFOLDED[file] ?? '\0');
  for (const file of Object.keys(UNFOLDED)) expect(listed(file)).toHaveLength(2);
  expect(files.filter((file) => SINKS.test(listed(file).join('')))).toEqual([]);
});
