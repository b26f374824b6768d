import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AHEAD_RULES, withAheadRules } from '../../../src/compile/ahead';
import { headersFile, policyOf, withPolicy } from '../../../src/compile/policy';

const PAGE =
  '<!doctype html>\n<html>\n  <head>\n    <title>x</title>\n    <meta charset="utf-8" />\n  </head>\n</html>';

describe('the content policy', () => {
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const ahead = hashOf(AHEAD_RULES);

  test('allows the site’s own files, the rules for pages ahead, and nothing else that stands in a page', () => {
    const policy = policyOf();
    expect(policy).toContain(`default-src 'none'; script-src 'self' ${ahead}; style-src 'self'`);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('allows a script and a style of a page by their hashes; data needs none', () => {
    const policy = policyOf(
      '<script>go()</script><script type="application/ld+json">{}</script><style>p{}</style>',
    );
    expect(policy).toContain(`script-src 'self' ${ahead} ${hashOf('go()')};`);
    expect(policy.match(/sha256-/g)).toHaveLength(3);
  });

  test('stands before all else of the head but the charset', () => {
    const page = withPolicy(PAGE);
    expect(page).toMatch(/<head>\s*<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy"/);
    expect(page.match(/charset/g)).toHaveLength(1);
    expect(() => withPolicy('<html><head></head></html>')).toThrow('no place for its policy');
  });

  test('knows the rules for pages ahead, which stand where a page leads to such', () => {
    const rules = `<script type="speculationrules">${AHEAD_RULES}</script>`;
    expect(withAheadRules(PAGE)).toBe(PAGE);
    const page = withAheadRules(PAGE.replace('</html>', '<body><a href="./" data-ahead></a></body></html>'));
    expect(page).toMatch(/speculationrules.*<\/script>\s*<\/head>/);
    expect(page).toContain(rules);
  });
});

describe('the headers file', () => {
  const rules = new Map(
    headersFile(['index.html', 'claims.html', 'embed/map.html'], '<script>go()</script>')
      .split('\n\n')
      .map((rule) => rule.trim().split('\n'))
      .map(([path = '', ...headers]) => [path, headers.map((line) => line.trim())]),
  );

  test('sends everywhere the policy, with what the page for lost addresses needs', () => {
    expect(rules.get('/*')?.join('\n')).toMatch(
      /script-src 'self' 'sha256-[^']+' 'sha256-[^']+';[^]*nosniff/,
    );
    expect(rules.get('/*')?.join('\n')).not.toContain('frame');
  });

  test('lets pages for frames be framed, and answers strangers who ask for what they fetch', () => {
    const embeds = [...rules].filter(([path]) => path.includes('embed'));
    expect(embeds.map(([path]) => path)).toEqual(['/embed/*', '/fr/embed/*', '/es/embed/*']);
    for (const [, headers] of embeds) expect(headers).toEqual(['Access-Control-Allow-Origin: *']);
  });

  test('lets no other page be framed, in any language, with its ending or without', () => {
    for (const path of ['/', '/index.html', '/claims', '/fr/', '/fr/claims.html', '/es/claims']) {
      const headers = rules.get(path) ?? [];
      expect(headers[0], path).toMatch(/default-src 'none'; .*; frame-ancestors 'none'$/);
      expect(headers, path).toContain('X-Frame-Options: DENY');
    }
  });

  test('keeps within what hosts read: a hundred rules, lines of 2,000 characters', () => {
    expect(rules.size).toBeLessThan(100);
    for (const lines of rules.values()) for (const line of lines) expect(line.length).toBeLessThan(2000);
  });
});
