/** What a reader does in the Read room, in real Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detailsPart } from '../../src/compile/parts';
import { homesOf } from '../../src/model/story';
import { builtStory, giveSign, open, openSite, queryOf, type Site } from './harness';

let site: Site;
const story = builtStory();
const phrases = story.passages.flatMap((passage) =>
  passage.phrases.map((phrase) => ({ passage: passage.id, ...phrase })),
);
const phraseSelector = (passage: string, key: string) => `[data-passage="${passage}"][data-phrase="${key}"]`;
const growth = phrases.find(
  (phrase) =>
    phrase.kind === 'compares' && phrase.marks.some((mark) => mark.startsWith('trade/surface.total')),
);
if (!growth) throw new Error('the story compares surface trade');
const GROWTH = phraseSelector(growth.passage, growth.key);
const [FROM = '', TO = ''] = growth.marks;
/** A phrase whose marks are in another chart. */
const elsewhere = phrases.find(({ marks }) =>
  marks.every((mark) =>
    homesOf(mark, story.homes).some((home) => home.on === 'chart' && home.chart !== 'surface'),
  ),
);
if (!elsewhere) throw new Error('the story points at two charts');

const { places: placesTold, leaders: leadersTold } = detailsPart(story);
const idsWith = (holders: Record<string, { events: string[] }>, event: string) =>
  Object.entries(holders).flatMap(([id, { events }]) => (events.includes(event) ? [id] : []));
/** An event at one place with the leaders of the three. */
const [summit] = Object.values(leadersTold).flatMap(({ events }) =>
  events.flatMap((event) => {
    const [place, ...others] = idsWith(placesTold, event);
    return place && others.length === 0 ? [{ event, place, leaders: idsWith(leadersTold, event) }] : [];
  }),
);
if (!summit) throw new Error('the story has a summit at a place');

beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

describe('reading', () => {
  test('the page wakes without a complaint and asks no other host for anything', async () => {
    const { page, complaints, close } = await open(site);
    await page.mouse.move(700, 300);
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some((entry) => entry.name.includes('details')),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test('all passages are in the text, in order, and the spine has a cell for each', async () => {
    const { page, close } = await open(site);
    const ids = story.passages.map((passage) => passage.id);
    expect(
      await page.$$eval('[data-text]', (all) => all.map((one) => (one as HTMLElement).dataset.text)),
    ).toEqual(ids);
    expect(
      await page.$$eval('[data-spine]', (all) => all.map((one) => (one as HTMLElement).dataset.spine)),
    ).toEqual(ids);
    const spoken = await page.$$eval('[data-passage]', (all) => [
      ...new Set(all.map((one) => (one as HTMLElement).dataset.passage)),
    ]);
    expect(spoken).toEqual(ids);
    await close();
  });

  test('the stage follows the passage being read, and the address says which', async () => {
    const { page, close } = await open(site);
    const last = story.passages.at(-1);
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await page.waitForFunction((id) => location.search.includes(`at=${id}`), last?.id ?? '');
    expect(await page.getAttribute('.cell.at', 'data-spine')).toBe(last?.id);
    await close();
  });
});

describe('links', () => {
  test('every link is walked both ways: a phrase shows and lights all its marks, each mark lights its phrase', async () => {
    const { page, complaints, close } = await open(site);
    const failures = await page.evaluate(
      async (all) => {
        const frames = async () => {
          for (let n = 0; n < 2; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
        };
        const seen = (mark: string) =>
          [...document.querySelectorAll(`[data-mark="${CSS.escape(mark)}"]`)].filter(
            (element) => element.getBoundingClientRect().width > 0,
          );
        const wrong: string[] = [];
        for (const { passage, key, marks } of all) {
          const phrase = document.querySelector<HTMLElement>(
            `[data-passage="${passage}"][data-phrase="${key}"]`,
          );
          if (!phrase) {
            wrong.push(`${passage}.${key} is not in the text`);
            continue;
          }
          phrase.click();
          await frames();
          if (phrase.getAttribute('aria-current') !== 'true') wrong.push(`${passage}.${key} is not pinned`);
          for (const mark of marks) {
            if (!seen(mark).some((element) => element.classList.contains('lit')))
              wrong.push(`${passage}.${key} does not show ${mark} lit`);
          }
          for (const mark of marks) {
            const [element] = seen(mark);
            element?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
            await frames();
            if (!phrase.classList.contains('lit')) wrong.push(`${mark} does not light ${passage}.${key}`);
            if (!seen(mark).some((one) => one.getAttribute('aria-current') === 'true'))
              wrong.push(`${mark} is not pinned`);
            while (document.documentElement.dataset.owed) await frames();
            if (!location.search.includes(`mark=${mark}`))
              wrong.push(`${mark} is not in the address: ${location.search}`);
            phrase.click();
            await frames();
          }
        }
        return wrong;
      },
      phrases.map(({ passage, key, marks }) => ({ passage, key, marks })),
    );
    expect(failures).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  }, 300_000);

  test('a mark that the article does not mention says so', async () => {
    const linked = new Set(phrases.flatMap((phrase) => phrase.marks));
    const unspoken = story.events.find(
      (event) => !linked.has(`event/${event.id}`) && event.start > '2003' && event.start < '2012',
    );
    const { page, close } = await open(site);
    await page.locator(`[data-mark="event/${unspoken?.id ?? ''}"]`).hover();
    await page.waitForSelector('.tooltip:has-text("does not mention")');
    await page.locator(`[data-mark="event/${unspoken?.id ?? ''}"]`).click();
    await page.waitForSelector('.panel-side :text("does not mention")');
    await close();
  });
});

describe('pointing and pinning', () => {
  test('pointing at a phrase lights its marks and draws the thread; leaving puts it out', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}`);
    await page.hover(GROWTH);
    await page.waitForSelector(`.deck [data-mark="${TO}"].lit`);
    await page.waitForSelector('.thread', { state: 'attached' });
    expect(await queryOf(page)).toBe(`?at=${growth.passage}`);
    await page.mouse.move(5, 5);
    await page.waitForSelector('.thread', { state: 'detached' });
    expect(await page.locator('[data-mark].lit').count()).toBe(0);
    await close();
  });

  test('a comparison draws the difference with its arithmetic', async () => {
    const { page, close } = await open(site, `?passage=${growth.passage}.${growth.key}`);
    await page.waitForSelector('.compare-text');
    const lines = await page.locator('.compare-text').allTextContents();
    expect(lines).toEqual(['+9.2', '56.7 ÷ 47.5', '= 1.19']);
    await close();
  });

  test('pointing at a mark lights its passage and says value, source and passage', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}`);
    await page.hover(`.deck [data-mark="${FROM}"]`);
    await page.waitForSelector(`${GROWTH}.lit`);
    // The spine follows one frame after.
    await page.waitForSelector('.cell.lit');
    await page.waitForSelector('.tooltip');
    const said = (await page.textContent('.tooltip')) ?? '';
    expect(said).toContain('47.5 billion');
    expect(said).toContain('Journal of Commerce');
    expect(said).toMatch(/Passage \d+/);
    await close();
  });

  test('a chosen mark stays, brings its passage into view, and traces to its source in one step', async () => {
    const { page, close } = await open(site, `?map=trade&year=2010&chart=surface`);
    await page.locator(`.deck [data-mark="${FROM}"]`).click();
    await page.waitForSelector(`.deck [data-mark="${FROM}"][aria-current="true"]`);
    await page.waitForFunction((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box !== undefined && box.top > 50 && box.bottom < innerHeight - 150;
    }, GROWTH);
    const source = page.locator('.panel-side .source-links a').first();
    expect(await source.getAttribute('href')).toMatch(/^https?:/);
    await close();
  });

  test('what a mark far from its passage leads to is in sight in the next frame, and glides the rest', async () => {
    const { page, close } = await open(site, '?chart=surface', { reducedMotion: 'no-preference' });
    await page.waitForFunction(() => !document.querySelector('[data-late]'));
    /** Whether it was seen in the first frame, and where the page stood in each, until it stood still. */
    const watched = page.evaluate(
      (selector) =>
        new Promise<{ isSeen: boolean; tops: number[] }>((resolve) => {
          const look = (isSeen: boolean, tops: number[]) => {
            const stood = tops.slice(-10);
            if (stood.length === 10 && new Set(stood).size === 1) resolve({ isSeen, tops });
            else
              requestAnimationFrame(() => {
                look(isSeen, [...tops, scrollY]);
              });
          };
          const first = () => {
            const box = document.querySelector(selector)?.getBoundingClientRect();
            const foot = document.querySelector('.timeline')?.getBoundingClientRect().top ?? 0;
            look(box !== undefined && box.top > 60 && box.bottom < foot, [scrollY]);
          };
          addEventListener('click', () => requestAnimationFrame(first), { once: true });
        }),
      GROWTH,
    );
    await page.locator(`.deck [data-mark="${FROM}"]`).click();
    const { isSeen, tops } = await watched;
    expect(isSeen).toBe(true);
    const [first = 0] = tops;
    const glided = (tops.at(-1) ?? 0) - first;
    expect(first).toBeGreaterThan(300);
    expect(glided).toBeGreaterThan(40);
    expect(glided).toBeLessThan(120);
    // Always the same way.
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(await page.getAttribute(`.spine [data-spine="${growth.passage}"]`, 'class')).toContain('at');
    await close();
  });

  test('a summit rings its city and who took part, both ways, and the panel leads there', async () => {
    const { page, complaints, close } = await open(site, `?mark=event/${summit.event}&layer=places`);
    const ringed = () =>
      page.$$eval('.related', (all) => [...new Set(all.map((one) => one.getAttribute('data-mark')))].sort());
    const own = [`place/${summit.place}`, ...summit.leaders.map((id) => `leader/${id}`)].sort();
    await expect.poll(ringed).toEqual(own);
    const links = page.locator('.panel-side a[data-go-mark]');
    expect(
      (await links.evaluateAll((all) => all.map((one) => one.getAttribute('data-go-mark')))).sort(),
    ).toEqual(own);
    await page.locator(`.panel-side a[data-go-mark="place/${summit.place}"]`).click();
    await page.waitForFunction((place) => location.search.includes(`mark=place/${place}`), summit.place);
    await page.waitForSelector(`.timeline .related[data-mark="event/${summit.event}"]`);
    expect(await page.locator('.leader-row .related').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.related'));
    expect(complaints).toEqual([]);
    await close();
  });

  test('Escape lets go and returns to where one was reading', async () => {
    const { page, close } = await open(site, '?at=energy-environment&chart=surface');
    const before = await page.evaluate(() => scrollY);
    await page.locator(`.deck [data-mark="${FROM}"]`).click();
    await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) > 300, before);
    await page.keyboard.press('Escape');
    await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) < 2, before);
    expect(await page.locator('[aria-current="true"]').count()).toBe(0);
    await close();
  });

  // The page is laid out in turn: until then it is as high as any, or there would be nowhere to come back to.
  test('Back from another page, and loading anew, come to the place that was left', async () => {
    const { page, close } = await open(site, '');
    await page.evaluate(() => {
      scrollTo({ top: 2500, behavior: 'instant' });
    });
    await page.waitForFunction(() => scrollY === 2500);
    const link = await page.getAttribute('a[href^="./sources.html"]', 'href');
    await page.goto(new URL(link ?? '', page.url()).href);
    for (const come of [() => page.goBack(), () => page.reload()]) {
      await come();
      await page.waitForSelector('html[data-ready]');
      await page.waitForFunction(() => !document.querySelector('[data-late]'));
      expect(await page.evaluate(() => Math.abs(scrollY - 2500))).toBeLessThan(2);
    }
    await close();
  });

  test('Back undoes a choice', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}`);
    await page.click(GROWTH);
    expect(await queryOf(page)).toBe(`?passage=${growth.passage}.${growth.key}`);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[aria-current="true"]') === null);
    expect(await queryOf(page)).toBe(`?at=${growth.passage}`);
    await close();
  });
});

describe('keyboard', () => {
  test('Enter on a phrase pins it and crosses to its mark; Enter there crosses back; Escape returns step by step', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}`);
    await page.focus(GROWTH);
    await page.keyboard.press('Enter');
    await page.waitForFunction((mark) => document.activeElement?.getAttribute('data-mark') === mark, FROM);
    expect(await queryOf(page)).toBe(`?passage=${growth.passage}.${growth.key}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-passage'));
    expect(await queryOf(page)).toContain(`mark=${FROM}`);
    await page.keyboard.press('Escape');
    await page.waitForFunction((mark) => document.activeElement?.getAttribute('data-mark') === mark, FROM);
    expect(await page.locator('[aria-current="true"]').count()).toBe(0);
    await close();
  });

  test('Escape returns to a mark also when words had turned the stage to another figure', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}`);
    await page.focus(GROWTH);
    await page.keyboard.press('Enter');
    await page.waitForFunction((mark) => document.activeElement?.getAttribute('data-mark') === mark, FROM);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-passage'));
    await page.focus(phraseSelector(elsewhere.passage, elsewhere.key));
    await page.waitForFunction(() => !document.querySelector('#chart-surface')?.checkVisibility());
    await page.keyboard.press('Escape');
    await page.waitForFunction((mark) => document.activeElement?.getAttribute('data-mark') === mark, FROM);
    expect(await page.locator(`.deck [data-mark="${FROM}"]:visible`).count()).toBe(1);
    await close();
  });

  test('each figure is one tab stop and arrows move inside it', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}&chart=surface`);
    for (const figure of ['.map', '.deck', '.timeline', '.spine']) {
      const stops = await page
        .locator(`${figure} [data-mark][tabindex="0"], ${figure} [data-spine][tabindex="0"]`)
        .count();
      expect(stops, figure).toBe(1);
    }
    await page.click(`.deck [data-mark="trade/surface.total/2009-02"]`);
    await page.keyboard.press('ArrowRight');
    const after = () => page.evaluate(() => document.activeElement?.getAttribute('data-mark'));
    expect(await after()).toBe('trade/surface.total/2009-03');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await after()).toBe('trade/surface.total/2009-01');
    await page.waitForFunction(() =>
      document.activeElement?.getAttribute('aria-label')?.includes('47.5 billion'),
    );
    await close();
  });

  test('the year is stepped with the arrow keys and the map follows', async () => {
    const { page, close } = await open(site, '?map=trade&year=2009');
    await page.focus('.year-control input');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[data-mark="trade/us-imports-from-canada/2010"]', { state: 'attached' });
    expect(await page.textContent('.year-control output')).toBe('2010');
    await close();
  });
});

describe('address', () => {
  test('an address restores the whole view', async () => {
    const address = '?mark=event/nals-2009&map=travel.same-day&year=2003&chart=mining&time=2006..2011';
    const { page, close } = await open(site, address);
    expect(await page.getAttribute('.flows', 'data-layer')).toBe('travel');
    expect(await page.textContent('.year-control output')).toBe('2003');
    expect(await page.getAttribute('.chart.current', 'data-chart')).toBe('mining');
    expect(await page.getAttribute('[data-mark="event/nals-2009"]', 'aria-current')).toBe('true');
    expect(await queryOf(page)).toBe(address);
    await close();
  });

  test('leads to its passage also where the page is laid out late, and anew when more of it comes', async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const letters: (() => void)[] = [];
    await page.route('**/*.woff2', async (route) => {
      await new Promise<void>((resolve) => letters.push(resolve));
      await route.continue();
    });
    await page.goto(`${site.url}?at=energy-environment&hindsight=hidden`, { waitUntil: 'commit' });
    const isAtIt = () =>
      page.waitForFunction(() => {
        const text = document.querySelector('[data-text="energy-environment"]');
        const { top = 0 } = text?.getBoundingClientRect() ?? {};
        return top > 0 && top < innerHeight / 2;
      });
    await page.waitForSelector('html[data-ready]');
    await isAtIt();
    for (const come of letters) come();
    await page.waitForFunction(() => !document.querySelector('[data-late]'));
    await isAtIt();
    expect(new URL(page.url()).search).toBe('?at=energy-environment&hindsight=hidden');
    await context.close();
  });

  test('leaves a reader alone who has gone on before the page could answer', async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(giveSign);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/answering*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.url}?at=energy-environment&hindsight=hidden`, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => document.querySelector('.text') && !document.querySelector('[data-late]'),
    );
    await page.mouse.move(300, 400);
    await page.mouse.wheel(0, 1200);
    await page.waitForFunction(() => scrollY === 1200);
    answer();
    await page.waitForSelector('html[data-ready]');
    // What is read is told, and it is not where the address led.
    await page.waitForFunction(() => {
      const at = new URLSearchParams(location.search).get('at') ?? '';
      return at !== 'energy-environment' && document.querySelector(`[data-text="${at}"]`);
    });
    expect(await page.evaluate(() => scrollY)).toBe(1200);
    await context.close();
  });

  test('the thread to a summit runs between the names on the timeline, not through them', async () => {
    const { page, close } = await open(site, '?mark=event/nals-2009');
    await page.waitForSelector('.thread', { state: 'attached' });
    const crossed = await page.evaluate(() => {
      const thread = document.querySelector<SVGPathElement>('.thread');
      const length = thread?.getTotalLength() ?? 0;
      const points = Array.from({ length: 400 }, (_, n) => thread?.getPointAtLength((length * n) / 399));
      return [...document.querySelectorAll('.timeline text')].flatMap((text) => {
        const { left, right, top, bottom, height } = text.getBoundingClientRect();
        const isCrossed = points.some(
          (point) =>
            point &&
            point.x > left &&
            point.x < right &&
            point.y > top + height * 0.25 &&
            point.y < bottom - height * 0.25,
        );
        return isCrossed ? [text.textContent] : [];
      });
    });
    expect(crossed).toEqual([]);
    await close();
  });

  // An address is written after what it says is painted; nobody may come before it.
  test('two choices between two frames are two steps back', async () => {
    const { page, close } = await open(site, `?at=${growth.passage}`);
    const [first, second] = await page.evaluate(() => {
      const [one, , other] = document.querySelectorAll<SVGElement>('.timeline circle[data-mark]');
      for (const mark of [one, other]) mark?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      return [one?.dataset.mark, other?.dataset.mark];
    });
    expect(await queryOf(page)).toContain(`mark=${String(second)}`);
    await page.goBack();
    expect(await queryOf(page)).toContain(`mark=${String(first)}`);
    await page.waitForSelector(`.timeline [data-mark="${String(first)}"][aria-current]`);
    await page.goBack();
    expect(await queryOf(page)).not.toContain('mark=');
    await close();
  });

  test('who follows a link right after a step takes that step along', async () => {
    const { page, close } = await open(site, '?map=trade&year=2009');
    await page.focus('.year-control input');
    const left = page.waitForURL(/\/fr\//);
    await page.evaluate(() => {
      const slider = document.querySelector<HTMLInputElement>('.year-control input');
      slider?.stepDown();
      slider?.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector<HTMLElement>('[data-language="fr"]')?.click();
    });
    await left;
    expect(await queryOf(page)).toContain('year=2008');
    await close();
  });

  test('who goes back right after a step leaves it behind', async () => {
    const { page, close } = await open(site, '?map=trade&year=2009');
    const before = await queryOf(page);
    await page.locator('.timeline [data-mark="event/nals-2009"]').dispatchEvent('click');
    expect(await queryOf(page)).toContain('mark=event/nals-2009');
    const owed = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>('.year-control input');
      slider?.stepUp();
      slider?.dispatchEvent(new Event('input', { bubbles: true }));
      const { owed: first } = document.documentElement.dataset;
      const gone = new Promise((resolve) => {
        addEventListener('popstate', resolve, { once: true });
      });
      history.back();
      await gone;
      return [first, document.documentElement.dataset.owed];
    });
    expect(owed).toEqual(['address', undefined]);
    expect(await queryOf(page)).toBe(before);
    expect(await page.textContent('.year-control output')).toBe('2009');
    await close();
  });
});

describe('every circumstance', () => {
  test('on a phone a tapped phrase brings its figure above the text', async () => {
    const { page, complaints, close } = await open(site, `?at=${growth.passage}`, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.tap(GROWTH);
    await page.waitForSelector(`.deck [data-mark="${TO}"].lit`, { state: 'visible' });
    expect(await page.locator('.map').isVisible()).toBe(false);
    await page.click('.phone-figures button:has-text("Timeline")');
    expect(await page.locator('.timeline svg').isVisible()).toBe(true);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('with scripts off the page reads, every phrase leads to a mark that is there, and figures lead back', async () => {
    const { page, close } = await open(site, '', { javaScriptEnabled: false });
    expect(await page.locator('[data-text]').count()).toBe(story.passages.length);
    const html = await page.content();
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [
      ...html.matchAll(/class="phrase"[^>]*href="#([^"]+)"|href="#([^"]+)"[^>]*data-passage=/g),
    ].map((match) => match[1] ?? match[2] ?? '');
    expect(targets.length).toBe(phrases.length);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    // To a mark, wherever one of the phrase's is drawn: to its figure alone leads the exception.
    const toMarks = targets.filter((target) => /^(?:mark|map):/.test(target));
    expect(toMarks.length).toBeGreaterThan(0.8 * targets.length);
    for (const chart of story.charts) {
      const panels = page.locator(`#chart-${chart.id} .panels.wide .panel`);
      expect(await panels.count(), chart.id).toBeGreaterThan(0);
      for (const panel of await panels.all())
        expect((await panel.locator('.plot').boundingBox())?.height, chart.id).toBeGreaterThan(50);
    }
    const back = [...html.matchAll(/class="back-links"[\s\S]*?<\/p>/g)].flatMap((match) =>
      [...match[0].matchAll(/href="#([^"]+)"/g)].map((link) => link[1] ?? ''),
    );
    expect(back.length).toBeGreaterThan(0);
    expect(back.filter((target) => !ids.has(target))).toEqual([]);
    await close();
  });

  test('a chart that is not shown stands folded until it is turned to, printed, or the page is awake', async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const folded = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.chart')].flatMap((chart) =>
          chart.querySelector('.panel > noscript') ? [chart.id] : [],
        ),
      );
    const others = story.charts.slice(1).map(({ id }) => `chart-${id}`);
    const [page, printed] = [await context.newPage(), await context.newPage()];
    for (const one of [page, printed]) {
      await one.goto(site.url);
      await one.waitForSelector('html[data-awake]');
      expect(await folded(one)).toEqual(others);
    }
    await printed.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await folded(printed)).toEqual([]);
    await page.mouse.move(5, 5);
    await page.waitForSelector('html[data-ready]');
    expect(await folded(page)).toEqual([]);
    for (const { id } of story.charts)
      expect(await page.locator(`#chart-${id} .panel`).count()).toBe(
        await page.locator(`#chart-${id} .panel > .plot`).count(),
      );
    const last = others.at(-1) ?? '';
    const turned = await context.newPage();
    await turned.goto(`${site.url}?chart=${last.slice('chart-'.length)}`);
    await expect
      .poll(async () => (await turned.locator(`#${last}.current .plot`).first().boundingBox())?.height ?? 0)
      .toBeGreaterThan(100);
    await context.close();
  });

  test('a window made wide has its charts drawn, and lit', async () => {
    const { page, complaints, close } = await open(site, `?at=${growth.passage}`, {
      viewport: { width: 1000, height: 800 },
    });
    await page.waitForSelector('.chart.current .panels.narrow .plot');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForSelector('.chart.current .panels.wide .plot');
    expect(await page.locator('.panel > noscript').count()).toBe(0);
    await page.hover(GROWTH);
    await page.waitForSelector(`.chart.current .panels.wide [data-mark="${TO}"].lit`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('in print the controls are gone and every chart is there', async () => {
    const { page, close } = await open(site);
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.map-controls', '.chart-picker', '.time-tools', '.links', '.spine'])
      expect(await page.locator(control).isVisible(), control).toBe(false);
    for (const chart of story.charts)
      expect(await page.locator(`#chart-${chart.id}`).isVisible(), chart.id).toBe(true);
    // The map's words stand above the land.
    const [words, land] = await Promise.all(
      ['.map-title', '.map > .land'].map((selector) => page.locator(selector).boundingBox()),
    );
    expect((words?.y ?? Infinity) + (words?.height ?? 0)).toBeLessThanOrEqual((land?.y ?? 0) + 1);
    await close();
  });

  test.each([
    ['a large screen', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])('in print the timeline is drawn for its page, from %s too', async (_, viewport) => {
    const { page, close } = await open(site, '', { viewport });
    const drawn = () =>
      page.evaluate(() => ({
        height: document.querySelector('.lanes svg')?.getAttribute('height'),
        titles: document.querySelectorAll('.event-title:not(.unplaced)').length,
      }));
    const before = await drawn();
    await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
    });
    const onPaper = await drawn();
    expect(Number(onPaper.height)).toBeGreaterThan(1.5 * Number(before.height));
    expect(onPaper.titles).toBeGreaterThan(before.titles);
    await page.evaluate(() => {
      dispatchEvent(new Event('afterprint'));
    });
    expect(await drawn()).toEqual(before);
    await close();
  });

  test('with storage forbidden everything works and the page says that it keeps nothing', async () => {
    const context = await site.browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(site.url);
    await page.waitForSelector('html[data-ready]');
    await page.selectOption('.schemes select', 'dark');
    expect(await page.getAttribute('html', 'data-scheme')).toBe('dark');
    expect(await page.textContent('[role=status]')).toContain('keeps nothing');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('every number of a figure is on the page of all figures, and leads to its source', async () => {
    const { page, complaints, close } = await open(site, 'figures.html', { javaScriptEnabled: false });
    const linked = new Set(
      await page.$$eval('a[href*="#source:"]', (all) => all.map((one) => (one as HTMLAnchorElement).hash)),
    );
    expect(await page.locator('tbody tr').count()).toBe(
      story.observations.length + story.crossingCounts.length,
    );
    await page.goto(`${site.url}sources.html`);
    const ids = new Set(
      await page.$$eval('[id^="source:"]', (all) => all.map((one) => `#${encodeURIComponent(one.id)}`)),
    );
    const plain = (hash: string) => `#${encodeURIComponent(decodeURIComponent(hash.slice(1)))}`;
    expect([...linked].filter((hash) => !ids.has(plain(hash)))).toEqual([]);
    for (const source of new Set(story.observations.map((row) => row.source)))
      expect(linked.has(`#source:${source}`), source).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(['', 'explore.html', 'claims.html', 'sources.html', 'figures.html'])(
    'on a phone nothing makes the page wider than the screen: %s',
    async (address) => {
      const { page, close } = await open(site, address, {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      });
      // With all that can be unfolded, too.
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      // On a phone the layout's own width grows with what sticks out, and taps then land beside their target.
      expect(await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])).toEqual([
        390, 390,
      ]);
      await page.tap('.ways-button');
      await page.waitForSelector('.ways:popover-open .rooms');
      await close();
    },
  );
});
