/** The content policy with reporting on: every room and all that can be done in it, and nothing is refused or asked of another host. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { keepsBack } from '../../src/model/session';
import { builtStory, open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

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

/** Every kind of export of a figure's menu, and its panes. */
async function useMenu(page: Page, root: string) {
  await page.click(`${root} [data-figure-menu]`);
  await page.waitForSelector('.figure-menu [data-do="csv"]:not([disabled])');
  for (const what of ['csv', 'svg', 'png']) {
    const download = page.waitForEvent('download');
    await page.click(`.figure-menu [data-do="${what}"]`);
    await download;
  }
  for (const what of ['cite', 'embed', 'words', 'lesson'])
    await page.click(`.figure-menu [data-do="${what}"]`);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.figure-menu', { state: 'detached' });
}

describe('the policy', () => {
  test.each(FOLDERS.flatMap((folder) => PAGES.map((page) => folder + page)))(
    'stands first in %s, allows nothing that stands in a page, and the page needs none of it',
    async (address) => {
      const file = `dist/${address === '' || address.endsWith('/') ? `${address}index.html` : address}`;
      const html = readFileSync(file, 'utf8');
      expect(html.indexOf('<meta charset')).toBeLessThan(200);
      expect(html.indexOf('Content-Security-Policy')).toBeLessThan(300);
      expect(html).not.toMatch(/unsafe-|<style[\s>]|<[^>]*\sstyle="|<[a-z][^>]*\son[a-z]+="/);
      const { page, complaints, close } = await open(site, address);
      await page.click('.find-button');
      await page.waitForSelector('.find-dialog[open]');
      await page.keyboard.type('visa');
      await page.waitForSelector('.find-list a');
      await page.keyboard.press('Escape');
      for (const scheme of ['light', 'dark', 'projector']) await page.selectOption('.schemes select', scheme);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('refuses what it is there to refuse', async () => {
    const { page, close } = await open(site);
    const reports: string[] = [];
    await page.exposeFunction('report', (directive: string) => reports.push(directive));
    const tried = await page.evaluate(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        (Reflect.get(window, 'report') as (directive: string) => void)(effectiveDirective);
      });
      const refused: string[] = [];
      const attempt = (name: string, act: () => void) => {
        try {
          act();
        } catch {
          refused.push(name);
        }
      };
      attempt('markup', () => (document.body.innerHTML = '<p>x</p>'));
      attempt('policy', () => {
        const factory = Reflect.get(window, 'trustedTypes') as {
          createPolicy: (name: string, rules: object) => unknown;
        };
        factory.createPolicy('another', {});
      });
      attempt('worker', () => new Worker('./sw.js'));
      const script = document.createElement('script');
      script.append('window.ran = true');
      document.body.append(script);
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: red');
      document.body.append(styled);
      return { refused, ran: 'ran' in window, red: styled.style.color };
    });
    expect(tried).toEqual({ refused: ['markup', 'policy', 'worker'], ran: false, red: '' });
    await vi.waitFor(() => {
      expect(new Set(reports)).toEqual(
        new Set(['require-trusted-types-for', 'trusted-types', 'style-src-attr']),
      );
    }, 30_000);
    await close();
  });

  test('is sent as headers too, with what only a header can say: only an embed may be framed', async () => {
    const headersOf = async (path: string) => (await fetch(site.url + path)).headers;
    for (const path of ['', 'index.html', 'claims.html', 'fr/', 'es/teach.html']) {
      const headers = await headersOf(path);
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('permissions-policy'), path).toContain('camera=()');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    for (const path of ['embed/any.html', 'fr/embed/any.html']) {
      const headers = await headersOf(path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), path).not.toContain('frame-ancestors');
      expect(headers.get('x-frame-options'), path).toBeNull();
    }
  });
});

describe('what is done in the rooms', () => {
  test('Read: figures, marks, time, the menu of each, a copy that is searched', async () => {
    const { page, complaints, close } = await open(site, '?at=surface-trade-2010', { acceptDownloads: true });
    await page.click('[data-passage="surface-trade-2010"][data-phrase="growth"]');
    await page.waitForSelector('.compare-text');
    await page.click('.time-tools button >> nth=1');
    await page.hover('#timeline [data-mark] >> nth=0');
    for (const root of ['#map', '.chart.current', '#timeline']) await useMenu(page, root);
    await page.click('.copy-switch .plain');
    await page.fill(
      'dialog textarea',
      'This is about something else, and long enough to be looked through. '.repeat(20),
    );
    await page.click('dialog form button[type=submit]');
    await page.waitForSelector('.copy-outcome[data-state=refused]');
    expect(await page.textContent('.copy-outcome')).not.toContain('could not be read');
    expect(complaints).toEqual([]);
    await close();
  });

  test('Read on a phone', async () => {
    const { page, complaints, close } = await open(site, 'fr/?passage=visits-and-visa', {
      viewport: { width: 390, height: 844 },
    });
    await page.click('.phone-bar button >> nth=1');
    await page.click('.phone-bar button >> nth=2');
    expect(complaints).toEqual([]);
    await close();
  });

  test('Explore: redrawn as each chart and measure, and its menu', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=trade.both-ways', {
      acceptDownloads: true,
    });
    for (const view of [
      'show=trade.both-ways&as=index&base=2000',
      'show=trade.both-ways&chart=multiples',
      'show=travel.entries&chart=bars',
      'show=size.people&chart=scatter',
    ]) {
      await page.goto(`${site.url}explore.html?${view}`);
      await page.waitForSelector('html[data-drawn]');
    }
    await useMenu(page, '.explore-figure');
    expect(complaints).toEqual([]);
    await close();
  });

  test('Claims: filtered, a verdict chosen, the menu of its figure', async () => {
    const { page, complaints, close } = await open(site, 'claims.html', { acceptDownloads: true });
    await page.click('.filters label >> nth=2');
    await page.click('.filters label >> nth=0');
    await useMenu(page, '[data-row="visits-and-visa"] .claim-figure');
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(builtStory().lessons.map((lesson) => [lesson.id, lesson] as const))(
    'Teach: %s step by step, its notes, its code, and its handouts',
    async (id, lesson) => {
      const { page, complaints, close } = await open(site, `teach.html?lesson=${id}&step=1`);
      const [notes] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('n')]);
      const heard: string[] = [];
      notes.on('console', (message) => heard.push(message.text()));
      await notes.waitForSelector('.presenter[data-peer="here"]');
      await page.bringToFront();
      await page.keyboard.press('q');
      await page.waitForSelector('.share-code[open]');
      await page.keyboard.press('Escape');
      for (const [n, step] of lesson.steps.entries()) {
        await page.waitForSelector(`.present[data-step="${String(n + 1)}"]`);
        if (keepsBack(step)) {
          await page.keyboard.press('PageDown');
          await page.waitForSelector('.present[data-revealed="true"]');
        }
        await page.keyboard.press('PageDown');
      }
      for (const copy of ['class', 'teacher']) {
        await page.goto(`${site.url}es/teach.html?lesson=${id}&handout=${copy}`);
        await page.waitForSelector('.handout[data-sources]:not([data-sources="0"])');
        expect(await page.locator('.handout-figure svg').count()).toBeGreaterThan(0);
      }
      expect([...complaints, ...heard]).toEqual([]);
      await close();
    },
  );

  test('the notebook and a lesson of one’s own, read from files', async () => {
    const { page, complaints, close } = await open(site, '?mark=event/visa-2009');
    await page.click('.pin-button');
    await page.waitForSelector('.pin-button[aria-pressed="true"]');
    await page.goto(`${site.url}notebook.html`);
    await page.waitForSelector('.note-entry');
    await page.setInputFiles('.notebook-tools input[type=file]', {
      name: 'notebook.jsonld',
      mimeType: 'application/ld+json',
      buffer: Buffer.from('{"<img src=x onerror=alert(1)>": 1}'),
    });
    await page.waitForSelector('.notebook-tools [role="status"]:not(:empty), .refused');
    await page.goto(`${site.url}teach.html`);
    await page.waitForSelector('html[data-ready]');
    await page.setInputFiles('.own-tools input[type=file]', {
      name: 'lesson.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          id: 'own',
          title: '<img src=x onerror=alert(1)>',
          minutes: 5,
          audience: '<script>alert(1)</script>',
          aim: 'b',
          steps: [{ title: '<svg onload=alert(1)>', view: './?at=annual-summit&embed=map' }],
        }),
      ),
    });
    await page.waitForSelector('.own-steps > li');
    expect(await page.inputValue('[data-field="title"]')).toBe('<img src=x onerror=alert(1)>');
    await page.locator('.own-tools').getByRole('link', { name: 'Present' }).click();
    await page.waitForSelector('.present h1');
    expect(await page.textContent('.present h1')).toBe('<svg onload=alert(1)>');
    expect(complaints).toEqual([]);
    await close();
  });
});
