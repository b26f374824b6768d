/**
 * What must be there before anything else runs: a Node new enough, the packages of the
 * lock file, and for the tests a Chromium. Only Node's own modules are used, since this
 * runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Vite's own minimum. */
const NODE_NEEDED = [20, 19];

/** An error that is the reader's to mend: it is shown as its message, without a stack. */
export class SetupError extends Error {}

/**
 * @param {string} [version] as in `process.versions.node`
 * @throws {SetupError} when it is older than the tools need
 */
export function ensureNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NODE_NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new SetupError(
    `Node ${NODE_NEEDED.join('.')} or later is needed, and this is Node ${version}. Get it at https://nodejs.org/`,
  );
}

/**
 * Installs what package-lock.json names, unless it is there already.
 * @throws {SetupError} when npm fails
 */
export function ensureDependencies(root = ROOT) {
  const stampFile = join(root, 'node_modules', '.package-lock-stamp');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  if (!isInstalled(root, lock)) {
    console.log('Installing the packages of package-lock.json …');
    // Everything here is a development dependency, so NODE_ENV=production must not leave it out.
    const { status } = npm(
      root,
      ['ci', '--include=dev', '--no-audit', '--no-fund'],
      ['ignore', 'inherit', 'inherit'],
    );
    if (status !== 0) {
      throw new SetupError('`npm ci` failed; its message is above.');
    }
  }
  writeFileSync(stampFile, stamp);
}

/**
 * Whether npm's own record of what it installed agrees with the lock file, so that someone
 * who ran `npm install` does not wait for a second installation.
 * @param {string} root
 * @param {string} lock text of package-lock.json
 */
function isInstalled(root, lock) {
  const recordFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(recordFile)) return false;
  /** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lock */
  const wanted = /** @type {Lock} */ (JSON.parse(lock)).packages;
  const record = /** @type {Lock} */ (JSON.parse(readFileSync(recordFile, 'utf8'))).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const installed = record[path];
    // An optional package may be for another system than this one.
    if (!installed) return optional === true;
    return installed.version === version && installed.integrity === integrity && existsSync(join(root, path));
  });
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 */
export function npm(root, args, stdio) {
  // Under `npm start` and `npm test` npm says where it is, which spares a shell on Windows.
  const script = process.env['npm_execpath'];
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
  return isNpm
    ? spawnSync(process.execPath, [script, ...args], { cwd: root, stdio })
    : spawnSync('npm', args, { cwd: root, stdio, shell: process.platform === 'win32' });
}

/**
 * Path of a Chromium: CHROME_PATH, else one on the PATH, else one in a usual place, else, as
 * root on a system with apt-get, the one installed now.
 * @throws {SetupError} when there is none
 */
export function ensureBrowser() {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (isProgram(asked)) return asked;
    throw new SetupError(`CHROME_PATH is ${asked}, and no program is there.`);
  }
  const found = findBrowser() ?? (canInstall() ? installBrowser() : undefined);
  if (found) return found;
  throw new SetupError(
    'The browser tests need Chromium or Chrome, and none was found. Install one ' +
      '(Debian, Ubuntu: `sudo apt-get install chromium`; macOS: `brew install --cask chromium`; ' +
      'Windows: https://www.google.com/chrome/), or set CHROME_PATH to its program.',
  );
}

function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usualPlaces()].find(isProgram);
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]);
  }
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .flatMap((name) => process.env[name] ?? [])
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return [];
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installBrowser() {
  console.log('Installing Chromium for the browser tests …');
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new SetupError(`\`apt-get ${args.join(' ')}\` failed; its message is above.`);
  }
  return findBrowser();
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Shows an error as a person needs it: a message for what they can mend, all of it otherwise.
 * @param {unknown} error
 */
export function explain(error) {
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
}
