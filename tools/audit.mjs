/**
 * Asks the registry whether a package of the lock file is known to be unsafe.
 *
 *     node tools/audit.mjs
 *
 * Ends with 0 when none is, 1 when one is (high or critical), and NOT_ANSWERED when nobody could be asked.
 */
import { pathToFileURL } from 'node:url';
import { argv } from 'node:process';
import { npm, ROOT } from './setup.mjs';

export const NOT_ANSWERED = 3;

/**
 * What npm's answer means.
 * @param {string} text what `npm audit --json` wrote
 * @returns {{ code: number, says: string }}
 */
export function readAudit(text) {
  /** @type {{ metadata?: { vulnerabilities?: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }>, statusCode?: number, error?: { code?: string } }} */
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return { code: NOT_ANSWERED, says: 'the registry does not answer audits' };
  }
  const counts = answer.metadata?.vulnerabilities;
  if (!counts || !answer.vulnerabilities) {
    const why = answer.statusCode ?? answer.error?.code;
    return { code: NOT_ANSWERED, says: `the registry does not answer audits${why ? ` (${why})` : ''}` };
  }
  const grave = Object.entries(answer.vulnerabilities).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  );
  if (grave.length > 0) {
    return {
      code: 1,
      says: [...grave.map(([name, { severity }]) => `${name}: ${severity}`), 'see `npm audit`'].join('\n'),
    };
  }
  const lesser = (counts['moderate'] ?? 0) + (counts['low'] ?? 0) + (counts['info'] ?? 0);
  return { code: 0, says: `no grave fault is known of any package${lesser > 0 ? `, ${lesser} lesser` : ''}` };
}

if (pathToFileURL(argv[1] ?? '').href === import.meta.url) {
  const { stdout } = npm(ROOT, ['audit', '--json', '--fetch-retries=0'], ['ignore', 'pipe', 'ignore']);
  const { code, says } = readAudit(String(stdout ?? ''));
  console.log(says);
  process.exitCode = code;
}
