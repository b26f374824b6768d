/** What README tells those who run a server of their own is what the build made. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const everywhere = new Map(
  (readFileSync('dist/_headers', 'utf8').split('\n\n')[0] ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/: (.*)/) as [string, string]),
);

test.each(['Content-Security-Policy', 'Permissions-Policy', 'Referrer-Policy', 'X-Content-Type-Options'])(
  'README has the build’s %s, for nginx and for Apache',
  (name) => {
    const value = everywhere.get(name) ?? 'nothing';
    expect(readme).toContain(`add_header ${name} "${value}`);
    expect(readme).toContain(`Header always set ${name} "${value}`);
  },
);

test('README has the other lines of the headers file: what is kept, and what may be framed', () => {
  const file = readFileSync('dist/_headers', 'utf8');
  const forever = /\/assets\/\*\n\s+Cache-Control: (.*)/.exec(file)?.[1] ?? 'nothing';
  expect(readme.split(`"${forever}"`)).toHaveLength(3);
  expect(readme.split("; frame-ancestors 'none'")).toHaveLength(3);
});
