/**
 * Measures the built site and prints medians, least, most and ratios; nothing passes or fails.
 *
 *     npm run bench                                   first visit, interaction, second visit of dist/
 *     npm run bench -- --runs 9 --only first --only year
 *     npm run bench -- --site dist --site ../other/dist   two sites, in turn
 *     npm run bench -- --growth                       stories of 10² to 10⁵ links, into tests/bench/RESULTS.md
 */
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { ROOT } from './setup.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true, default: [] },
    site: { type: 'string', multiple: true, default: ['dist'] },
    out: { type: 'string' },
    growth: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true, default: ['100', '1000', '10000', '100000'] },
  },
});

process.chdir(ROOT);
try {
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: how many runs?`);
  const { only, site, out, size } = values;
  const load = { configFile: /** @type {const} */ (false), logLevel: /** @type {const} */ ('error') };
  if (values.growth) {
    /** @type {{ module: typeof import('../tests/bench/growth') }} */
    const { module } = await runnerImport('./tests/bench/growth.ts', load);
    await module.growth({ runs, sizes: size.map(Number), results: 'tests/bench' });
  } else {
    /** @type {{ module: typeof import('../tests/bench/bench') }} */
    const { module } = await runnerImport('./tests/bench/bench.ts', load);
    await module.bench({ sites: site, runs, only, out });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
