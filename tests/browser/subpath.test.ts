/** The same build anywhere: under a path of a domain all of it loads from there, and a lost address leads home from any depth. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../tools/serve.mjs';
import { open, openSite, type Site } from './harness';

const BASE = '/some/where/';
const FOLDERS = ['', 'fr/', 'es/'];
const PAGES = [
  '',
  'explore.html',
  'claims.html',
  'teach.html',
  'sources.html',
  'figures.html',
  'notebook.html',
];
let root: Site;
let site: Site;
let under: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  root = await openSite();
  under = await serve('dist', { base: BASE });
  // The harness takes any request elsewhere than under the site's address for one to another host.
  site = { ...root, url: under.url };
});
afterAll(async () => {
  await under.close();
  await root.close();
});

describe('under a path of a domain', () => {
  test.each(FOLDERS.flatMap((folder) => PAGES.map((page) => folder + page)))(
    '%s comes alive with all that it asks for, and leads to the others',
    async (address) => {
      const { page, complaints, close } = await open(site, address);
      await page.click('.find-button');
      await page.waitForSelector('.find-dialog[open]');
      await page.keyboard.type('nafta');
      await page.waitForSelector('.find-list a');
      await page.keyboard.press('Escape');
      const led = await page.$$eval('.top a:not([rel~="external"])', (links) =>
        links.map((link) => (link as HTMLAnchorElement).pathname),
      );
      expect(led.length).toBeGreaterThan(10);
      expect(led.filter((path) => !path.startsWith(BASE))).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('what is fetched late comes from there too: details, pictures, a redrawn chart, a worker, a lesson', async () => {
    const { page, complaints, close } = await open(site, 'fr/?at=surface-trade-2010', {
      acceptDownloads: true,
    });
    await page.hover('.chart.current .dots [data-mark] >> nth=0');
    await page.waitForSelector('.tooltip strong');
    await page.click('.chart.current [data-figure-menu]');
    await page.waitForSelector('.figure-menu [data-do="png"]:not([disabled])');
    await Promise.all([page.waitForEvent('download'), page.click('[data-do="png"]')]);
    await page.keyboard.press('Escape');
    await page.click('.copy-switch .plain');
    await page.fill(
      'dialog textarea',
      'Something else altogether, and long enough to be searched. '.repeat(20),
    );
    await page.click('dialog form button[type=submit]');
    await page.waitForSelector('.copy-outcome[data-state=refused]');
    await page.goto(`${site.url}fr/explore.html?show=trade.both-ways&as=index&base=2000`);
    await page.waitForSelector('html[data-drawn*="as=index"]');
    await page.goto(`${site.url}fr/teach.html?lesson=waco-to-guadalajara&step=2`);
    await page.waitForSelector('.present[data-step="2"]');
    expect(complaints).toEqual([]);
    await close();
  });

  test('the worker keeps that path and nothing else, and the atlas is there without a network', async () => {
    const { page, complaints, close } = await open(site, 'es/', { serviceWorkers: 'allow' });
    await page.waitForSelector('html[data-offline="kept"]');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(site.url);
    await page.context().setOffline(true);
    await page.goto(`${site.url}claims.html?passage=visits-and-visa`);
    await page.waitForSelector('html[data-ready]');
    expect(complaints).toEqual([]);
    await close();
  });

  test('no page has an address that begins at the domain, and each leads to a file that is there', () => {
    const missing: string[] = [];
    const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.html') && !/(^|[\\/])(404|lost)\.html$/.test(name),
    );
    expect(pages.length).toBeGreaterThan(20);
    for (const name of pages) {
      const html = readFileSync(join('dist', name), 'utf8');
      const found = new Set([...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? ''));
      for (const address of found) {
        if (/^(https?:|#)/.test(address)) continue;
        const file = join('dist', name, '..', decodeURI(address.replace(/[?#].*$/, '')));
        const isThere =
          existsSync(file) && (!statSync(file).isDirectory() || existsSync(join(file, 'index.html')));
        if (address.startsWith('/') || !isThere) missing.push(`${name}: ${address}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('an address that leads nowhere', () => {
  test.each([
    ['under a path', () => site, 'a/b/c/d.html?x=1#y'],
    ['under a path, beside the pages', () => site, 'clams.html'],
    ['in the folder of a language', () => site, 'fr/un/peu/perdu'],
    ['at a domain’s root', () => root, 'deep/down/here/'],
  ] as const)('%s says so in every language and leads to the rooms', async (_, of, address) => {
    const { url } = of();
    const { page, complaints, close } = await open(of(), '');
    const answer = await page.goto(url + address);
    expect(answer?.status()).toBe(404);
    await page.waitForSelector('html[data-ready]');
    const told = (await page.textContent('main')) ?? '';
    for (const words of ['There is no such page', 'Cette page n’existe pas', 'Esta página no existe'])
      expect(told).toContain(words);
    const links = await page.$$eval('main a', (all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links).toHaveLength(15);
    expect(links[0]).toBe(url);
    expect(links).toContain(`${url}es/claims.html`);
    for (const link of links) expect((await fetch(link)).status, link).toBe(200);
    // Its own style and script are allowed by their hashes: it is styled, and nothing was refused.
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('640px');
    expect(complaints.filter((one) => !one.includes('status of 404'))).toEqual([]);
    await page.click('section[lang="fr"] a >> nth=0');
    await page.waitForSelector('html[lang="fr"][data-ready] .text');
    await close();
  });

  test('can be read without scripts, and says what to do then', async () => {
    const { page, close } = await open(site, 'a/b/c', { javaScriptEnabled: false });
    expect(await page.locator('h1:visible, h2:visible').count()).toBe(3);
    expect(await page.textContent('noscript p')).toContain('take the end of the address away');
    await close();
  });
});
