/** Where the keyboard is can be seen, and what always can be seen does not move the page when the keyboard comes to it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

const SIZES = [
  [1440, 900],
  [1366, 650],
  [820, 1180],
  [390, 844],
] as const;
/** The rooms, and those in which something pinned lies over the foot of the window. */
const PAGES = [
  'index.html',
  'explore.html',
  'explore.html?show=travel.entries&mark=travel/mx-to-ca.entries/2008',
  'claims.html',
  'claims.html?passage=visits-and-visa',
  'sources.html',
  'figures.html',
  'teach.html',
  'notebook.html',
];
const STOPS = 'a[href], button, input, select, summary, [tabindex="0"]';

describe.each(SIZES)('at %i × %i', (width, height) => {
  test.each(PAGES)('%s: whatever has the keyboard is seen, from above and from below', async (address) => {
    const { page, complaints, close } = await open(site, address, { viewport: { width, height } });
    if (address.includes('mark=')) await page.waitForSelector('.pinned-line');
    if (address.includes('passage=')) await page.waitForSelector('.chosen');
    const { had, hidden } = await page.evaluate((stops) => {
      const hidden: string[] = [];
      let had = 0;
      /** Whether a point of it is not under something else. */
      const isSeen = (stop: Element) =>
        [...stop.getClientRects()].some((box) =>
          [0.1, 0.5, 0.9].some((x) =>
            [0.15, 0.5, 0.85].some((y) => {
              const there = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
              return (
                there !== null &&
                (stop.contains(there) || there.contains(stop) || there.closest('label')?.contains(stop))
              );
            }),
          ),
        );
      const order = [...document.querySelectorAll<HTMLElement>(stops)];
      for (const [from, all] of [
        [0, order],
        [document.documentElement.scrollHeight, [...order].reverse()],
      ] as const) {
        scrollTo(0, from);
        for (const stop of all) {
          stop.focus();
          if (document.activeElement !== stop) continue;
          had += 1;
          if (!isSeen(stop)) hidden.push(`${stop.tagName} ${stop.className} ${stop.textContent.trim()}`);
        }
      }
      return { had, hidden };
    }, STOPS);
    expect(had).toBeGreaterThan(4);
    expect(hidden).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(PAGES)('%s: the bar and what stays beside the text do not scroll the page', async (address) => {
    const { page, close } = await open(site, address, { viewport: { width, height } });
    const { stayed, moved } = await page.evaluate((stops) => {
      const moved: string[] = [];
      let stayed = 0;
      for (const stop of document.querySelectorAll<HTMLElement>(stops)) {
        let box: Element | null = stop;
        while (box && !['sticky', 'fixed'].includes(getComputedStyle(box).position)) box = box.parentElement;
        if (!box) continue;
        scrollTo(0, 900);
        const at = scrollY;
        const { top, bottom } = stop.getBoundingClientRect();
        if (top < 0 || bottom > innerHeight) continue;
        stop.focus();
        if (document.activeElement !== stop) continue;
        stayed += 1;
        if (Math.abs(scrollY - at) > 1)
          moved.push(`${stop.tagName} ${stop.textContent.trim()}: ${String(Math.round(scrollY - at))} px`);
      }
      return { stayed, moved };
    }, STOPS);
    expect(stayed).toBeGreaterThan(1);
    expect(moved).toEqual([]);
    await close();
  });
});

test('the keyboard goes along the bar, and the passage that is read stays', async () => {
  const { page, close } = await open(site, '?at=surface-trade-2010&hindsight=hidden');
  await page.waitForFunction(() => !document.querySelector('[data-late]') && scrollY > 100);
  const at = await page.evaluate(() => scrollY);
  await page.locator('.brand a').evaluate((link) => {
    (link as HTMLElement).focus();
  });
  const last = page.locator('.top [data-language="es"]');
  for (
    let stops = 0;
    stops < 30 && !(await last.evaluate((one) => one === document.activeElement));
    stops += 1
  )
    await page.keyboard.press('Tab');
  expect(await last.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBe(at);
  expect(new URL(page.url()).searchParams.get('at')).toBe('surface-trade-2010');
  await close();
});

/** Where the timeline lies under the text. */
const BESIDE = [
  [1440, 900],
  [1366, 768],
  [1920, 1080],
] as const;
test.each(BESIDE)(
  'at %i × %i phrases that the keyboard comes to stand over the timeline, ring and all',
  async (width, height) => {
    const { page, close } = await open(site, '', { viewport: { width, height } });
    await page.waitForFunction(() => !document.querySelector('[data-late]'));
    await page.locator('#text [data-phrase]').first().focus();
    const under: string[] = [];
    let scrolled = 0;
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press('Tab');
      const { words, left, top } = await page.evaluate(() => {
        const phrase = document.activeElement;
        const foot = document.querySelector('.timeline')?.getBoundingClientRect().top ?? 0;
        if (!phrase?.matches('#text [data-phrase]')) return { words: '', left: Infinity, top: scrollY };
        const { outlineOffset, outlineWidth } = getComputedStyle(phrase);
        const ring = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
        return {
          words: phrase.textContent,
          left: foot - ring - phrase.getBoundingClientRect().bottom,
          top: scrollY,
        };
      });
      if (left < 0) under.push(`${words}: ${String(left)} px`);
      scrolled = Math.max(scrolled, top);
    }
    expect(scrolled).toBeGreaterThan(400);
    expect(under).toEqual([]);
    await close();
  },
);
