/** A chart with more points than can be elements: on a canvas, and to be pointed at, chosen, walked and read as any other. */
import { readFileSync, rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileStory } from '../../src/compile/compile';
import { MOST_POINTS } from '../../src/compile/crowded';
import { LinkIndex } from '../../src/model/links';
import { homesOf, partsOfMark, type Story } from '../../src/model/story';
import { writeStory } from '../bench/generate';
import { open, openStory, queryOf, type Site } from './harness';

const FOLDER = '.cache/many-story';
const CHART = 'observatory-1';
/** What is over the canvas. */
const POINT = `.chart[data-chart="${CHART}"] .crowded circle`;

let site: Site;
let story: Story;
let links: LinkIndex;

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  writeStory(FOLDER, Math.ceil(MOST_POINTS * 1.2));
  const compiled = compileStory(FOLDER);
  if (!compiled.story) throw new Error(JSON.stringify(compiled.problems));
  story = compiled.story;
  links = new LinkIndex(story.passages);
  site = await openStory(FOLDER, 'many-site');
});
afterAll(async () => {
  await site.close();
});

async function openCrowded(address = '', options: Parameters<typeof open>[2] = {}) {
  const opened = await open(site, address, options);
  await opened.page.waitForSelector('html[data-crowded]');
  return opened;
}
const markOf = (page: Page, selector: string) => page.getAttribute(selector, 'data-mark');
const focused = (page: Page) =>
  page.evaluate(() => ({
    mark: document.activeElement?.getAttribute('data-mark') ?? null,
    phrase: document.activeElement?.getAttribute('data-phrase') ?? null,
    label: document.activeElement?.getAttribute('aria-label') ?? '',
    role: document.activeElement?.getAttribute('role') ?? '',
  }));
/** Marks of the first passage's phrases, all in the crowded chart. */
const marksOf = (passage: string, phrase: string) => links.phrase(passage, phrase)?.marks ?? [];
const middleOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => {
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });

test('its points are no elements, but ink on a canvas', async () => {
  const { page, complaints, close } = await openCrowded();
  expect(await page.locator(POINT).count()).toBeLessThan(10);
  // Other charts are drawn as ever.
  expect(await page.locator('.chart:not(:has(.crowded)) .dots [data-mark]').count()).toBeGreaterThan(1000);
  expect(await inkOf(page)).toBeGreaterThan(2000);
  expect(complaints).toEqual([]);
  await close();
});

/** How many dots of the screen have ink on the canvas, or the colour that most of them have. */
const pixels = (page: Page) =>
  page.$eval(`.chart[data-chart="${CHART}"] .points canvas`, (element) => {
    const { width, height } = element as HTMLCanvasElement;
    // Read from a copy: the page's own is never read.
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(element as HTMLCanvasElement, 0, 0);
    const data = context?.getImageData(0, 0, width, height).data ?? [];
    const colours = new Map<string, number>();
    for (let n = 0; n < data.length; n += 4) {
      if (data[n + 3] !== 255) continue;
      const colour = `#${[0, 1, 2].map((k) => (data[n + k] ?? 0).toString(16).padStart(2, '0')).join('')}`;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    return [...colours].sort((a, b) => b[1] - a[1]);
  });
const inkOf = async (page: Page) => (await pixels(page)).reduce((sum, [, count]) => sum + count, 0);

describe('pointing', () => {
  test('at a phrase lights its point, and at the point the phrase', async () => {
    const { page, complaints, close } = await openCrowded();
    const [mark = ''] = marksOf('passage-1', 'point-2');
    await page.hover('[data-passage="passage-1"][data-phrase="point-2"]');
    await page.waitForSelector(`${POINT}[data-mark="${mark}"].lit`);
    const { x, y } = await middleOf(page, `${POINT}[data-mark="${mark}"]`);
    await page.mouse.move(2, 2);
    await page.waitForSelector(`${POINT}.lit`, { state: 'detached' });

    await page.mouse.move(x, y);
    await page.waitForSelector(`${POINT}.lit`);
    await page.waitForSelector('.tooltip strong');
    // A pointer is in whole px and the points are closer than that: it may be the one beside it.
    const lit = (await markOf(page, `${POINT}.lit`)) ?? '';
    const [phrase] = links.phrasesOf(lit);
    expect(phrase).toBeDefined();
    expect(
      await page
        .locator(`[data-passage="${phrase?.passage ?? ''}"][data-phrase="${phrase?.phrase.key ?? ''}"].lit`)
        .count(),
    ).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test('at a phrase that compares draws the difference', async () => {
    const { page, complaints, close } = await openCrowded();
    await page.click('[data-passage="passage-1"][data-phrase="two"]');
    await page.waitForSelector('.compare-text');
    expect(complaints).toEqual([]);
    await close();
  });

  test('at a phrase that spans lights all its points, each where it stands, in a shape a line', async () => {
    const { page, complaints, close } = await openCrowded();
    const marks = marksOf('passage-1', 'stretch');
    expect(marks.length).toBeGreaterThan(20);
    /** Middles of the dots that the lit shapes draw, in px of the drawing. */
    const dots = () =>
      page.$$eval(`.chart[data-chart="${CHART}"] .crowded path.lit`, (shapes) =>
        shapes.flatMap((shape) =>
          (shape.getAttribute('d') ?? '').split('M').flatMap((dot) => {
            const found = /^([\d.]+) ([\d.]+)a([\d.]+) /.exec(dot);
            return found ? [[Number(found[1]) + Number(found[3]), Number(found[2])] as const] : [];
          }),
        ),
      );
    await page.hover('[data-passage="passage-1"][data-phrase="stretch"]');
    await expect.poll(async () => (await dots()).length).toBe(marks.length);
    const lines = new Set(marks.map((mark) => partsOfMark(mark).series));
    expect(await page.locator(`.chart[data-chart="${CHART}"] .crowded path.lit`).count()).toBe(lines.size);

    // One of them by itself stands where the shape has it.
    const [middle = ''] = marks.slice(Math.floor(marks.length / 2));
    const among = await dots();
    await page.goto(`${page.url().split('?')[0] ?? ''}?mark=${middle}`);
    const own = page.locator(`${POINT}[data-mark="${middle}"].lit`);
    await own.waitFor();
    const [x, y] = [Number(await own.getAttribute('cx')), Number(await own.getAttribute('cy'))];
    expect(among.some((dot) => Math.hypot(dot[0] - x, dot[1] - y) < 0.2)).toBe(true);

    // What is pointed at no more is lit no more.
    await page.hover('[data-passage="passage-1"][data-phrase="stretch"]');
    await expect.poll(async () => (await dots()).length).toBe(marks.length);
    await page.mouse.move(2, 2);
    await expect.poll(async () => (await dots()).length).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('at words that point at what is chosen, and elsewhere too, leaves the chosen on the stage', async () => {
    const chartsOf = (marks: readonly string[]) =>
      marks.flatMap((mark) =>
        homesOf(mark, story.homes).flatMap((home) => (home.on === 'chart' ? [home.chart] : [])),
      );
    const [chosen] = story.passages.flatMap(({ id, phrases }) =>
      phrases.flatMap(({ key, marks }) => {
        const mark = marks.find((one) => chartsOf([one]).includes(CHART));
        return mark && new Set(chartsOf(marks)).size > 1 ? [{ mark, passage: id, key }] : [];
      }),
    );
    if (!chosen) throw new Error('the story points at two charts at once');
    const { page, close } = await openCrowded(`?mark=${chosen.mark}`);
    const own = page.locator(`${POINT}[data-mark="${chosen.mark}"][aria-current]:visible`);
    await own.waitFor();
    await page.clock.install();
    await page.focus(`[data-passage="${chosen.passage}"][data-phrase="${chosen.key}"]`);
    // Longer than the stage waits before it turns to words.
    await page.clock.runFor(1000);
    expect(await own.count()).toBe(1);
    await close();
  });

  test('and clicking pins the point, which the address says', async () => {
    const { page, close } = await openCrowded();
    await page.hover('[data-passage="passage-1"][data-phrase="three"]');
    const [mark = ''] = marksOf('passage-1', 'three');
    const { x, y } = await middleOf(page, `${POINT}[data-mark="${mark}"]`);
    await page.mouse.click(x, y);
    await page.waitForSelector(`${POINT}[aria-current="true"]`);
    const pinned = (await markOf(page, `${POINT}[aria-current="true"]`)) ?? '';
    expect(await queryOf(page)).toContain(`mark=${pinned}`);
    await close();
  });
});

test('an address with a point pins it, in its chart, and shows its passage', async () => {
  const passage = story.passages.at(6);
  const [mark = ''] = passage?.phrases.find(({ key }) => key === 'point-1')?.marks ?? [];
  const { page, complaints, close } = await openCrowded(`?mark=${mark}`);
  await page.waitForSelector(`.chart.current .crowded [data-mark="${mark}"].lit[aria-current="true"]`);
  expect(await page.locator(`[data-passage="${passage?.id ?? ''}"][data-phrase="point-1"].lit`).count()).toBe(
    1,
  );
  await page.waitForSelector('.panel-side :text("Filler series")');
  expect(complaints).toEqual([]);
  await close();
});

describe('the keyboard', () => {
  test('has one stop, walks along a line and across, crosses to the words and comes back', async () => {
    const { page, complaints, close } = await openCrowded();
    expect(await page.locator(`.deck .dots [tabindex="0"]`).count()).toBe(1);
    await page.focus(`${POINT}[tabindex="0"]`);
    const start = partsOfMark((await focused(page)).mark ?? '');
    await page.keyboard.press('ArrowRight');
    const next = await focused(page);
    expect(next.role).toBe('button');
    expect(partsOfMark(next.mark ?? '').series).toBe(start.series);
    expect(partsOfMark(next.mark ?? '').period > start.period).toBe(true);
    await page.waitForSelector(`${POINT}[data-mark="${next.mark ?? ''}"].lit`);
    await expect.poll(async () => (await focused(page)).label).toContain(`Filler series ${start.series}`);

    await page.keyboard.press('End');
    const last = partsOfMark((await focused(page)).mark ?? '');
    expect(last).toEqual({ series: start.series, period: '2000-12' });
    // The other line is above or below: one of the two keys leads there, at the same time.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    const across = new Set([partsOfMark((await focused(page)).mark ?? '').series]);
    await page.keyboard.press('ArrowUp');
    across.add(partsOfMark((await focused(page)).mark ?? '').series);
    expect(across.size).toBe(2);
    expect(partsOfMark((await focused(page)).mark ?? '').period).toBe('2000-12');

    const { mark } = await focused(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-passage'));
    expect(links.phrasesOf(mark ?? '').map(({ phrase }) => phrase.key)).toContain(
      (await focused(page)).phrase,
    );
    expect(await queryOf(page)).toContain(`mark=${mark ?? ''}`);
    await page.keyboard.press('Escape');
    expect((await focused(page)).mark).toBe(mark);
    expect(await page.locator(`.deck .dots [tabindex="0"]`).count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test('crosses from a phrase to its point', async () => {
    const { page, close } = await openCrowded();
    await page.focus('[data-passage="passage-2"][data-phrase="point-3"]');
    await page.keyboard.press('Enter');
    const [mark = ''] = marksOf('passage-2', 'point-3');
    await expect.poll(async () => (await focused(page)).mark).toBe(mark);
    await close();
  });
});

test('what was not known at the moment goes with hindsight', async () => {
  const { page, complaints, close } = await openCrowded();
  const all = await inkOf(page);
  await page.click('.switch[role="switch"]');
  await expect.poll(() => inkOf(page)).toBeLessThan(all);
  await page.focus(`${POINT}[tabindex="0"]`);
  await page.keyboard.press('End');
  expect(partsOfMark((await focused(page)).mark ?? '').period).toBe(story.article.moment);
  expect(complaints).toEqual([]);
  await close();
});

test('a picture of it has all its points in it', async () => {
  const { page, complaints, close } = await openCrowded();
  await page.click(`.chart[data-chart="${CHART}"] [data-figure-menu]`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do="svg"]')]);
  const text = readFileSync(await download.path(), 'utf8');
  const points = await page.evaluate(
    async (href) => {
      const image = new Image();
      image.src = href;
      await image.decode();
      const [width, height] = [image.naturalWidth, image.naturalHeight];
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(image, 0, 0);
      const data = context?.getImageData(0, 0, width, height).data ?? [];
      return data.filter((value, n) => n % 4 === 3 && value === 255).length;
    },
    /<image[^>]* href="([^"]+)"/.exec(text)?.[1] ?? '',
  );
  expect(points).toBe(await inkOf(page));
  expect(complaints).toEqual([]);
  await close();
});

test.each(['light', 'dark'] as const)('the points have the colours of the lines: %s', async (colorScheme) => {
  const { page, close } = await openCrowded('', { colorScheme });
  const [most] = await pixels(page);
  expect(story.article.countries.map(({ colour }) => colour[colorScheme])).toContain(most?.[0]);
  await close();
});

test('on a phone, and when the window becomes one, the points are there', async () => {
  const { page, complaints, close } = await openCrowded();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.waitForSelector('.panels.narrow .points canvas', { state: 'attached' });
  const [mark = ''] = marksOf('passage-1', 'point-1');
  await page.click('[data-passage="passage-1"][data-phrase="point-1"]');
  await page.waitForSelector(`.panels.narrow .crowded [data-mark="${mark}"].lit`);
  expect(complaints).toEqual([]);
  await close();
});

test('the table has every number, and without scripts the lines are drawn', async () => {
  const { page, close } = await open(site, '', { javaScriptEnabled: false });
  expect(await page.locator(`#chart-${CHART} .panels.wide .line path`).count()).toBe(2);
  expect(
    await page.locator(`#chart-${CHART} a[href="./figures.html#chart:${CHART}"]`).count(),
  ).toBeGreaterThan(0);
  await page.goto(`${site.url}figures.html`);
  const own = story.observations.filter(({ series }) => series === `${CHART}/line-1`);
  const cells = await page
    .locator(`[id="series:${CHART}/line-1"] tbody tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent)));
  expect(cells).toEqual(own.map(({ period, value }) => [period, String(value)]));
  await close();
});
