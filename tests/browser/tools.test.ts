/** What every room offers: hindsight, Find, and the menu of a figure, in real Chromium. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { DOMParser, parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { isLater, isLaterPeriod, knownUntil } from '../../src/model/hindsight';
import { observationMark } from '../../src/model/story';
import { builtStory, open, openSite, queryOf, type Site } from './harness';

let site: Site;
const story = builtStory();
const until = knownUntil(story.article.moment);
const starts = new Map(story.events.map((event) => [event.id, event.start]));
const ROOMS = ['', 'explore.html', 'claims.html', 'sources.html', 'figures.html'];

beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

/** Marks of figures that can be seen or reached; the words of a verdict's arithmetic are no figure. */
const marksShown = (page: Page) =>
  page.$$eval('svg [data-mark], .events-list [data-mark], .explore-table [data-mark]', (all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('data-mark') ?? ''),
  );

describe('hindsight', () => {
  test.each([
    '',
    '?at=surface-trade-2010',
    '?passage=visits-and-visa',
    'explore.html',
    'explore.html?show=travel.entries',
    'explore.html?show=size.people',
    'claims.html',
  ])('hidden: no figure of %s shows what came later; shown, it is all there again', async (address) => {
    const hidden = `${address}${address.includes('?') ? '&' : '?'}hindsight=hidden`;
    const { page, complaints, close } = await open(site, hidden);
    // Explore's points are marks, and its words tell of them, a moment after it is drawn.
    if (address.startsWith('explore')) await page.waitForSelector('html[data-followed*="hindsight=hidden"]');
    const known = await marksShown(page);
    expect(known.length).toBeGreaterThan(5);
    expect(known.filter((mark) => isLater(mark, until, (id) => starts.get(id)))).toEqual([]);
    await page.click('[role="switch"]');
    await page.waitForFunction(() => !location.search.includes('hindsight'));
    if (address.startsWith('explore'))
      await page.waitForFunction(() => {
        const { followed } = document.documentElement.dataset;
        return followed !== undefined && !followed.includes('hindsight');
      });
    const all = await marksShown(page);
    expect(all.length).toBeGreaterThan(known.length);
    expect(complaints).toEqual([]);
    await close();
  });

  test('what followed a claim is hidden, and so are later numbers in the tables', async () => {
    const { page, close } = await open(site, 'claims.html?hindsight=hidden');
    expect(await page.locator('.since-then:visible').count()).toBe(0);
    expect(await page.locator('p.then:visible').count()).toBe(
      story.claims.filter((claim) => claim.since).length,
    );
    await page.goto(`${site.url}figures.html?hindsight=hidden`);
    await page.waitForSelector('html[data-hindsight="hidden"]');
    await page.$$eval('details', (all) => {
      for (const one of all) one.open = true;
    });
    const periods = await page.$$eval('tbody tr', (rows) =>
      rows.filter((row) => row.checkVisibility()).map((row) => row.querySelector('th')?.textContent ?? ''),
    );
    const expected = [
      ...story.observations.map(({ period }) => period),
      ...story.crossingCounts.map(({ year }) => String(year)),
    ].filter((period) => !isLaterPeriod(period, until));
    expect(periods).toHaveLength(expected.length);
    await close();
  });

  test('goes along to the other rooms, and a chosen mark that came later says so', async () => {
    const { page, complaints, close } = await open(site, '');
    await page.click('[role="switch"]');
    expect(await queryOf(page)).toBe('?hindsight=hidden');
    await page.click('[data-room="claims"]');
    await page.waitForURL(/claims\.html\?hindsight=hidden$/);
    await page.waitForSelector('html[data-ready][data-hindsight="hidden"]');
    await page.goto(`${site.url}?mark=event/nals-2016&hindsight=hidden`);
    await page.waitForSelector('html[data-ready]');
    const button = page.locator('.panel-side button.pill');
    await button.click();
    expect(await queryOf(page)).not.toContain('hindsight');
    await page.waitForSelector('.panel-side h3');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('Find', () => {
  test.each(ROOMS)('opens in %s by keyboard, and Enter goes there', async (room) => {
    const { page, complaints, close } = await open(site, room);
    await page.keyboard.press('Control+K');
    await page.waitForSelector('.find-dialog[open]');
    await page.keyboard.type('calderon', { delay: 5 });
    await page.waitForSelector('.find-list a');
    expect(await page.textContent('.find-list a[aria-selected="true"] .find-title')).toBe('Felipe Calderón');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?mark=leader\/felipe-calderon$/);
    await page.waitForSelector('.panel-side .card-events');
    expect(await page.textContent('.panel-side h3')).toBe('Felipe Calderón');
    expect(complaints).toEqual([]);
    await close();
  });

  test('closes with Escape where it was opened, and says when nothing is found', async () => {
    const { page, close } = await open(site);
    await page.click('.find-button');
    await page.waitForSelector('.find-dialog[open]');
    await page.fill('#find-field', 'xqzjwvxqz');
    await page.waitForFunction(() =>
      document.querySelector('.find-dialog [role=status]')?.textContent.includes('Nothing'),
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.classList.contains('find-button'));
    await close();
  });
});

describe('cards', () => {
  test('a city of summits says who received whom, and leads to the summit and to the passages', async () => {
    const { page, complaints, close } = await open(site, '?mark=place/waco');
    await page.waitForSelector('.card-events');
    expect(await page.textContent('.card-events')).toContain(
      'Hosted by George W. Bush, with Paul Martin and Vicente Fox',
    );
    await page.click('.card-events a >> nth=0');
    await page.waitForFunction(() => location.search.startsWith('?mark=event/'));
    expect(complaints).toEqual([]);
    await close();
  });
});

/** A figure of each kind, its address, and how its root is found. */
const FIGURES = [
  ['map', '?at=surface-trade-2010', '#map'],
  ['chart', '?at=surface-trade-2010', '.chart.current'],
  ['timeline', '?at=surface-trade-2010', '#timeline'],
  ['claim', 'claims.html', '[data-row="visits-and-visa"] .claim-figure'],
  ['explore', 'explore.html?show=trade.both-ways&as=index&base=2000', '.explore-figure'],
] as const;

async function openMenu(page: Page, root: string): Promise<void> {
  if (root === '.explore-figure') await page.waitForSelector('html[data-drawn]');
  await page.click(`${root} [data-figure-menu]`);
  await page.waitForSelector('.figure-menu [data-do="csv"]:not([disabled])');
}
async function saved(page: Page, what: string): Promise<{ name: string; data: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`.figure-menu [data-do="${what}"]`),
  ]);
  return { name: download.suggestedFilename(), data: readFileSync(await download.path()) };
}
/** Width, height and how many colours there are in a picture, as the browser decodes it. */
/** A picture's size, its colours, and which of the lines of text (x, y, font in its pixels) have no ink. */
const decoded = (page: Page, data: Buffer, type: string, lines: readonly (readonly number[])[] = []) =>
  page.evaluate(
    async ([address, lines]) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const coloursIn = (x: number, y: number, width: number, height: number) =>
        new Set(new Uint32Array(context.getImageData(x, y, width, height).data.buffer)).size;
      return {
        width: canvas.width,
        height: canvas.height,
        colours: coloursIn(0, 0, canvas.width, canvas.height),
        blank: lines.filter(([x = 0, y = 0, font = 0]) => coloursIn(x, y - font, 2 * font, font) < 4),
      };
    },
    [`data:${type};base64,${data.toString('base64')}`, lines] as const,
  );

describe.each(FIGURES)('the menu of a figure: %s', (_, address, root) => {
  test('its data come back as they are in the story, each with unit and source', async () => {
    const { page, complaints, close } = await open(site, address, { acceptDownloads: true });
    await openMenu(page, root);
    const { name, data } = await saved(page, 'csv');
    expect(name).toMatch(/^[a-z0-9-]+\.csv$/);
    const rows = parse<Record<string, string>>(data, { columns: true });
    expect(rows.length).toBeGreaterThan(3);
    const values = new Map(
      story.observations.map((row) => [observationMark(row.series, row.period), row.value]),
    );
    const sources = new Map(
      story.observations.map((row) => [observationMark(row.series, row.period), row.source]),
    );
    const urls = new Map(story.sources.map((source) => [source.id, source.url]));
    let numbers = 0;
    for (const row of rows) {
      const mark = row.mark ?? '';
      if (!values.has(mark)) {
        expect(mark).toMatch(/^(event|place|leader)\//);
        continue;
      }
      numbers += 1;
      expect(Number(row.value), mark).toBe(values.get(mark));
      expect(row.unit, mark).not.toBe('');
      expect(row.source_url, mark).toBe(urls.get(sources.get(mark) ?? ''));
      if (address.includes('as=index')) expect(row.shown_unit).toContain('2000');
    }
    if (root !== '#timeline') expect(numbers).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    await close();
  });

  test('its pictures stand alone: the SVG is drawn anywhere, the PNG is decoded, title, source and address in them', async () => {
    const { page, complaints, close } = await open(site, address, { acceptDownloads: true });
    await openMenu(page, root);
    const title = (await page.textContent('#figure-menu-title')) ?? '';
    // First the PNG: nothing has read the picture's fonts yet.
    const png = await saved(page, 'png');
    const svg = await saved(page, 'svg');
    const text = svg.data.toString('utf8');
    const picture = (new DOMParser().parseFromString(text, 'image/svg+xml') as unknown as Document)
      .documentElement;
    const lines = [...picture.children]
      .filter((one) => one.tagName === 'text')
      .map((one) => ['x', 'y', 'font-size'].map((name) => 2 * Number(one.getAttribute(name))));
    expect(picture.tagName).toBe('svg');
    const all = [...picture.querySelectorAll('text')].map((one) => one.textContent).join(' ');
    for (const word of title.split(/\s+/)) expect(all).toContain(word);
    expect(all.replace(/\s/g, '')).toContain(site.url);
    expect(all).toContain('Sources:');
    expect(text).not.toMatch(/<script| style="|class="|NaN/);
    const drawnSvg = await decoded(page, svg.data, 'image/svg+xml');
    expect(png.data.subarray(1, 4).toString()).toBe('PNG');
    const drawnPng = await decoded(page, png.data, 'image/png', lines);
    expect(lines.length).toBeGreaterThan(2);
    expect(drawnPng.blank).toEqual([]);
    expect(drawnPng.width).toBe(Math.round(drawnSvg.width * 2));
    // More than paper and ink: the drawing itself is there.
    expect(drawnPng.colours).toBeGreaterThan(40);
    expect(complaints).toEqual([]);
    await close();
  });

  test('its link, its citation and its frame lead back to it, and it is told in words', async () => {
    const { page, complaints, close } = await open(site, address, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await openMenu(page, root);
    await page.click('[data-do="link"]');
    await page.waitForFunction(
      () => document.querySelector('.figure-menu [role=status]')?.textContent !== '',
    );
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(site.url)).toBe(true);
    await page.click('[data-do="cite"]');
    for (const format of ['apa', 'mla', 'chicago', 'bibtex', 'csl']) {
      await page.click(`[data-format="${format}"]`);
      expect(await page.textContent('.figure-text'), format).toContain(link.replace(/^https?:\/\//, ''));
    }
    await page.click('[data-do="words"]');
    await page.waitForSelector('.figure-words p >> nth=1');
    expect((await page.textContent('.figure-words'))?.length).toBeGreaterThan(60);
    await page.click('[data-do="embed"]');
    const code = (await page.textContent('.figure-text')) ?? '';
    const frame = new URL(parseHTML(code).document.querySelector('iframe')?.getAttribute('src') ?? '');
    const embedded = await open(site, frame.href.slice(site.url.length));
    expect(await embedded.page.locator('.top').isVisible()).toBe(false);
    const own = root.replace('.current', '');
    expect(await embedded.page.locator(`${own}:visible`).count()).toBe(1);
    expect(
      await embedded.page.evaluate(
        () =>
          [...document.querySelectorAll('[data-figure-key]')].filter((one) => one.checkVisibility()).length,
      ),
    ).toBe(1);
    expect([...complaints, ...embedded.complaints]).toEqual([]);
    await embedded.close();
    await close();
  });
});

test('a menu that cannot be loaded leaves the figure standing and is asked for again', async () => {
  const { page, close } = await open(site);
  await page.route(/FigureMenu/, (route) => route.abort());
  await page.click('.chart.current [data-figure-menu]');
  await page.waitForSelector('.chart.current [data-failed]');
  expect(await page.locator('.chart.current svg').first().isVisible()).toBe(true);
  await close();
});
