/** Without a network: after one visit the atlas is whole in every language; a newer one waits until it is asked for. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { open, openSite, type Site } from './harness';

/** A test that hangs ends after this. */
const PATIENCE_MS = 170_000;
const FOLDERS = ['', 'fr/', 'es/'];
vi.setConfig({ testTimeout: PATIENCE_MS });
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

/** Waits until the whole site is on the device: file after file, which takes a busy machine its time. */
const kept = (page: Page) => page.waitForSelector('html[data-offline="kept"]', { timeout: PATIENCE_MS });

/** Opens an address of a server and waits until the whole site is on the device. */
async function visit(url: string, address = '') {
  const { page, complaints, close } = await open({ ...site, url }, address, {
    serviceWorkers: 'allow',
    acceptDownloads: true,
  });
  const heard = (other: Page) => {
    other.on('pageerror', (error) => complaints.push(`uncaught: ${String(error)}`));
    other.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
  };
  page.context().on('page', heard);
  await kept(page);
  return { page, complaints, context: page.context(), close };
}
async function goTo(page: Page, address: string) {
  await page.goto(address);
  await page.waitForSelector('html[data-ready]');
}

describe('after one visit to one page of one language, with the network off and the server gone', () => {
  let url = '';
  let visited: Awaited<ReturnType<typeof visit>>;
  beforeAll(async () => {
    const server = await serve('dist');
    url = server.url;
    visited = await visit(url, 'claims.html');
    await visited.page.close();
    await server.close();
    await visited.context.setOffline(true);
  });
  afterAll(() => visited.close());
  /** A window of its own, and what it complained of. */
  const openWindow = async (address: string) => {
    visited.complaints.length = 0;
    const page = await visited.context.newPage();
    await goTo(page, url + address);
    return { page, complaints: visited.complaints };
  };

  test.each(FOLDERS)('"%s" reads, explores, judges, finds and saves as with one', async (folder) => {
    const { page, complaints } = await openWindow(`${folder}?at=surface-trade-2010`);
    await page.click('[data-passage="surface-trade-2010"][data-phrase="growth"]');
    await page.waitForSelector('.compare-text');
    await page.hover('.chart.current .dots [data-mark] >> nth=0');
    await page.waitForSelector('.tooltip strong');

    await page.keyboard.press('Control+K');
    await page.waitForSelector('.find-dialog[open]');
    await page.keyboard.type('calderon');
    await page.waitForSelector('.find-list a');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.find-dialog', { state: 'detached' });

    await page.click('.chart.current [data-figure-menu]');
    await page.waitForSelector('.figure-menu [data-do="csv"]:not([disabled])');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do="csv"]')]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('trade/');

    await goTo(page, `${url}${folder}explore.html?show=trade.both-ways&as=index&base=2000`);
    await page.waitForSelector('html[data-drawn*="as=index"]');
    expect(await page.locator('.explore-charts .dots [data-mark]').count()).toBeGreaterThan(50);

    await goTo(page, `${url}${folder}claims.html?passage=visits-and-visa`);
    expect(await page.locator('[data-row]:visible').count()).toBeGreaterThan(10);
    expect(await page.evaluate(() => document.fonts.check('16px "Source Serif 4"'))).toBe(true);

    for (const list of ['notebook', 'sources', 'figures'])
      await goTo(page, `${url}${folder}${list}.html?find=imf`);
    // The data files that the page offers, too.
    const data = await page.$eval('a[href$="datapackage.json"]', async (link) => {
      const { href } = link as HTMLAnchorElement;
      const files = [href, new URL('observations.csv', href).href];
      return Promise.all(files.map(async (file) => (await fetch(file)).status));
    });
    expect(data).toEqual([200, 200]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each(FOLDERS)(
    '"%s" presents a lesson with its notes in a second window, and prints it',
    async (folder) => {
      const { page, complaints } = await openWindow(`${folder}teach.html`);
      await page.waitForSelector('.offline-kept');
      await page.click('.lesson-ways a >> nth=0');
      await page.waitForSelector('.present[data-step="1"]');
      const [notes] = await Promise.all([visited.context.waitForEvent('page'), page.keyboard.press('n')]);
      await notes.waitForSelector('.presenter[data-peer="here"]');
      await notes.getByRole('button', { name: '4' }).first().click();
      await page.waitForSelector('.present[data-step="4"]');
      await goTo(page, `${url}${folder}teach.html?lesson=relationship-in-numbers&handout=teacher`);
      await page.waitForSelector('.handout[data-sources]:not([data-sources="0"])');
      expect(await page.locator('.handout-figure svg').count()).toBeGreaterThan(2);
      expect(complaints).toEqual([]);
      await notes.close();
      await page.close();
    },
  );

  test('the languages lead to one another with the view, and a lost address leads home', async () => {
    const { page, complaints } = await openWindow('explore.html?show=travel.entries');
    for (const language of ['fr', 'es', 'en']) {
      await page.click(`[data-language="${language}"]`);
      await page.waitForSelector(`html[lang="${language}"][data-ready]`);
      expect(new URL(page.url()).search).toBe('?show=travel.entries');
    }
    expect(complaints).toEqual([]);
    await goTo(page, `${url}fr/no/such/page`);
    await page.click('section[lang="fr"] a >> nth=1');
    await page.waitForSelector('.explore-figure');
    expect(page.url()).toBe(`${url}fr/explore.html`);
    await page.close();
  });
});

describe('what is kept on the device', () => {
  test('is asked for when the page is there and has been drawn', async () => {
    const context = await site.browser.newContext();
    await context.addInitScript(() => {
      const { value: was } = Object.getOwnPropertyDescriptor(
        ServiceWorkerContainer.prototype,
        'register',
      ) as { value: (...given: unknown[]) => Promise<ServiceWorkerRegistration> };
      ServiceWorkerContainer.prototype.register = function (...given) {
        Object.assign(window, {
          asked: [document.readyState, performance.getEntriesByName('first-contentful-paint').length],
        });
        return was.apply(this, given);
      };
    });
    const page = await context.newPage();
    await page.goto(site.url);
    await kept(page);
    expect(await page.evaluate(() => Reflect.get(window, 'asked') as unknown)).toEqual(['complete', 1]);
    await context.close();
  });

  test('is an app: every language has a manifest that the browser takes, with icons that are there', async () => {
    for (const [folder, language] of [
      ['', 'en'],
      ['fr/', 'fr'],
      ['es/', 'es'],
    ] as const) {
      const { page, close } = await open(site, folder);
      const session = await page.context().newCDPSession(page);
      const { url, data = '', errors } = await session.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      const manifest = JSON.parse(data) as {
        lang: string;
        scope: string;
        start_url: string;
        icons: { src: string; sizes: string; purpose?: string }[];
      };
      expect(manifest.lang).toBe(language);
      expect(new URL(manifest.scope, url).href).toBe(site.url);
      expect(new URL(manifest.start_url, url).href).toBe(site.url + folder);
      expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
      for (const { src, sizes } of manifest.icons) {
        const answer = await fetch(new URL(src, url));
        expect(answer.status, src).toBe(200);
        const size = Number.parseInt(sizes);
        // Width and height of a PNG stand in its bytes 16 to 23.
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (size > 0) expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
      }
      await close();
    }
  });

  test('is every file of the site but what others ask for, each once', () => {
    const worker = readFileSync('dist/sw.js', 'utf8');
    const named = [...worker.matchAll(/\{url:"([^"]+)",revision:/g)].map((match) => match[1] ?? '').sort();
    const all = readdirSync('dist', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice('dist/'.length))
      .filter((file) => !/^(404\.html|sw\.js|_headers|\.nojekyll)$|(^|\/)embed\//.test(file));
    expect(named).toEqual(all.sort());
  });
});

describe('a newer atlas', () => {
  const FOLDER = '.cache/offline-site';
  let server: Awaited<ReturnType<typeof serve>>;
  let versions = 0;
  beforeAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    cpSync('dist', FOLDER, { recursive: true });
    server = await serve(FOLDER);
  });
  afterAll(() => server.close());

  /** Publishes a version that says its number in the title, and has no file of the search any more under its old name. */
  function publish() {
    versions += 1;
    const edit = (file: string, change: (text: string) => string) => {
      writeFileSync(`${FOLDER}/${file}`, change(readFileSync(`${FOLDER}/${file}`, 'utf8')));
    };
    const number = String(versions);
    const revision = number.padStart(12, '0');
    edit('index.html', (text) => text.replace(/<title>(v\d+ )?/, `<title>v${number} `));
    for (const name of readdirSync(`${FOLDER}/assets`)) {
      if (!name.startsWith('FindDialog')) continue;
      rmSync(`${FOLDER}/assets/${name}`);
      edit('sw.js', (text) => text.replace(new RegExp(`\\{url:"assets/${name}",revision:null\\},?`), ''));
    }
    edit('sw.js', (text) =>
      text
        .replace(/atlas-[0-9a-f]{12}/g, `atlas-${revision}`)
        .replace(/(\{url:"index\.html",revision:")[^"]+/, `$1${revision}`),
    );
  }
  const look = (page: Page) =>
    page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
  const store = (context: BrowserContext) =>
    context.storageState().then(({ origins }) => origins[0]?.localStorage ?? []);

  test('is announced, waits to be asked for, breaks no open page and touches no note', async () => {
    const { page, complaints, context, close } = await visit(server.url, '?mark=event/visa-2009');
    await page.click('.pin-button');
    await page.waitForSelector('.pin-button[aria-pressed="true"]');
    await goTo(page, `${server.url}notebook.html`);
    await page.fill('.note-entry textarea', 'Kept through every version.');
    await page.waitForFunction(() =>
      Object.values(localStorage).some((value) => String(value).includes('every version')),
    );
    await goTo(page, server.url);
    const other = await context.newPage();
    await goTo(other, `${server.url}explore.html?show=travel.entries`);
    const before = await store(context);

    publish();
    await look(page);
    await page.waitForSelector('.update-notice');
    await other.waitForSelector('.update-notice');
    expect(await page.textContent('.update-notice [role="status"]')).toContain('A new version');
    // Until someone asks, every page is still of the version before, also one that is opened now.
    const third = await context.newPage();
    await goTo(third, server.url);
    expect(await third.title()).not.toContain('v1');
    await third.close();

    await page.click('.update-notice button >> nth=0');
    await page.waitForFunction(() => document.title.startsWith('v1'));
    await page.waitForSelector('html[data-ready]');
    expect(await store(context)).toEqual(before);

    // The other window was not loaded anew, and asks now for a file that only its own version has.
    await other.bringToFront();
    expect(new URL(other.url()).search).toBe('?show=travel.entries');
    await other.keyboard.press('Control+K');
    await other.waitForSelector('.find-dialog[open]');
    await other.keyboard.press('Escape');
    await other.click('.update-notice button >> nth=1');
    await other.waitForSelector('.update-notice', { state: 'detached' });
    // Said once, "later" holds in that tab.
    publish();
    await look(page);
    await page.waitForSelector('.update-notice');
    await goTo(other, `${server.url}claims.html`);
    await kept(other);
    expect(await other.locator('.update-notice').count()).toBe(0);
    await goTo(page, `${server.url}notebook.html`);
    expect(await page.inputValue('.note-entry textarea')).toBe('Kept through every version.');
    expect(complaints).toEqual([]);
    await close();
  });

  test('is said to the other windows when one has taken it', async () => {
    const { page, context, close } = await visit(server.url);
    const other = await context.newPage();
    // It hears of no version that is found, as a window that was asleep then.
    await other.addInitScript(() => {
      ServiceWorkerRegistration.prototype.addEventListener = () => undefined;
    });
    await goTo(other, `${server.url}fr/claims.html`);
    await kept(other);
    publish();
    await look(page);
    await page.click('.update-notice button >> nth=0');
    await page.waitForFunction((title) => document.title.startsWith(title), `v${String(versions)}`);
    await other.waitForSelector('.update-notice');
    expect(await other.textContent('.update-notice [role="status"]')).toContain('dans une autre fenêtre');
    await other.evaluate(() => Object.assign(window, { before: true }));
    await other.click('.update-notice button >> nth=0');
    await other.waitForFunction(() => !('before' in window));
    await other.waitForSelector('html[data-ready]');
    expect(await other.locator('.update-notice').count()).toBe(0);
    await close();
  });

  test('leaves the two before it, and no more, nor anything that is not the atlas’s', async () => {
    const { page, close } = await visit(server.url);
    await page.evaluate(() => caches.open('of-another-app'));
    for (let n = 0; n < 3; n++) {
      publish();
      await look(page);
      await page.click('.update-notice button >> nth=0');
      await page.waitForFunction((title) => document.title.startsWith(title), `v${String(versions)}`);
      await page.waitForSelector('html[data-ready]');
    }
    const names = await page.evaluate(() => caches.keys());
    const own = names.filter((name) => name.includes('-precache-'));
    const lastThree = [2, 1, 0].map((back) => `atlas-${String(versions - back).padStart(12, '0')}`);
    expect(own.map((name) => name.slice(0, 18))).toEqual(lastThree);
    expect(names).toContain('of-another-app');
    await close();
  });
});
