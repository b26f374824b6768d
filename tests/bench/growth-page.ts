/** What hovering takes in a built story, in Chromium at a slowed processor. */
import type { Browser, Page } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { SLOWDOWN, VIEWPORT, launch, slow } from './chromium';
import { momentsFrom } from './random';
import { watchEvents, type Took } from './watch';

export interface HoverTimes {
  /** From the navigation until the page is awake, at full speed, in ms. */
  awake: number;
  /** From the event to the end of the frame in which a point is lit; null where none was in time. */
  points: (Took | null)[];
  /** The same for phrases that light one, two or three marks. */
  phrases: (Took | null)[];
  /** The same for phrases that light a stretch of many. */
  stretches: (Took | null)[];
  elements: number;
}

const SAMPLES = 20;
const anyMoment = momentsFrom(11);

/** Opens a built site and points at its fullest chart and at its words. */
export async function hoverTimes(folder: string): Promise<HoverTimes> {
  const server = await serve(folder);
  const browser: Browser = await launch();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.addInitScript(watchEvents);
    await page.goto(server.url, { timeout: 120_000 });
    // All of it comes alive at the first sign of a person.
    await page.mouse.move(8, 8);
    await page.waitForSelector('html[data-ready]', { timeout: 120_000 });
    const awake = await page.evaluate(() => performance.now());
    if ((await page.locator('svg[data-points]').count()) > 0)
      await page.waitForSelector('html[data-crowded]', { timeout: 120_000 });
    await slow(page, { slowdown: SLOWDOWN, network: null });
    // Wakes what sleeps until someone points.
    await page.mouse.move(5, 5);
    await page.waitForLoadState('networkidle');
    const points = await over(page, await spotsOnLines(page));
    const phrases = await over(page, await spotsOnPhrases(page, ':not([data-phrase="stretch"])'));
    const stretches = await over(page, await spotsOnPhrases(page, '[data-phrase="stretch"]'));
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    return { awake, points, phrases, stretches, elements };
  } finally {
    await browser.close();
    await server.close();
  }
}

type Spot = [x: number, y: number];

async function over(page: Page, spots: readonly Spot[]): Promise<(Took | null)[]> {
  const times: (Took | null)[] = [];
  for (const [x, y] of spots) {
    await page.mouse.move(2, 2);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
    await page.evaluate(() => {
      window.benchWatch('pointermove', 'lit');
    });
    await anyMoment();
    await page.mouse.move(x, y);
    const took = await page.evaluate(() =>
      Promise.race([
        window.benchTimed,
        new Promise<null>((resolve) => {
          setTimeout(() => {
            resolve(null);
          }, 3000);
        }),
      ]),
    );
    times.push(took);
  }
  return times.slice(1);
}

/** Places on the lines of the current chart. */
const spotsOnLines = (page: Page): Promise<Spot[]> =>
  page.evaluate((count) => {
    const paths = [...document.querySelectorAll<SVGPathElement>('.chart.current .line path')].filter(
      (path) => path.getBoundingClientRect().width > 0,
    );
    return Array.from({ length: count + 1 }, (_, n): [number, number] => {
      const path = paths[n % paths.length];
      const matrix = path?.getScreenCTM();
      if (!path || !matrix) return [0, 0];
      const at = path
        .getPointAtLength(((n + 0.5) / (count + 1)) * path.getTotalLength())
        .matrixTransform(matrix);
      return [at.x, at.y];
    });
  }, SAMPLES);

const spotsOnPhrases = (page: Page, which: string): Promise<Spot[]> =>
  page.evaluate(
    ([selector, count]) =>
      [...document.querySelectorAll(`#text [data-passage]${selector}`)]
        .map((phrase) => phrase.getClientRects()[0])
        .filter((box) => box !== undefined)
        .filter((box) => box.top > 120 && box.bottom < innerHeight - 160)
        .map((box): [number, number] => [box.x + box.width / 2, box.y + box.height / 2])
        // Where few can be seen, each is pointed at more than once.
        .flatMap((spot, _, all) => Array.from({ length: Math.ceil((count + 1) / all.length) }, () => spot))
        .slice(0, count + 1),
    [which, SAMPLES] as const,
  );
