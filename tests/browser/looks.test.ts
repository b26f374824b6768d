/** What can be read and used in every scheme, with large letters, in a narrow window, and by those who want less motion. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBrowser } from '../../tools/setup.mjs';
import { builtStory, FLAGS, open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

const PAGES = {
  read: '',
  'a chart': '?passage=surface-trade-2010',
  explore: 'explore.html',
  'a table': 'explore.html?chart=table',
  claims: 'claims.html',
  sources: 'sources.html',
  figures: 'figures.html',
  lessons: 'teach.html',
  notebook: 'notebook.html',
  'a step': 'teach.html?lesson=relationship-in-numbers&step=4',
  'a question': 'teach.html?lesson=relationship-in-numbers&step=5',
  notes: 'teach.html?lesson=relationship-in-numbers&step=4&screen=notes',
  handout: 'teach.html?lesson=relationship-in-numbers&handout=class',
};
const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** What a page loses: it scrolls sideways, or words are cut off by the window or by what clips them. */
const lost = (page: Page) =>
  page.evaluate(() => {
    const problems: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`scrolls sideways: ${String(scrollWidth)}`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim()) continue;
      // Drawings have their own rules for labels; what is only for screen readers, and closed, is not looked at.
      if (element.closest('svg, select, template, script, noscript, .visually-hidden, .skip')) continue;
      if (!element.checkVisibility({ checkOpacity: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        const words = node.textContent.trim().slice(0, 40);
        if (box.right > innerWidth + 1 || box.left < -1) {
          const scrolls = element.closest('.table-frame, pre, .figure-table');
          if (!scrolls) problems.push(`out of the window: ${words}`);
        }
        for (let up: Element | null = element; up && up !== document.body; up = up.parentElement) {
          const { overflowX, overflowY, position } = getComputedStyle(up);
          const frame = up.getBoundingClientRect();
          if (/hidden|clip/.test(overflowX) && (box.right > frame.right + 1 || box.left < frame.left - 1))
            problems.push(`cut at the side by ${up.tagName}.${up.className}: ${words}`);
          if (/hidden|clip/.test(overflowY) && (box.bottom > frame.bottom + 3 || box.top < frame.top - 3))
            problems.push(`cut in height by ${up.tagName}.${up.className}: ${words}`);
          if (position === 'fixed') break;
          // What scrolls shows all of it.
          if (/auto|scroll/.test(overflowY)) break;
        }
      }
    }
    return [...new Set(problems)];
  });

describe('at 320 px nothing is lost and nothing scrolls sideways', () => {
  test.each(Object.entries(PAGES))('%s', async (_, address) => {
    const { page, close } = await open(site, address, { viewport: { width: 320, height: 640 } });
    await settled(page);
    expect(await lost(page)).toEqual([]);
    await close();
  });
});

describe('with the browser’s letters twice as large nothing is lost', () => {
  const profile = mkdtempSync(join(tmpdir(), 'atlas-letters-'));
  let browser: Awaited<ReturnType<typeof chromium.launchPersistentContext>>;
  beforeAll(async () => {
    // The setting of a person who needs large letters: 32 px where others have 16.
    mkdirSync(join(profile, 'Default'));
    writeFileSync(
      join(profile, 'Default', 'Preferences'),
      JSON.stringify({ webkit: { webprefs: { default_font_size: 32 } } }),
    );
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: ensureBrowser(),
      args: FLAGS,
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test.each(Object.entries(PAGES))('%s', async (_, address) => {
    const page = await browser.newPage();
    await page.goto(site.url + address);
    await page.waitForSelector('html[data-ready]');
    await settled(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toMatch(/^3[2-4]/);
    expect(await lost(page)).toEqual([]);
    await page.close();
  });

  test('the figures follow the letters: labels of the map and the timeline are twice as large', async () => {
    const sizes = async (page: Page) => {
      await page.goto(site.url);
      await page.waitForSelector('html[data-ready]');
      const map = await page
        .locator('.flows .label:not(.unplaced) text')
        .first()
        .evaluate((label) => label.getBoundingClientRect().height);
      // A phone shows one figure at a time.
      const button = page.locator('.phone-figures button').nth(2);
      if (await button.isVisible()) await button.click();
      const year = await page
        .locator('.timeline .tick')
        .first()
        .evaluate((label) => label.getBoundingClientRect().height);
      return [map, year] as const;
    };
    const { page, close } = await open(site, '');
    const [map, year] = await sizes(page);
    const large = await browser.newPage();
    const [largeMap, largeYear] = await sizes(large);
    expect(largeMap / map).toBeGreaterThan(1.8);
    expect(largeYear / year).toBeGreaterThan(1.8);
    await large.close();
    await close();
  });
});

/**
 * Words of drawings that cannot be told from what is behind them: axe looks at no SVG. Letters with a halo are held
 * against the halo, others against the last thing drawn under their middle, else the nearest ground.
 */
const faintLabels = (page: Page, least: number) =>
  page.evaluate((wanted) => {
    type Colour = [red: number, green: number, blue: number, alpha: number];
    const parse = (text: string): Colour | null => {
      const numbers = [...text.matchAll(/-?[\d.]+(?:e-?\d+)?%?/g)].map(([one]) => Number.parseFloat(one));
      if (text.startsWith('color(srgb')) {
        const [r = 0, g = 0, b = 0, a = 1] = numbers;
        return [r * 255, g * 255, b * 255, a];
      }
      if (!text.startsWith('rgb')) return null;
      const [r = 0, g = 0, b = 0, a = 1] = numbers;
      return [r, g, b, a];
    };
    const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
      r * a + R * (1 - a),
      g * a + G * (1 - a),
      b * a + B * (1 - a),
      1,
    ];
    const light = ([r, g, b]: Colour) => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((one) => {
        const share = one / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const contrast = (one: Colour, other: Colour) => {
      const [a, b] = [light(one), light(other)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const ground = (element: Element): Colour => {
      for (let up: Element | null = element; up; up = up.parentElement) {
        const colour = parse(getComputedStyle(up).backgroundColor);
        if (colour && colour[3] > 0.99) return colour;
      }
      return [255, 255, 255, 1];
    };
    const faint: string[] = [];
    let count = 0;
    for (const text of document.querySelectorAll<SVGTextElement>('svg text')) {
      if (!text.checkVisibility({ checkOpacity: true }) || !text.textContent.trim()) continue;
      const box = text.getBoundingClientRect();
      if (box.width === 0) continue;
      const style = getComputedStyle(text);
      const fill = parse(style.fill);
      if (!fill) continue;
      let behind = ground(text);
      const halo = parse(style.stroke);
      if (halo && Number.parseFloat(style.strokeWidth) >= 2 && style.paintOrder.startsWith('stroke'))
        behind = over(halo, behind);
      else {
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        for (const shape of text.ownerSVGElement?.querySelectorAll('rect') ?? []) {
          const at = shape.getBoundingClientRect();
          if (x < at.left || x > at.right || y < at.top || y > at.bottom || !shape.checkVisibility())
            continue;
          if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) continue;
          const own = getComputedStyle(shape);
          const colour = parse(own.fill);
          if (colour)
            behind = over([colour[0], colour[1], colour[2], colour[3] * Number(own.fillOpacity)], behind);
        }
      }
      count += 1;
      const found = contrast(over(fill, behind), behind);
      if (found < wanted)
        faint.push(
          `${found.toFixed(2)} ${text.textContent.trim()} (${text.closest('[class]')?.getAttribute('class') ?? ''})`,
        );
    }
    return { count, faint };
  }, least);

describe('words in drawings can be read', () => {
  const DRAWN = {
    'Read, goods': '?map=trade.direction&year=2008&chart=two-way',
    'Read, visits': '?map=travel.overnight&year=1995&chart=visa',
    'Read, mines': '?map=investment.mining&chart=mining',
    'Read, borders': '?map=borders.people&year=2009&chart=abroad',
    Explore: 'explore.html?show=trade.both-ways',
    'one against another': 'explore.html?show=trade.both-ways&chart=scatter',
    claims: 'claims.html',
    'a step': 'teach.html?lesson=waco-to-guadalajara&step=2',
  };
  test.each(Object.entries(DRAWN))('%s', async (_, address) => {
    const { page, close } = await open(site, address);
    for (const scheme of ['light', 'dark', 'projector', 'forced']) {
      await page.emulateMedia({ forcedColors: scheme === 'forced' ? 'active' : 'none' });
      await page.evaluate((one) => {
        document.documentElement.dataset.scheme = one;
      }, scheme);
      await settled(page);
      const { count, faint } = await faintLabels(page, 4.5);
      expect(count, scheme).toBeGreaterThan(5);
      expect(faint, scheme).toEqual([]);
    }
    await close();
  });
});

describe('forced colours', () => {
  test.each(['light', 'dark'] as const)('keep every figure in sight on a %s ground', async (colorScheme) => {
    const { page, close } = await open(site, '?map=trade.direction&year=2008&chart=two-way', {
      forcedColors: 'active',
      colorScheme,
    });
    const seen = () =>
      page.evaluate(() => {
        const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const light = (colour: string) => {
          if (!probe) return 0;
          probe.fillStyle = colour;
          probe.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = [...probe.getImageData(0, 0, 1, 1).data].map((one) => {
            const share = one / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = light(getComputedStyle(document.body.parentElement ?? document.body).backgroundColor);
        const contrast = (
          selector: string,
          property: 'fill' | 'stroke' | 'backgroundColor',
          pseudo?: string,
        ) => {
          const element = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
          if (!element) throw new Error(`nothing is ${selector}`);
          const own = light(getComputedStyle(element, pseudo)[property]);
          return (Math.max(own, paper) + 0.05) / (Math.min(own, paper) + 0.05);
        };
        return {
          ribbon: contrast('.flows .ribbon', 'fill'),
          place: contrast('.flows .place:not(.stand-in)', 'fill'),
          line: contrast('.deck .current .line path', 'stroke'),
          dot: contrast('.deck .current .dots circle', 'fill'),
          axis: contrast('.deck .current .axis text', 'fill'),
          moment: contrast('.deck .current .moment line', 'stroke'),
          event: contrast('.lane circle.event', 'fill'),
          cell: contrast('.cell', 'backgroundColor', '::before'),
          verdict: contrast('.verdict-mark', 'fill'),
        };
      });
    for (const [what, contrast] of Object.entries(await seen()))
      expect(contrast, what).toBeGreaterThanOrEqual(3);

    // What is lit has the person's own colour for what is chosen, and so has the focus.
    const mark = 'trade/us-imports-from-mexico/2008';
    await page.locator(`.flows .ribbon[data-mark="${mark}"]`).dispatchEvent('click', { button: 0 });
    await page.waitForSelector(`.flows .ribbon.lit[data-mark="${mark}"]`);
    const colours = await page.evaluate((lit) => {
      const highlight = document.createElement('i');
      highlight.style.color = 'Highlight';
      document.body.append(highlight);
      const ribbon = document.querySelector(`.flows .ribbon[data-mark="${lit}"]`);
      const button = document.querySelector<HTMLElement>('.layers button');
      button?.focus({ focusVisible: true });
      return {
        highlight: getComputedStyle(highlight).color,
        lit: ribbon ? getComputedStyle(ribbon).stroke : '',
        unlit: getComputedStyle(document.querySelector('.flows .ribbon:not(.lit)') ?? document.body).stroke,
        focus: button ? getComputedStyle(button).outlineColor : '',
      };
    }, mark);
    expect(colours.lit).toBe(colours.highlight);
    expect(colours.unlit).not.toBe(colours.highlight);
    expect(colours.focus).toBe(colours.highlight);
    await close();
  });
});

describe('motion', () => {
  /** What begins to move when the map goes to another year. */
  const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
    const { page, close } = await open(site, '?map=trade.direction&year=2008', { reducedMotion });
    await page.evaluate(() => {
      document.addEventListener('transitionrun', ({ target }) => {
        if ((target as Element).matches('.ribbon')) document.body.dataset.moved = 'true';
      });
    });
    const moved = async () => (await page.getAttribute('body', 'data-moved')) !== null;
    // A step is there at once.
    await page.locator('.year-control input[aria-valuetext]').press('ArrowRight');
    await page.waitForSelector('.flows [data-mark="trade/us-imports-from-mexico/2009"]');
    await settled(page);
    expect(await moved()).toBe(false);
    await page.click('.year-control button');
    // On a slow machine a year may be over before anyone looks.
    await page.waitForFunction(
      () => Number(document.querySelector('.map-title .digits')?.textContent) > 2009,
    );
    await settled(page);
    const movesInPlay = await moved();
    await close();
    return movesInPlay;
  };
  test('is there while the years play, and is not for those who want less of it', async () => {
    expect(await moving('no-preference')).toBe(true);
    expect(await moving('reduce')).toBe(false);
  });
});

describe('targets', () => {
  test.each(Object.entries(PAGES))('of controls are 24 px at the least: %s', async (_, address) => {
    const { page, close } = await open(site, address);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await settled(page);
      const small = await page.$$eval('button, select, summary, input, textarea, [role="switch"]', (all) =>
        all
          .filter((one) => one.checkVisibility({ checkOpacity: true }))
          .map((one) => ({
            box: (one.closest('label') ?? one).getBoundingClientRect(),
            what: one.outerHTML.slice(0, 90),
          }))
          .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 23.5))
          .map(
            ({ box, what }) => `${what} ${String(Math.round(box.width))}×${String(Math.round(box.height))}`,
          ),
      );
      expect(small, String(width)).toEqual([]);
    }
    await close();
  });
});

describe('letters in the charts of Read', () => {
  test.each([
    { width: 1366, height: 768 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ])('are of a size to be read by, and no headlines: $width×$height', async (viewport) => {
    const { page, close } = await open(site, '', { viewport });
    const charts = page.locator('.deck .chart');
    for (let n = 0; n < (await charts.count()); n++) {
      const sizes = await page.$$eval('.deck .chart.current .plot text', (texts) =>
        texts.map((text) => ({
          // Bars share the height, so that the names of many are smaller.
          isBar: text.closest('.bar-name, .bar-value') !== null,
          px:
            Number.parseFloat(getComputedStyle(text).fontSize) *
            ((text as SVGTextElement).getScreenCTM()?.a ?? 0),
        })),
      );
      const id = (await page.locator('.deck .chart.current').getAttribute('id')) ?? '';
      expect(sizes.length, id).toBeGreaterThan(0);
      for (const { isBar, px } of sizes) {
        expect(px, id).toBeGreaterThanOrEqual(isBar ? 8.5 : 11);
        expect(px, id).toBeLessThanOrEqual(15);
      }
      await page.locator('.chart-picker button').last().click();
      await page.waitForFunction(
        (before) => document.querySelector('.deck .chart.current')?.id !== before,
        id,
      );
    }
    await close();
  });
});

/** Words and controls of the map that lie over each other or over its edge. */
const coveredOnMap = (page: Page) =>
  page.evaluate(() => {
    const map = document.querySelector('.map');
    const boxes = [
      ...(map?.querySelectorAll(
        '.map-title > :is(h2, p):not(.visually-hidden), .map-list > summary, .map > .menu-button, .off-map, .pill, .segmented, .map .select, .year-control, .flows .country:not(.unplaced) text',
      ) ?? []),
    ]
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const words = element.matches('.map-title *') && range.getBoundingClientRect();
        // What scrolls sideways goes over the edge.
        const row = element.closest('.map-choices');
        const scrolls = row !== null && getComputedStyle(row).overflowX === 'auto';
        return { name: element.textContent.trim(), box: words || element.getBoundingClientRect(), scrolls };
      });
    const frame = map?.getBoundingClientRect();
    const out = boxes.filter(
      ({ box, scrolls }) =>
        frame && !scrolls && (box.left < frame.left || box.right > frame.right || box.bottom > frame.bottom),
    );
    const pairs = boxes.flatMap((one, n) => boxes.slice(n + 1).map((other) => [one, other] as const));
    return [
      ...out.map(({ name }) => `${name} goes over the edge`),
      ...pairs
        .filter(
          ([{ box: a }, { box: b }]) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2,
        )
        .map(([one, other]) => `${one.name} / ${other.name}`),
    ];
  });

test.each([
  { width: 768, height: 1024 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
])('upright, nothing lies over anything on the map of Read: $width×$height', async (viewport) => {
  for (const language of ['', 'fr/', 'es/']) {
    const { page, close } = await open(site, language, { viewport });
    for (const pill of await page.locator('.map .layers .pill').all()) {
      await pill.click();
      await settled(page);
      expect(await coveredOnMap(page), `${language} ${String(await pill.textContent())}`).toEqual([]);
    }
    await close();
  }
});

test.each([
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
])(
  'upright, each choice on the map of Read can be reached, and the chosen layer is in sight: $width×$height',
  async (viewport) => {
    const { page, close } = await open(site, '', { viewport });
    const isInSight = (selector: string) =>
      page.$eval(selector, (element) => {
        const map = element.closest('.map')?.getBoundingClientRect();
        const { left, right } = element.getBoundingClientRect();
        return map !== undefined && left > map.left - 1 && right < map.right + 1;
      });
    expect(await isInSight('.layers [aria-pressed="true"]')).toBe(true);
    await page.click('.layers .pill:first-child');
    await page.waitForSelector('.map-options select');
    await page.selectOption('.map-options select', { index: 1 });
    await page.click('.map-options .segmented button:last-child');
    await page.waitForSelector('.map-options .segmented button:last-child[aria-pressed="true"]');
    for (const choice of ['.layers .pill:last-child', '.map-options select']) {
      await page.$eval(choice, (element) => {
        element.scrollIntoView({ block: 'nearest' });
      });
      expect(await isInSight(choice), choice).toBe(true);
    }
    await close();
  },
);

describe('Read on a low screen', () => {
  const LOW = [
    { width: 1366, height: 650, scheme: 'light' },
    { width: 1280, height: 720, scheme: 'projector' },
    { width: 1536, height: 730, scheme: 'dark' },
  ] as const;
  const LANGUAGES = ['', 'fr/', 'es/'];
  const openLow = async ({ width, height, scheme }: (typeof LOW)[number], address: string) => {
    const opened = await open(site, address, { viewport: { width, height } });
    await opened.page.selectOption('.schemes select', scheme);
    return opened;
  };

  test.each(LOW)(
    'map and chart stand side by side, and can be read: $width×$height, $scheme',
    async (low) => {
      const { page, close } = await openLow(low, '');
      const { stage, map, deck, panel } = await page.evaluate(() => {
        const box = (selector: string) =>
          document.querySelector(selector)?.getBoundingClientRect().toJSON() as DOMRect;
        return {
          stage: box('.stage'),
          map: box('.stage > .map'),
          deck: box('.deck'),
          panel: box('.panel-side'),
        };
      });
      expect(map.height).toBeGreaterThan(stage.height - 2);
      expect(deck.left).toBeGreaterThan(map.right - 2);
      expect(panel.top).toBeGreaterThan(deck.bottom - 2);
      expect(panel.height).toBeGreaterThan(90);
      // Above each other both were strips: letters of 4 to 7 px.
      const sizes = await page.$$eval('.deck .chart.current .plot text', (texts) =>
        texts.map(
          (text) =>
            Number.parseFloat(getComputedStyle(text).fontSize) *
            ((text as SVGTextElement).getScreenCTM()?.a ?? 0),
        ),
      );
      expect(Math.min(...sizes)).toBeGreaterThan(8);
      await close();
    },
  );

  test.each(LOW)('nothing lies over anything on the map: $width×$height, $scheme', async (low) => {
    for (const language of LANGUAGES) {
      const { page, close } = await openLow(low, language);
      for (const pill of await page.locator('.map .layers .pill').all()) {
        await pill.click();
        await settled(page);
        const over = await coveredOnMap(page);
        expect(over, `${language} ${String(await pill.textContent())}`).toEqual([]);
      }
      await close();
    }
  });

  test('a thread to the chart goes round the map', async () => {
    const { page, close } = await openLow(LOW[0], '');
    await page.hover('.phrase[data-kind="compares"]');
    await page.waitForSelector('.thread', { state: 'attached' });
    const inside = await page.evaluate(() => {
      const thread = document.querySelector<SVGPathElement>('.thread');
      const map = document.querySelector('.map')?.getBoundingClientRect();
      const length = thread?.getTotalLength() ?? 0;
      return Array.from({ length: 400 }, (_, n) => thread?.getPointAtLength((length * n) / 399)).filter(
        (point) => map && point && point.x > map.left && point.x < map.right && point.y > map.top + 6,
      ).length;
    });
    expect(inside).toBe(0);
    await close();
  });
});

describe('the map of Explore', () => {
  test.each([
    { width: 320, height: 700 },
    { width: 390, height: 844 },
    { width: 820, height: 1180 },
    { width: 1024, height: 768 },
    { width: 1366, height: 650 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ])('has nothing lie over anything: $width×$height', async (viewport) => {
    for (const address of ['explore.html', 'fr/explore.html', 'es/explore.html']) {
      const { page, close } = await open(site, address, { viewport });
      await settled(page);
      expect(await coveredOnMap(page), address).toEqual([]);
      await close();
    }
  });

  test.each([
    { width: 768, height: 1024 },
    { width: 820, height: 1180 },
    { width: 1024, height: 768 },
  ])(
    'comes on a tablet right under what is chosen, beside the questions: $width×$height',
    async (viewport) => {
      const { page, close } = await open(site, 'explore.html', { viewport });
      await settled(page);
      const { above, map, aside } = await page.evaluate(() => {
        const boxOf = (selector: string) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return { top: box?.top ?? 0, left: box?.left ?? 0, right: box?.right ?? 0 };
        };
        const parts = document.querySelectorAll('.explore-form > :last-child, .explore-figure > :last-child');
        return {
          // What does not fit in the window scrolls beside the chart.
          above: Math.max(
            ...[...parts].map((part) => Math.min(part.getBoundingClientRect().bottom, innerHeight)),
          ),
          map: boxOf('.explore .map'),
          aside: boxOf('.explore-aside'),
        };
      });
      expect(map.top - above).toBeLessThan(80);
      expect(aside.left).toBeGreaterThanOrEqual(map.right);
      expect(aside.top).toBe(map.top);
      await close();
    },
  );
});

describe('a figure in full screen', () => {
  test.each([
    ['the map', '', '.map', '.flows .label:not(.unplaced) text'],
    ['the chart', '', '.chart.current', '.plot .axis text'],
    ['the timeline', '', '.timeline', '.lanes text'],
    ['what is explored', 'explore.html', '.explore-figure', '.explore-charts .plot text'],
    ['its map', 'explore.html', '.map', '.flows .label:not(.unplaced) text'],
  ])('has letters for the back row: %s', async (_, address, figure, letters) => {
    const { page, close } = await open(site, address, { viewport: { width: 1366, height: 768 } });
    await page.locator(`${figure} > .menu-button`).click();
    await page.getByRole('button', { name: 'Full screen' }).click();
    await page.waitForSelector(`${figure}:fullscreen`);
    const least = () =>
      page.$$eval(`${figure} ${letters}`, (texts) => {
        // As tall as its line is drawn, whatever enlarges it.
        const heights = texts
          .map((text) => text.getBoundingClientRect().height)
          .filter((height) => height > 0);
        return heights.length > 5 ? Math.min(...heights) : 0;
      });
    // Drawn anew once the figure has the screen's size.
    await expect.poll(least).toBeGreaterThan(17);
    await close();
  });
});

describe('a step of a lesson', () => {
  test.each([
    ['a timeline', 'waco-to-guadalajara&step=2', '.lanes text'],
    ['a chart', 'relationship-in-numbers&step=5', '.plot text'],
    ['two charts', 'can-we-believe-an-op-ed&step=4', '.plot text'],
    ['two charts of bars', 'can-we-believe-an-op-ed&step=6', '.plot text'],
    ['a claim', 'waco-to-guadalajara&step=6', '.present-claim-figure text'],
    ['a passage', 'waco-to-guadalajara&step=1', 'blockquote .phrase'],
  ])('has letters for the back row: %s', async (_, step, letters) => {
    const { page, close } = await open(site, `teach.html?lesson=${step}`, {
      viewport: { width: 1366, height: 768 },
    });
    await page.waitForSelector(`.present ${letters}`, { state: 'attached' });
    await settled(page);
    const least = () =>
      page.$$eval(`.present ${letters}`, (texts) => {
        const heights = texts
          .map((text) => text.getBoundingClientRect().height)
          .filter((height) => height > 0);
        return heights.length > 2 ? Math.min(...heights) : 0;
      });
    // Drawn anew once the figure has the stage's size.
    await expect.poll(least).toBeGreaterThan(19);
    const underMenu = await page.$$eval('.present-stage :is(figcaption, .phrase)', (captions) => {
      const menu = document.querySelector('.present-stage > .menu-button')?.getBoundingClientRect();
      return captions.flatMap((caption) => {
        const words = document.createRange();
        words.selectNodeContents(caption);
        const { right, top } = words.getBoundingClientRect();
        return menu && right > menu.left && top < menu.bottom ? [caption.textContent] : [];
      });
    });
    expect(underMenu).toEqual([]);
    await close();
  });

  test.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ])(
    'gives a timeline the height there is, its buttons beside the menu: $width×$height',
    async (viewport) => {
      const { page, close } = await open(site, 'teach.html?lesson=waco-to-guadalajara&step=2', { viewport });
      await page.waitForSelector('.present .lanes circle');
      await page.waitForFunction(() => {
        const stage = document.querySelector('.present-stage')?.getBoundingClientRect();
        const lanes = document.querySelector('.present .lanes svg')?.getBoundingClientRect();
        return stage && lanes && lanes.height > stage.height * 0.8 && lanes.bottom <= stage.bottom + 1;
      });
      expect(await covered(page, '.present :is(.time-tools button, .menu-button)')).toEqual([]);
      await close();
    },
  );
});

describe('every step of every lesson', () => {
  const STEPS = builtStory().lessons.flatMap((lesson) =>
    lesson.steps.map((_, n) => `lesson=${lesson.id}&step=${String(n + 1)}`),
  );
  /** Words of drawings that run into each other, words under the figure's menu, and what is cut off that does not scroll. */
  const faults = (page: Page) =>
    page.evaluate(() => {
      const boxOf = (element: Element) => {
        const words = document.createRange();
        words.selectNodeContents(element);
        return element.matches('svg *') ? element.getBoundingClientRect() : words.getBoundingClientRect();
      };
      const seen = (selector: string) =>
        [...document.querySelectorAll(selector)]
          .filter((one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
          .map((one) => ({
            words: one.textContent.trim(),
            box: boxOf(one),
            font: Number.parseFloat(getComputedStyle(one).fontSize),
          }))
          .filter(({ words, box }) => words && box.width > 0);
      // A line's box is higher than its letters.
      const meet = (a: DOMRect, b: DOMRect, air: number) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > air;
      const drawn = seen(
        '.present .plot :is(.axis text, .bar-name text, .bar-value text, .end text, text.end)',
      );
      const menu = document.querySelector('.present-stage > .menu-button')?.getBoundingClientRect();
      const under = seen(
        '.present :is(.plot text, figcaption, .phrase, .present-head :is(h1, p), .map-title > *, .lanes text)',
      );
      return [
        ...drawn.flatMap((one, n) =>
          drawn
            .slice(n + 1)
            .filter((other) => meet(one.box, other.box, one.font / 2))
            .map((other) => `${one.words} / ${other.words}`),
        ),
        ...under.flatMap(({ words, box }) => (menu && meet(box, menu, 2) ? [`${words} under the menu`] : [])),
        ...[...document.querySelectorAll('.present-ask :is(p, button)')].flatMap((one) => {
          const ask = one.closest('.present-ask');
          if (!ask || /auto|scroll/.test(getComputedStyle(ask).overflowY)) return [];
          const last = ask.getBoundingClientRect();
          return one.getBoundingClientRect().bottom > last.bottom + 1
            ? [`${one.textContent} is cut off`]
            : [];
        }),
        ...(document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []),
      ];
    });

  test.each([
    { width: 390, height: 844 },
    { width: 820, height: 1180 },
    { width: 1024, height: 768 },
    { width: 1366, height: 768 },
  ])(
    'has words that can be read: $width×$height',
    async (viewport) => {
      const { page, close } = await open(site, 'teach.html', { viewport });
      for (const step of STEPS) {
        await page.goto(`${site.url}teach.html?${step}`);
        await page.waitForSelector('.present h1');
        // Drawn anew once the figure has the stage's size.
        await expect.poll(() => faults(page), { message: step }).toEqual([]);
      }
      await close();
    },
    300_000,
  );
});

/** What lies over a control, so that a press on its middle or near its edges would not reach it. */
const covered = (page: Page, selector: string) =>
  page.$$eval(selector, (controls) =>
    controls.flatMap((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return [
        [x, y],
        [left + 5, y],
        [right - 5, y],
        [x, top + 3],
        [x, bottom - 3],
      ].flatMap(([across = 0, down = 0]) => {
        const hit = document.elementFromPoint(across, down);
        return hit && control.contains(hit)
          ? []
          : [
              `${control.getAttribute('aria-label') ?? ''}: ${hit?.outerHTML.slice(0, 60) ?? 'out of the window'}`,
            ];
      });
    }),
  );

describe('the timeline', () => {
  test.each(['', 'fr/', 'es/'])(
    'on a phone can be moved, and its lanes are named beside it: %s',
    async (language) => {
      for (const width of [320, 390]) {
        const { page, close } = await open(site, language, {
          viewport: { width, height: 844 },
          hasTouch: true,
        });
        await page.locator('.phone-figures button').nth(2).click();
        await page.waitForSelector('.timeline .lanes circle >> visible=true');
        await settled(page);
        expect(await covered(page, '.timeline :is(.time-tools button:not(:disabled), .menu-button)')).toEqual(
          [],
        );
        const over = await page.$$eval('.lane-name', (names) => {
          const lanes = document.querySelector('.lanes')?.getBoundingClientRect().left ?? 0;
          return names.flatMap((name) => {
            const words = document.createRange();
            words.selectNodeContents(name);
            return words.getBoundingClientRect().right > lanes ? [name.textContent] : [];
          });
        });
        expect(over).toEqual([]);
        await close();
      }
    },
  );

  test('names no year that is cut off, wherever its range ends', async () => {
    const { page, close } = await open(site, '');
    const cut = () =>
      page.$$eval('.lanes .tick', (ticks) => {
        const right = document.querySelector('.lanes')?.getBoundingClientRect().right ?? 0;
        return ticks.flatMap((tick) =>
          tick.getBoundingClientRect().right > right ? [tick.textContent] : [],
        );
      });
    const closer = page.locator('.time-tools button').nth(1);
    const earlier = page.locator('.time-tools button').first();
    for (const button of [closer, earlier, closer, earlier, earlier]) {
      await button.click();
      await settled(page);
      expect(await cut()).toEqual([]);
      expect(await page.locator('.lanes .tick').count()).toBeGreaterThan(3);
    }
    await close();
  });
});

test('years under the figures of claims are whole, in the ledger and in a lesson', async () => {
  for (const address of ['claims.html', 'teach.html?lesson=waco-to-guadalajara&step=8']) {
    const { page, close } = await open(site, address, { viewport: { width: 1366, height: 768 } });
    await page.waitForSelector(':is(.claim-figure, .present-claim-figure) .axis text');
    const cut = await page.$$eval(':is(.claim-figure, .present-claim-figure) .axis text', (years) =>
      years.flatMap((year) => {
        const drawing = year.closest('svg')?.getBoundingClientRect();
        const { left, right } = year.getBoundingClientRect();
        return drawing && left >= drawing.left - 0.5 && right <= drawing.right + 0.5
          ? []
          : [year.textContent];
      }),
    );
    expect(cut, address).toEqual([]);
    await close();
  }
});

describe('Read on a tablet', () => {
  const TABLETS = [
    { width: 768, height: 1024 },
    { width: 820, height: 1180 },
    { width: 1024, height: 768 },
    { width: 1180, height: 820 },
    { width: 1024, height: 1366 },
  ];
  test.each(TABLETS)('has charts that can be read: $width×$height', async (viewport) => {
    for (const address of ['?passage=nafta-rebound', 'es/?passage=surface-trade-2010', 'fr/?chart=mining']) {
      const { page, close } = await open(site, address, { viewport, hasTouch: true });
      await page.waitForSelector('.chart.current .panels.narrow');
      await settled(page);
      const heights = await page.$$eval('.chart.current .plot text', (texts) =>
        texts.map((text) => text.getBoundingClientRect().height).filter((height) => height > 0),
      );
      expect(heights.length, address).toBeGreaterThan(5);
      expect(Math.min(...heights), address).toBeGreaterThan(10);
      const lanes = await page.locator('.lanes').boundingBox();
      expect(lanes?.height, address).toBeGreaterThan(150);
      await close();
    }
  });

  test.each(TABLETS)(
    'brings the chart that draws what is chosen, and a thread to it: $width×$height',
    async (viewport) => {
      const { page, close } = await open(site, '?passage=americans-abroad.first', { viewport });
      await page.waitForFunction(() => {
        const strip = document.querySelector('.chart.current .panels')?.getBoundingClientRect();
        const lit = [...document.querySelectorAll('.chart.current .panel:nth-child(2) .lit')];
        return (
          strip &&
          lit.length > 0 &&
          lit.every((mark) => {
            const { left, right } = mark.getBoundingClientRect();
            return left >= strip.left && right <= strip.right;
          })
        );
      });
      const ends = () =>
        page.$$eval('.thread', (threads) => {
          const deck = document.querySelector('.deck')?.getBoundingClientRect();
          return threads.map((thread) => {
            const path = thread as SVGPathElement;
            const { x } = path.getPointAtLength(path.getTotalLength());
            return deck !== undefined && x > deck.left && x < deck.right;
          });
        });
      // Threads need the text beside the stage.
      if (viewport.width >= 1000) await page.waitForSelector('.thread', { state: 'attached' });
      await expect.poll(ends).toEqual(viewport.width >= 1000 ? [true] : []);
      // Swept out of sight it has none there.
      await page.$eval('.chart.current .panels', (strip) => {
        strip.scrollTo({ left: 0, behavior: 'instant' });
      });
      await page.waitForFunction(() => {
        const strip = document.querySelector('.chart.current .panels')?.getBoundingClientRect();
        return [...document.querySelectorAll<SVGPathElement>('.thread')].every(
          (thread) => strip && thread.getPointAtLength(thread.getTotalLength()).x <= strip.right,
        );
      });
      await close();
    },
  );
});

describe('a frame on another site', () => {
  test.each(['two-way', 'surface'])('has a chart that can be read at its usual size: %s', async (chart) => {
    // As high as the code to embed it says, in a usual column.
    const { page, close } = await open(site, `embed/chart.html?chart=${chart}`, {
      viewport: { width: 640, height: 480 },
    });
    await page.waitForSelector('.panels.wide .plot text');
    const heights = await page.$$eval('.panels.wide .plot text', (texts) =>
      texts.map((text) => text.getBoundingClientRect().height).filter((height) => height > 0),
    );
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.min(...heights)).toBeGreaterThan(11);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(480);
    await close();
  });

  test('says what it remarks inside the drawing, also where less is known', async () => {
    const { page, close } = await open(site, 'embed/step.html?lesson=can-we-believe-an-op-ed&step=4', {
      viewport: { width: 640, height: 480 },
    });
    const remark = page.locator('.plot .remark text >> visible=true');
    await remark.waitFor();
    const isInside = await remark.evaluate((words) => {
      const drawing = words.closest('svg')?.getBoundingClientRect();
      const { top, right } = words.getBoundingClientRect();
      return drawing !== undefined && top >= drawing.top && right <= drawing.right;
    });
    expect(isInside).toBe(true);
    await close();
  });
});
