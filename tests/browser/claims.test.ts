/** What a reader does in the Claims room and on the pages of sources and figures, in real Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { group } from 'd3-array';
import type { Page } from 'playwright-core';
import { isLaterPeriod, knownUntil } from '../../src/model/hindsight';
import { partsOfMark } from '../../src/model/story';
import { builtStory, open, openSite, queryOf, type Site } from './harness';

let site: Site;
const story = builtStory();
const verdictOf = new Map(story.claims.map((claim) => [claim.passage, claim.verdict]));
const rowsOf = (page: Page) =>
  page.$$eval('[data-row]:not([hidden])', (all) => all.map((one) => (one as HTMLElement).dataset.row));
/** A claim with arithmetic whose numbers a phrase of its passage points at. */
const reckoned = story.claims.find((claim) => claim.arithmetic.some(({ of }) => of.length > 1));
if (!reckoned) throw new Error('the story reckons');
const operand = reckoned.arithmetic.find(({ of }) => of.length > 1)?.of[0] ?? '';

beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

describe('the ledger', () => {
  test('without scripts has a row for every passage, with its verdict, and leads to Read and to the original', async () => {
    const { page, complaints, close } = await open(site, 'claims.html', { javaScriptEnabled: false });
    expect(await rowsOf(page)).toEqual(story.passages.map(({ id }) => id));
    for (const { id, find } of story.passages) {
      const row = page.locator(`[data-row="${id}"]`);
      expect(await row.locator(`.verdict.v-${verdictOf.get(id) ?? 'opinion'}`).count(), id).toBe(1);
      expect(await row.locator(`a.go[href="./?passage=${id}"]`).count(), id).toBe(1);
      const original = await row.locator(`a[href^="${story.article.url}"]`).getAttribute('href');
      expect(decodeURIComponent(original?.split('#:~:text=')[1] ?? '').replace('-,', ''), id).toContain(
        find.split(' ')[0],
      );
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('shows as many rows as each choice says, and the address brings them back', async () => {
    const { page, complaints, close } = await open(site, 'claims.html');
    const labels = await page.$$eval('.filters label:has(.count)', (all) =>
      all.map((one) => ({
        group: one.querySelector('input')?.name ?? '',
        value: one.querySelector('input')?.value ?? '',
        count: Number(one.querySelector('.count')?.textContent),
      })),
    );
    expect(labels.length).toBeGreaterThan(10);
    for (const { group, value, count } of labels) {
      await page.click('.filters input[name="ledger-verdict"][value="all"] + .choice');
      await page.click('.filters input[name="ledger-subject"][value="all"] + .choice');
      await page.click(`.filters input[name="${group}"][value="${value}"] + .choice`);
      expect(await rowsOf(page), value).toHaveLength(count);
    }
    await page.click('.filters input[name="ledger-subject"][value="all"] + .choice');
    await page.click('.filters input[value="caveat"] + .choice');
    await page.click('.filters input[value="confidence"] + .choice');
    const shown = await rowsOf(page);
    expect(new Set(shown.map((id) => verdictOf.get(id ?? '')))).toEqual(new Set(['caveat']));
    const address = `claims.html${await queryOf(page)}`;
    const again = await open(site, address);
    expect(await rowsOf(again.page)).toEqual(shown);
    expect(await again.page.isChecked('.filters input[value="caveat"]')).toBe(true);
    expect([...complaints, ...again.complaints]).toEqual([]);
    await again.close();
    await close();
  });

  test('a number of the arithmetic lights the row that rests on it, is pinned, and leads on to the stage', async () => {
    const { page, complaints, close } = await open(site, 'claims.html');
    const number = page.locator(`[data-row="${reckoned.passage}"] .operand[data-mark="${operand}"]`).first();
    await number.scrollIntoViewIfNeeded();
    await number.click();
    await page.waitForSelector('.chosen');
    expect(await queryOf(page)).toContain(`mark=${operand}`);
    await page.waitForSelector(`[data-spine="${reckoned.passage}"].lit`);
    const onward = await page.getAttribute('.chosen .pill.dark', 'href');
    await page.goto(new URL(onward ?? '', page.url()).href);
    await page.waitForSelector('html[data-ready]');
    expect(await queryOf(page)).toContain(`mark=${operand}`);
    await page.waitForSelector(`[data-spine="${reckoned.passage}"].lit`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a cell of the spine brings its row, also one that the filter left out', async () => {
    const opinion = story.passages.findLast(({ id }) => !verdictOf.has(id))?.id ?? '';
    const { page, close } = await open(site, 'claims.html?verdict=holds');
    expect(await page.isVisible(`[data-row="${opinion}"]`)).toBe(false);
    await page.click(`[data-spine="${opinion}"]`);
    await page.waitForSelector(`[data-row="${opinion}"].chosen-row`, { state: 'visible' });
    expect(await queryOf(page)).toContain(`passage=${opinion}`);
    await close();
  });

  test('by keys alone: a verdict is chosen by arrows, a row is reached along the spine', async () => {
    const { page, close } = await open(site, 'claims.html');
    await page.focus('.filters input[name="ledger-verdict"]:checked');
    await page.keyboard.press('ArrowDown');
    expect(await queryOf(page)).toBe('?verdict=claims');
    expect(await rowsOf(page)).toHaveLength(17);
    await page.focus('[data-spine][tabindex="0"]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const chosen = await page.getAttribute('.chosen-row', 'data-row');
    expect(chosen).toBe(story.passages[1]?.id);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.chosen', { state: 'detached' });
    await close();
  });

  test.each([
    '?verdict=nonsense&subject=__proto__&sort=%E0%A4%A',
    '?mark=<script>alert(1)</script>&passage=../../etc',
    '?passage=constructor&mark=toString#%%%',
    `?verdict=${'x'.repeat(5000)}`,
  ])('an address of no sense shows the whole ledger: %.50s', async (address) => {
    const { page, complaints, close } = await open(site, `claims.html${address}`);
    expect(await rowsOf(page)).toHaveLength(story.passages.length);
    expect(complaints).toEqual([]);
    await close();
  });

  test('no claims under a choice is said, with a way out', async () => {
    const empty = story.article.subjects
      .flatMap(({ id }) =>
        ['holds', 'caveat', 'contested', 'unfulfilled'].map((verdict) => ({ id, verdict })),
      )
      .find(
        ({ id, verdict }) =>
          !story.passages.some((one) => one.subject === id && verdictOf.get(one.id) === verdict),
      );
    if (!empty) throw new Error('some choice is empty');
    const { page, close } = await open(site, `claims.html?subject=${empty.id}&verdict=${empty.verdict}`);
    await page.click('.no-rows button');
    expect(await rowsOf(page)).toHaveLength(story.passages.length);
    await close();
  });
});

describe('in Read', () => {
  test('a passage with a claim shows its verdict, which leads to its row', async () => {
    const { page, close } = await open(site);
    const mark = page.locator(
      `[data-text="${reckoned.passage}"] a[href*="claims.html"], a[href*="claims.html?passage=${reckoned.passage}"]`,
    );
    const href = await mark.first().getAttribute('href');
    await page.goto(new URL(href ?? '', page.url()).href);
    await page.waitForSelector(`[data-row="${reckoned.passage}"].chosen-row`);
    await close();
  });
});

describe('the sources', () => {
  test('what hangs on one is listed, and each of its numbers leads to a figure that is there', async () => {
    const { page, complaints, close } = await open(site, 'sources.html', { javaScriptEnabled: false });
    expect(await page.locator('.source').count()).toBe(story.sources.length);
    const series = await page.$$eval('.series-values a', (all) =>
      all.map((one) => (one as HTMLAnchorElement).hash.slice(1)),
    );
    await page.goto(`${site.url}figures.html`);
    const ids = new Set(await page.$$eval('[id]', (all) => all.map((one) => one.id)));
    expect([...new Set(series)].filter((id) => !ids.has(id))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a source is found by words without accents, and by a passage that rests on it; the address says so', async () => {
    const { page, close } = await open(site, 'sources.html');
    const visible = () => page.locator('.source:visible').count();
    const all = await visible();
    await page.fill('#find-source', 'statistics canada');
    const found = await visible();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    expect(await queryOf(page)).toBe('?find=statistics+canada');
    const resting = new Set(story.claims.find(({ passage }) => passage === reckoned.passage)?.sources);
    await page.goto(`${site.url}sources.html?find=${reckoned.passage}`);
    await page.waitForSelector('html[data-ready]');
    expect(await visible()).toBe(resting.size);
    await close();
  });

  test('an address names one: it is opened; the old address of a source still leads there', async () => {
    const id = story.observations[0]?.source ?? '';
    const { page, complaints, close } = await open(site, `figures.html#source:${id}`);
    await page.waitForURL(`**/sources.html#source:${id}`);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator(`[id="source:${id}"] details[open]`).count()).toBeGreaterThan(0);
    await page.goto(`${site.url}sources.html?find=%E0%A4%A#%E0%A4%A`);
    await page.waitForSelector('html[data-ready]');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the figures', () => {
  const [one] = story.series;
  const counted = story.passages.flatMap(({ id, phrases }) =>
    phrases.flatMap(({ marks }) => marks.map((mark) => ({ passage: id, series: partsOfMark(mark).series }))),
  );
  const spoken = counted.find(({ series }) => story.series.some(({ id }) => id === series));

  test('a series leads to the passages that speak of it, without scripts too', async () => {
    const { page, complaints, close } = await open(site, 'figures.html', { javaScriptEnabled: false });
    expect(await page.locator('.series').count()).toBe(story.series.length + story.crossings.length * 2);
    const link = page.locator(
      `[id="series:${spoken?.series ?? ''}"] a[href="./?passage=${spoken?.passage ?? ''}"]`,
    );
    expect(await link.count()).toBe(1);
    const ids = new Set(await page.$$eval('[id]', (all) => all.map(({ id }) => `#${id}`)));
    const hashes = await page.$$eval('main a[href^="#"]', (all) =>
      all.map((a) => a.getAttribute('href') ?? ''),
    );
    expect(hashes.filter((hash) => !ids.has(hash))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a series is found by words of its title, the address says so, and one that the address names is shown all the same', async () => {
    const { page, complaints, close } = await open(site, 'figures.html');
    const visible = () => page.locator('.series:visible').count();
    const all = await visible();
    await page.fill('#find-series', one?.title ?? '');
    expect(await visible()).toBeGreaterThan(0);
    expect(await visible()).toBeLessThan(all);
    expect(await page.locator('.list-page h3:visible').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('find')).toBe(one?.title);
    await page.fill('#find-series', 'zzzz');
    expect(await page.textContent('[data-found]')).toContain('None');
    expect(await page.locator('.list-page section:visible').count()).toBe(0);
    const other = story.series.at(-1)?.id ?? '';
    await page.goto(`${site.url}figures.html?find=zzzz#series:${other}`);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator(`[id="series:${other}"] tbody tr:visible`).count()).toBeGreaterThan(0);
    expect(await visible()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test('with hindsight hidden a shape ends at the moment, and a series that began after it is gone', async () => {
    const { page, close } = await open(site, 'figures.html?hindsight=hidden');
    await page.waitForSelector('html[data-hindsight="hidden"]');
    const until = knownUntil(story.article.moment);
    const gone = [...group(story.observations, ({ series }) => series)]
      .filter(([, rows]) => rows.every(({ period }) => isLaterPeriod(period, until)))
      .map(([series]) => `series:${series}`);
    const hidden = await page.$$eval('.series', (all) =>
      all.filter((entry) => !entry.checkVisibility()).map(({ id }) => id),
    );
    expect(hidden.sort()).toEqual(gone.sort());
    expect(await page.locator('.spark .later:visible').count()).toBe(0);
    await close();
  });
});

describe('on paper', () => {
  // Lists fill their sheets, and say all they say on a screen: no page is left half empty, nothing runs off it.
  test.each([
    ['claims.html', '[data-row] .words', 10],
    ['figures.html', '.series h4, .event-index li', 17],
    ['sources.html', '.source h3', 22],
  ])('%s fills its pages', async (address, entries, most) => {
    const { page, complaints, close } = await open(site, address);
    for (const format of ['Letter', 'A4'] as const) {
      // What is larger for the back row is no larger on paper.
      if (format === 'A4') await page.evaluate(() => (document.documentElement.dataset.scheme = 'projector'));
      const pdf = (await page.pdf({ format })).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages, format).toBeGreaterThan(most / 2);
      expect(pages, format).toBeLessThanOrEqual(most);
    }
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 960 });
    const { hidden, wide } = await page.$$eval(entries, (all) => ({
      hidden: all.filter((one) => !one.checkVisibility()).length,
      wide: all.filter((one) => one.scrollWidth > one.clientWidth + 1).length,
    }));
    expect({ hidden, wide }).toEqual({ hidden: 0, wide: 0 });
    expect(complaints).toEqual([]);
    await close();
  });
});
