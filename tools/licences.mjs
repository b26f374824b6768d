/**
 * Looks at the licence of every installed package: each must let anyone use it and pass it on, or be named here as a
 * tool that is not published.
 *
 *     node tools/licences.mjs
 */
import { pathToFileURL } from 'node:url';
import { argv } from 'node:process';
import { init } from 'license-checker-rseidelsohn';
import { ROOT } from './setup.mjs';

/** Licences under which anything may be part of the site. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages under another one, by the beginning of their names: used here, and no part of the site. */
const TOOLS = [
  { name: 'axe-core', licence: 'MPL-2.0', use: 'looks for barriers in the tests' },
  { name: 'lightningcss', licence: 'MPL-2.0', use: 'makes stylesheets smaller in the build' },
  { name: 'jschardet', licence: 'LGPL-2.1+', use: 'comes with the reader of data packages in the tests' },
];

/**
 * Whether a licence, as a package names it, is allowed: `A OR B` when one of them is, `A AND B` when both are.
 * @param {string | string[] | undefined} said
 * @returns {boolean}
 */
export function isAllowed(said) {
  // Several in a list are a choice.
  if (Array.isArray(said)) return said.some(isAllowed);
  const text = (said ?? '').trim().replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(text)) return text.split(/ OR /).some(isAllowed);
  if (/ AND /.test(text)) return text.split(/ AND /).every(isAllowed);
  return ALLOWED.has(text);
}

/**
 * @param {string} root
 * @returns {Promise<Map<string, string | string[] | undefined>>} what each installed package says, by name and version
 */
function licencesIn(root) {
  return new Promise((done, fail) => {
    init({ start: root, excludePrivatePackages: true }, (error, packages) => {
      if (error) fail(error);
      else done(new Map(Object.entries(packages).map(([name, { licenses }]) => [name, licenses])));
    });
  });
}

if (pathToFileURL(argv[1] ?? '').href === import.meta.url) {
  const all = await licencesIn(ROOT);
  const others = [...all].filter(
    ([name, said]) =>
      !isAllowed(said) && !TOOLS.some((tool) => name.startsWith(tool.name) && tool.licence === said),
  );
  for (const [name, said] of others)
    console.error(`${name}: ${String(said)} is no licence of the list in tools/licences.mjs`);
  // As many as the lock file names, or nothing was looked at.
  if (all.size < 100) console.error(`only ${all.size} packages were found`);
  else if (others.length === 0) console.log(`${all.size} packages, each under a licence that is allowed`);
  process.exitCode = others.length === 0 && all.size >= 100 ? 0 : 1;
}
