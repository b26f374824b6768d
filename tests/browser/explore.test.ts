/** What a student does in the Explore room, in real Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { explorePart } from '../../src/compile/parts';
import { choiceOf, drawnBy, measuresOf } from '../../src/model/explore';
import { MOST_LAYERS } from '../../src/views/explore/layers';
import { builtStory, open, openSite, queryOf, type Site } from './harness';

let site: Site;
const story = builtStory();
const part = explorePart(story);
const spoken = new Set(
  story.passages.flatMap((passage) => passage.phrases.flatMap((phrase) => phrase.marks)),
);

beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

/** Waits until the charts show what the address says, and all that follows a choice has followed. */
const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const { drawn: shown, followed, owed } = document.documentElement.dataset;
    const said = location.search
      .slice(1)
      .split('&')
      .filter((one) => one && !/^(mark|passage)=/.test(one))
      .join('&');
    return !owed && shown === (said || 'first') && followed === shown;
  });

/** All that can be seen of a view, once what is chosen has been told: its details come in a file of their own. */
const seen = async (page: Page) => {
  await page.waitForSelector('.explore-aside h2');
  return page.evaluate(() => ({
    heading: document.querySelector('.explore-figure h1')?.textContent,
    subtitle: document.querySelector('.explore-figure .subtitle')?.textContent.trim(),
    charts: [...document.querySelectorAll('.explore-charts svg, .explore-gaps svg')].map((svg) =>
      [...svg.querySelectorAll('[data-mark]')].map(
        (mark) =>
          `${mark.getAttribute('data-mark') ?? ''} ${mark.getAttribute('cy') ?? mark.getAttribute('width') ?? ''}`,
      ),
    ),
    notes: [...document.querySelectorAll('.left-out')].map((note) => note.textContent.trim()),
    map: document.querySelector('.map:not([hidden]) .map-title h2')?.textContent ?? 'none',
    flows: [...document.querySelectorAll('.map:not([hidden]) .ribbon')].map((ribbon) =>
      ribbon.getAttribute('data-mark'),
    ),
    controls: [
      ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.explore-form :is(input, select)'),
    ].map((one) =>
      one instanceof HTMLInputElement && one.type !== 'range' ? String(one.checked) : one.value,
    ),
    aside: document.querySelector('.explore-aside h2')?.textContent,
    notice: document.querySelector('.notice')?.textContent,
  }));
};

/** A generator of numbers from 0 to 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('Explore', () => {
  test('without scripts shows its first view and leads to the questions’ views', async () => {
    const { page, complaints, close } = await open(site, 'explore.html', { javaScriptEnabled: false });
    expect(await page.locator('.explore-charts [data-mark]').count()).toBeGreaterThan(50);
    for (const { ask, view } of part.questions)
      expect(await page.locator(`.questions a[href="./explore.html?${view}"]`).textContent()).toBe(ask);
    expect(complaints).toEqual([]);
    await close();
  });

  test('any view reached by clicking is brought back by its address', async () => {
    const random = seeded(20100513);
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    for (let view = 0; view < 14; view++) {
      for (let step = 0; step < 4; step++) {
        const controls = page.locator(
          '.explore-form :is(button, input:not([disabled]), select), .explore-charts [data-mark], .map:not([hidden]) .ribbon[data-mark]',
        );
        const control = controls.nth(Math.floor(random() * (await controls.count())));
        const kind = await control.evaluate((element) =>
          element instanceof HTMLSelectElement
            ? 'select'
            : element instanceof HTMLInputElement && element.type === 'range'
              ? 'range'
              : element.hasAttribute('data-mark')
                ? 'mark'
                : 'press',
        );
        if (kind === 'select') {
          const values = await control
            .locator('option:not([disabled])')
            .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
          await control.selectOption(values[Math.floor(random() * values.length)] ?? '');
        } else if (kind === 'range') {
          await control.focus();
          await page.keyboard.press(random() < 0.5 ? 'ArrowLeft' : 'ArrowRight');
        } else if (kind === 'mark') await control.dispatchEvent('click', { button: 0, bubbles: true });
        else await control.click();
        await drawn(page);
      }
      const here = await seen(page);
      const again = await open(site, `explore.html${await queryOf(page)}`);
      await drawn(again.page);
      expect(await seen(again.page), await queryOf(page)).toEqual(here);
      expect(again.complaints).toEqual([]);
      await again.close();
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('back and forward walk through the choices', async () => {
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    const first = await seen(page);
    await page.click('.explore-form .segmented button >> nth=1');
    await drawn(page);
    const second = await seen(page);
    await page.goBack();
    await drawn(page);
    expect(await seen(page)).toEqual(first);
    await page.goForward();
    await drawn(page);
    expect(await seen(page)).toEqual(second);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(measuresOf(part).map(({ show }) => [show]))(
    '%s: every mark leads to its passage, or says that the article does not mention it',
    async (show) => {
      const { page, complaints, close } = await open(site, `explore.html?show=${show}`);
      await drawn(page);
      const marks = await page.$$eval('.explore-charts [data-mark]', (all) =>
        all.map((one) => one.getAttribute('data-mark') ?? ''),
      );
      expect(marks.length).toBeGreaterThan(0);
      // All that the article speaks of, and some of the rest.
      const tried = [...marks.filter((mark) => spoken.has(mark)), ...marks.filter((_, n) => n % 23 === 0)];
      for (const mark of tried) {
        await page.locator(`.explore-charts [data-mark="${mark}"]`).dispatchEvent('click', { button: 0 });
        await page.waitForSelector('.explore-aside :is(.passage-links, .unspoken-note)');
        const links = await page.$$eval('.explore-aside .passage-links a', (all) =>
          all.map((one) => one.getAttribute('href') ?? ''),
        );
        expect(
          links.some((href) => href.startsWith('./?mark=')),
          mark,
        ).toBe(spoken.has(mark));
        expect(await page.locator('.explore-aside .unspoken-note').count(), mark).toBe(
          spoken.has(mark) ? 0 : 1,
        );
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('by keyboard alone: a line is left out, a point chosen, its passage opened', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=travel.entries');
    await drawn(page);
    await page.focus('.explore-form input[name="line"][value="us-ca"]');
    await page.keyboard.press('Space');
    await drawn(page);
    expect(await queryOf(page)).toContain('lines=mx-ca,us-ca');
    await page.focus('.explore-charts [tabindex="0"]');
    await page.keyboard.press('ArrowRight');
    const mark = await page.evaluate(() => document.activeElement?.getAttribute('data-mark'));
    expect(mark).toMatch(/^travel\//);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      String(mark).split('/').at(-1),
    );
    await page.keyboard.press('Enter');
    await page.waitForSelector('.explore-aside .pinned-line');
    expect(await queryOf(page)).toContain(`mark=${String(mark)}`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.explore-aside .questions');
    expect(complaints).toEqual([]);
    await close();
  });

  test('by touch on a phone: a point opens its card over the foot of the screen, a choice redraws', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=size.people', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await drawn(page);
    await page.tap('.explore-charts [data-mark$="/2000"] >> nth=0');
    await page.waitForSelector('.explore-aside .pinned-line');
    const box = await page.locator('.explore-aside').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
    await page.tap('.explore-aside .pinned-line button');
    await page.tap('.explore-form input[value="us"]');
    await drawn(page);
    expect(await queryOf(page)).toContain('lines=ca,mx');
    expect(complaints).toEqual([]);
    await close();
  });

  test('brushing the chart sets the years; a press sets the year of the map', async () => {
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    const box = await page.locator('.explore-charts svg').boundingBox();
    if (!box) throw new Error('a chart');
    // Low in the chart, where no line runs.
    const y = box.y + box.height - 40;
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.35, y, { steps: 4 });
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 });
    await page.mouse.up();
    await drawn(page);
    const { years } = choiceOf(part, await queryOf(page));
    expect(years[0]).toBeGreaterThan(1985);
    expect(years[1]).toBeLessThan(2020);
    expect(years[1] - years[0]).toBeGreaterThan(5);
    const after = await page.locator('.explore-charts svg').boundingBox();
    await page.mouse.click((after?.x ?? 0) + (after?.width ?? 0) * 0.12, (after?.y ?? 0) + 30);
    await drawn(page);
    const { year } = choiceOf(part, await queryOf(page));
    expect(year).toBeLessThan(years[1]);
    expect(await page.textContent('.map .year-control .year')).toBe(String(year));
    expect(complaints).toEqual([]);
    await close();
  });

  test('however quickly choices follow each other, the last one is what stays, and Back undoes each', async () => {
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    // In one task, in one frame, and from frame to frame: some are drawn before, some are not.
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const press = (selector: string, n = 0) => document.querySelectorAll<HTMLElement>(selector)[n]?.click();
      const select = (value: string) => {
        const found = document.querySelector<HTMLSelectElement>(`select:has(option[value="${value}"])`);
        if (!found) return;
        found.value = value;
        found.dispatchEvent(new Event('change', { bubbles: true }));
      };
      press('.explore-form [name="line"]', 0);
      press('.explore-form [name="line"]', 1);
      await Promise.resolve();
      select('multiples');
      await frame();
      select('index');
      await frame();
      select('line');
      press('.explore-form [name="line"]', 0);
    });
    const steps = 6;
    await drawn(page);
    const here = await seen(page);
    const again = await open(site, `explore.html${await queryOf(page)}`);
    await drawn(again.page);
    expect(await seen(again.page), await queryOf(page)).toEqual(here);
    await again.close();
    for (let step = 0; step < steps; step++) await page.goBack();
    await drawn(page);
    expect(await queryOf(page)).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  test('drawings that wait are nobody’s: no marks, no names, no way in', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=size.people');
    await drawn(page);
    for (const chart of ['bars', 'multiples', 'scatter', 'line', 'table', 'line']) {
      await page.selectOption('.explore-form select:has([value="multiples"])', chart);
      await drawn(page);
      for (const box of await page.locator('.explore-form [name="line"]:not([disabled])').all())
        await box.hover();
    }
    // Some are drawn before they are asked for.
    await page.waitForFunction(
      () => document.querySelectorAll('.drawing[aria-hidden="true"] svg').length > 3,
    );
    const { waiting, ways, own } = await page.evaluate(() => {
      const hidden = [...document.querySelectorAll('.drawing[aria-hidden="true"]')];
      return {
        waiting: hidden.filter(
          (one) => !['laid-out', 'near', 'drawn'].includes(one.getAttribute('data-state') ?? ''),
        ).length,
        ways: hidden.flatMap((one) => [
          ...one.querySelectorAll(
            '[data-mark], [id], [tabindex], [role="button"], [aria-label], [aria-current], .lit, .explore-charts',
          ),
        ]).length,
        own: document.querySelectorAll('.explore-charts [data-mark]').length,
      };
    });
    expect(waiting).toBe(0);
    expect(ways).toBe(0);
    expect(own).toBeGreaterThan(50);
    expect(await page.locator('.explore-charts').count()).toBe(1);
    // What was seen before is taken up whole: every point has its mark again.
    await page.selectOption('.explore-form select:has([value="multiples"])', 'bars');
    await drawn(page);
    await page.selectOption('.explore-form select:has([value="multiples"])', 'line');
    await drawn(page);
    expect(await page.locator('.explore-charts [data-mark]').count()).toBe(own);
    expect(complaints).toEqual([]);
    await close();
  });

  test('what lies below a drawing makes room for it in the frame that shows it, and comes up to it again', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=trade.both-ways');
    await drawn(page);
    /** How far the table stands below the drawing that is seen, in px. */
    const below = () =>
      page.evaluate(() => {
        const edge = (selector: string, side: 'top' | 'bottom') =>
          document.querySelector(selector)?.getBoundingClientRect()[side] ?? Number.NaN;
        return edge('[data-island="table"]', 'top') - edge('.drawing[data-state="seen"]', 'bottom');
      });
    const distances: number[] = [];
    for (const chart of ['bars', 'multiples', 'line', 'scatter', 'line']) {
      await page.evaluate(async (value) => {
        const menu = document.querySelector<HTMLSelectElement>(
          '.explore-form select:has([value="multiples"])',
        );
        if (!menu) return;
        menu.value = value;
        menu.dispatchEvent(new Event('change', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }, chart);
      expect(await below(), chart).toBeGreaterThanOrEqual(-0.5);
      await drawn(page);
      distances.push(Math.round(await below()));
    }
    expect(new Set(distances).size, distances.join()).toBe(1);
    // Larger letters: the caption over the gap takes more room.
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '32px';
    });
    await page.waitForFunction(() => {
      const [place, seen] = ['.explore-drawings', '.drawing[data-state="seen"]'].map((one) =>
        document.querySelector(one)?.getBoundingClientRect().bottom.toFixed(0),
      );
      return place === seen;
    });
    expect(complaints).toEqual([]);
    await close();
  });

  test('in a scatter the years of its points stand clear of the lines’ names and of each other', async () => {
    for (const view of [
      'show=trade.both-ways&chart=scatter&as=index',
      'show=trade.both-ways&chart=scatter&against=size.output',
      'show=size.people&chart=scatter&against=trade.both-ways',
    ]) {
      const { page, complaints, close } = await open(site, `explore.html?${view}`);
      await drawn(page);
      const { years, hits } = await page.evaluate(() => {
        const boxes = (name: string) =>
          [...document.querySelectorAll(`.explore-charts .${name} text`)].map((text) => ({
            text: text.textContent,
            box: text.getBoundingClientRect(),
          }));
        const [remarks, ends] = [boxes('remark'), boxes('end')];
        // Letters do not fill their line.
        const air = 3;
        const found = remarks.flatMap((one, n) =>
          [...remarks.slice(n + 1), ...ends].flatMap((other) =>
            one.box.left < other.box.right &&
            other.box.left < one.box.right &&
            one.box.top + air < other.box.bottom &&
            other.box.top + air < one.box.bottom
              ? [`${one.text} on ${other.text}`]
              : [],
          ),
        );
        return { years: remarks.length, hits: found };
      });
      expect(years, view).toBeGreaterThan(0);
      expect(hits, view).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }
  });

  test('the points of a drawing that waits are one shape a line, and marks as soon as it is chosen', async () => {
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    const option = page.locator('.explore-form input[type="checkbox"]:not([disabled])').first();
    await option.hover();
    const waiting = '.drawing[data-state="near"][aria-hidden="true"]';
    await page.waitForSelector(`${waiting} .dots path`, { state: 'attached' });
    expect(await page.locator('.drawing[aria-hidden="true"] .dots circle').count()).toBe(0);
    // Of each line, how many points its shape has.
    const near = await page.$$eval(waiting, (drawings) =>
      drawings.map((drawing) =>
        [...drawing.querySelectorAll('.drawn-charts .dots path')].map(
          (shape) => (shape.getAttribute('d') ?? '').split('M').length - 1,
        ),
      ),
    );
    await option.click();
    await drawn(page);
    const points = await page.$$eval('.explore-charts .dots', (groups) =>
      groups.map((group) => group.querySelectorAll('circle[data-mark]').length),
    );
    expect(near).toContainEqual(points);
    expect(await page.locator('.explore-charts .dots path').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('what comes to lie under a pointer that rests is not drawn ahead as if someone pointed at it', async () => {
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    // For each line that the pointer is over: whether a drawing is asked for at once, which has a time limit.
    await page.evaluate(() => {
      const asked: boolean[] = [];
      let isEntering = false;
      const idle = window.requestIdleCallback.bind(window);
      window.requestIdleCallback = (work, options) => {
        if (isEntering && options?.timeout !== undefined) asked[asked.length - 1] = true;
        return idle(work, options);
      };
      addEventListener(
        'pointerenter',
        ({ target }) => {
          if (!(target instanceof Element) || !target.classList.contains('line-choice')) return;
          asked.push(false);
          isEntering = true;
          setTimeout(() => {
            isEntering = false;
            document.documentElement.dataset.entered = asked.join();
          });
        },
        true,
      );
    });
    const entered = (times: number) =>
      page
        .waitForFunction((least) => {
          const { entered: said } = document.documentElement.dataset;
          return said !== undefined && said.split(',').length >= least ? said : null;
        }, times)
        .then((said) => said.jsonValue());
    await page.locator('.line-choice').first().hover();
    expect(await entered(1)).toBe('true');
    // Other lines take the place of these; neither key nor pointer comes to one.
    await page.locator('input[name="measure"]').nth(1).dispatchEvent('click');
    await drawn(page);
    expect(await entered(2)).toBe('true,false');
    await page.locator('.line-choice').nth(1).hover();
    expect(await entered(3)).toBe('true,false,true');
    expect(complaints).toEqual([]);
    await close();
  });

  test('what an open menu leads to, and what a brush leads to, is what its address shows', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=trade.both-ways');
    await drawn(page);
    const menu = page.locator('.years select').first();
    await menu.focus();
    await menu.dispatchEvent('pointerdown');
    // While someone looks through it, its options are drawn one by one: all but the one that is chosen.
    const options = await menu.locator('option').count();
    const drawings = () => page.locator('.drawing').count();
    await expect.poll(drawings).toBeGreaterThanOrEqual(options);
    await menu.selectOption({ index: 9 });
    await drawn(page);
    // Once one is chosen, no more are kept than before.
    await expect.poll(drawings).toBeLessThanOrEqual(MOST_LAYERS);
    const chosen = await seen(page);
    const address = await queryOf(page);
    const plot = await page.locator('.explore-charts svg').first().boundingBox();
    if (!plot) throw new Error('no chart');
    await page.mouse.move(plot.x + 90, plot.y + 24);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.6, plot.y + 24, { steps: 5 });
    // Held for a moment, it is drawn before it ends.
    await page.waitForSelector('.drawing[data-state="near"][aria-hidden="true"] svg', { state: 'attached' });
    await page.mouse.up();
    await page.waitForFunction((before) => location.search !== before, address);
    await drawn(page);
    const brushed = await seen(page);
    expect(brushed.controls).not.toEqual(chosen.controls);
    for (const [back, shown] of [
      [0, brushed],
      [1, chosen],
    ] as const) {
      if (back > 0) {
        await page.goBack();
        await drawn(page);
      }
      const other = await open(site, `explore.html${await queryOf(page)}`);
      await drawn(other.page);
      expect(await seen(other.page)).toEqual(shown);
      expect(other.complaints).toEqual([]);
      await other.close();
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('what is seen is printed on one page, its chart and its map', async () => {
    const { page, complaints, close } = await open(site, 'explore.html');
    await drawn(page);
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    for (const [selector, isPrinted] of [
      ['.explore-charts svg', true],
      ['.map .flows', true],
      ['.explore-controls', false],
      ['.explore-aside', false],
    ] as const)
      expect(await page.locator(selector).first().isVisible(), selector).toBe(isPrinted);
    expect(complaints).toEqual([]);
    await close();
  });

  test('what each question opens answers with numbers', () => {
    for (const { ask, view } of part.questions) {
      const { lines, leftOut } = drawnBy(part, choiceOf(part, `?${view}`));
      expect(lines.length, ask).toBeGreaterThan(0);
      expect(leftOut, ask).toEqual([]);
    }
  });
});
