/** When things go wrong: a figure that cannot be drawn, a part that does not come, a script that never runs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { builtStory, open, openSite, queryOf, reportPolicy, type Site } from './harness';

let site: Site;
const story = builtStory();

beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

interface Hurt {
  page: Page;
  /** What the page told of the errors in it. */
  errors: string[];
  close: () => Promise<void>;
}

/** Opens an address in a browser in which something is broken. */
async function hurt(
  address: string,
  damage: (what: string) => void,
  what = '',
  viewport = { width: 1440, height: 900 },
): Promise<Hurt> {
  const context = await site.browser.newContext({ viewport, reducedMotion: 'reduce' });
  await context.addInitScript(reportPolicy);
  await context.addInitScript(damage, what);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site.url + address);
  await page.waitForSelector('html[data-ready]');
  return { page, errors, close: () => context.close() };
}

/** What measures itself throws, where the element fits the selector. */
const noMeasure = (selector: string) => {
  window.ResizeObserver = class extends ResizeObserver {
    override observe(target: Element, options?: ResizeObserverOptions) {
      if (target.matches(selector)) throw new Error('broken here');
      super.observe(target, options);
    }
  };
};
/** No drawing can be made. */
const noDrawing = () => {
  Document.prototype.createElementNS = new Proxy(
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its document below
    Document.prototype.createElementNS,
    {
      apply: (create, document, given: [string, string]) => {
        if (given[1] === 'svg') throw new Error('broken here');
        return Reflect.apply(create, document, given) as unknown;
      },
    },
  );
};

describe('an error in one figure leaves the rest standing, says so and offers the table', () => {
  test.each([
    [
      'the map',
      '',
      '.flows',
      '.map',
      './figures.html#all-series',
      ['.timeline [data-mark]', '.deck [data-mark]'],
    ],
    [
      'the timeline',
      '',
      '.lanes',
      '.timeline',
      './figures.html#all-events',
      ['.flows [data-mark]', '.deck [data-mark]'],
    ],
    [
      'the map of Explore',
      'explore.html',
      '.flows',
      '.map',
      './figures.html#all-series',
      ['.explore-charts [data-mark]'],
    ],
    ['a framed map', 'embed/map.html', '.flows', '.map', './figures.html#all-series', ['.frame-home a']],
  ] as const)('%s', async (_, address, broken, place, table, others) => {
    const { page, errors, close } = await hurt(address, noMeasure, broken);
    await page.waitForSelector(`${place} .broken`);
    expect(await page.textContent(`${place} .broken`)).toContain('could not be drawn');
    expect(await page.getAttribute(`${place} .broken a`, 'href')).toBe(table);
    for (const other of others)
      expect(await page.locator(`${other}:visible`).count(), other).toBeGreaterThan(0);
    expect(errors).toEqual(['broken here']);
    // The link leads to the numbers.
    await page.locator(`${place} .broken a`).hover();
    const href = await page
      .locator(`${place} .broken a`)
      .evaluate((link) => (link as HTMLAnchorElement).href);
    await page.goto(href);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator(new URL(href).hash).isVisible()).toBe(true);
    await close();
  });

  test('asked again, it is drawn: what was wrong may be over', async () => {
    const { page, close } = await hurt('', noMeasure, '.flows');
    await page.waitForSelector('.map .broken');
    await page.evaluate(() => {
      // As it was: the damage above stands in the prototype alone.
      ResizeObserver.prototype.observe = () => undefined;
    });
    await page.click('.map .broken [data-again]');
    await page.waitForSelector('.flows [data-mark]');
    expect(await page.locator('.broken').count()).toBe(0);
    await close();
  });

  test('the rest of Read goes on: phrases light marks, the panel tells of them, the address says so', async () => {
    const { page, close } = await hurt('', noMeasure, '.flows');
    await page.waitForSelector('.map .broken');
    await page.click('[data-passage="surface-trade-2010"][data-phrase="growth"]');
    await page.waitForSelector('.compare-text');
    expect(await queryOf(page)).toContain('passage=surface-trade-2010.growth');
    expect(await page.locator('.deck [data-mark].lit').count()).toBeGreaterThan(0);
    await close();
  });

  test('the charts of Explore: what the build drew stays; another choice says so, and its table is one link away', async () => {
    const { page, errors, close } = await hurt('explore.html', noDrawing);
    await page.waitForFunction(() => document.querySelectorAll('.explore-charts [data-mark]').length > 50);
    expect(await page.locator('.explore-charts .broken').count()).toBe(0);
    await page.click('.explore-form .segmented button >> nth=1');
    await page.waitForSelector('.explore-charts .broken');
    expect(await page.textContent('.explore-charts .broken')).toContain('could not be drawn');
    expect(errors.every((error) => error === 'broken here')).toBe(true);
    // Map, heading and controls go on.
    expect(await page.locator('.flows .ribbon:visible').count()).toBeGreaterThan(0);
    const heading = await page.textContent('.explore-figure h1');
    await page.click('.explore-charts .broken a');
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('.explore-table td');
    expect(await page.textContent('.explore-figure h1')).toBe(heading);
    await close();
  });

  test('a step of a lesson: the lesson goes on, by keys, to its end', async () => {
    const { page, close } = await hurt('teach.html?lesson=relationship-in-numbers&step=5', noDrawing);
    await page.waitForSelector('.present-figure .broken');
    const table = (await page.getAttribute('.present-figure .broken a', 'href')) ?? '';
    expect(table).toMatch(/^\.\/explore\.html\?show=trade\.both-ways.*&chart=table$/);
    expect(await page.textContent('.present-ask')).toContain(
      story.lessons.find(({ id }) => id === 'relationship-in-numbers')?.steps[4]?.ask ?? 'a question',
    );
    await page.keyboard.press('End');
    await page.waitForSelector('.present[data-step="8"]');
    await page.keyboard.press('3');
    // A map draws otherwise.
    await page.waitForSelector('.present-stage .flows [data-mark]');
    expect(await page.locator('.present-figure .broken').count()).toBe(0);
    await close();
  });

  test('a figure on the handout: the sheet is whole but for it', async () => {
    const { page, close } = await hurt('teach.html?lesson=relationship-in-numbers&handout=class', noDrawing);
    await page.waitForSelector('.handout-step .broken');
    const lesson = story.lessons.find(({ id }) => id === 'relationship-in-numbers');
    expect(await page.locator('.handout-step').count()).toBe(lesson?.steps.length);
    expect(await page.locator('.handout-map').count()).toBeGreaterThan(0);
    await close();
  });

  test('numbers that make no sense break what tells of them, not what draws', async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.route(/\/details-[^/]*\.json/, (route) =>
      route.fulfill({ contentType: 'application/json', body: '{"sources":null}' }),
    );
    await page.goto(`${site.url}?mark=event/nals-2009`);
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('.panel-side .broken');
    expect(await page.textContent('.panel-side .broken')).toContain('The rest works on');
    for (const figure of ['.flows [data-mark]', '.timeline circle', '.deck [data-mark]'])
      expect(await page.locator(`${figure}:visible`).count(), figure).toBeGreaterThan(0);
    await page.click('.layers .pill >> nth=0');
    await page.waitForSelector('.flows .ribbon');
    await context.close();
  });
});

/** A part that is fetched when it is asked for: what asks for it, its file, where it is said that it did not come, what shows that it came. */
const PARTS: [
  name: string,
  address: string,
  file: RegExp,
  act: (page: Page) => Promise<void>,
  said: string,
  came: string,
][] = [
  [
    'the search',
    '',
    /FindDialog-[^/]*\.js/,
    (page) => page.click('.find-button'),
    '.notice',
    '.find-dialog[open]',
  ],
  [
    'what is searched',
    '',
    /\/find-[^/]*\.json/,
    (page) => page.click('.find-button'),
    '.find-dialog .retry',
    '.find-dialog [role=status]:has-text("passages")',
  ],
  [
    'the menu of a figure',
    '',
    /FigureMenu-[^/]*\.js/,
    (page) => page.click('.chart.current [data-figure-menu]'),
    '.notice',
    '.figure-menu[open]',
  ],
  [
    'the dialog for a copy',
    '',
    /CopyDialog-[^/]*\.js/,
    (page) => page.click('.copy-switch .plain'),
    '.notice',
    '.copy-dialog[open]',
  ],
  [
    'the charts of Explore',
    'explore.html',
    /explore-figure-[^/]*\.js/,
    (page) => page.click('.explore-form .segmented button >> nth=1'),
    '.explore-charts .retry',
    '.explore-charts .dots [data-mark]',
  ],
  [
    'a lesson',
    'teach.html',
    /\/teach-[^/]*\.json/,
    async (page) => {
      await page.goto(`${site.url}teach.html?lesson=relationship-in-numbers&step=1`);
    },
    '.teach-message [role=alert]',
    '.present h1',
  ],
  [
    'what the menu saves as data',
    '',
    /\/details-[^/]*\.json/,
    (page) => page.click('.chart.current [data-figure-menu]'),
    '.figure-menu .retry',
    '.figure-menu [data-do="csv"]:not([disabled])',
  ],
  [
    'what a chosen mark says',
    '',
    /\/details-[^/]*\.json/,
    (page) => page.locator('.timeline [data-mark="event/nals-2009"]').dispatchEvent('click'),
    '.panel-side .retry',
    '.panel-side h3',
  ],
  [
    'what a chosen mark says in Explore',
    'explore.html',
    /\/details-[^/]*\.json/,
    (page) => page.locator('.explore-charts [data-mark]').first().dispatchEvent('click'),
    '.explore-aside .retry',
    '.explore-aside h2',
  ],
  [
    'the sources of a handout',
    'teach.html',
    /\/details-[^/]*\.json/,
    async (page) => {
      await page.goto(`${site.url}teach.html?lesson=relationship-in-numbers&handout=class`);
    },
    '.handout-failed .retry',
    '.handout-sources li',
  ],
];

describe('a part that does not come says so, and comes when it is asked for again', () => {
  test.each(PARTS)('%s', async (_, address, file, act, said, came) => {
    const context = await site.browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    let isDown = true;
    let asked = 0;
    await page.route(file, (route) => {
      asked += 1;
      return isDown ? route.abort() : route.continue();
    });
    await page.goto(site.url + address);
    await page.waitForSelector('html[data-ready]');
    await act(page);
    await page.waitForSelector(said);
    expect((await page.textContent(said))?.trim().length).toBeGreaterThan(20);
    expect(await page.locator(came).count()).toBe(0);
    const again = page.locator('[data-again], .teach-message button').last();
    // Once more in vain, then with the connection back.
    const before = asked;
    await again.click();
    await expect.poll(() => asked).toBeGreaterThan(before);
    // One press may ask at two addresses: it has failed when the button is ready for the next.
    await page.waitForSelector(said);
    await expect.poll(() => again.getAttribute('aria-busy')).not.toBe('true');
    isDown = false;
    await again.click();
    await page.waitForSelector(came);
    expect(await page.locator(said).count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('the notebook, by pressing again', async () => {
    const { page, close } = await open(site, '?passage=visits-and-visa');
    await page.route(/notebook\.svelte-[^/]*\.js/, (route) => route.abort());
    await page.goto(`${site.url}?passage=surface-trade-2010`);
    await page.waitForSelector('.pin-line [role=status]');
    expect(await page.textContent('.pin-line')).toContain('Press again');
    await page.unroute(/notebook\.svelte-[^/]*\.js/);
    await page.click('.pin-button');
    await page.waitForSelector('.pin-button[aria-pressed="true"]');
    await close();
  });

  test('what reads a lesson’s file, by choosing the file again', async () => {
    const { page, close } = await open(site, 'teach.html');
    const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
    await page.route(/lesson-file-[^/]*\.js/, (route) => route.abort());
    await page.setInputFiles('.own-lesson input[type=file]', file);
    await page.waitForSelector('.refused:has-text("could not be loaded")');
    await page.unroute(/lesson-file-[^/]*\.js/);
    await page.setInputFiles('.own-lesson input[type=file]', file);
    await page.waitForSelector('.refused:has-text("Line 1")');
    await close();
  });

  test('also in a browser that keeps the failure of an address: it is asked for under another', async () => {
    const { page, close } = await open(site);
    const asked: string[] = [];
    await page.route(/FindDialog-[^?]*\.js/, (route) => {
      asked.push(new URL(route.request().url()).search);
      return route.request().url().includes('?') ? route.continue() : route.abort();
    });
    await page.click('.find-button');
    await page.waitForSelector('.notice');
    await page.click('.notice [data-again]');
    await page.waitForSelector('.find-dialog[open]');
    expect(asked.at(-1)).toMatch(/^\?again=/);
    await close();
  });

  test('and offers to load the page again when asking again does not help', async () => {
    const { page, close } = await open(site, '?chart=surface');
    await page.route(/FindDialog-[^/]*\.js/, (route) => route.abort());
    await page.click('.find-button');
    await page.click('.notice [data-again]');
    await Promise.all([
      page.waitForEvent('load'),
      page.click('.notice button:has-text("Load the page again")'),
    ]);
    await page.waitForSelector('html[data-ready]');
    expect(page.url()).toContain('chart=surface');
    await close();
  });
});

describe('an address that names what the atlas does not have', () => {
  /** An address, the name that leads nowhere, and what is seen instead. */
  const NOWHERE: [address: string, name: string, seen: string][] = [
    ['?passage=gone', 'gone', '.panel-side h3'],
    ['?mark=event/gone', 'event/gone', '.panel-side h3'],
    ['?passage=visits-and-visa.gone', 'visits-and-visa.gone', '[data-text="visits-and-visa"]'],
    ['?chart=gone', 'gone', '.chart.current svg [data-mark]'],
    ['#gone', 'gone', '.panel-side h3'],
    ['explore.html?mark=trade/gone/2010', 'trade/gone/2010', '.explore-charts [data-mark]'],
    ['explore.html?show=trade.gone', 'trade.gone', '.explore-charts [data-mark]'],
    ['claims.html?passage=gone', 'gone', '[data-row]'],
    ['claims.html?verdict=gone', 'gone', '[data-row]'],
    ['figures.html#series:gone', 'series:gone', '.series'],
    ['sources.html#source:gone', 'source:gone', '.source'],
    ['fr/?passage=gone', 'gone', '.panel-side h3'],
    ['es/?passage=gone', 'gone', '.panel-side h3'],
  ];
  test.each(NOWHERE)('%s: the page says so, and shows what comes closest', async (address, name, shown) => {
    const { page, complaints, close } = await open(site, address);
    expect(await page.locator('.notice [role=alert]').textContent()).toContain(name);
    await page.waitForSelector(`${shown} >> visible=true`);
    await page.click('.notice .cross');
    await page.waitForSelector('.notice', { state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  test.each([
    '',
    '?mark=event/nals-2009&at=visits-and-visa',
    '?passage=surface-trade-2010.growth&chart=two-way&map=travel',
    '#annual-summit',
    '#timeline',
    'explore.html?show=travel.entries',
    'explore.html#explore-figure',
    'claims.html?verdict=claims&subject=all',
    'sources.html',
  ])('and nothing is said of one that names what is there: %s', async (address) => {
    const { page, complaints, close } = await open(site, address);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    expect(await page.locator('.notice').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(['', 'figures.html', 'sources.html'])('the notice goes with its address: %s', async (address) => {
    const { page, close } = await open(site, address);
    await page.evaluate(() => {
      location.hash = 'gone';
    });
    await page.waitForSelector('.notice:has-text("gone")');
    await page.goBack();
    await page.waitForSelector('.notice', { state: 'detached' });
    await page.goForward();
    await page.waitForSelector('.notice:has-text("gone")');
    await close();
  });
});

/** Every page, and something of it that must be there to be read. */
const PAGES: [address: string, selectors: string[]][] = [
  ['', ['[data-text]', '.flows [data-mark]', '.chart .panels svg [data-mark]', '.timeline circle']],
  ['explore.html', ['.explore-charts [data-mark]', '.questions a', '.map .land path']],
  ['claims.html', ['[data-row] .words', '[data-row] .verdict', '.held svg [data-mark]']],
  ['sources.html', ['.source']],
  ['figures.html', ['details summary', '.event-index li']],
  ['teach.html', ['.lesson h2', '.lesson-aim']],
  ['notebook.html', ['h1', '.teach-about']],
  ['embed/map.html', ['.flows [data-mark]', '.frame-sources a']],
  ['embed/chart.html', ['.plot [data-mark]', '.frame-sources a']],
  ['embed/timeline.html', ['.timeline circle', '.frame-sources a']],
  ['embed/claim.html', ['.words', '.verdict']],
  ['embed/explore.html', ['.explore-charts [data-mark]', '.frame-sources a']],
  ['embed/step.html', ['h1', 'blockquote']],
];

describe('a page whose script never runs', () => {
  test.each(PAGES)(
    'is there to be read, and says after a while that it is asleep: %s',
    async (address, selectors) => {
      const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.clock.install();
      // As in a browser that does not understand it.
      await page.route('**/assets/*.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: 'this is new' }),
      );
      await page.goto(site.url + address, { waitUntil: 'load' });
      for (const selector of selectors) await page.waitForSelector(`${selector} >> visible=true`);
      expect(await page.locator('#asleep').isVisible()).toBe(false);
      await page.clock.runFor(7000);
      expect(await page.textContent('#asleep')).toContain('as it stands');
      expect(await page.locator('#asleep').isVisible()).toBe(true);
      if (address === '') {
        // Nothing that was kept for scripts stays behind.
        for (const chart of story.charts)
          expect(await page.locator(`#chart-${chart.id}`).isVisible(), chart.id).toBe(true);
      }
      await context.close();
    },
  );

  test('shows the text and each figure, though it waits for letters that never come', async () => {
    const page = await site.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route('**/*.woff2', () => undefined);
    await page.goto(site.url, { waitUntil: 'commit' });
    for (const selector of [
      '[data-text]',
      '.text section:last-of-type [data-text]',
      '.map',
      '.deck',
      '.timeline',
    ])
      await page.waitForSelector(`${selector} >> visible=true`);
    for (const figure of ['.flows', '.chart.current svg', '.timeline circle'])
      await page.waitForSelector(`${figure} >> visible=true`);
    await page.close();
  });

  test('on a phone shows all of its figures, one under the other', async () => {
    const context = await site.browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.clock.install();
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(site.url, { waitUntil: 'load' });
    await page.clock.runFor(7000);
    for (const figure of ['.map', '.deck', '.timeline', ...story.charts.map(({ id }) => `#chart-${id}`)])
      await page.waitForSelector(`${figure} >> visible=true`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await context.close();
  });

  test('that was only slow wakes up, and the note goes', async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.clock.install();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/teach-[^/]*\.json/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.url}teach.html?lesson=relationship-in-numbers&step=1`, { waitUntil: 'load' });
    await page.clock.runFor(7000);
    // What shows the lesson is here: it waits, and says so itself.
    expect(await page.locator('#asleep').isVisible()).toBe(false);
    expect(await page.textContent('.teach-message')).toContain('fetched');
    release();
    await page.waitForSelector('.present h1');
    await context.close();
  });
});
