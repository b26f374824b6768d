/**
 * Draws the icons of the installed atlas from static/icon.svg, beside it. Run again when that changes.
 *
 *     node tools/icons.mjs
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser, ROOT } from './setup.mjs';

const icon = readFileSync(join(ROOT, 'static', 'icon.svg'), 'utf8');
/** A device cuts what it likes out of this one: the drawing stays within the middle, the ground goes to the edges. */
const SAFE = 0.72;
const ground = /<rect[^>]*\bfill="(#\w+)"/.exec(icon)?.[1] ?? '#fff';
const whole = icon.replace(/ rx="\d+"/, '');

const ICONS = [
  { file: 'icon-192.png', size: 192, svg: icon, share: 1 },
  { file: 'icon-512.png', size: 512, svg: icon, share: 1 },
  { file: 'icon-180.png', size: 180, svg: whole, share: 1 },
  { file: 'icon-maskable-512.png', size: 512, svg: whole, share: SAFE },
];

const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
for (const { file, size, svg, share } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const back = share < 1 ? `background:${ground};` : '';
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;${back}">${svg.replace('<svg', `<svg width="${size * share}"`)}</body>`,
  );
  await page.screenshot({ path: join(ROOT, 'static', file), omitBackground: true });
  await page.close();
}
await browser.close();
