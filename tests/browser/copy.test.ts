/** A reader's own copy of the article, in real Chromium, on the invented story: the real one's words are not ours to hold. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { open, openFixture, type Opened, type Site } from './harness';

const COPY = [
  'In those days the ferry ran from one bank to the other with crates of every kind upon it.',
  'The two towns looked at each other across the water and said little.',
  'So it went for years and nobody thought that it would end.',
  'Then somebody built a bridge and the crates went dry.',
];
let site: Site;

beforeAll(async () => {
  site = await openFixture('fixture-copy-site');
});
afterAll(async () => {
  await site.close();
});

/** The dialog for a copy, open. */
async function start(): Promise<Opened> {
  const opened = await open(site);
  await opened.page.click('.copy-switch .plain');
  await opened.page.waitForSelector('dialog[open]');
  return opened;
}
async function paste(page: Page, text: string) {
  await page.fill('dialog textarea', text);
  await page.click('dialog form button[type=submit]');
  await outcome(page);
}
const outcome = (page: Page) =>
  page.waitForSelector('.copy-outcome[data-state=found], .copy-outcome[data-state=refused]');
const file = (name: string, buffer: Buffer, mimeType = 'text/plain') => ({ name, mimeType, buffer });
const text = (page: Page) =>
  page.$$eval('[data-text]', (all) => all.map((one) => one.textContent.trim()).join(' '));

describe('a copy that is the article', () => {
  test('takes the place of the retelling, its phrases light the same marks, and one click goes back', async () => {
    const { page, complaints, close } = await start();
    const retold = await text(page);
    await paste(page, COPY.join('\n\n'));
    await page.keyboard.press('Escape');
    for (const sentence of COPY) expect(await text(page)).toContain(sentence);
    await page.click('[data-passage="ferry"][data-phrase="crates"]:visible');
    await page.waitForSelector('.compare-text');
    await page.click('.copy-switch button[aria-pressed=false]');
    await page.waitForFunction(
      (first) => !document.querySelector('[data-text]')?.textContent.includes(first),
      COPY[0] ?? '',
    );
    expect(await text(page)).toBe(retold);
    expect(complaints).toEqual([]);
    await close();
  });

  test('is still there after a new visit, and gone when it is forgotten', async () => {
    const { page, close } = await start();
    await paste(page, COPY.join('\n\n'));
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    expect(await text(page)).toContain(COPY[1]);
    await page.click('.copy-switch .plain');
    await page.click('dialog button:has-text("Forget")');
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    expect(await text(page)).not.toContain(COPY[1]);
    expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain(
      'ferry ran',
    );
    await close();
  });

  test('as a web page is read as data: nothing in it is run', async () => {
    const { page, complaints, close } = await start();
    const html = `<!doctype html><html><head><script>document.title = 'hacked'</script></head><body>
      <nav>Home</nav>${COPY.map((one) => `<p onclick="x()">${one}</p><img src="x" onerror="document.title='hacked'">`).join('')}</body></html>`;
    await page.setInputFiles('dialog input[type=file]', file('page.html', Buffer.from(html), 'text/html'));
    await outcome(page);
    expect(await text(page)).toContain(COPY[3]);
    expect(await page.title()).not.toBe('hacked');
    expect(complaints).toEqual([]);
    await close();
  });

  test('without one of its paragraphs says which passage was not found, and retells it', async () => {
    const { page, close } = await start();
    await paste(page, COPY.slice(0, 3).join('\n\n'));
    expect(await page.textContent('.copy-outcome')).toMatch(/Not found in your copy[^:]*: 4/);
    expect(await text(page)).not.toContain(COPY[3]);
    expect(await text(page)).toContain(COPY[0]);
    await close();
  });

  test('in an old encoding, with the quotes and dashes of that time, is found', async () => {
    const { page, close } = await start();
    const old = Buffer.concat([
      Buffer.from([0x93]),
      Buffer.from(COPY.join(' '), 'latin1'),
      Buffer.from([0x94, 0x97]),
    ]);
    await page.setInputFiles('dialog input[type=file]', file('old.txt', old));
    await page.waitForSelector('.copy-outcome[data-state=found]');
    await close();
  });
});

describe('storage', () => {
  const FORBIDDEN = () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  };
  const FULL = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  };
  test.each([
    ['forbidden', FORBIDDEN],
    ['full', FULL],
  ])('that is %s: the copy is there for the visit, and the page says so', async (_name, script) => {
    const context = await site.browser.newContext();
    await context.addInitScript(script);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(site.url);
    await page.waitForSelector('html[data-ready]');
    await page.click('.copy-switch .plain');
    await paste(page, COPY.join('\n\n'));
    expect(await page.textContent('dialog')).toContain('keeps nothing');
    expect(await text(page)).toContain(COPY[2]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
