/** What axe cannot see: every figure told in words and numbers, every mark reached and spoken, the map without pointing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { homesOf, partsOfMark } from '../../src/compile/homes';
import { periodText } from '../../src/model/time';
import { en } from '../../src/words/en';
import { builtStory, open, openSite, queryOf, type Site } from './harness';

let site: Site;
const story = builtStory();
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

/** What a figure tells those who do not see it, as it stands now. */
const told = (page: Page, figure: string) =>
  page.$$eval(`${figure} [data-told]`, (all) =>
    all
      .filter((one) => one.checkVisibility())
      .map((one) => one.textContent)
      .join(' '),
  );
/** Opens a figure's menu at its words, and gives the rows of its table. */
async function tableOf(page: Page, figure: string): Promise<string[]> {
  await page.locator(`${figure} [data-figure-menu]`).first().dispatchEvent('click');
  await page.waitForSelector('dialog.figure-menu[open] [data-do="csv"]:enabled');
  await page.click('[data-do="words"]');
  const rows = await page.locator('.figure-table tbody tr').allTextContents();
  expect(await page.textContent('.figure-menu h2')).not.toBe('');
  expect((await page.locator('.figure-words > p').allTextContents()).join(' ')).toMatch(/\d/);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.figure-menu', { state: 'detached' });
  return rows;
}
const active = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | SVGElement | null;
    return {
      mark: element?.dataset.mark ?? '',
      name: element?.getAttribute('aria-label') ?? '',
      role: element?.getAttribute('role') ?? '',
    };
  });
/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string) {
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`no way to ${selector} by Tab`);
}
/** From the head of Read to its figures by the link that skips the text. */
async function skipToFigures(page: Page) {
  await tabTo(page, '.skip[href="#stage"]');
  await page.keyboard.press('Enter');
}
/** What a screen reader has to say of an observation: what it is, when, and where the article speaks of it. */
function expectSpoken(mark: string, name: string) {
  const { series, period } = partsOfMark(mark);
  const found = story.series.find(({ id }) => id === series);
  expect(name, mark).toContain(found?.title ?? 'a series');
  expect(name, mark).toContain(periodText(period, 'en-CA'));
  expect(name, mark).toMatch(/\d.*\d/);
  const passages = story.passages
    .filter(({ phrases }) => phrases.some(({ marks }) => marks.includes(mark)))
    .map(({ number }) => en.passage(number));
  if (passages.length === 0) expect(name, mark).toContain(en.notMentioned);
  for (const passage of passages) expect(name, mark).toContain(passage);
}
/** Waits until what has the focus is told whole: its numbers were there. */
const spoken = (page: Page) =>
  page.waitForFunction(() => /article/.test(document.activeElement?.getAttribute('aria-label') ?? ''));

describe('a figure drawn for another room keeps the keyboard where it was', () => {
  /** Comes to a mark by Tab and an arrow, and has the window made smaller. */
  async function stays(page: Page, figure: string) {
    await tabTo(page, `${figure} [data-mark]`);
    await page.keyboard.press('ArrowRight');
    const { mark } = await active(page);
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.setViewportSize({ width: 1000, height: 700 });
    await page.waitForFunction((was) => !was?.isConnected || !was.checkVisibility(), before);
    await page.waitForFunction(
      ([wanted, within]) => {
        const now = document.activeElement;
        return now instanceof SVGElement && now.dataset.mark === wanted && now.matches(within);
      },
      [mark, `${figure} .lit[tabindex="0"]`] as const,
    );
    // From there on by arrows, to a mark of the new drawing.
    await page.keyboard.press('ArrowRight');
    const next = await active(page);
    expect(partsOfMark(next.mark).series).toBe(partsOfMark(mark).series);
    expect(partsOfMark(next.mark).period > partsOfMark(mark).period).toBe(true);
  }
  test('in Read', async () => {
    const { page, complaints, close } = await open(site, '?chart=two-way');
    await skipToFigures(page);
    await stays(page, '.deck .chart.current .dots');
    expect(complaints).toEqual([]);
    await close();
  });
  test('in Explore', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=trade.goods');
    await page.waitForFunction(() => document.documentElement.dataset.followed !== undefined);
    await stays(page, '.explore-charts .dots');
    expect(complaints).toEqual([]);
    await close();
  });
  test('in Teach', async () => {
    const { page, complaints, close } = await open(site, 'teach.html?lesson=relationship-in-numbers&step=5');
    await page.waitForSelector('.present-stage [data-mark][tabindex="0"]');
    await stays(page, '.present-stage .dots');
    expect(complaints).toEqual([]);
    await close();
  });
  test('who went away from a figure is left alone', async () => {
    const { page, close } = await open(site, 'explore.html?show=trade.goods');
    await page.waitForFunction(() => document.documentElement.dataset.followed !== undefined);
    await tabTo(page, '.explore-charts .dots [data-mark]');
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => {
      (document.activeElement as SVGElement).blur();
      delete document.documentElement.dataset.followed;
    });
    await page.setViewportSize({ width: 1000, height: 700 });
    await page.waitForFunction(() => document.documentElement.dataset.followed !== undefined);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await close();
  });
  test('what was never reached can be reached after it', async () => {
    const { page, close } = await open(site, '?chart=two-way');
    await page.setViewportSize({ width: 1000, height: 700 });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.deck .chart.current .dots [tabindex="0"]')].some((stop) =>
        stop.checkVisibility(),
      ),
    );
    await skipToFigures(page);
    await tabTo(page, '.deck .chart.current .dots [data-mark]');
    await close();
  });
});

describe('every figure has a title, a summary from its numbers, and a table', () => {
  test('the map, every chart and the timeline', async () => {
    const { page, complaints, close } = await open(site, '?map=trade.direction&year=2008');
    expect(await page.textContent('.map h2')).toContain('2008');
    expect(await told(page, '.map')).toMatch(/Most: .*\d.*Least: .*\d/);
    expect((await tableOf(page, '.map')).length).toBeGreaterThan(4);
    expect(await told(page, '.timeline')).toMatch(/Summits: \d+\..*Canada: .*Harper/);
    expect((await tableOf(page, '.timeline')).length).toBeGreaterThan(20);
    for (const { id, title } of story.charts) {
      await page.selectOption('.chart-picker select', id);
      await page.waitForSelector(`#chart-${id}.current`);
      expect(await page.textContent(`#chart-${id} h2`)).toBe(title);
      expect(await told(page, `#chart-${id}`), id).toMatch(/\d/);
      expect((await tableOf(page, `#chart-${id}`)).length, id).toBeGreaterThan(4);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('what is told keeps to what was known when hindsight is hidden', async () => {
    const { page, close } = await open(site, '?hindsight=hidden');
    for (const { id } of story.charts) {
      await page.selectOption('.chart-picker select', id);
      await page.waitForSelector(`#chart-${id}.current`);
      // Some series have years in their titles.
      const titled = story.series.toSorted((a, b) => b.title.length - a.title.length);
      const text = titled.reduce(
        (rest, { title }) => rest.replaceAll(title, ''),
        await told(page, `#chart-${id}`),
      );
      const years = [...text.matchAll(/\b(?:19|20)\d\d\b/g)].map(Number);
      expect(years.length, id).toBeGreaterThan(0);
      expect(Math.max(...years), id).toBeLessThanOrEqual(2010);
    }
    await close();
  });

  test('the figures of the ledger', async () => {
    const { page, complaints, close } = await open(site, 'claims.html');
    const claims = story.claims.filter(({ figure }) => figure !== undefined);
    for (const { passage } of claims) {
      expect((await page.textContent(`#${passage} figcaption`))?.trim(), passage).not.toBe('');
      expect(await told(page, `#${passage} figure`), passage).toMatch(/\d/);
    }
    for (const kind of ['lines', 'bars', 'events'] as const) {
      const claim = claims.find(({ figure }) => figure?.kind === kind);
      const rows = await tableOf(page, `#${claim?.passage ?? ''} figure`);
      expect(rows.length, kind).toBeGreaterThan(1);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('Explore, in the numbers that are drawn', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=trade.goods&as=index&base=2000');
    await page.waitForFunction(() => document.documentElement.dataset.followed !== undefined);
    expect(await told(page, '.explore-figure')).toMatch(/Canada to United States: from [\d.]+ in 1985/);
    const drawn = await page.locator('.explore-charts .dots [data-mark]').count();
    expect((await tableOf(page, '.explore-figure')).length).toBe(drawn);
    await page.locator('.explore-table summary').press('Enter');
    await page.waitForSelector('.explore-table tbody tr');
    expect(await page.locator('.explore-table tbody tr').count()).toBeGreaterThan(30);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a step of a lesson, which keeps a guess to itself', async () => {
    const { page, complaints, close } = await open(site, 'teach.html?lesson=relationship-in-numbers&step=4');
    await page.waitForSelector('.present-stage [data-told]', { state: 'attached' });
    const before = await told(page, '.present-stage');
    expect(before).toMatch(/from US\$[\d.]+ billion in 1985 to US\$[\d.]+ billion in 1993/);
    const few = await tableOf(page, '.present-stage');
    await page.keyboard.press('r');
    await page.waitForFunction((was) => {
      const now = document.querySelector('.present-stage [data-told]')?.textContent;
      return now && now !== was;
    }, before);
    expect(await told(page, '.present-stage')).toContain('2016');
    expect((await tableOf(page, '.present-stage')).length).toBeGreaterThan(few.length);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('arrows lead along a series and across series, and each mark is spoken', () => {
  /** From the first stop of a chart: on along its series, then across, each mark spoken whole. */
  async function walk(page: Page, figure: string) {
    await tabTo(page, `${figure} [data-mark]`);
    // To where another series is to be met.
    await page.keyboard.press('Home');
    await spoken(page);
    const first = await active(page);
    expectSpoken(first.mark, first.name);
    expect(first.role).toBe('button');
    let last = first;
    for (let n = 0; n < 3; n++) {
      await page.keyboard.press('ArrowRight');
      const next = await active(page);
      expect(partsOfMark(next.mark).series).toBe(partsOfMark(first.mark).series);
      expect(partsOfMark(next.mark).period > partsOfMark(last.mark).period).toBe(true);
      expectSpoken(next.mark, next.name);
      last = next;
    }
    // What has the focus is lit.
    expect(await page.getAttribute(`${figure} [data-mark="${last.mark}"]`, 'class')).toContain('lit');
    const across = new Set<string>();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
      const { mark, name } = await active(page);
      across.add(partsOfMark(mark).series);
      expectSpoken(mark, name);
    }
    expect(across.size).toBeGreaterThan(1);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    expect((await active(page)).mark).not.toBe(last.mark);
  }

  test('in Read', async () => {
    const { page, complaints, close } = await open(site, '?chart=two-way');
    await skipToFigures(page);
    await walk(page, '.deck .chart.current .dots');
    expect(complaints).toEqual([]);
    await close();
  });
  test('in Explore', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=trade.goods');
    await page.waitForFunction(() => document.documentElement.dataset.drawn !== undefined);
    await page.waitForSelector('.explore-charts [data-mark][tabindex="0"]');
    await walk(page, '.explore-charts .dots');
    expect(complaints).toEqual([]);
    await close();
  });
  test('in Teach, where the arrows of a figure do not turn the page', async () => {
    const { page, complaints, close } = await open(site, 'teach.html?lesson=relationship-in-numbers&step=5');
    await page.waitForSelector('.present-stage [data-mark][tabindex="0"]');
    await walk(page, '.present-stage .dots');
    expect(await page.getAttribute('.present', 'data-step')).toBe('5');
    expect(complaints).toEqual([]);
    await close();
  });
  test.each([
    ['a map', 'relationship-in-numbers', 3],
    ['a chart', 'relationship-in-numbers', 5],
    ['a timeline', 'relationship-in-numbers', 7],
    ['a claim', 'waco-to-guadalajara', 6],
  ])('in Teach %s is reached, and keeps its arrows to the last mark and beyond', async (_, lesson, step) => {
    const { page, complaints, close } = await open(site, `teach.html?lesson=${lesson}&step=${String(step)}`);
    await page.waitForSelector('.present-stage [data-mark][tabindex="0"]');
    await tabTo(page, '.present-stage [data-mark]:not(.operand)');
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      let before = '';
      // Until it leads no further, and once more.
      for (let n = 0; n < 120; n++) {
        const { mark } = await active(page);
        if (mark === before) break;
        before = mark;
        await page.keyboard.press(key);
      }
      expect((await active(page)).mark, key).toBe(before);
      await page.keyboard.press(key);
      expect((await active(page)).mark, key).toBe(before);
    }
    expect(await page.getAttribute('.present', 'data-step')).toBe(String(step));
    expect(complaints).toEqual([]);
    await close();
  });
  test('years stepped through by a key that is held down: the map is reached at the last one', async () => {
    const { page, complaints, close } = await open(site, '?map=trade.direction&year=2008');
    await skipToFigures(page);
    await tabTo(page, '.map [data-mark]');
    await page.keyboard.press('Home');
    await spoken(page);
    expect((await active(page)).name).toContain('2008');
    await page.focus('.year-control input[type="range"]');
    // As a browser says a held key again: no key up between.
    for (let n = 0; n < 6; n++) await page.keyboard.down('ArrowLeft');
    await page.keyboard.up('ArrowLeft');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.map [data-mark][tabindex="0"]')].some(
        (stop) => stop.checkVisibility() && /2002/.test(stop.getAttribute('aria-label') ?? ''),
      ),
    );
    expect(await page.locator('.map [data-mark][tabindex="0"]').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });
  test('a drawing is open to screen readers once its marks have the keyboard, its axes stay out', async () => {
    const { page, close } = await open(site, '?chart=two-way');
    const parts = await page.$$eval('.deck .chart.current svg.plot', (all) =>
      all.map((svg) => ({
        hidden: svg.closest('[aria-hidden="true"]') !== null,
        open: [...svg.children].filter((part) => part.getAttribute('aria-hidden') !== 'true').length,
        marked: [...svg.children].filter((part) => part.querySelector('[data-mark]') !== null).length,
      })),
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const { hidden, open: shown, marked } of parts) {
      expect(hidden).toBe(false);
      expect(shown).toBe(marked);
    }
    await close();
  });
});

describe('the keyboard is not lost while a page comes alive', () => {
  /** Each page, and how many presses of Tab it has stops for at least. */
  const PAGES = [
    ['Read', '', 50],
    ['Explore', 'explore.html', 30],
    ['Claims', 'claims.html', 30],
    ['Teach', 'teach.html', 15],
  ] as const;
  test.each(
    PAGES.flatMap(([name, address, presses]) =>
      [390, 1440].map((width) => ({ name, address, presses, width })),
    ),
  )('$name, $width px wide', async ({ address, presses, width }) => {
    const context = await site.browser.newContext({ viewport: { width, height: 844 } });
    const page = await context.newPage();
    await page.goto(site.url + address);
    // A page that still waits for its letters shows nothing to go to.
    await page.waitForSelector('body:not([data-late])');
    const stops: string[] = [];
    // The first press wakes what sleeps; the others come while it does.
    for (let n = 0; n < presses; n++) {
      if (n === presses - 5) await page.waitForSelector('html[data-ready]');
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => document.activeElement?.tagName ?? ''));
    }
    expect(stops).not.toContain('BODY');
    await context.close();
  });
});

describe('nothing by colour alone', () => {
  test('each line has its name at its end, each bar beside it, each ribbon its number', async () => {
    const { page, close } = await open(site, '?map=trade.direction&year=2008');
    for (const chart of story.charts) {
      await page.selectOption('.chart-picker select', chart.id);
      await page.waitForSelector(`#chart-${chart.id}.current`);
      for (const [n, panel] of chart.panels.entries()) {
        const svg = page.locator(`#chart-${chart.id} .panels .panel`).nth(n).locator('svg');
        const names =
          panel.kind === 'bars'
            ? panel.bars.map(({ label }) => label)
            : panel.lines.filter(({ article }) => !article).map(({ label }) => label);
        const written = await svg
          .locator(panel.kind === 'bars' ? '.bar-name text' : '.end text, text.end')
          .allTextContents();
        const all = written.join(' ').replace(/\s+/g, ' ');
        for (const name of names) for (const word of name.split(/\s+/)) expect(all, name).toContain(word);
      }
    }
    const ribbons = await page.$$eval('.flows .ribbon[data-mark]', (all) =>
      all.map((one) => one.getAttribute('data-mark')),
    );
    expect(ribbons.length).toBeGreaterThan(3);
    for (const mark of ribbons)
      expect(await page.textContent(`.flows .label:not(.unplaced) [data-label="${mark ?? ''}"]`)).toMatch(
        /\d/,
      );
    await close();
  });

  test('each verdict has a shape and its words, each lane its name, a meeting not held another outline', async () => {
    const { page, close } = await open(site, 'claims.html');
    const marks = await page.$$eval('.judged > .verdict', (all) =>
      all.map((one) => ({
        verdict: /v-(\w+)/.exec(one.getAttribute('class') ?? '')?.[1] ?? '',
        shape: one.querySelector('.verdict-mark path')?.getAttribute('d') ?? '',
        words: one.textContent.trim(),
      })),
    );
    const shapes = new Map(marks.map(({ verdict, shape }) => [verdict, shape]));
    expect(new Set(shapes.values()).size).toBe(shapes.size);
    expect(shapes.size).toBeGreaterThan(3);
    for (const { words } of marks) expect(words).not.toBe('');
    await page.goto(`${site.url}?time=2009..2012.5`);
    await page.waitForSelector('html[data-ready]');
    const lanes = await page.locator('.lane-name').allTextContents();
    for (const { label } of story.timeline.lanes) expect(lanes).toContain(label);
    const dashes = await page.$$eval('.lane .held, .lane .not-held', (all) =>
      all.map((one) => [one.classList.contains('held'), getComputedStyle(one).strokeDasharray]),
    );
    expect(new Set(dashes.map(([, dash]) => dash)).size).toBe(2);
    await close();
  });

  test('what is lit is larger or outlined, too', async () => {
    const mark = 'trade/two-way.us-ca.by-us/2008';
    const { page, close } = await open(site, '?chart=two-way');
    // What can be seen of it: its radius, and half of an outline that has a colour.
    const size = () =>
      page.$eval(`.deck [data-mark="${mark}"]`, (one) => {
        const { r, stroke, strokeWidth } = getComputedStyle(one);
        const outline = /, 0\)$/.test(stroke) ? 0 : Number.parseFloat(strokeWidth) / 2;
        return Number.parseFloat(r) + outline;
      });
    const before = await size();
    await page.locator(`.deck [data-mark="${mark}"]`).first().dispatchEvent('click', { button: 0 });
    await page.waitForSelector(`.deck [data-mark="${mark}"].lit`);
    expect(await size()).toBeGreaterThan(before * 1.5);
    await close();
  });
});

describe('the map without pointing', () => {
  test('a list of flows and places follows layer and year, lights what has the focus, and pins by Enter', async () => {
    const { page, complaints, close } = await open(site, '?map=trade.direction&year=2008');
    await skipToFigures(page);
    await tabTo(page, '.map-list summary');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.map-list-items');
    const items = page.locator('.map-list-items li');
    const flow = en.explore.way('Canada', 'United States');
    expect((await items.allTextContents()).map((text) => text.trim())).toContain(`${flow}: US$339 billion`);
    await page.keyboard.press('Tab');
    const mark = await page.evaluate(() => document.activeElement?.getAttribute('data-listed') ?? '');
    expect(homesOf(mark, story.homes).some(({ on }) => on === 'map')).toBe(true);
    await page.waitForSelector(`.flows [data-mark="${mark}"].lit`);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.flows [data-mark="${mark}"][aria-current="true"]`);
    expect(await queryOf(page)).toContain(mark);
    expect(await page.textContent('.panel-side .figure-value')).toContain('2008');

    // Another year: other numbers, for the same flows; another layer: what it shows.
    await page.locator('.year-control input[aria-valuetext]').press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.map-list h3')?.textContent.includes('2009'));
    expect((await items.allTextContents()).join()).toContain('US$226 billion');
    await page.locator('.layers button', { hasText: 'Travel' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('.map-list')?.textContent.includes('visits'));
    await page.locator('.layers button', { hasText: 'Borders' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('.map-list')?.textContent.includes('Crossings'));
    expect(await items.count()).toBeGreaterThan(26);
    await page.locator('.layers button', { hasText: 'Summits' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('.map-list')?.textContent.includes('Beijing'));
    const place = page.locator('.map-list button', { hasText: 'Guadalajara' }).first();
    expect(await place.textContent()).toContain(en.summit('5'));
    await place.press('Enter');
    await page.waitForSelector('.flows [data-mark="place/guadalajara"][aria-current="true"]');
    expect(await queryOf(page)).toContain('place/guadalajara');
    expect(complaints).toEqual([]);
    await close();
  });

  test('stands in Explore and in Teach, and says what is missing', async () => {
    const { page, close } = await open(site, 'explore.html?show=travel.overnight&in=1995');
    await page.locator('.map-list summary').press('Enter');
    await page.waitForSelector('.map-list-items');
    expect(await page.textContent('.map-list-items')).toContain(en.missing);
    await page.goto(`${site.url}teach.html?lesson=relationship-in-numbers&step=3`);
    await page.waitForSelector('.present-stage .map-list summary');
    await page.locator('.map-list summary').press('Enter');
    await page.locator('.map-list button').first().press('Enter');
    await page.waitForSelector('.present-stage .flows [aria-current="true"]');
    await close();
  });
});

describe('what a screen reader is given of the main paths', () => {
  const path = (name: string) => `./spoken/${name}.yaml`;
  /** The numbers came, and the figure's stop is named by them. */
  const named = (page: Page, figure: string) =>
    page.waitForSelector(`${figure} [data-mark][tabindex="0"][aria-label*="article"]`, { state: 'attached' });

  test('reading a passage and crossing to its mark', async () => {
    const { page, close } = await open(site, '?at=surface-trade-2010');
    const phrase = page.locator('[data-passage="surface-trade-2010"][data-phrase="growth"]');
    await expect(page.locator('p:has(> #surface-trade-2010)').ariaSnapshot()).resolves.toMatchFileSnapshot(
      path('read-passage'),
    );
    await phrase.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-mark'));
    await spoken(page);
    await named(page, '.deck .chart.current');
    await expect(page.locator('.deck .chart.current').ariaSnapshot()).resolves.toMatchFileSnapshot(
      path('read-chart'),
    );
    await expect(page.locator('.panel-side').ariaSnapshot()).resolves.toMatchFileSnapshot(path('read-panel'));
    await close();
  });

  test('choosing a measure in Explore', async () => {
    const { page, close } = await open(site, 'explore.html');
    await page.getByRole('button', { name: 'Travel' }).press('Enter');
    /** A measure of travel other than that is drawn, and the form has followed it. */
    const drawnOtherThan = async (before: string) => {
      const drawn = await page.waitForFunction((was) => {
        const { drawn: shown, followed } = document.documentElement.dataset;
        return shown?.includes('travel') && shown !== was && followed === shown ? shown : false;
      }, before);
      return String(await drawn.jsonValue());
    };
    const first = await drawnOtherThan('');
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await drawnOtherThan(first);
    await named(page, '.explore-charts');
    await expect(page.locator('.explore-form').ariaSnapshot()).resolves.toMatchFileSnapshot(
      path('explore-form'),
    );
    await expect(page.locator('.explore-figure').ariaSnapshot()).resolves.toMatchFileSnapshot(
      path('explore-figure'),
    );
    await close();
  });

  test('a row of the ledger', async () => {
    const { page, close } = await open(site, 'claims.html?passage=surface-trade-2010');
    await page.waitForSelector('#surface-trade-2010.chosen-row');
    await named(page, '#surface-trade-2010 figure');
    await named(page, '#surface-trade-2010 .judged');
    await expect(page.locator('#surface-trade-2010').ariaSnapshot()).resolves.toMatchFileSnapshot(
      path('claims-row'),
    );
    await close();
  });

  test('a step of a lesson', async () => {
    const { page, close } = await open(site, 'teach.html?lesson=relationship-in-numbers&step=5');
    await page.waitForSelector('.present-stage [data-told]', { state: 'attached' });
    await named(page, '.present-stage');
    await expect(page.locator('.present').ariaSnapshot()).resolves.toMatchFileSnapshot(path('teach-step'));
    await close();
  });
});
