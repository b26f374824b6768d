/**
 * What the pages may do, told to the browser twice: in each page, which travels with it to any host, and as
 * headers, in the `_headers` file that some hosts read and that README shows for others.
 */
import { createHash } from 'node:crypto';
import { AHEAD_RULES } from './ahead.ts';
import { LANGUAGES, WRITTEN_IN } from './told.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing but the site's own files, and those rules; no other script or style that stands in a page; no text becomes
 * markup unasked.
 */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': `'self' ${hashOf(AHEAD_RULES)}`,
  'style-src': "'self'",
  'font-src': "'self'",
  // A picture for saving is drawn from an address that holds the drawing itself.
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'require-trusted-types-for': "'script'",
  // Svelte's own, and the two of src/state/trusted.ts and trusted-script.ts.
  'trusted-types': 'svelte-trusted-html atlas-drawing atlas-script',
};

/** Scripts and styles of `html` that stand in the page itself. What holds data is none. */
function inlineOf(html: string): { 'script-src': string[]; 'style-src': string[] } {
  const hashes = (element: string) =>
    [...html.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'))].map((match) =>
      hashOf(match[1] ?? ''),
    );
  return { 'script-src': hashes('script'), 'style-src': hashes('style') };
}

/** The policy as one line, which also allows what stands in `html`, by its hash, and nothing else there. */
export function policyOf(html = ''): string {
  const more: Readonly<Record<string, string[]>> = inlineOf(html);
  return Object.entries(DIRECTIVES)
    .map(([name, value]) => [name, value, ...(more[name] ?? [])].join(' '))
    .join('; ');
}

export const CHARSET = '<meta charset="utf-8" />';

/**
 * The page with its policy, before anything that the policy is about, and the charset before both.
 * @throws Error when the page does not say its charset as all of them do
 */
export function withPolicy(html: string): string {
  if (!html.includes(CHARSET)) throw new Error(`a page without ${CHARSET} has no place for its policy`);
  const says = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}" />`;
  const referrer = '<meta name="referrer" content="same-origin" />';
  return html
    .replace(new RegExp(`\\s*${CHARSET}`), '')
    .replace('<head>', () => ['<head>', CHARSET, says, referrer].join('\n    '));
}

/** Of all that a page might ask the device for, the atlas asks for the whole screen and the clipboard. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((name) => `${name}=()`)
  .concat('fullscreen=(self)', 'clipboard-write=(self)')
  .join(', ');

const FOREVER = 'public, max-age=31536000, immutable';

/**
 * The `_headers` file of Netlify, Cloudflare Pages and others: paths, and under each what is sent with them.
 * No rule can say "all but", so each page is named that no other site may frame; `embed/` is not.
 * @param pages  HTML files of one language
 * @param lost   the page for addresses that lead nowhere, which has a script and a style in it
 */
export function headersFile(pages: readonly string[], lost: string): string {
  const policy = policyOf(lost);
  const folders = LANGUAGES.map((language) => (language === WRITTEN_IN ? '/' : `/${language}/`));
  const paths = folders.flatMap((folder) => [
    folder,
    // A host may serve a page without its ending too.
    ...pages
      .filter((page) => !page.startsWith('embed/'))
      .flatMap((page) => [`${folder}${page}`, `${folder}${page.replace(/\.html$/, '')}`]),
  ]);
  const rule = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return [
    rule('/*', {
      'Content-Security-Policy': policy,
      'Permissions-Policy': PERMISSIONS,
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    }),
    // Pages and the rest are asked for again each time, as these hosts have it of themselves.
    rule('/sw.js', { 'Cache-Control': 'no-cache' }),
    // A frame that is sandboxed has no origin of its own, and asks as a stranger.
    rule('/assets/*', { 'Cache-Control': FOREVER, 'Access-Control-Allow-Origin': '*' }),
    ...folders.map((folder) => rule(`${folder}embed/*`, { 'Access-Control-Allow-Origin': '*' })),
    ...paths.map((path) =>
      rule(path, {
        // Whole, so that it is the same whether a host adds it to that of "/*" or puts it in its place.
        'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
        'X-Frame-Options': 'DENY',
      }),
    ),
  ].join('\n');
}
