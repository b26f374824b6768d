import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../../tools/serve.mjs';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Sends a path as it is written; fetch would tidy it first. */
function get(
  url: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

const PAGE = `<!doctype html><title>Page</title>${'<p>Some text.</p>'.repeat(50)}`;
const SECRET = 'not for serving';

let folder = '';
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  const root = join(folder, 'dist');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(root, 'about'));
  await mkdir(join(folder, 'dist-other'));
  await writeFile(join(folder, 'secret.txt'), SECRET);
  await writeFile(join(folder, 'dist-other', 'secret.txt'), SECRET);
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  await writeFile(join(root, 'index.html'), PAGE);
  await writeFile(join(root, 'about', 'index.html'), 'about');
  for (const name of ['a.js', 'a.css', 'a.svg', 'a.woff2', 'a.png'])
    await writeFile(join(root, 'assets', name), name);
  for (const name of ['a.json', 'a.csv', 'a.txt', 'a.xml', 'a.webmanifest', 'ñ b.txt', 'a.unknown']) {
    await writeFile(join(root, name), name);
  }
  site = await serve(root);
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

describe('what is there', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/about/', 'text/html; charset=utf-8'],
    ['/assets/a.js', 'text/javascript; charset=utf-8'],
    ['/assets/a.css', 'text/css; charset=utf-8'],
    ['/assets/a.svg', 'image/svg+xml; charset=utf-8'],
    ['/assets/a.woff2', 'font/woff2'],
    ['/assets/a.png', 'image/png'],
    ['/a.json', 'application/json; charset=utf-8'],
    ['/a.csv', 'text/csv; charset=utf-8'],
    ['/a.txt?with=query', 'text/plain; charset=utf-8'],
    ['/a.xml', 'application/xml; charset=utf-8'],
    ['/a.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/%C3%B1%20b.txt', 'text/plain; charset=utf-8'],
    ['/a.unknown', 'application/octet-stream'],
  ])('%s is %s', async (path, type) => {
    const reply = await get(site.url, path);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe(type);
    expect(reply.body.length).toBeGreaterThan(0);
  });

  test('hashed assets are kept for long, pages are asked for again', async () => {
    expect((await get(site.url, '/assets/a.js')).headers['cache-control']).toContain('immutable');
    expect((await get(site.url, '/')).headers['cache-control']).toBe('no-cache');
  });

  test('a folder without its slash leads to the one with it', async () => {
    const reply = await get(site.url, '/about?x=1');
    expect(reply.status).toBe(301);
    expect(reply.headers['location']).toBe('/about/?x=1');
  });

  test('HEAD has the headers and no body', async () => {
    const reply = await get(site.url, '/', {}, 'HEAD');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-length']).toBe(String(PAGE.length));
    expect(reply.body).toHaveLength(0);
  });

  test('POST is refused', async () => {
    expect((await get(site.url, '/', {}, 'POST')).status).toBe(405);
  });
});

describe('brotli', () => {
  test('is sent for text when accepted, and means the same', async () => {
    const reply = await get(site.url, '/', { 'accept-encoding': 'gzip, br' });
    expect(reply.headers['content-encoding']).toBe('br');
    expect(reply.headers['vary']).toBe('accept-encoding');
    expect(reply.body.length).toBeLessThan(PAGE.length);
    expect(brotliDecompressSync(reply.body).toString()).toBe(PAGE);
  });

  test.each(['', 'gzip', 'gzip, br;q=0', 'brr'])('is not sent to one who accepts "%s"', async (accepted) => {
    const reply = await get(site.url, '/', { 'accept-encoding': accepted });
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.body.toString()).toBe(PAGE);
  });

  test('is not spent on fonts', async () => {
    const reply = await get(site.url, '/assets/a.woff2', { 'accept-encoding': 'br' });
    expect(reply.headers['content-encoding']).toBeUndefined();
  });

  test('follows a file that changes', async () => {
    const file = join(folder, 'dist', 'changing.txt');
    await writeFile(file, 'before');
    await get(site.url, '/changing.txt', { 'accept-encoding': 'br' });
    await writeFile(file, 'after!');
    await utimes(file, new Date(), new Date(Date.now() + 5000));
    const reply = await get(site.url, '/changing.txt', { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(reply.body).toString()).toBe('after!');
  });
});

describe('what is not there, or not to be had', () => {
  test.each(['/nothing', '/nothing/', '/a.txt/', '/assets/', '/a.txt/b', '//example.org/', '/link.txt'])(
    '%s is 404',
    async (path) => {
      expect((await get(site.url, path)).status).toBe(404);
    },
  );

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%5csecret.txt',
    '/..\\secret.txt',
    '/../dist-other/secret.txt',
    '/..',
    '/%',
    '/%zz',
    '/%c3%28',
    '/%00',
    '/a.txt%00.html',
    '?',
    '*',
  ])('%s is refused', async (path) => {
    const reply = await get(site.url, path);
    expect([400, 404]).toContain(reply.status);
    expect(reply.body.toString()).not.toContain(SECRET);
  });

  test('it still answers after all that', async () => {
    await get(site.url, '/%');
    expect((await get(site.url, '/')).status).toBe(200);
  });

  test('a redirect never leads to another host', async () => {
    const reply = await get(site.url, '//about');
    expect(reply.headers['location'] ?? '/').not.toMatch(/^\/\//);
  });

  test('the 404 page of the site is shown when there is one', async () => {
    await writeFile(join(folder, 'dist', '404.html'), 'no such page');
    const reply = await get(site.url, '/nothing');
    await rm(join(folder, 'dist', '404.html'));
    expect(reply.status).toBe(404);
    expect(reply.body.toString()).toBe('no such page');
  });
});

test('a site may live under a path', async () => {
  const under = await serve(join(folder, 'dist'), { base: '/atlas' });
  try {
    expect(under.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/atlas\/$/);
    expect((await get(under.url, '/atlas/a.txt')).status).toBe(200);
    expect((await get(under.url, '/atlas')).headers['location']).toBe('/atlas/');
    expect((await get(under.url, '/a.txt')).status).toBe(404);
    expect((await get(under.url, '/')).status).toBe(404);
  } finally {
    await under.close();
  }
});

test('a taken port is an error, not a crash', async () => {
  await expect(serve(join(folder, 'dist'), { port: Number(new URL(site.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

describe('the headers file of the site', () => {
  let own: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const root = join(folder, 'with-headers');
    await mkdir(join(root, 'assets'), { recursive: true });
    await mkdir(join(root, 'embed'));
    await writeFile(join(root, 'index.html'), PAGE);
    await writeFile(join(root, 'embed', 'a.html'), PAGE);
    await writeFile(join(root, 'assets', 'a.js'), 'a');
    await writeFile(
      join(root, '_headers'),
      '/*\n  X-One: of all\n\n/\n  X-One: of the first\n  X-Frame-Options: DENY\n\n/assets/*\n  X-Two: of assets\n',
    );
    own = await serve(root, { base: '/under/' });
  });
  afterAll(() => own.close());

  test('is heeded: every rule that holds, those of one name joined', async () => {
    const { headers } = await get(own.url, '/under/?x=1');
    expect(headers['x-one']).toBe('of all, of the first');
    expect(headers['x-frame-options']).toBe('DENY');
    expect((await get(own.url, '/under/assets/a.js')).headers['x-two']).toBe('of assets');
    const embed = await get(own.url, '/under/embed/a.html');
    expect(embed.headers['x-one']).toBe('of all');
    expect(embed.headers['x-frame-options']).toBeUndefined();
    expect((await get(own.url, '/under/nothing')).headers['x-one']).toBe('of all');
  });

  test('leaves how long a file may be kept to the server, and is not served', async () => {
    expect((await get(own.url, '/under/assets/a.js')).headers['cache-control']).toContain('immutable');
    expect((await get(own.url, '/under/_headers')).status).toBe(404);
  });
});
