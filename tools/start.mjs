/**
 * Builds the site and serves it: `npm start`.
 *
 *     npm start -- --port 8080    another port (4173 otherwise; the next free one if taken)
 *     npm start -- --no-build     serve what was built before
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from './serve.mjs';
import { ensureDependencies, ensureNode, explain, ROOT, SetupError } from './setup.mjs';

const DEFAULT_PORT = 4173;
/** How many ports to try when the first is taken. */
const PORTS_TRIED = 20;

try {
  ensureNode();
  const { port, build } = readArguments();
  if (build) {
    ensureDependencies();
    runBuild();
  }
  if (!existsSync(join(ROOT, 'dist', 'index.html'))) {
    throw new SetupError('There is no built site in dist/. Run `npm start` without --no-build.');
  }
  const { url, close } = await serveOnFreePort(port);
  console.log(`\nBeltway Atlas is at ${url}\nCtrl-C stops it.`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

function readArguments() {
  let values;
  try {
    ({ values } = parseArgs({
      options: { port: { type: 'string' }, 'no-build': { type: 'boolean' } },
    }));
  } catch (error) {
    throw new SetupError(
      `${error instanceof Error ? error.message : String(error)}\nFlags: --port N, --no-build`,
    );
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new SetupError(`--port wants a number from 0 to 65535, and was given ${values.port}.`);
  }
  return { port, build: !values['no-build'] };
}

function runBuild() {
  const build = join(ROOT, 'tools', 'build.mjs');
  const { status, signal } = spawnSync(process.execPath, [build], { cwd: ROOT, stdio: 'inherit' });
  if (signal) process.exit(130);
  if (status !== 0) throw new SetupError('The site could not be built; the reason is above.');
}

/** @param {number} first */
async function serveOnFreePort(first) {
  for (let port = first; port < first + PORTS_TRIED && port <= 65535; port += 1) {
    try {
      return await serve(join(ROOT, 'dist'), { port });
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'EACCES')
        throw new SetupError(`Port ${port} is not allowed here. Choose one with --port N.`);
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw new SetupError(`The ports from ${first} on are taken. Choose one with --port N.`);
}
