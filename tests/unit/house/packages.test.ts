/** The packages: each pinned by the lock file, each under a licence that lets anyone use it, none known to be unsafe. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NOT_ANSWERED, readAudit } from '../../../tools/audit.mjs';
import { isAllowed } from '../../../tools/licences.mjs';

test('the lock file pins every package by version and by what is in it', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; integrity?: string; link?: boolean; resolved?: string }>;
  };
  const all = Object.entries(packages).filter(([path]) => path !== '');
  expect(all.length).toBeGreaterThan(100);
  const loose = all.filter(
    ([, { version, integrity, link, resolved }]) =>
      !version || !integrity?.startsWith('sha512-') || link || /^(git|http:)/.test(resolved ?? ''),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

describe('a licence', () => {
  test.each(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', ['Public Domain', 'MIT'], 'OFL-1.1'])(
    '%s is allowed',
    (said) => {
      expect(isAllowed(said)).toBe(true);
    },
  );
  test.each(['GPL-3.0', 'MPL-2.0', '(MIT AND GPL-2.0)', 'UNLICENSED', 'MIT*', '', undefined, []])(
    '%s is not',
    (said) => {
      expect(isAllowed(said)).toBe(false);
    },
  );
});

describe('an audit', () => {
  const answer = (found: Record<string, string>) => {
    const severities = Object.values(found);
    return JSON.stringify({
      vulnerabilities: Object.fromEntries(
        Object.entries(found).map(([name, severity]) => [name, { severity }]),
      ),
      metadata: {
        vulnerabilities: Object.fromEntries(
          ['info', 'low', 'moderate', 'high', 'critical'].map((one) => [
            one,
            severities.filter((severity) => severity === one).length,
          ]),
        ),
      },
    });
  };

  test('that finds nothing is sound, and so is one with lesser faults, which it counts', () => {
    expect(readAudit(answer({}))).toEqual({ code: 0, says: 'no grave fault is known of any package' });
    expect(readAudit(answer({ a: 'low', b: 'moderate' }))).toMatchObject({ code: 0, says: /, 2 lesser/ });
  });

  test('that finds a grave fault is not, and names the package', () => {
    const { code, says } = readAudit(answer({ a: 'low', b: 'critical' }));
    expect(code).toBe(1);
    expect(says).toContain('b: critical');
  });

  test.each([
    ['405', '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}', '(405)'],
    ['no network', '{"error":{"code":"EAI_AGAIN","summary":""}}', '(EAI_AGAIN)'],
    ['nothing', '', 'does not answer'],
  ])('that nobody answers (%s) is none', (_, text, why) => {
    const { code, says } = readAudit(text);
    expect(code).toBe(NOT_ANSWERED);
    expect(says).toContain(why);
  });
});
