import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const NODE_FILES = [
  'tools/**/*.mjs',
  'src/compile/**/*.ts',
  'tests/**/*.ts',
  'vite.config.ts',
  'vitest.config.ts',
  'eslint.config.js',
];

export default defineConfig(
  globalIgnores(['dist/', '.cache/', 'node_modules/', 'test-results/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  svelte.configs.prettier,

  // Rules that need types hold in .ts files. In components svelte-check does that work: the
  // linter cannot see through an imported .svelte file and would call every use of it unsafe.
  {
    files: ['**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    extends: [ts.configs.strictTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },

  { rules: { eqeqeq: ['error', 'always', { null: 'ignore' }] } },
  {
    files: ['src/**', 'static/**'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.svelte'],
    rules: {
      // A reviewed exception is named on its own line.
      'svelte/no-at-html-tags': 'error',
      // {' '} is the only way to keep a space at the edge of a block.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  { files: NODE_FILES, languageOptions: { globals: globals.node } },

  // The type checker already knows every name.
  { files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
);
