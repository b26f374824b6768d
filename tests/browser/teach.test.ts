/** Teaching in a real browser: each lesson played by keys with its notes in a second window, guesses, handout, own lessons. */
import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { figureOfView } from '../../src/compile/lesson';
import { hiddenAt, keepsBack } from '../../src/model/session';
import { builtStory, open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});
const story = builtStory();

/** Errors and warnings of a window. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}
const atStep = (page: Page, step: number, revealed?: boolean) =>
  page.waitForSelector(
    `.present[data-step="${String(step)}"]${revealed === undefined ? '' : `[data-revealed="${String(revealed)}"]`}`,
  );
const notesAt = (notes: Page, step: number) =>
  notes.waitForSelector(`.presenter[data-step="${String(step)}"]`);
/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`no way to ${selector} by Tab`);
}
/** Moves from the mark that has the focus to another by arrows: first to its lane, then along it. */
async function arrowTo(page: Page, mark: string) {
  for (let n = 0; n < 40; n++) {
    const key = await page.evaluate((wanted) => {
      const here = document.activeElement?.getBoundingClientRect();
      const there = document.querySelector(`.present-stage [data-mark="${wanted}"]`)?.getBoundingClientRect();
      if (!here || !there) throw new Error(`no way to ${wanted}`);
      const [dx, dy] = [there.x - here.x, there.y - here.y];
      if (Math.abs(dy) > 8) return dy > 0 ? 'ArrowDown' : 'ArrowUp';
      return Math.abs(dx) < 1 ? null : dx > 0 ? 'ArrowRight' : 'ArrowLeft';
    }, mark);
    if (key === null) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no way to ${mark} by arrows`);
}
const saved = async (page: Page, act: () => Promise<void>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
};

describe('the lessons', () => {
  test('are listed with what they are for, also without scripts', async () => {
    const { page, complaints, close } = await open(site, 'teach.html', { javaScriptEnabled: false });
    for (const lesson of story.lessons) {
      const item = page.locator(`#lesson-${lesson.id}`);
      expect(await item.textContent()).toContain(lesson.title);
      expect(await item.textContent()).toContain(lesson.aim);
      expect(await item.locator('ol > li').count()).toBe(lesson.steps.length);
    }
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.each(story.lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (id, lesson) => {
  test('is played through by keys alone, with the presenter’s window open and in step', async () => {
    const { page, complaints, close } = await open(site, `teach.html?lesson=${id}&step=1`, {
      viewport: { width: 1024, height: 768 },
    });
    const [notes] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('n')]);
    const heard = listen(notes);
    await notes.waitForSelector('.presenter[data-peer="here"]');
    await page.bringToFront();
    for (const [n, step] of lesson.steps.entries()) {
      const number = n + 1;
      await atStep(page, number, false);
      await notesAt(notes, number);
      expect(await page.textContent('.present h1')).toBe(step.title);
      expect(await notes.textContent('.presenter-now h2')).toBe(step.title);
      expect(await notes.textContent('.presenter-notes')).toBe(step.notes);
      expect(await page.getAttribute('html', 'data-hindsight')).toBe(hiddenAt(lesson, n) ? 'hidden' : null);
      const following = lesson.steps[number];
      expect(await notes.textContent('.presenter-next')).toContain(following?.title ?? 'last step');
      // Something is drawn or told; nothing sticks out of the screen.
      const figure = figureOfView(step.view);
      if (figure !== null && figure !== 'words' && step.guess?.kind !== 'order')
        await page.waitForSelector('.present-stage svg [data-mark]', { state: 'attached' });
      else if (figure === 'words')
        expect((await page.textContent('.present-words'))?.trim().length).toBeGreaterThan(60);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        ),
      ).toBe(true);
      if (step.answering === 'point') {
        const shown = await page.evaluate(
          (ids) => ids.filter((mark) => document.querySelector(`.present-stage [data-mark="${mark}"]`)),
          step.evidence,
        );
        expect(shown.length, step.title).toBeGreaterThan(0);
      }
      if (step.guess?.kind === 'line') {
        await tabTo(page, '.guess');
        for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown'])
          await page.keyboard.press(key);
        expect(await page.getAttribute('.guess', 'aria-valuetext')).toMatch(/^\d{4}: \d/);
      } else if (step.guess?.kind === 'order') {
        await tabTo(page, '.guess-order button[data-by="1"]:not(:disabled)');
        await page.keyboard.press('Enter');
      } else if (step.choices.length > 0) {
        const right = step.choices.findIndex((choice) => choice.right);
        await tabTo(page, `.present-choices li:nth-child(${String(right + 1)}) button`);
        await page.keyboard.press('Enter');
        expect(await page.textContent('.present-why')).toContain(step.choices[right]?.why ?? '');
        if (step.evidence.length > 0)
          expect(await page.locator('.evidence a').count()).toBe(step.evidence.length);
      }
      if (keepsBack(step)) {
        // Nothing gives it away, whatever the step shows.
        await page.waitForSelector('.present-reveal');
        expect(await page.locator('.present-answer').count(), step.title).toBe(0);
        await page.keyboard.press('PageDown');
        await atStep(page, number, true);
        if (step.answer) expect(await page.textContent('.present-answer')).toContain(step.answer);
        if (step.guess) expect(await page.textContent('.guess-words')).not.toContain('Nobody');
        await notes.waitForFunction(() => document.body.textContent.includes('Shown on the screen'));
      }
      await page.keyboard.press('PageDown');
    }
    await atStep(page, lesson.steps.length);
    expect([...complaints, ...heard]).toEqual([]);
    await close();
  });

  test.each(['class', 'teacher'] as const)(
    'prints as a handout: the %s’s copy, on Letter and A4',
    async (copy) => {
      const { page, complaints, close } = await open(site, `teach.html?lesson=${id}&handout=${copy}`);
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLElement>('.handout')?.dataset.sources) > 0,
      );
      const text = (await page.textContent('.handout')) ?? '';
      for (const [n, step] of lesson.steps.entries()) {
        expect(text).toContain(step.title);
        if (step.ask) expect(text).toContain(step.ask);
        if (step.answer) expect(text.includes(step.answer), step.title).toBe(copy === 'teacher');
        if (step.notes) expect(text.includes(step.notes)).toBe(copy === 'teacher');
        const drawn = page.locator('.handout-step').nth(n).locator('.handout-figure');
        expect(await drawn.count()).toBe(['words', null].includes(figureOfView(step.view)) ? 0 : 1);
      }
      const lines = await page.locator('.handout-lines').count();
      expect(lines > 0).toBe(copy === 'class');
      for (const format of ['Letter', 'A4'] as const) {
        const pdf = (await page.pdf({ format })).toString('latin1');
        const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        expect(pages).toBeGreaterThan(2);
        expect(pages).toBeLessThanOrEqual(10);
      }
      // On paper nothing is wider than the sheet, and no drawing is empty.
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 720, height: 1000 });
      const wide = await page.evaluate(
        () =>
          [...document.querySelectorAll('.handout *')].filter(
            (one) =>
              one.checkVisibility() &&
              one.getBoundingClientRect().right > innerWidth + 1 &&
              !one.closest('svg'),
          ).length,
      );
      expect(wide).toBe(0);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

test('prints its list of lessons when none of them is open', async () => {
  const { page, complaints, close } = await open(site, 'teach.html');
  await page.emulateMedia({ media: 'print' });
  for (const lesson of story.lessons)
    expect(await page.locator(`#lesson-${lesson.id} h2`).isVisible(), lesson.id).toBe(true);
  for (const control of ['.lesson-ways', '.own-lesson'])
    expect(await page.locator(control).first().isVisible(), control).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

describe('presenting', () => {
  const ADDRESS = 'teach.html?lesson=relationship-in-numbers';

  test('B blanks, H hides hindsight, digits jump, ? shows the keys, back shows what was shown', async () => {
    const { page, complaints, close } = await open(site, `${ADDRESS}&step=1`);
    await page.keyboard.press('b');
    expect(await page.locator('.present-blank').isVisible()).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.present-blank').count()).toBe(0);
    await atStep(page, 1);
    await page.keyboard.press('5');
    await atStep(page, 5);
    expect(new URL(page.url()).searchParams.get('step')).toBe('5');
    const later = page.locator('.present .plot .hindsight');
    await page.keyboard.press('h');
    await page.waitForSelector('html[data-hindsight="hidden"]');
    await page.waitForFunction(() => !document.querySelector('.present .plot .hindsight'));
    expect(await later.count()).toBe(0);
    await page.keyboard.press('h');
    await later.waitFor({ state: 'attached' });
    await page.keyboard.press('?');
    expect(await page.textContent('.present-keys')).toContain('Page Down');
    await page.keyboard.press('Escape');
    expect(await page.locator('.present-keys').count()).toBe(0);
    await page.keyboard.press('4');
    await atStep(page, 4, false);
    await page.keyboard.press(' ');
    await atStep(page, 4, true);
    await page.keyboard.press(' ');
    await atStep(page, 5);
    await page.keyboard.press('PageUp');
    await atStep(page, 4, true);
    await page.keyboard.press('End');
    await atStep(page, 8);
    expect(complaints).toEqual([]);
    await close();
  });

  test('every figure stays live: a mark that is pointed at says its value and lights its passage', async () => {
    const { page, close } = await open(site, `${ADDRESS}&step=5`);
    await page.hover('.present [data-mark="trade/two-way.ca-mx.by-ca/2008"]', { force: true });
    await page.waitForFunction(() =>
      document.querySelector('[data-spine="nafta-rebound"]')?.classList.contains('lit'),
    );
    await page.waitForFunction(() => document.querySelector('.tooltip')?.textContent.includes('23.9'));
    await close();
  });

  test.each([
    [1440, 900],
    [1366, 768],
    [1920, 1080],
    [1024, 768],
    [820, 1180],
    [390, 844],
  ])(
    'at %i×%i no flow runs through the words over the map, and no control lies on another',
    async (width, height) => {
      for (const language of ['', 'fr/', 'es/']) {
        const { page, close } = await open(
          site,
          `${language}teach.html?lesson=relationship-in-numbers&step=3`,
          {
            viewport: { width, height },
          },
        );
        await page.waitForSelector('.present .flows .ribbon');
        await page.waitForFunction(() => document.fonts.status === 'loaded');
        const { under, covered, looked } = await page.evaluate(() => {
          const under: string[] = [];
          let looked = 0;
          for (const word of document.querySelectorAll(
            '.map-title > h2, .map-title > p, .map-title summary',
          )) {
            // Words for the ear alone take no room.
            if (word.getBoundingClientRect().width < 2) continue;
            const range = document.createRange();
            range.selectNodeContents(word);
            for (const { left, right, top, bottom } of range.getClientRects())
              for (let x = left; x <= right; x += 4)
                for (let y = top; y <= bottom; y += 4) {
                  looked += 1;
                  const ribbon = document
                    .elementsFromPoint(x, y)
                    .find((one) => one.classList.contains('ribbon'));
                  if (ribbon)
                    under.push(`${ribbon.getAttribute('data-mark') ?? ''}: ${word.textContent.trim()}`);
                }
          }
          const year = document.querySelector('.year-control')?.getBoundingClientRect();
          const covered = [...document.querySelectorAll('.map-options > *')].flatMap((one) => {
            const box = one.getBoundingClientRect();
            const isApart =
              !year ||
              box.right <= year.left ||
              box.left >= year.right ||
              box.bottom <= year.top ||
              box.top >= year.bottom;
            return isApart ? [] : [one.textContent.trim()];
          });
          return { under: [...new Set(under)], covered, looked };
        });
        expect(looked).toBeGreaterThan(100);
        expect(under, language).toEqual([]);
        expect(covered, language).toEqual([]);
        await close();
      }
    },
  );

  test('a swipe over the words steps on and back', async () => {
    const { page, close } = await open(site, `${ADDRESS}&step=1`, { hasTouch: true });
    const swipe = (from: number, to: number) =>
      page.evaluate(
        ([x1, x2]) => {
          const root = document.querySelector('.present-ask');
          const at = (type: string, x: number) =>
            root?.dispatchEvent(
              new PointerEvent(type, { pointerType: 'touch', clientX: x, clientY: 200, bubbles: true }),
            );
          at('pointerdown', x1);
          at('pointerup', x2);
        },
        [from, to] as const,
      );
    await swipe(900, 600);
    await atStep(page, 2);
    await swipe(600, 900);
    await atStep(page, 1);
    await close();
  });

  test('a line drawn with the mouse is compared with the figures', async () => {
    const { page, close } = await open(site, `${ADDRESS}&step=6`);
    const field = await page.locator('.guess-field').boundingBox();
    if (!field) throw new Error('nothing to draw on');
    // No figure after 2008 is on the page before it is guessed.
    expect(await page.locator('.present-stage [data-mark="travel/mx-to-ca.entries/2009"]').count()).toBe(0);
    const y = field.y + field.height * 0.5;
    await page.mouse.move(field.x + 3, y);
    await page.mouse.down();
    await page.mouse.move(field.x + field.width - 4, y, { steps: 12 });
    await page.mouse.up();
    await page.keyboard.press('PageDown');
    await page.waitForSelector('.present-stage [data-mark="travel/mx-to-ca.entries/2009"]');
    const words = (await page.textContent('.guess-words')) ?? '';
    expect(words).toMatch(/In 2019 you expected 0\.\d+ million persons; it was 0\.51 million persons/);
    expect(await page.locator('.guess-line').count()).toBe(1);
    await close();
  });

  test('a question answered by pointing: a wrong mark is not it, a right one says why', async () => {
    const { page, close } = await open(site, `${ADDRESS}&step=7`);
    await page.click('.present-stage [data-mark="event/visa-2009"]', { force: true });
    await page.waitForFunction(() => document.querySelector('.present-why')?.textContent.includes('not it'));
    expect(await page.locator('.present-answer').count()).toBe(0);
    await tabTo(page, '.present-stage [data-mark]');
    await arrowTo(page, 'event/travel-advice-mx-2009');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.present-answer');
    expect(await page.textContent('.present-why')).toContain('Yes.');
    await close();
  });

  test.each([
    [1024, 768],
    [1920, 1080],
  ])('is read from the back row at %i×%i: no letter of the figure is small', async (width, height) => {
    const { page, close } = await open(site, `${ADDRESS}&step=5`, { viewport: { width, height } });
    await page.waitForSelector('.present .plot text');
    const least = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll<SVGTextElement>('.present .plot text')].map(
          (text) => text.getBoundingClientRect().height,
        ),
      ),
    );
    expect(least).toBeGreaterThan(height / 50);
    const question = await page.evaluate(() =>
      Number.parseFloat(
        getComputedStyle(document.querySelector('.present-question') ?? document.body).fontSize,
      ),
    );
    expect(question).toBeGreaterThan(height / 45);
    await close();
  });

  test('the code leads to the step, and is large enough for the room', async () => {
    const { page, close } = await open(site, `${ADDRESS}&step=5`);
    await page.keyboard.press('q');
    const code = page.locator('.qr');
    const box = await code.boundingBox();
    expect(box?.height).toBeGreaterThan(900 * 0.45);
    const png = (await code.screenshot()).toString('base64');
    const pixels = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const read = context?.getImageData(0, 0, canvas.width, canvas.height);
      return { data: [...(read?.data ?? [])], width: canvas.width, height: canvas.height };
    }, png);
    const read = jsQR(Uint8ClampedArray.from(pixels.data), pixels.width, pixels.height);
    expect(read?.data).toBe(`${site.url}${ADDRESS}&step=5`);
    await page.getByRole('button', { name: 'The view alone' }).click();
    expect(await page.textContent('.share-address')).toContain('explore.html?show=trade.both-ways');
    await close();
  });

  test('a lesson that is not there, and one that cannot be fetched, say so', async () => {
    const { page, close } = await open(site, 'teach.html?lesson=none&step=1');
    expect(await page.textContent('[role="alert"]')).toContain('no such lesson');
    await close();
    const context = await site.browser.newContext();
    const other = await context.newPage();
    let fails = true;
    await other.route('**/teach-*.json', (route) => (fails ? route.abort() : route.continue()));
    await other.goto(`${site.url}${ADDRESS}&step=2`);
    await other.waitForSelector('[role="alert"]');
    fails = false;
    await other.getByRole('button', { name: 'Try again' }).click();
    await atStep(other, 2);
    await context.close();
  });
});

describe('two windows', () => {
  const ADDRESS = 'teach.html?lesson=waco-to-guadalajara&step=';
  const window = async (context: BrowserContext, address: string) => {
    const page = await context.newPage();
    await page.goto(site.url + address);
    await page.waitForSelector('html[data-ready]');
    return page;
  };

  test('the notes lead the screen; closing either leaves the other usable, and a new one is in step again', async () => {
    const context = await site.browser.newContext({ reducedMotion: 'reduce' });
    const screen = await window(context, `${ADDRESS}1`);
    const notes = await window(context, `${ADDRESS}1&screen=notes`);
    await notes.waitForSelector('.presenter[data-peer="here"]');
    await notes.getByRole('button', { name: 'On →' }).click();
    await atStep(screen, 2);
    await notes.keyboard.press('b');
    await screen.waitForSelector('.present-blank');
    await screen.close({ runBeforeUnload: false });
    await notes.waitForSelector('.presenter[data-peer="closed"], .presenter[data-peer="lost"]');
    await notes.keyboard.press('b');
    await notes.getByRole('button', { name: '4' }).first().click();
    await notesAt(notes, 4);
    // Opened again at its first address, it goes where the lesson stands.
    const again = await window(context, `${ADDRESS}1`);
    await atStep(again, 4);
    await notes.waitForSelector('.presenter[data-peer="here"]');
    await notes.close();
    await again.keyboard.press('ArrowRight');
    await atStep(again, 4, true);
    await again.waitForSelector('.present-note');
    await context.close();
  });

  test('a connection that is lost is seen, and mended', async () => {
    const context = await site.browser.newContext({ reducedMotion: 'reduce' });
    const screen = await window(context, `${ADDRESS}1`);
    const notes = await window(context, `${ADDRESS}1&screen=notes`);
    await notes.waitForSelector('.presenter[data-peer="here"]');
    // The screen falls silent, as a tab does that the browser put to sleep.
    await screen.evaluate(() => {
      Object.assign(window, {
        say: Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'postMessage'),
      });
      BroadcastChannel.prototype.postMessage = () => undefined;
    });
    await notes.waitForSelector('.presenter[data-peer="lost"]');
    await notes.keyboard.press('ArrowRight');
    await notesAt(notes, 2);
    await screen.evaluate(() => {
      const say = Reflect.get(window, 'say') as PropertyDescriptor;
      Object.defineProperty(BroadcastChannel.prototype, 'postMessage', say);
    });
    await notes.waitForSelector('.presenter[data-peer="here"]');
    await atStep(screen, 2);
    await context.close();
  });

  test('the clock runs in the notes and is kept when the window is opened again', async () => {
    const context = await site.browser.newContext({ reducedMotion: 'reduce' });
    const screen = await window(context, `${ADDRESS}1`);
    const notes = await window(context, `${ADDRESS}1&screen=notes`);
    await notes.waitForSelector('.presenter[data-peer="here"]');
    await notes.getByRole('button', { name: 'Start' }).click();
    const runs = (page: Page) =>
      page.waitForFunction(() =>
        /\b0:0[1-9]/.test(
          [...document.querySelectorAll('.presenter-clock strong')].at(-1)?.textContent ?? '',
        ),
      );
    await runs(notes);
    await notes.close();
    await screen.waitForSelector('.present-note');
    const again = await window(context, `${ADDRESS}1&screen=notes`);
    await runs(again);
    await context.close();
  });
});

describe('a teacher’s own lesson', () => {
  test('is collected from figures, written, presented, saved, and loaded on another machine', async () => {
    const { page, complaints, close } = await open(site, 'explore.html?show=travel.entries', {
      acceptDownloads: true,
    });
    await page.click('#explore-figure [data-figure-menu]');
    await page.click('[data-do="lesson"]');
    await page.waitForFunction(() =>
      document.querySelector('.figure-menu [role=status]')?.textContent.includes('1 step'),
    );
    await page.goto(`${site.url}?at=visits-and-visa`);
    await page.waitForSelector('html[data-ready]');
    await page.click('#timeline [data-figure-menu]');
    await page.click('[data-do="lesson"]');
    await page.waitForFunction(() =>
      document.querySelector('.figure-menu [role=status]')?.textContent.includes('2 steps'),
    );
    await page.goto(`${site.url}teach.html`);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator('.own-steps > li').count()).toBe(2);
    // What is empty is named as the form names it, and pressed leads there.
    const empty = page.locator('.own-empty');
    expect(await empty.getByRole('button').allTextContents()).toEqual(['Title', 'For whom', 'Aim']);
    await empty.getByRole('button', { name: 'For whom' }).click();
    await page.keyboard.type('My class');
    expect(await page.inputValue('[data-field="audience"]')).toBe('My class');
    await page.fill('[data-field="title"]', 'Visas & visits');
    await page.locator('[data-own-step="1"]').getByLabel('Title of the step').fill('');
    await empty.getByRole('button', { name: 'Step 2, Title of the step' }).click();
    await page.keyboard.type('The visa');
    expect(await page.locator('[data-own-step="1"]').getByLabel('Title of the step').inputValue()).toBe(
      'The visa',
    );
    await page.fill('[data-field="aim"]', 'To see what a visa does');
    const first = page.locator('[data-own-step="0"]');
    await first.locator('summary').click();
    await first.getByLabel('Question', { exact: true }).fill('What fell?');
    await first.getByLabel('Expected answer').fill('Entries');
    expect(await page.locator('.own-problems').count()).toBe(0);
    const file = await saved(page, () => page.getByRole('button', { name: 'Save as a file' }).click());
    expect(file.name).toBe('visas-visits.json');
    await page.locator('.own-tools').getByRole('link', { name: 'Present' }).click();
    await atStep(page, 1, false);
    expect(await page.textContent('.present-question')).toBe('What fell?');
    await page.keyboard.press('ArrowRight');
    expect(await page.textContent('.present-answer')).toContain('Entries');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.present-stage.is-timeline [data-mark]', { state: 'attached' });
    expect(complaints).toEqual([]);
    await close();

    const other = await open(site, 'teach.html');
    await other.page.setInputFiles('.own-tools input[type=file]', {
      name: file.name,
      mimeType: 'application/json',
      buffer: Buffer.from(file.text),
    });
    await other.page.waitForSelector('.own-steps > li >> nth=1');
    expect(await other.page.inputValue('[data-field="title"]')).toBe('Visas & visits');
    expect(await other.page.inputValue('[data-own-step="0"] textarea >> nth=1')).toBe('What fell?');
    await other.close();
  });

  test('a question answered by pointing is open, though the view of its step chose the answer', async () => {
    const { page, close } = await open(site, 'teach.html');
    const mark = 'event/nals-2007';
    const lesson = {
      id: 'own',
      title: { en: 'Summits' },
      audience: { en: 'My class' },
      aim: { en: 'To find one' },
      minutes: 5,
      steps: [
        {
          title: { en: 'Find it' },
          view: `./?mark=${mark}&time=2006..2009&embed=timeline`,
          ask: { en: 'Which was in Montebello?' },
          answering: 'point',
          answer: { en: 'The third.' },
          evidence: [mark],
        },
      ],
    };
    await page.setInputFiles('.own-tools input[type=file]', {
      name: 'summits.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(lesson)),
    });
    await page.waitForSelector('.own-steps > li');
    await page.locator('.own-tools').getByRole('link', { name: 'Present' }).click();
    await page.waitForSelector('.present-reveal');
    expect(await page.locator('.present-answer').count()).toBe(0);
    await page.click(`.present-stage [data-mark="${mark}"]`);
    await page.waitForSelector('.present-answer:has-text("The third.")');
    await close();
  });

  test.each([
    ['no JSON', '{ "id": "own", \n "title" }', /Line 2/],
    [
      'without a title',
      '{\n"id":"own",\n"minutes":5,\n"audience":"a",\n"aim":"b",\n"steps":[{"title":"c"}]}',
      /title is missing/,
    ],
    [
      'that leads out of the atlas',
      '{"id":"own","title":"t","minutes":5,"audience":"a","aim":"b",\n"steps":[{"title":"c",\n"view":"https://example.org/"}]}',
      /Line 3: view https:\/\/example\.org\/ leads out/,
    ],
    [
      'with an unknown measure',
      '{"id":"own","title":"t","minutes":5,"audience":"a","aim":"b","steps":[{"title":"c","view":"explore.html?show=none"}]}',
      /unknown measure none/,
    ],
  ])(
    'a file that is broken (%s) is refused with what is wrong and where, and changes nothing',
    async (_, text, message) => {
      const { page, close } = await open(site, 'teach.html');
      await page.fill('[data-field="title"]', 'Mine');
      await page.setInputFiles('.own-tools input[type=file]', {
        name: 'broken.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      await page.waitForSelector('.refused');
      expect(await page.textContent('.refused')).toMatch(message);
      expect(await page.textContent('.refused')).toContain('Nothing was changed');
      expect(await page.inputValue('[data-field="title"]')).toBe('Mine');
      await close();
    },
  );
});
