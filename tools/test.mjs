/**
 * Runs everything that must hold: types, lint, format, licences, the build, and three sets of tests; and an audit of
 * the packages, where the registry answers one.
 * The last line says `N passed, N failed`; each check and the build count as one.
 *
 *     npm test
 *     npm test -- --only unit      or story, browser, check
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { NOT_ANSWERED } from './audit.mjs';
import { ensureBrowser, ensureDependencies, ensureNode, explain, ROOT, SetupError } from './setup.mjs';

const PROJECTS = ['unit', 'story', 'browser'];
const PARTS = ['check', ...PROJECTS];

/** @typedef {{ passed: number, failed: number }} Tally */

/** @type {Tally} */
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

try {
  ensureNode();
  const only = readPart();
  ensureDependencies();
  if (only === undefined || only === 'browser') setBrowser();

  if (only === undefined || only === 'check') {
    runCommand('types', [
      'svelte-check/bin/svelte-check',
      '--fail-on-warnings',
      '--tsconfig',
      './tsconfig.json',
    ]);
    runCommand('lint', ['eslint/bin/eslint.js', '.', '--max-warnings', '0']);
    runCommand('format', ['prettier/bin/prettier.cjs', '--check', '.']);
    runCommand('licences', ['../tools/licences.mjs']);
    runAudit();
  }
  // The browser tests look at the built site.
  if (only === undefined || only === 'browser') runCommand('build', ['../tools/build.mjs']);
  for (const project of PROJECTS) {
    if (only === undefined || only === project) runProject(project);
  }
} catch (error) {
  explain(error);
  count('setup', { passed: 0, failed: 1 });
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);

/** @returns {string | undefined} */
function readPart() {
  let only;
  try {
    only = parseArgs({ options: { only: { type: 'string' } } }).values.only;
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\nFlag: --only PART`);
  }
  if (only === undefined || PARTS.includes(only)) return only;
  throw new SetupError(`--only wants one of ${PARTS.join(', ')}, and was given ${only}.`);
}

/** Without a browser its tests fail one by one; the rest still runs. */
function setBrowser() {
  try {
    process.env['CHROME_PATH'] = ensureBrowser();
  } catch (error) {
    explain(error);
    count('browser: none to test in', { passed: 0, failed: 1 });
  }
}

/**
 * One command, counted as one.
 * @param {string} name
 * @param {string[]} command a script under node_modules and its arguments
 */
function runCommand(name, command) {
  const { isSound } = run(name, command);
  count(name, { passed: isSound ? 1 : 0, failed: isSound ? 0 : 1 });
}

/** Counted as one when the registry answers; a registry that does not is no fault of ours. */
function runAudit() {
  const { isSound, status } = run('audit', ['../tools/audit.mjs']);
  if (status !== NOT_ANSWERED) count('audit', { passed: isSound ? 1 : 0, failed: isSound ? 0 : 1 });
}

/**
 * One project of tests, counted test by test.
 * @param {string} project
 */
function runProject(project) {
  const report = join(ROOT, '.cache', `test-${project}.json`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const { isSound } = run(project, [
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${relative(ROOT, report)}`,
  ]);
  const tally = readReport(project, report);
  if (tally.passed + tally.failed === 0) {
    console.log(`\nNo test ran in "${project}".`);
    tally.failed = 1;
  }
  // Such as an error that no test caught.
  if (!isSound && tally.failed === 0) tally.failed = 1;
  count(project, tally);
}

/**
 * @param {string} project
 * @param {string} file vitest's JSON report; a crash may leave none, or half of one
 * @returns {Tally}
 */
function readReport(project, file) {
  /** @typedef {{ fullName: string, status: string }} Result */
  /** @typedef {{ name: string, status: string, assertionResults: Result[] }} Suite */
  /** @type {{ testResults: Suite[] }} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
  const tally = { passed: 0, failed: 0 };
  for (const suite of report.testResults) {
    const passed = suite.assertionResults.filter((result) => result.status === 'passed').length;
    const failed = suite.assertionResults.filter((result) => result.status === 'failed').length;
    const left = suite.assertionResults.length - passed - failed;
    for (const result of suite.assertionResults) {
      if (result.status === 'passed' || result.status === 'failed') continue;
      console.log(
        `\nNo test may be left out, and this was (${result.status}): ${project} > ${result.fullName}`,
      );
    }
    tally.passed += passed;
    tally.failed += failed + left;
    // A file that could not be loaded, or failed outside its tests, has no failed test to show.
    if (suite.status === 'failed' && failed === 0) tally.failed += 1;
  }
  return tally;
}

/**
 * @param {string} name
 * @param {string[]} command
 */
function run(name, [script = '', ...args]) {
  console.log(`\n── ${name} ──`);
  const { status, error } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(error);
  return { isSound: status === 0, status };
}

/**
 * @param {string} name
 * @param {Tally} tally
 */
function count(name, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(`${name}: ${failed} failed`);
}
