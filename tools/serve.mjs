/**
 * A small static server for the built site: what a plain web host does, and no more. It sends the headers that the
 * site's `_headers` file asks for.
 *
 *     const { url, close } = await serve('dist');
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** Names under assets/ carry a hash of their content, so they never change. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Names headers for paths, as some hosts read it; it is not served itself. */
const HEADERS_FILE = '_headers';

/** High enough to show what a host would send, low enough not to be waited for. */
const BROTLI_QUALITY = 9;

/** @typedef {{ mtimeMs: number, size: number, body: Buffer, brotli?: Buffer }} Kept */
/** @typedef {{ status: number, headers?: Record<string, string>, body?: Buffer | string }} Answer */

/**
 * Serves a folder until closed.
 * @param {string} root
 * @param {{ port?: number, host?: string, base?: string }} [options]
 *   port 0 takes any free one; base is the path the site lives under, such as `/atlas/`
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} url ends in `/`
 * @throws the system's error when the port is taken (`EADDRINUSE`)
 */
export async function serve(root, { port = 0, host = '127.0.0.1', base = '/' } = {}) {
  const prefix = `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
  const folder = await realpath(root);
  /** @type {Map<string, Kept>} */
  const kept = new Map();

  const server = createServer((request, response) => {
    answerTo(request, folder, prefix, kept)
      .catch((error) => {
        console.error(error);
        return /** @type {Answer} */ ({ status: 500, body: 'The server failed.\n' });
      })
      .then(async ({ status, headers = {}, body = '' }) => {
        response.writeHead(status, {
          'content-type': 'text/plain; charset=utf-8',
          'cache-control': 'no-cache',
          'x-content-type-options': 'nosniff',
          ...(await asked(request, folder, prefix, kept)),
          ...headers,
          'content-length': Buffer.byteLength(body),
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(undefined));
  });

  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}${prefix}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} root a real path
 * @param {string} prefix begins and ends in `/`
 * @param {Map<string, Kept>} kept
 * @returns {Promise<Answer>}
 */
async function answerTo(request, root, prefix, kept) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD' }, body: 'Only GET and HEAD are answered.\n' };
  }
  const [rawPath = '/', query] = (request.url ?? '/').split('?', 2);
  if (`${rawPath}/` === prefix) return redirect(prefix, query);
  const path = decodePath(rawPath);
  if (path === null) return { status: 400, body: 'The address is malformed.\n' };
  if (!path.startsWith(prefix)) return notFound(root, kept, request);

  const wanted = resolve(root, `.${sep}${path.slice(prefix.length)}`);
  const file = await realpath(wanted).catch(() => null);
  // A link inside the folder may lead out of it as well as `..` may.
  if (file === null || !(file === root || file.startsWith(root + sep))) {
    return notFound(root, kept, request);
  }
  const isFolder = (await stat(file)).isDirectory();
  if (isFolder && !path.endsWith('/')) return redirect(`${rawPath}/`, query);
  if (!isFolder && path.endsWith('/')) return notFound(root, kept, request);

  if (file === join(root, HEADERS_FILE)) return notFound(root, kept, request);
  const page = isFolder ? join(file, 'index.html') : file;
  const content = await read(page, kept);
  if (content === null) return notFound(root, kept, request);
  const isHashed = path.slice(prefix.length).startsWith('assets/');
  return {
    status: 200,
    ...(await encoded(page, content, request, isHashed ? FOREVER : 'no-cache')),
  };
}

/**
 * What the site's headers file says of a request: all rules that hold for its path, those of one name joined by
 * commas, as Cloudflare Pages does it.
 * @param {import('node:http').IncomingMessage} request
 * @param {string} root a real path
 * @param {string} prefix begins and ends in `/`
 * @param {Map<string, Kept>} kept
 */
async function asked(request, root, prefix, kept) {
  /** @type {Record<string, string>} */
  const headers = {};
  const content = await read(join(root, HEADERS_FILE), kept);
  const path = decodePath((request.url ?? '/').split('?', 1)[0] ?? '/');
  if (content === null || path === null || !path.startsWith(prefix)) return headers;
  const here = path.slice(prefix.length - 1);
  let holds = false;
  for (const line of content.body.toString().split('\n')) {
    if (/^\S/.test(line)) holds = line.endsWith('*') ? here.startsWith(line.slice(0, -1)) : here === line;
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (!holds || !name || !value) continue;
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return headers;
}

/**
 * The path that a request's address means, or null for one that no browser would send:
 * malformed percent signs, a hidden NUL, a backslash or a step upwards.
 * @param {string} rawPath
 */
function decodePath(rawPath) {
  let path;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return null;
  }
  const isSound = path.startsWith('/') && !/[\0\\]/.test(path) && !path.split('/').includes('..');
  return isSound ? path : null;
}

/**
 * @param {string} path
 * @param {string | undefined} query
 * @returns {Answer}
 */
function redirect(path, query) {
  // Two slashes in front would name another host.
  const location = path.replace(/^\/+/, '/') + (query === undefined ? '' : `?${query}`);
  return { status: 301, headers: { location } };
}

/**
 * @param {string} root
 * @param {Map<string, Kept>} kept
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Answer>}
 */
async function notFound(root, kept, request) {
  const page = join(root, '404.html');
  const content = await read(page, kept);
  if (content === null) return { status: 404, body: 'Nothing is here.\n' };
  return { status: 404, ...(await encoded(page, content, request, 'no-cache')) };
}

/**
 * A file's content, read anew when it has changed; null when there is none.
 * @param {string} file
 * @param {Map<string, Kept>} kept
 */
async function read(file, kept) {
  const now = await stat(file).catch(() => null);
  if (!now?.isFile()) return null;
  const before = kept.get(file);
  if (before && before.mtimeMs === now.mtimeMs && before.size === now.size) return before;
  /** @type {Kept} */
  const content = { mtimeMs: now.mtimeMs, size: now.size, body: await readFile(file) };
  kept.set(file, content);
  return content;
}

/**
 * @param {string} file
 * @param {Kept} content
 * @param {import('node:http').IncomingMessage} request
 * @param {string} caching
 */
async function encoded(file, content, request, caching) {
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  /** @type {Record<string, string>} */
  const headers = { 'content-type': type, 'cache-control': caching };
  if (!type.includes('charset')) return { headers, body: content.body };

  headers['vary'] = 'accept-encoding';
  if (!acceptsBrotli(request.headers['accept-encoding'])) return { headers, body: content.body };
  headers['content-encoding'] = 'br';
  content.brotli ??= await compress(content.body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
  return { headers, body: content.brotli };
}

/** @param {string | string[] | undefined} header */
function acceptsBrotli(header) {
  return String(header ?? '')
    .split(',')
    .some((part) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(part));
}
