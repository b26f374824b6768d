/** The project stands on its own: nothing in it leads to a place on somebody's disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

function filesIn(path: string): string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
    : [path];
}
/** Lines of some files that hold a pattern, as `file:line: text`. */
const linesWith = (files: string[], pattern: RegExp) =>
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, n) => (pattern.test(line) ? [`${file}:${String(n + 1)}: ${line.trim()}`] : [])),
  );

test('nothing in the repository names a path outside it', () => {
  const texts = ['src', 'tools', 'tests', 'README.md', 'package.json', 'package-lock.json']
    .flatMap(filesIn)
    .filter((file) => !/\.(png|woff2)$/.test(file));
  expect(texts.length).toBeGreaterThan(50);
  // Spelled in two, so that this file does not name what it forbids.
  expect(linesWith(texts, new RegExp(['\\.\\./sha', 'red/|/wo', 'rk/'].join('')))).toEqual([]);
});

test('the story and the README name no place on a disk: no absolute path, no home, no file address', () => {
  const texts = ['src/story', 'README.md'].flatMap(filesIn);
  expect(texts).toContain(join('src/story', 'retelling', 'en.md'));
  const outside =
    /(?:^|[\s"'`(=:])(?:~\/|\.\.\/|\/(?:home|root|Users|tmp|mnt|var|etc|opt|usr)\/)|file:\/\/|\b[A-Z]:\\/;
  expect(linesWith(texts, outside)).toEqual([]);
});

test('the story is data that a person can edit: text files alone, none too long to open, no code', () => {
  for (const file of filesIn('src/story')) {
    expect(file).toMatch(/\.(yaml|csv|md)$/);
    const text = readFileSync(file, 'utf8');
    expect(text, file).not.toContain('\u0000');
    expect(text, file).not.toContain('\uFFFD');
    expect(text, file).not.toMatch(/<script|javascript:/i);
    expect(text.endsWith('\n'), `${file} ends with a line break`).toBe(true);
  }
});

test('addresses in the story are of the web, and say nothing of who read them', () => {
  const addresses = filesIn('src/story').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b[a-z]+:\/\/[^\s,"')>\]]+/g)].map(([address]) => address),
  );
  expect(addresses.length).toBeGreaterThan(50);
  for (const address of addresses) {
    const { protocol, username, password, hostname } = new URL(address);
    expect(protocol, address).toMatch(/^https?:$/);
    expect(username + password, address).toBe('');
    expect(hostname, address).toMatch(/\.[a-z]+$/);
  }
});
