/** Figures and steps in frames on another site: sandboxed, small and large, with scripts and without, in real Chromium. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { builtStory, open, openSite, reportPolicy, type Site } from './harness';

let site: Site;
let host: Server;
let hostUrl = '';
const story = builtStory();

/** Another site: a page that shows what its address says in a frame, as wide and high as it says. */
const hostPage = (query: URLSearchParams) => {
  const attribute = (name: string) =>
    (query.get(name) ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><html lang="en"><title>Another site</title><link rel="icon" href="data:,"><body style="margin:0">
    <iframe src="${site.url}${attribute('src')}" title="Figure" width="${attribute('width')}" height="${attribute('height')}"
      style="border:0" sandbox="${attribute('sandbox')}"></iframe></body></html>`;
};

beforeAll(async () => {
  site = await openSite();
  host = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(hostPage(new URL(request.url ?? '/', 'http://localhost').searchParams));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  hostUrl = `http://127.0.0.1:${String((host.address() as AddressInfo).port)}/`;
});
afterAll(async () => {
  host.closeAllConnections();
  host.close();
  await site.close();
});

const SANDBOX = 'allow-scripts allow-popups';
interface Framed {
  context: BrowserContext;
  page: Page;
  frame: Frame;
  /** Errors and warnings of all windows, and requests to a third site. */
  complaints: string[];
}

/** Shows an address of the site in a sandboxed frame of another site, and waits until it is awake. */
async function framed(
  src: string,
  { width = 800, height = 480, sandbox = SANDBOX, scripts = true } = {},
): Promise<Framed> {
  const context = await site.browser.newContext({
    viewport: { width: Math.max(width, 400), height: height + 20 },
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
  });
  await context.addInitScript(reportPolicy);
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    if (![site.url, hostUrl, 'data:'].some((start) => request.url().startsWith(start)))
      complaints.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  await page.goto(
    `${hostUrl}?${new URLSearchParams({ src, sandbox, width: String(width), height: String(height) }).toString()}`,
  );
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('no frame');
  if (scripts) await frame.waitForSelector('html[data-ready]');
  else await frame.waitForSelector('.frame-home');
  return { context, page, frame, complaints };
}

const sidewards = (frame: Frame) =>
  frame.evaluate(() => [
    document.documentElement.scrollWidth - innerWidth,
    [...document.querySelectorAll('main *, footer *')].filter((one) => {
      if (one.closest('svg, .map-choices')) return false;
      const box = one.getBoundingClientRect();
      return box.width > 1 && one.checkVisibility() && box.right > innerWidth + 1;
    }).length,
  ]);
const MARK = 'svg [data-mark]';

/** What is framed, the same in the atlas, and the room whose weight it is held against. */
const FRAMES = [
  [
    'map',
    'embed/map.html?map=trade.both-ways&year=2008',
    /^\?(?:.*&)?map=trade\.both-ways/,
    '?map=trade.both-ways&year=2008',
  ],
  ['chart', 'embed/chart.html?chart=surface', /^\?chart=surface$/, '?chart=surface'],
  ['timeline', 'embed/timeline.html?time=2004..2011', /^\?time=2004\.\.2011$/, '?time=2004..2011'],
  [
    'claim',
    'embed/claim.html?passage=visits-and-visa',
    /^claims\.html\?passage=visits-and-visa$/,
    'claims.html?passage=visits-and-visa',
  ],
  [
    'explore',
    'embed/explore.html?show=trade.both-ways&chart=bars',
    /^explore\.html\?show=trade\.both-ways&chart=bars$/,
    'explore.html?show=trade.both-ways&chart=bars',
  ],
  [
    'step',
    'embed/step.html?lesson=relationship-in-numbers&step=5',
    /^teach\.html\?lesson=relationship-in-numbers&step=5$/,
    'teach.html?lesson=relationship-in-numbers&step=5',
  ],
] as const;

/** Bytes that an address costs a first visitor. */
async function weight(address: string): Promise<number> {
  const context = await site.browser.newContext({
    viewport: { width: 800, height: 480 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await network.send('Network.enable');
  await page.goto(site.url + address, { waitUntil: 'networkidle' });
  await page.waitForSelector('html[data-ready]');
  // Explore fetches what draws its charts when it has nothing else to do.
  if (address.includes('explore')) await page.waitForSelector('html[data-drawn]');
  await context.close();
  return bytes;
}

describe.each(FRAMES)('%s, in a sandboxed frame of another site', (kind, src, home, room) => {
  test('draws, says what is pointed at, names its sources, and complains of nothing', async () => {
    const { context, frame, complaints } = await framed(src);
    if (kind === 'explore') await frame.waitForSelector('html[data-drawn]');
    const marks = frame.locator(`${MARK}:visible`);
    expect(await marks.count()).toBeGreaterThan(3);
    // In the middle of what is drawn, where nothing else covers it.
    const pointed = await marks.evaluateAll((all) =>
      all.findIndex((one) => {
        const box = one.getBoundingClientRect();
        const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return box.width > 2 && box.y > 60 && box.bottom < innerHeight && over === one;
      }),
    );
    await marks.nth(pointed).hover({ force: true });
    await frame.waitForSelector('.tooltip strong');
    expect(await frame.locator('[data-mark].lit').count()).toBeGreaterThan(0);
    const sources = frame.locator(
      kind === 'claim'
        ? '.judged .foot a[href*="sources.html"]'
        : '.frame-sources:visible a[href*="sources.html"]',
    );
    expect(await sources.count()).toBeGreaterThan(0);
    // It has no origin, and so no storage: what it shows needs none.
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each([
    [320, 480],
    [800, 480],
    [560, 300],
  ])('fits a frame of %i by %i without a bar sideways', async (width, height) => {
    const { context, frame, complaints } = await framed(src, { width, height });
    if (kind === 'explore') await frame.waitForSelector('html[data-drawn]');
    expect(await sidewards(frame)).toEqual([0, 0]);
    const text = await frame.$$eval('svg text', (all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => one.getBoundingClientRect().height)
        .filter((height) => height > 0),
    );
    // Letters of a drawing that was made smaller can still be read.
    expect(Math.min(...text)).toBeGreaterThan(7);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each([[SANDBOX], [`${SANDBOX} allow-popups-to-escape-sandbox`]])(
    'leads home in a window of its own, which works (%s)',
    async (sandbox) => {
      const { context, page, frame, complaints } = await framed(src, { sandbox });
      const before = await page.evaluate(() => history.length);
      const [popup] = await Promise.all([context.waitForEvent('page'), frame.click('[data-home]')]);
      await popup.waitForSelector('html[data-ready]');
      expect(popup.url().slice(site.url.length)).toMatch(home);
      expect(await popup.evaluate(() => window.opener as unknown)).toBeNull();
      expect(await popup.locator('svg [data-mark]:visible').count()).toBeGreaterThan(0);
      // The page around it is where it was, with nothing to go back through.
      expect(page.url().startsWith(hostUrl)).toBe(true);
      expect(await page.evaluate(() => history.length)).toBe(before);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('weighs less than its room', async () => {
    expect(await weight(src)).toBeLessThan((await weight(room)) * 0.9);
  });

  test('without scripts shows its first view and its sources, says which view that is, and leads home', async () => {
    const { context, frame, complaints } = await framed(`embed/${kind}.html`, { scripts: false });
    // A step may be words alone.
    const shown = kind === 'step' ? 'blockquote .phrase' : `${MARK}:visible, .events-list li:visible`;
    expect(await frame.locator(shown).count()).toBeGreaterThan(0);
    expect(await frame.locator('.frame-foot noscript').textContent()).toContain('Scripts are off');
    const links = await frame.$$eval('a', (all) => all.map((one) => [one.href, one.target, one.rel]));
    for (const [href = '', target, rel = ''] of links) {
      expect(target, href).toBe('_blank');
      expect(rel, href).toMatch(/noopener|noreferrer/);
      expect(href, 'no link stays in the folder').not.toMatch(/\/embed\/(?!$)/);
    }
    expect(links.some(([href = '']) => href.startsWith(site.url))).toBe(true);
    if (kind !== 'step') expect(links.some(([href = '']) => href.includes('sources.html'))).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('what an address asks a frame for', () => {
  test('every chart, claim and step is there, drawn, under its own title', async () => {
    const { page, complaints, close } = await open(site, 'embed/chart.html', {
      viewport: { width: 800, height: 600 },
    });
    const go = async (address: string) => {
      await page.goto(site.url + address);
      await page.waitForSelector('html[data-ready]');
      expect(await page.locator('.frame-figure .retry').count(), address).toBe(0);
    };
    for (const chart of story.charts) {
      await go(`embed/chart.html?chart=${chart.id}`);
      expect(await page.textContent('h1')).toBe(chart.title);
      expect(await page.title()).toContain(chart.title);
      expect(await page.locator(`${MARK}:visible`).count(), chart.id).toBeGreaterThan(1);
    }
    for (const { id } of story.passages) {
      await go(`embed/claim.html?passage=${id}`);
      expect(await page.locator('[data-row]').getAttribute('data-row')).toBe(id);
      expect((await page.textContent('.judged .verdict'))?.trim().length, id).toBeGreaterThan(3);
    }
    for (const lesson of story.lessons) {
      for (const [n, step] of lesson.steps.entries()) {
        await go(`embed/step.html?lesson=${lesson.id}&step=${String(n + 1)}`);
        expect(await page.textContent('.frame-step h1')).toBe(step.title);
        const text = (await page.textContent('.frame-step')) ?? '';
        if (step.ask) expect(text).toContain(step.ask);
        // The answer is there, and not before somebody opens it.
        if (step.answer) {
          expect(text).toContain(step.answer);
          expect(await page.locator('.step-answer').isVisible()).toBe(false);
          await page.click('[data-reveal] > summary');
          expect(await page.locator('.step-answer').isVisible()).toBe(true);
        }
        if (step.view && !step.view.startsWith('./?passage'))
          expect(
            await page.locator('.step-figure :is([data-mark], .guess-order li):visible').count(),
            `${lesson.id} ${String(n + 1)}`,
          ).toBeGreaterThan(0);
      }
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('a chosen mark is lit and says its value; a phrase that compares draws its arithmetic', async () => {
    const { frame, complaints, context } = await framed('embed/chart.html?passage=surface-trade-2010.growth');
    await frame.waitForSelector('.compare-text');
    expect(await frame.textContent('.compare-text')).toBe('+9.2');
    await context.close();
    const map = await framed('embed/map.html?mark=event/nals-2009&map=travel.same-day&year=2003');
    expect(await map.frame.getAttribute('.flows', 'data-layer')).toBe('travel');
    expect(await map.frame.textContent('.year-control output')).toBe('2003');
    expect(await map.frame.getAttribute('[data-home]', 'href')).toContain('mark=event/nals-2009');
    await map.context.close();
    expect([...complaints, ...map.complaints]).toEqual([]);
  });

  test('hindsight hidden is hidden in the frame, and on the way home', async () => {
    const { context, frame, complaints } = await framed('embed/timeline.html?hindsight=hidden');
    expect(await frame.getAttribute('html', 'data-hindsight')).toBe('hidden');
    expect(await frame.locator('[data-mark="event/nals-2012"]').count()).toBe(0);
    const [popup] = await Promise.all([context.waitForEvent('page'), frame.click('[data-home]')]);
    await popup.waitForSelector('html[data-ready][data-hindsight="hidden"]');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('what is chosen in it goes home with who follows the link; the way is led by keyboard too', async () => {
    const { context, frame, complaints } = await framed('embed/chart.html?chart=surface', { width: 800 });
    await frame.focus('.dots [tabindex="0"]');
    await frame.page().keyboard.press('ArrowRight');
    const mark = await frame.evaluate(() => document.activeElement?.getAttribute('data-mark') ?? '');
    expect(mark).toMatch(/^trade\/surface/);
    await frame.page().keyboard.press('Enter');
    await frame.waitForSelector(`[data-mark="${mark}"][aria-current="true"]`);
    await frame.waitForFunction(
      (chosen) => document.querySelector('[data-home]')?.getAttribute('href')?.includes(`mark=${chosen}`),
      mark,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a view that does not come says so, and comes when it is asked for again', async () => {
    const { page, close } = await open(site, 'embed/chart.html');
    await page.route('**/charts/surface.json', (route) => route.abort());
    await page.goto(`${site.url}embed/chart.html?chart=surface`);
    await page.waitForSelector('.frame-figure .retry');
    expect(await page.textContent('.frame-figure')).toContain('could not be loaded');
    expect(await page.locator(MARK).count()).toBe(0);
    await page.unroute('**/charts/surface.json');
    await page.click('[data-again]');
    await page.waitForSelector('.chart[data-chart="surface"] .dots [data-mark]');
    expect(await page.locator('.retry').count()).toBe(0);
    await close();
  });
});

describe('a lesson’s step', () => {
  test('lets a line be guessed before it is shown, and says how far off it was', async () => {
    const { context, frame, page, complaints } = await framed(
      'embed/step.html?lesson=relationship-in-numbers&step=6',
      { height: 900 },
    );
    await frame.waitForSelector('html[data-live]');
    expect(await frame.locator('[data-mark="travel/mx-to-ca.entries/2012"]:visible').count()).toBe(0);
    await frame.locator('.guess:visible').focus();
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowDown'])
      await page.keyboard.press(key);
    await frame.click('[data-reveal] > summary');
    expect(await frame.locator('[data-mark="travel/mx-to-ca.entries/2012"]:visible').count()).toBe(1);
    expect(await frame.textContent('.guess-words')).toContain('you expected');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('lets bars be ordered, says what is right, and answers to pointing', async () => {
    const { context, frame, complaints } = await framed(
      'embed/step.html?lesson=relationship-in-numbers&step=2',
      { height: 900 },
    );
    await frame.waitForSelector('html[data-live]');
    await frame.click('.guess-order:visible button[data-by="1"] >> nth=0');
    await frame.click('[data-reveal] > summary');
    expect(await frame.textContent('.guess-words')).toMatch(/in their place/);
    await context.close();
    const pointing = await framed('embed/step.html?lesson=relationship-in-numbers&step=7', { height: 900 });
    await pointing.frame.waitForSelector('html[data-live]');
    await pointing.frame
      .locator('[data-mark="event/napolitano-2009"]:visible')
      .first()
      .click({ force: true });
    await pointing.frame.waitForFunction(() =>
      document.querySelector('.step-pointed')?.textContent.includes('not it'),
    );
    await pointing.frame
      .locator('[data-mark="event/h1n1-emergency-2009"]:visible')
      .first()
      .dispatchEvent('click');
    await pointing.frame.waitForSelector('.step-answer:visible');
    expect([...complaints, ...pointing.complaints]).toEqual([]);
    await pointing.context.close();
  });
});

test.each([
  ['?at=surface-trade-2010&embed=map', '#map'],
  ['?chart=surface&embed=chart', '#chart-surface'],
  ['?embed=timeline', '#timeline'],
  ['claims.html?passage=visits-and-visa&embed=claim', '[data-row="visits-and-visa"]'],
  ['explore.html?show=travel.entries&embed=explore', '.explore-figure'],
])('an address of before, %s, still shows its figure alone', async (address, root) => {
  const { page, complaints, close } = await open(site, address);
  expect(await page.locator('.top').isVisible()).toBe(false);
  expect(await page.locator(root).isVisible()).toBe(true);
  expect(
    await page.evaluate(
      () => [...document.querySelectorAll('[data-figure-key]')].filter((one) => one.checkVisibility()).length,
    ),
  ).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});
