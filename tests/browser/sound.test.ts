/** Hear the line: a series walks mark by mark with a tone for each, and stops when it is told to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { explorePart } from '../../src/compile/parts';
import { choiceOf, drawnBy } from '../../src/model/explore';
import { heardSeries, tonesOf } from '../../src/model/sound';
import { builtStory, open, openSite, queryOf, type Site } from './harness';

let site: Site;
const story = builtStory();
const part = explorePart(story);
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

/** Few years on both sides of the moment, so that a test does not listen for long. */
const FEW = 'show=trade.both-ways&lines=ca-mx.ca,ca-mx.mx&years=2007..2012';
/** Canadians’ visits to Mexico: some years have no figure. */
const GAPPED = 'show=travel.overnight&lines=ca-mx';

interface Heard {
  lit: string[];
  tones: { type: string; hertz: number }[];
}
/** Notes which marks are lit, in turn, and which tones are made. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const heard: Heard = { lit: [], tones: [] };
    Object.assign(window, { heard });
    const Real = OscillatorNode;
    window.OscillatorNode = new Proxy(Real, {
      construct: (of, [context, options]: [BaseAudioContext, OscillatorOptions]) => {
        heard.tones.push({ type: options.type ?? '', hertz: options.frequency ?? 0 });
        return new of(context, options);
      },
    });
    new MutationObserver(() => {
      const mark = document.querySelector('.explore-charts [data-mark].lit')?.getAttribute('data-mark');
      if (mark && heard.lit.at(-1) !== mark) heard.lit.push(mark);
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
  });
  return () => page.evaluate(() => (window as unknown as { heard: Heard }).heard);
}
/** Opens the player of a view of Explore by the keyboard. */
async function openPlayer(query: string) {
  const opened = await open(site, `explore.html?${query}`);
  const { page } = opened;
  await page.waitForFunction(() => document.documentElement.dataset.drawn !== undefined);
  await page.focus('.explore-figure [data-figure-menu]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-do="hear"]');
  await page.focus('[data-do="hear"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sound');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-do') === 'play');
  return opened;
}
const playing = (page: Page, isPlaying: boolean) =>
  page.waitForSelector(`.sound[data-playing="${String(isPlaying)}"]`);
/** The tones of one line of a view, as the model has them. */
function expected(query: string, line: number) {
  const { lines } = drawnBy(part, choiceOf(part, `?${query}`));
  const points = lines[line]?.points ?? [];
  const [series] = heardSeries(
    points.map(({ mark, year, value }) => ({
      mark,
      period: String(year),
      value,
      title: 'line',
      unit: '',
      basis: '',
      confidence: '',
      source: '',
      sourceAddress: '',
      shown: null,
      shownUnit: '',
    })),
  );
  if (!series) throw new Error('nothing to hear');
  return tonesOf(series, story.article.moment);
}

describe('a line', () => {
  test('is heard by keyboard: each mark is lit in turn, its tone is its value, the moment has a tone of its own', async () => {
    const { page, complaints, close } = await openPlayer(FEW);
    const heard = await listen(page);
    const told = (await page.textContent('.sound [role="status"]')) ?? '';
    expect(told).toContain('6 tones, 2007 to 2012');
    expect(told).toMatch(
      /lowest tone, US\$[\d.]+ billion \(\d{4}\), to the highest, US\$[\d.]+ billion \(\d{4}\)/,
    );
    expect(told).toContain('May 2010');
    await page.keyboard.press('Enter');
    await playing(page, true);
    await playing(page, false);
    const tones = expected(FEW, 0);
    const { lit, tones: made } = await heard();
    expect(lit).toEqual(tones.flatMap((tone) => (tone.kind === 'value' ? [tone.mark] : [])));
    expect(made.length).toBe(tones.length);
    for (const [n, tone] of tones.entries()) {
      if (tone.kind === 'value') expect(made[n]?.hertz).toBeCloseTo(tone.hertz, 0);
      else expect(made[n]?.type).not.toBe(made[0]?.type);
    }
    // Nothing stays lit, nothing was pinned.
    expect(await page.locator('.explore-charts .lit').count()).toBe(0);
    expect(await queryOf(page)).not.toContain('mark=');
    expect(complaints).toEqual([]);
    await close();
  });

  test('is chosen among several', async () => {
    const { page, close } = await openPlayer(FEW);
    const heard = await listen(page);
    expect(await page.locator('.sound option').count()).toBe(2);
    await page.selectOption('.sound select', '1');
    await page.focus('.sound [data-do="play"]');
    await page.keyboard.press('Space');
    const tones = expected(FEW, 1);
    await page.waitForFunction(
      (count) => (window as unknown as { heard: Heard }).heard.lit.length === count,
      tones.filter(({ kind }) => kind === 'value').length,
    );
    expect((await heard()).lit).toEqual(tones.flatMap((tone) => (tone.kind === 'value' ? [tone.mark] : [])));
    await close();
  });

  test('is silent where a figure is missing', async () => {
    const { page, close } = await openPlayer(GAPPED);
    const silences = expected(GAPPED, 0).filter(({ kind }) => kind === 'silence').length;
    expect(silences).toBeGreaterThan(0);
    expect(await page.textContent('.sound [role="status"]')).toContain(`${String(silences)} silence`);
    const heard = await listen(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (missing) => document.querySelector('.sounding')?.textContent.includes(missing),
      'no figure found',
    );
    const { tones } = await heard();
    await page.keyboard.press('Escape');
    expect(tones.length).toBeLessThan(expected(GAPPED, 0).length);
    await close();
  });

  test('stops by Escape, and by the key that began it; a second Escape closes the player', async () => {
    const { page, complaints, close } = await openPlayer('show=trade.both-ways');
    const heard = await listen(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (window as unknown as { heard: Heard }).heard.lit.length > 1);
    await page.keyboard.press('Escape');
    await playing(page, false);
    await page.waitForSelector('.explore-charts .lit', { state: 'detached' });
    const before = (await heard()).tones.length;
    expect(before).toBeLessThan(10);
    await page.keyboard.press('Space');
    await playing(page, true);
    await page.keyboard.press('Space');
    await playing(page, false);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.sound', { state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-figure-menu'))).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });
});

test('the player is fetched when it is first asked for', async () => {
  const { page, close } = await open(site, '?chart=two-way');
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.locator('.chart.current [data-figure-menu]').press('Enter');
  await page.waitForSelector('[data-do="hear"]');
  expect(fetched.filter((path) => /Sound/.test(path))).toEqual([]);
  await page.locator('[data-do="hear"]').press('Enter');
  await page.waitForSelector('.sound');
  expect(fetched.filter((path) => /Sound.*\.js$/.test(path)).length).toBe(1);
  await close();
});

test('what has no lines cannot be heard', async () => {
  const { page, close } = await open(site, '');
  for (const figure of ['.map', '.timeline', '#chart-abroad']) {
    if (figure.startsWith('#')) await page.selectOption('.chart-picker select', 'abroad');
    await page.locator(`${figure} [data-figure-menu]`).press('Enter');
    await page.waitForSelector('[data-do="csv"]:enabled');
    expect(await page.locator('[data-do="hear"]').count(), figure).toBe(0);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.figure-menu', { state: 'detached' });
  }
  await close();
});

test('where the browser makes no sound it says so, and where the numbers are', async () => {
  const { page, complaints, close } = await openPlayer(FEW);
  await page.evaluate(() => {
    window.AudioContext = new Proxy(AudioContext, {
      construct: () => {
        throw new Error('no sound');
      },
    });
  });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    document.querySelector('.sound [role="status"]')?.textContent.includes('What am I looking at?'),
  );
  await playing(page, false);
  expect(complaints).toEqual([]);
  await close();
});
