/** What a reader does, at a slowed processor: from the event to the end of the first frame that shows what it asked for. */
import type { Browser, Page } from 'playwright-core';
import { SLOWDOWN, VIEWPORT, launch, slow } from './chromium';
import { openTab } from '../browser/plain-chromium';
import { momentsFrom } from './random';
import { watchEvents, type Took } from './watch';

/** What each thing done took; null where nothing was to be seen in time. */
export type Times = (Took | null)[];

/** So many different things are pointed at, chosen, stepped through in one run. */
const SAMPLES = 20;
const PINS = 8;
/** Where the pointer rests that means nothing. */
const NOWHERE = { x: 3, y: 3 } as const;

interface Spot {
  x: number;
  y: number;
}

export interface Doing {
  name: string;
  /** The room that it is done in. */
  page: string;
  /** Motion slows what it shows: then the same is measured without, too. */
  motion?: 'reduce';
  /** Whether the whole site is to be on the device first. */
  kept?: boolean;
  run: ((page: Page) => Promise<Times>) | ByTab;
}
/** Done in a browser of its own, which may draw pages ahead. */
interface ByTab {
  byTab: (url: string) => Promise<Times>;
}

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const anyMoment = momentsFrom(7);

/** Says that something is about to happen, does it at any moment of a frame, and gives the time that it took. */
async function timed(page: Page, type: string, sign: string, act: () => Promise<void>) {
  await page.evaluate(
    ([event, name]) => {
      window.benchWatch(event, name);
    },
    [type, sign] as const,
  );
  await anyMoment();
  await act();
  // A thing done that no event followed (the pointer was there already) is no thing done.
  return page.evaluate(() =>
    Promise.race([
      window.benchTimed,
      new Promise<null>((resolve) => {
        setTimeout(() => {
          resolve(null);
        }, 2500);
      }),
    ]),
  );
}

/** Middles of the elements that can be pointed at where they stand now, spread over all of them. */
const spotsOf = (page: Page, selector: string, most: number): Promise<Spot[]> =>
  page.evaluate(
    ([wanted, count]) => {
      const seen = [...document.querySelectorAll(wanted)].flatMap((element) => {
        const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
        if (!box) return [];
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const hit = document.elementFromPoint(x, y);
        return hit && (hit === element || element.contains(hit)) ? [{ x, y }] : [];
      });
      const each = Math.max(1, Math.floor(seen.length / count));
      return seen.filter((_, n) => n % each === 0).slice(0, count);
    },
    [selector, most] as const,
  );

async function hover(page: Page, selector: string): Promise<Times> {
  const times: Times = [];
  for (const { x, y } of await spotsOf(page, selector, SAMPLES)) {
    await page.mouse.move(NOWHERE.x, NOWHERE.y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    times.push(await timed(page, 'pointermove', 'lit', () => page.mouse.move(x, y)));
  }
  // The first one wakes what is asleep until someone points; it is measured with the first visit.
  return times.slice(1);
}

/** The pointer moves where nothing lights up: what any answer takes, since a frame is waited for. */
async function moveOverNothing(page: Page): Promise<Times> {
  const times: Times = [];
  for (let n = 0; n < SAMPLES; n++)
    times.push(
      await timed(page, 'pointermove', 'frame', () => page.mouse.move(NOWHERE.x + (n % 2), NOWHERE.y)),
    );
  return times;
}

/** Chooses marks whose passage is out of sight, each from the top of the text. */
async function pin(page: Page): Promise<Times> {
  const times: Times = [];
  const spots = await spotsOf(page, '.timeline [data-mark], .map [data-mark]', SAMPLES * 2);
  for (const { x, y } of spots) {
    if (times.length === PINS) break;
    await page.keyboard.press('Escape');
    await page.mouse.move(NOWHERE.x, NOWHERE.y);
    await page.evaluate(() => {
      scrollTo({ top: 0, behavior: 'instant' });
      return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    });
    await page.mouse.move(x, y);
    const isOutOfSight = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          setTimeout(() => {
            const lit = [...document.querySelectorAll('#text [data-passage].lit')];
            resolve(
              lit.length > 0 && lit.every((phrase) => phrase.getBoundingClientRect().top > innerHeight),
            );
          }, 100);
        }),
    );
    if (isOutOfSight) times.push(await timed(page, 'click', 'seen', () => page.mouse.click(x, y)));
  }
  return times;
}

/** A hand rests so long on an option before it presses, in ms. */
const HAND_MS = 150;
/** A key that is held down is said again 30 times a second, in ms. */
const HELD_MS = 1000 / 30;

/** Steps through the years of a slider to and fro, so many ms after each step was drawn. */
async function stepYears(page: Page, slider: string, sign: string, rest: number): Promise<Times> {
  await page.focus(slider);
  const times: Times = [];
  for (let n = 0; n < SAMPLES; n++) {
    await pause(rest);
    const key = n % 10 < 5 ? 'ArrowLeft' : 'ArrowRight';
    times.push(await timed(page, 'keydown', sign, () => page.keyboard.press(key)));
  }
  return times;
}
/** The same on the map: the first step wakes what no step has asked for yet. */
const stepMapYears = (rest: number) => async (page: Page) =>
  (await stepYears(page, '.year-control input[type="range"]', 'year', rest)).slice(1);

/** Between two choices someone looks at what was drawn, in ms. */
const LOOK_MS = 500;

const OPTIONS = '.explore-form input[type="checkbox"]:not([disabled])';
/** Asks for what draws, which the first choice waits for, and lets the page come to rest. */
async function wakeExplore(page: Page): Promise<void> {
  await page.locator(OPTIONS).first().click();
  await page.waitForFunction(() => (document.documentElement.dataset.drawn ?? 'first') !== 'first');
  await pause(LOOK_MS * 2);
}

/**
 * The pointer comes to an option, rests there for so many ms or not at all, and presses. By the mouse alone: a locator's
 * own click looks at the page before each of its events, at the page's expense.
 */
async function timedPress(page: Page, at: Spot & { width: number; height: number }, rest: number) {
  const come = () => page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  if (rest > 0) {
    await come();
    await pause(rest);
  }
  return timed(page, 'click', 'drawn', async () => {
    if (rest === 0) await come();
    await page.mouse.down();
    await page.mouse.up();
  });
}

/** Turns lines on and off: the pointer comes to an option, rests there for a while or not at all, and presses. */
const chooseLines =
  (rest: number) =>
  async (page: Page): Promise<Times> => {
    await wakeExplore(page);
    const times: Times = [];
    for (let n = 0; n < SAMPLES / 2; n++) {
      const boxes = page.locator(OPTIONS);
      const box = boxes.nth(n % Math.min(4, await boxes.count()));
      await box.scrollIntoViewIfNeeded();
      const at = await box.boundingBox();
      if (!at) continue;
      await page.mouse.move(NOWHERE.x, NOWHERE.y);
      await pause(LOOK_MS);
      times.push(await timedPress(page, at, rest));
    }
    return times;
  };

/** The first choice of a visit: the pointer comes to an option, rests there for a while or not at all, and presses. */
const chooseFirst =
  (rest: number) =>
  async (page: Page): Promise<Times> => {
    // What draws is there, as it is a moment after the page has opened.
    await page.waitForFunction(() => document.documentElement.dataset.drawn !== undefined);
    const at = await page.locator(OPTIONS).first().boundingBox();
    return at ? [await timedPress(page, at, rest)] : [];
  };

/** Steps through a menu by the keys that it answers to while it is closed. */
const stepMenu =
  (selector: string) =>
  async (page: Page): Promise<Times> => {
    await wakeExplore(page);
    await page.locator(selector).focus();
    const times: Times = [];
    for (let n = 0; n < SAMPLES / 2; n++) {
      await pause(LOOK_MS);
      const key = n % 6 < 3 ? 'ArrowDown' : 'ArrowUp';
      times.push(await timed(page, 'keydown', 'drawn', () => page.keyboard.press(key)));
    }
    return times;
  };

/** Opens the menu of first years, looks through it for so many ms and chooses one that is far from the one before. */
const chooseFromYear =
  (look: number) =>
  async (page: Page): Promise<Times> => {
    await wakeExplore(page);
    const menu = page.locator('.years select').first();
    const times: Times = [];
    for (const far of [8, 1, 6, 3, 9, 2]) {
      await menu.hover();
      // What opens it; the list itself belongs to the browser, not to the page.
      await menu.dispatchEvent('pointerdown');
      await pause(look);
      times.push(
        await timed(page, 'change', 'drawn', () => menu.selectOption({ index: far }).then(() => {})),
      );
    }
    return times;
  };

/** Presses one of the subjects. */
async function chooseSubject(page: Page): Promise<Times> {
  await wakeExplore(page);
  const subjects = page.locator('.explore-form .segmented button');
  const times: Times = [];
  for (let n = 0; n < SAMPLES / 2; n++) {
    const subject = subjects.nth((n + 1) % (await subjects.count()));
    await pause(LOOK_MS);
    await subject.hover();
    await pause(HAND_MS);
    times.push(await timed(page, 'click', 'drawn', () => subject.click()));
  }
  return times;
}

/** Brushes some years, each time a year less, and lets go after a hand's rest. */
async function brushYears(page: Page): Promise<Times> {
  await wakeExplore(page);
  const times: Times = [];
  for (let n = 0; n < SAMPLES / 4; n++) {
    await pause(LOOK_MS);
    const plot = await page.locator('.explore-charts svg').first().boundingBox();
    if (!plot) continue;
    // Above all points.
    const [left, right, y] = [plot.x + 90, plot.x + plot.width * (0.75 - 0.03 * n), plot.y + 24];
    await page.mouse.move(left, y);
    await page.mouse.down();
    await page.mouse.move(right, y, { steps: 12 });
    await pause(HAND_MS);
    times.push(await timed(page, 'pointerup', 'drawn', () => page.mouse.up()));
  }
  return times;
}

/** Steps through the years: the time until the year is told and its line stands there. */
async function stepExploreYears(page: Page): Promise<Times> {
  await wakeExplore(page);
  return stepYears(page, '.cursor-year input', 'drawn', HAND_MS);
}

/** From the click on a language to the first paint of the same page in it. */
async function switchLanguage(page: Page): Promise<Times> {
  const times: Times = [];
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
  /** Told by the browser: to ask the new page for it would keep that page from painting. */
  const painted = () =>
    new Promise<void>((resolve) => {
      session.on('Page.lifecycleEvent', function listen({ name }) {
        if (name !== 'firstContentfulPaint') return;
        session.off('Page.lifecycleEvent', listen);
        resolve();
      });
    });
  const languages = await page.$$eval('[data-language]', (links) => [
    ...new Set(links.map((link) => link.getAttribute('data-language') ?? '')),
  ]);
  // Once around, so that each was there before, then as often again.
  for (const [n, language] of [...languages, ...languages, ...languages].entries()) {
    if ((await page.getAttribute('html', 'lang')) === language) continue;
    await page.evaluate(() => {
      addEventListener(
        'click',
        ({ timeStamp }) => {
          sessionStorage.setItem('bench-click', String(performance.timeOrigin + timeStamp));
        },
        { once: true, capture: true },
      );
    });
    const coming = painted();
    await page.click(`[data-language="${language}"]`);
    await coming;
    const took = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const clicked = Number(sessionStorage.getItem('bench-click'));
      return paint && clicked ? performance.timeOrigin + paint.startTime - clicked : null;
    });
    if (n >= languages.length) times.push(took === null ? null : { all: took, work: null });
  }
  return times;
}

/** The same, when the pointer has rested on the language for a moment: a browser that can do so draws the page ahead. */
async function switchLanguageAhead(url: string): Promise<Times> {
  const tab = await openTab(url, VIEWPORT);
  try {
    let page = tab.seen;
    const until = (what: string) =>
      page.evaluate(
        `new Promise((resolve) => { const look = () => (${what}) ? resolve(true) : setTimeout(look, 10); look(); })`,
      );
    await page.evaluate(`dispatchEvent(new Event('focusin'))`);
    await until(`document.documentElement.dataset.offline === 'kept'`);
    await page.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const times: Times = [];
    for (const language of ['fr', 'es', 'en', 'fr', 'es', 'en', 'fr']) {
      const coming = tab.ahead();
      await page.evaluate(
        `addEventListener('click', ({ timeStamp }) => { sessionStorage.setItem('bench-click', String(performance.timeOrigin + timeStamp)); }, { once: true, capture: true })`,
      );
      await tab.pointAt(page, `[data-language="${language}"]`);
      const next = await coming;
      await next.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await pause(LOOK_MS);
      await tab.press(page);
      page = next;
      await until(`performance.getEntriesByName('first-contentful-paint').length > 0`);
      const all = await page.evaluate<number>(
        `performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime - Number(sessionStorage.getItem('bench-click'))`,
      );
      times.push({ all, work: null });
      await pause(LOOK_MS);
    }
    return times.slice(1);
  } finally {
    await tab.close();
  }
}

export const DOINGS: readonly Doing[] = [
  { name: 'pointer moved over nothing → next frame', page: '', run: moveOverNothing },
  { name: 'mark pointed at → lit', page: '', run: (page) => hover(page, '.stage [data-mark]') },
  { name: 'phrase pointed at → lit', page: '', run: (page) => hover(page, '#text [data-passage]') },
  { name: 'mark chosen → passage in view', page: '', motion: 'reduce', run: pin },
  { name: 'the same, scrolled in motion', page: '', run: pin },
  { name: 'year stepped → drawn', page: '?at=surface-trade-2010', run: stepMapYears(HAND_MS) },
  {
    name: 'the same, by a key held down → drawn',
    page: '?at=surface-trade-2010',
    run: stepMapYears(HELD_MS),
  },
  { name: 'language chosen → painted', page: '', kept: true, run: switchLanguage },
  {
    name: 'the same, pointed at for a moment before → painted',
    page: '',
    run: { byTab: switchLanguageAhead },
  },
  { name: 'Explore: line chosen → drawn', page: 'explore.html', run: chooseLines(HAND_MS) },
  { name: 'Explore: line chosen without a rest → drawn', page: 'explore.html', run: chooseLines(0) },
  { name: 'Explore: first choice of a visit → drawn', page: 'explore.html', run: chooseFirst(HAND_MS) },
  { name: 'Explore: the same without a rest → drawn', page: 'explore.html', run: chooseFirst(0) },
  { name: 'Explore: subject chosen → drawn', page: 'explore.html', run: chooseSubject },
  {
    name: 'Explore: measure chosen → drawn',
    page: 'explore.html',
    run: stepMenu('input[name="measure"]:checked'),
  },
  {
    name: 'Explore: chart chosen → drawn',
    page: 'explore.html',
    run: stepMenu('.explore-form select:has(option[value="multiples"])'),
  },
  {
    name: 'Explore: way of telling chosen → drawn',
    page: 'explore.html',
    run: stepMenu('.explore-form select:has(option[value="index"])'),
  },
  {
    name: 'Explore: year to count from chosen → drawn',
    page: 'explore.html?show=trade.both-ways&as=index&base=2000',
    run: stepMenu('.explore-form fieldset:not(.years) .select:not(.wide) select'),
  },
  {
    name: 'Explore: measure to hold it against chosen → drawn',
    page: 'explore.html?show=trade.both-ways&chart=scatter',
    run: stepMenu('.explore-form .select.wide:last-of-type select'),
  },
  {
    name: 'Explore: first year stepped → drawn',
    page: 'explore.html',
    run: stepMenu('.years select >> nth=0'),
  },
  {
    name: 'Explore: first year from a menu open for ½ s → drawn',
    page: 'explore.html',
    run: chooseFromYear(LOOK_MS),
  },
  {
    name: 'Explore: first year from a menu open for 1 s → drawn',
    page: 'explore.html',
    run: chooseFromYear(LOOK_MS * 2),
  },
  { name: 'Explore: years brushed → drawn', page: 'explore.html', run: brushYears },
  { name: 'Explore: year stepped → drawn', page: 'explore.html', run: stepExploreYears },
];

/** All of a page comes alive at the first sign of a person. */
async function giveSign(page: Page): Promise<void> {
  await page.mouse.move(NOWHERE.x + 2, NOWHERE.y + 2);
}

/** Does one of them once, in a window of its own. */
export async function timesOf(doing: Doing, url: string): Promise<Times> {
  const { run } = doing;
  if ('byTab' in run) return run.byTab(url);
  const browser: Browser = await launch();
  try {
    const context = await browser.newContext({
      viewport: VIEWPORT,
      serviceWorkers: doing.kept ? 'allow' : 'block',
      ...(doing.motion ? { reducedMotion: doing.motion } : {}),
    });
    const page = await context.newPage();
    await page.addInitScript(watchEvents);
    await page.goto(url + doing.page);
    await giveSign(page);
    await page.waitForSelector('html[data-ready]');
    if (doing.kept) await page.waitForSelector('html[data-offline="kept"]', { timeout: 180_000 });
    await slow(page, { slowdown: SLOWDOWN, network: null });
    return await run(page);
  } finally {
    await browser.close();
  }
}
