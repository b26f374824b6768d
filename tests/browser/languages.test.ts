/** Three languages in a real browser: each page whole in its own, chosen the first time, switched without losing the view. */
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

const PAGES = ['index', 'explore', 'claims', 'sources', 'figures', 'teach', 'notebook'] as const;
const TRANSLATED = ['fr', 'es'] as const;
/** What is told in the language it was published in: titles, tables and publishers of sources. */
const AS_PUBLISHED = 'a[rel~=external], a[href*="sources.html#source"], .publisher, cite[lang]';
/** Words that English has and the other two have not. */
const ENGLISH = /\b(?:the|of|and|with|from|by|is|are|for|not|was|were|this|that|it)\b/i;

/** What a page says: its texts and what its attributes say, without titles of sources. */
function textsOf(file: string): Set<string> {
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const said = new Set<string>();
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text) said.add(text);
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (element.matches(`script, style, ${AS_PUBLISHED}`)) return;
    for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-figure-title']) {
      const value = element.getAttribute(name);
      if (value) said.add(value);
    }
    for (const child of element.childNodes) visit(child);
  };
  visit(document.body);
  return said;
}

describe.each(TRANSLATED)('%s', (language) => {
  test.each(PAGES)('%s.html is drawn in it, says so, and names the others', (page) => {
    const { document } = parseHTML(readFileSync(`dist/${language}/${page}.html`, 'utf8'));
    expect(document.documentElement.lang).toBe(language);
    const alternates = [...document.querySelectorAll('link[hreflang]')].map((link) =>
      link.getAttribute('hreflang'),
    );
    expect(alternates).toEqual(['en', 'fr', 'es']);
    expect(document.querySelector(`[data-language="${language}"]`)?.getAttribute('aria-current')).toBe(
      'page',
    );
  });

  test.each(PAGES)('%s.html keeps no English sentence', (page) => {
    const written = textsOf(`dist/${page}.html`);
    const told = textsOf(`dist/${language}/${page}.html`);
    expect(told.size).toBeGreaterThan(25);
    expect([...told].filter((text) => written.has(text) && ENGLISH.test(text))).toEqual([]);
    // The test sees English where there is some.
    expect([...written].some((text) => ENGLISH.test(text))).toBe(true);
  });

  test.each([
    ['figures', '.series-name .note'],
    ['sources', '.series-values .note'],
  ])('%s.html tells what is counted in it', (page, selector) => {
    const counted = (folder: string) => {
      const { document } = parseHTML(readFileSync(`${folder}/${page}.html`, 'utf8'));
      return [...document.querySelectorAll(selector)].map((one) =>
        one.textContent.replace(/ · [^·]*$/, '').trim(),
      );
    };
    const [written, told] = [counted('dist'), counted(`dist/${language}`)];
    expect(told.length).toBe(written.length);
    expect(told.filter((one, n) => one === '' || (one === written[n] && one !== 'visas'))).toEqual([]);
  });

  test.each(PAGES)('%s.html wakes without a complaint', async (page) => {
    const { page: window, complaints, close } = await open(site, `${language}/${page}.html`);
    expect(await window.getAttribute('html', 'lang')).toBe(language);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('switching', () => {
  test.each([
    ['', '?mark=event/visa-2009&at=visits-and-visa'],
    ['', '?passage=surface-trade-2010.growth'],
    ['explore.html', '?show=travel.entries&as=index&base=2008&years=2000..2019'],
    ['claims.html', '?passage=annual-summit'],
    ['', '?at=surface-trade-2010&hindsight=hidden'],
  ])('keeps the view %s%s', async (page, query) => {
    const { page: window, complaints, close } = await open(site, page + query);
    for (const language of ['fr', 'es', 'en']) {
      const before = new URL(window.url()).search;
      await window.click(`[data-language="${language}"]`);
      await window.waitForSelector(`html[lang="${language}"][data-ready]`);
      expect(window.url()).toBe(`${site.url}${language === 'en' ? '' : `${language}/`}${page}${before}`);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('a number is written as the language has it', async () => {
    const { page, close } = await open(site, 'fr/?passage=surface-trade-2010.total');
    await page.waitForFunction(() => document.body.textContent.includes('56,7\u00a0milliards'));
    await close();
  });
});

describe('the first time', () => {
  const visit = async (locale: string, address: string) => {
    const context = await site.browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(site.url + address);
    await page.waitForSelector('html[data-ready]');
    return { page, context, url: () => page.url().slice(site.url.length) };
  };

  test.each([
    ['fr-CA', '', 'fr/'],
    ['es-MX', '', 'es/'],
    ['de-DE', '', ''],
    ['en-CA', '', ''],
    // An address that shows something is shown as it was sent.
    ['fr-CA', '?at=visits-and-visa', '?at=visits-and-visa'],
    ['en-CA', 'es/', 'es/'],
  ])('a %s browser that opens "%s" is at "%s"', async (locale, address, there) => {
    const { page, context, url } = await visit(locale, address);
    await page.waitForURL((now) => now.href.split('#')[0]?.startsWith(site.url + there) ?? false);
    await page.waitForSelector(`html[lang="${/^(fr|es)/.exec(there)?.[0] ?? 'en'}"][data-ready]`);
    expect(url().split('?')[0]).toBe(there.split('?')[0]);
    await context.close();
  });

  test('a choice is remembered over the browser’s own language', async () => {
    const { page, context } = await visit('fr-CA', 'fr/');
    await page.click('[data-language="en"]');
    await page.waitForSelector('html[lang="en"][data-ready]');
    const next = await context.newPage();
    await next.goto(site.url);
    await next.waitForSelector('html[data-ready]');
    expect(await next.getAttribute('html', 'lang')).toBe('en');
    await context.close();
  });
});
