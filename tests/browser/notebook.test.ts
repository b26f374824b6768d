/** The notebook in a real browser: what was written is there again, whatever happens to the tab, the window or the store. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

const MARKS = ['?mark=event/visa-2009', '?mark=event/nals-2009', '?passage=surface-trade-2010.growth'];
async function pin(page: Page, address: string) {
  await page.goto(site.url + address);
  await page.waitForSelector('html[data-ready]');
  await page.click('.pin-button');
  await page.waitForSelector('.pin-button[aria-pressed="true"]');
}
const openNotebook = async (page: Page) => {
  await page.goto(`${site.url}notebook.html`);
  await page.waitForSelector('html[data-ready]');
};
const note = (page: Page, n: number) => page.locator('.note-entry textarea').nth(n);
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('beltway-atlas.note.'))
      .map(([, value]) => (JSON.parse(value as string) as { note: string }).note),
  );
const untilKept = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => Object.values(localStorage).some((value) => String(value).includes(wanted)),
    text,
  );
const titles = (page: Page) => page.locator('.note-entry h2').allTextContents();
const saved = async (page: Page, what: string) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-save="${what}"]`)]);
  return readFileSync(await download.path(), 'utf8');
};
const load = (page: Page, text: string) =>
  page.setInputFiles('.notebook-tools input[type=file]', {
    name: 'notebook.jsonld',
    mimeType: 'application/ld+json',
    buffer: Buffer.from(text),
  });

describe('the notebook', () => {
  test('is empty and says how it is filled; marks and passages are pinned in every room', async () => {
    const { page, complaints, close } = await open(site, 'notebook.html');
    expect(await page.textContent('.notebook-empty')).toContain('Add to notebook');
    for (const address of [
      ...MARKS,
      'explore.html?mark=trade/us-imports-from-canada/2008',
      'claims.html?passage=annual-summit',
    ])
      await pin(page, address);
    await openNotebook(page);
    expect((await titles(page)).length).toBe(5);
    expect(await page.textContent('.note-value >> nth=2')).toContain('19.5 per cent more');
    await page.click('.note-entry >> nth=3 >> a');
    await page.waitForSelector('html[data-ready]');
    expect(page.url()).toContain('explore.html');
    expect(complaints).toEqual([]);
    await close();
  });

  test('by keys alone: a mark is pinned, a note written, moved up, and taken out', async () => {
    const { page, close } = await open(site, MARKS[0]);
    await page.waitForSelector('.pin-button');
    await page.focus('.pin-button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pin-button[aria-pressed="true"]');
    await pin(page, MARKS[1] ?? '');
    await openNotebook(page);
    const before = await titles(page);
    await note(page, 1).focus();
    await page.keyboard.type('The last one.');
    for (let n = 0; n < 10; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('[data-by="-1"]'))) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (first) => document.querySelector('.note-entry h2')?.textContent === first,
      before[1],
    );
    expect(await page.inputValue('.note-entry textarea >> nth=0')).toBe('The last one.');
    await page.reload();
    await page.waitForSelector('.note-entry');
    expect(await titles(page)).toEqual([before[1], before[0]]);
    await page
      .locator('.note-entry')
      .first()
      .getByRole('button', { name: /Take out/ })
      .press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.note-entry').length === 1);
    expect(await kept(page)).toEqual(['']);
    await close();
  });

  test('killing the tab in the middle of writing loses at most the last second', async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    await pin(page, MARKS[0] ?? '');
    await openNotebook(page);
    await note(page, 0).focus();
    const text = 'What was written more than a second ago is there again.';
    const times: number[] = [];
    for (const letter of text) {
      await page.keyboard.type(letter, { delay: 40 });
      times.push(Date.now());
    }
    const crashed = page.waitForEvent('crash');
    const killed = Date.now();
    await page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    const next = await context.newPage();
    await openNotebook(next);
    await next.waitForSelector('.note-entry');
    const found = await note(next, 0).inputValue();
    const due = times.filter((time) => time < killed - 1000).length;
    expect(due).toBeGreaterThan(5);
    expect(text.startsWith(found)).toBe(true);
    expect(found.length).toBeGreaterThanOrEqual(due);
    await context.close();
  });

  test('what was just typed is kept when the page is left', async () => {
    const { page, close } = await open(site, '');
    await pin(page, MARKS[0] ?? '');
    await openNotebook(page);
    await note(page, 0).fill('Left at once');
    await page.goto(`${site.url}claims.html`);
    expect(await kept(page)).toEqual(['Left at once']);
    await close();
  });
});

describe('two windows', () => {
  const both = async (context: BrowserContext) => {
    const page = await context.newPage();
    for (const address of MARKS.slice(0, 2)) await pin(page, address);
    await openNotebook(page);
    const other = await context.newPage();
    await openNotebook(other);
    return [page, other] as const;
  };

  test('that write in two entries keep both', async () => {
    const context = await site.browser.newContext();
    const [page, other] = await both(context);
    await note(page, 0).fill('Here');
    await note(other, 1).fill('There');
    await untilKept(page, 'Here');
    await untilKept(page, 'There');
    await page.waitForFunction(() => document.querySelectorAll('textarea')[1]?.value === 'There');
    await other.waitForFunction(() => document.querySelectorAll('textarea')[0]?.value === 'Here');
    await context.close();
  });

  test('that write in one entry at once keep both texts', async () => {
    const context = await site.browser.newContext();
    const [page, other] = await both(context);
    // Neither hears of the other before both have begun.
    await Promise.all([note(page, 0).fill('One says this'), note(other, 0).fill('One says that')]);
    await untilKept(page, 'One says this');
    await untilKept(page, 'One says that');
    await page.reload();
    await page.waitForSelector('.note-entry >> nth=2');
    const notes = await kept(page);
    expect(notes).toContain('One says this');
    expect(notes).toContain('One says that');
    await context.close();
  });

  test('what is pinned in one appears in the other', async () => {
    const context = await site.browser.newContext();
    const [page, other] = await both(context);
    await pin(page, MARKS[2] ?? '');
    await other.waitForSelector('.note-entry >> nth=2');
    await context.close();
  });
});

describe('a file', () => {
  test('takes the notebook to another machine: the same entries, notes and order', async () => {
    const { page, close } = await open(site, '', { acceptDownloads: true });
    for (const address of MARKS) await pin(page, address);
    await openNotebook(page);
    await note(page, 0).fill('“Visas” & <b>visits</b>');
    await note(page, 2).fill('Growth\nfrom the lowest month');
    await page.locator('.note-entry').nth(2).locator('[data-by="-1"]').click();
    const before = [await titles(page), (await kept(page)).sort()];
    const file = await saved(page, 'annotations');
    const markdown = await saved(page, 'markdown');
    expect(markdown).toContain('Growth\nfrom the lowest month');
    expect(markdown).not.toContain('<b>');
    await close();

    const other = await open(site, 'notebook.html');
    await load(other.page, file);
    await other.page.waitForSelector('.note-entry >> nth=2');
    expect([await titles(other.page), (await kept(other.page)).sort()]).toEqual(before);
    // Once more: nothing is there twice.
    await load(other.page, file);
    await other.page.waitForFunction(() =>
      document.querySelector('.notebook [role=status]')?.textContent.includes('3 were here'),
    );
    expect((await titles(other.page)).length).toBe(3);
    await other.close();
  });
});

describe('a store', () => {
  test('that is full: everything is there for the visit, the page says so, and the file has it all', async () => {
    const { page, close } = await open(site, '', { acceptDownloads: true });
    await pin(page, MARKS[0] ?? '');
    await openNotebook(page);
    // Full to the last character.
    await page.evaluate(() => {
      for (let size = 1 << 20; size >= 1; size >>= 1)
        for (let n = 0; ; n++)
          try {
            localStorage.setItem(`fill-${String(size)}-${String(n)}`, 'x'.repeat(size));
          } catch {
            break;
          }
    });
    await note(page, 0).fill('There is no room for this sentence.');
    await page.waitForSelector('.warning');
    expect(await page.textContent('.warning')).toContain('full');
    expect(await saved(page, 'markdown')).toContain('There is no room for this sentence.');
    // With room again it is kept.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('fill-')) localStorage.removeItem(key);
    });
    await note(page, 0).fill('There is room.');
    await untilKept(page, 'There is room.');
    await page.waitForFunction(() => !document.querySelector('.warning'));
    await close();
  });

  test('that is forbidden: the notebook works for the visit and says so', async () => {
    const context = await site.browser.newContext({ acceptDownloads: true });
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${site.url}${MARKS[0] ?? ''}`);
    await page.waitForSelector('html[data-ready]');
    await page.click('.pin-button');
    await page.waitForFunction(() =>
      document.querySelector('.pin-line')?.textContent.includes('keeps nothing'),
    );
    await openNotebook(page);
    expect(await page.textContent('.warning')).toContain('keeps nothing');
    expect(errors).toEqual([]);
    await context.close();
  });
});
