/** A page that the browser draws ahead, while a pointer rests on the way to it, is the page that is opened. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../tools/serve.mjs';
import { openTab, type TabPage } from './plain-chromium';

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve('dist');
});
afterAll(async () => {
  await site.close();
});

/** Comes true once an expression does in a page. */
const until = (page: TabPage, expression: string) =>
  page.evaluate<true>(
    `new Promise((resolve) => { const look = () => (${expression}) ? resolve(true) : setTimeout(look, 20); look(); })`,
  );
const isDrawn = (page: TabPage) => until(page, `document.readyState === 'complete'`);
/** How a page came: whether it was drawn ahead and then opened. */
const howItCame = (page: TabPage) =>
  page.evaluate<{ type: string; wasAhead: boolean; address: string; lang: string }>(
    `(([{ type, activationStart }]) => ({ type, wasAhead: activationStart > 0, address: location.pathname + location.search, lang: document.documentElement.lang }))(performance.getEntriesByType('navigation'))`,
  );

describe('a page drawn ahead', () => {
  test.each([
    [
      'the same view in another language',
      '?at=surface-trade-2010',
      'a[data-language="fr"]',
      '/fr/?at=surface-trade-2010',
    ],
    ['Explore', '', 'a[data-room="explore"]', '/explore.html'],
    ['Claims', 'fr/explore.html', 'a[data-room="claims"]', '/fr/claims.html'],
  ])('%s is opened, answers, and complains of nothing', async (_, from, link, to) => {
    const tab = await openTab(site.url + from);
    await until(
      tab.seen,
      `document.documentElement.dataset.ready !== undefined || !dispatchEvent(new Event('focusin'))`,
    );
    const coming = tab.ahead();
    await tab.pointAt(tab.seen, link);
    const page = await coming;
    await isDrawn(page);
    expect(await page.evaluate('document.prerendering')).toBe(true);
    await tab.press(tab.seen);
    await until(page, '!document.prerendering');
    expect(await howItCame(page)).toEqual({
      type: 'navigate',
      wasAhead: true,
      address: to,
      lang: to.startsWith('/fr/') ? 'fr' : 'en',
    });
    // It answers: a mark that is chosen is in the address.
    await page.evaluate(`dispatchEvent(new Event('focusin'))`);
    await until(page, 'document.documentElement.dataset.ready');
    await page.evaluate(
      `document.querySelector('main [data-phrase], main [data-mark]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))`,
    );
    await until(page, `/[?&](?:passage|mark)=/.test(location.search)`);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('is opened at the passage of its address', async () => {
    const tab = await openTab(`${site.url}?at=energy-environment`);
    await until(tab.seen, 'document.documentElement.dataset.ready');
    const coming = tab.ahead();
    await tab.pointAt(tab.seen, 'a[data-language="fr"]');
    const page = await coming;
    await isDrawn(page);
    await tab.press(tab.seen);
    await until(page, `document.documentElement.dataset.ready && !document.querySelector('[data-late]')`);
    await until(
      page,
      `(({ top }) => top > 0 && top < innerHeight / 2)(document.querySelector('[data-text="energy-environment"]').getBoundingClientRect())`,
    );
    expect((await howItCame(page)).address).toBe('/fr/?at=energy-environment');
    await tab.close();
  });

  test('begins anew when what it may show was changed before it was opened, and not for a chosen language', async () => {
    const tab = await openTab(site.url);
    await until(
      tab.seen,
      `document.documentElement.dataset.ready !== undefined || !dispatchEvent(new Event('focusin'))`,
    );
    const coming = tab.ahead();
    await tab.pointAt(tab.seen, 'a[data-room="claims"]');
    const page = await coming;
    await isDrawn(page);
    await tab.seen.evaluate(`localStorage.setItem('beltway-atlas.scheme', 'dark')`);
    const again = page.loaded();
    await tab.press(tab.seen);
    await again;
    await until(page, `document.documentElement.dataset.scheme === 'dark'`);
    expect((await howItCame(page)).type).toBe('reload');
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('is the room or the language that one may go to, and none with one’s own work in it', async () => {
    const tab = await openTab(site.url);
    const rules = await tab.seen.evaluate<string>(`document.querySelector('[type="speculationrules"]').text`);
    expect(JSON.parse(rules)).toEqual({
      prerender: [{ where: { selector_matches: 'a[data-ahead]' }, eagerness: 'moderate' }],
    });
    expect(
      await tab.seen.evaluate(
        `[...document.querySelectorAll('a[data-ahead]')].map((link) => link.getAttribute('href'))`,
      ),
    ).toEqual(['./explore.html', './claims.html', './fr/', './es/']);
    await tab.close();
  });
});
