/** axe-core finds nothing: in any room, in any state of it, in three languages, four schemes and three widths. */
import type { AxeResults, RunOptions } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { builtStory, open, openSite, type Site } from './harness';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

const AXE = 'node_modules/axe-core/axe.min.js';
const ALL: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What another scheme or width can change; names and roles stay what they were. */
const LOOKS: RunOptions = {
  runOnly: {
    type: 'rule',
    values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
  },
};
const WIDTHS = [1440, 390, 320] as const;
const SCHEMES = ['light', 'dark', 'projector', 'forced'] as const;

interface State {
  address: string;
  /** Opens what is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** Entries of a list of hundreds of one kind: looked at whole once, then a few of them. */
  alike?: string;
}
/** Presses a button wherever the width has put it. */
const press = (page: Page, selector: string) => page.locator(selector).first().dispatchEvent('click');
const menuOf = (figure: string) => async (page: Page) => {
  await press(page, `${figure} [data-figure-menu]`);
  await page.waitForSelector('dialog.figure-menu[open] [data-do="csv"]:enabled');
  for (const pane of ['cite', 'words']) await press(page, `[data-do="${pane}"]`);
  await page.waitForSelector('.figure-words p');
};
const lesson = (id: string, step: number, more = '') => ({
  address: `teach.html?lesson=${id}&step=${String(step)}${more}`,
});

const STATES: Record<string, State> = {
  'the text and its figures': { address: '' },
  'a mark pinned': { address: '?mark=trade/us-imports-from-mexico/2010' },
  'a phrase pinned': { address: '?passage=surface-trade-2010.growth' },
  'a place pinned': { address: '?mark=place/guadalajara' },
  'hindsight hidden': { address: '?hindsight=hidden' },
  'Find open': {
    address: '',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.fill('#find-field', 'mexico');
      await page.waitForSelector('[role="option"]');
    },
  },
  'the map’s menu open': { address: '', act: menuOf('.map') },
  'a chart’s menu open': { address: '?chart=surface', act: menuOf('.chart.current') },
  'a copy to be opened': {
    address: '',
    act: async (page) => {
      await press(page, '.copy-island button');
      await page.waitForSelector('dialog.copy-dialog[open]');
    },
  },
  'Explore, lines': { address: 'explore.html' },
  'Explore, bars': { address: 'explore.html?show=trade.goods&chart=bars' },
  'Explore, a chart each': { address: 'explore.html?show=trade.goods&chart=multiples' },
  'Explore, one against another': { address: 'explore.html?chart=scatter' },
  'Explore, a table': { address: 'explore.html?chart=table' },
  'Explore, a number pinned': { address: 'explore.html?mark=trade/us-imports-from-mexico/2010' },
  'the ledger': { address: 'claims.html' },
  'a row of the ledger pinned': { address: 'claims.html?passage=surface-trade-2010' },
  sources: { address: 'sources.html', alike: '.source' },
  figures: { address: 'figures.html', alike: '.series, .event-index > li' },
  lessons: { address: 'teach.html' },
  notebook: { address: 'notebook.html' },
  'a step with words': lesson('relationship-in-numbers', 1),
  'a step with a map': lesson('relationship-in-numbers', 3),
  'a step with a guess': lesson('relationship-in-numbers', 4),
  'a step with bars': lesson('relationship-in-numbers', 2),
  'a step with a chart': lesson('can-we-believe-an-op-ed', 3),
  'a step with a timeline': lesson('waco-to-guadalajara', 2),
  'a step with a claim': lesson('can-we-believe-an-op-ed', 4),
  'the presenter’s notes': lesson('relationship-in-numbers', 4, '&screen=notes'),
  'the class’s handout': { address: 'teach.html?lesson=relationship-in-numbers&handout=class' },
  'the teacher’s handout': { address: 'teach.html?lesson=can-we-believe-an-op-ed&handout=teacher' },
};

/** What axe finds on the page as it stands, as lines that say where. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  const { violations: found } = await page.evaluate<AxeResults, RunOptions>(
    (wanted) =>
      (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
        ...wanted,
        resultTypes: ['violations'],
      }),
    options,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any, all, none }) =>
        `${id}: ${target.join(' ')}: ${[...any, ...all, ...none].map(({ message }) => message).join(' ')}`,
    ),
  );
}

async function openState(address: string, { act }: State) {
  const opened = await open(site, address, { bypassCSP: true });
  await act?.(opened.page);
  await opened.page.addScriptTag({ path: AXE });
  return opened;
}

/** Leaves a few of the entries that are alike. */
const thin = (page: Page, alike: string) =>
  page.$$eval(alike, (all) => {
    all.slice(12).forEach((one) => {
      one.remove();
    });
  });

describe('in English, every scheme and width', () => {
  test.each(Object.entries(STATES))('%s', async (_, state) => {
    const { page, close } = await openState(state.address, state);
    const found: Record<string, string[]> = {};
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ forcedColors: scheme === 'forced' ? 'active' : 'none' });
      await page.evaluate((name) => {
        document.documentElement.dataset.scheme = name;
      }, scheme);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 });
        // Figures are drawn anew for a width.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        const here = await violations(page, scheme === 'light' ? ALL : LOOKS);
        if (here.length > 0) found[`${scheme} ${String(width)}`] = here;
        if (state.alike && scheme === 'light' && width === WIDTHS[0]) await thin(page, state.alike);
      }
    }
    expect(found).toEqual({});
    await close();
  });
});

describe.each(builtStory().article.languages.filter((language) => language !== 'en'))('in %s', (language) => {
  test('every page and state', async () => {
    const found: Record<string, string[]> = {};
    for (const [name, state] of Object.entries(STATES)) {
      const { page, close } = await openState(`${language}/${state.address}`, state);
      if (state.alike) await thin(page, state.alike);
      const here = await violations(page, ALL);
      if (here.length > 0) found[name] = here;
      await close();
    }
    expect(found).toEqual({});
  });
});
