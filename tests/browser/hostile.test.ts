/** What comes from outside: two thousand addresses, and three hundred files that are broken, each a little otherwise. */
import { isUtf8 } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { explorePart } from '../../src/compile/parts';
import { parseReaderCopy, LARGEST_COPY } from '../../src/model/copy';
import { fileText } from '../../src/model/file-text';
import { readLessonFile } from '../../src/model/lesson-file';
import { LARGEST_LESSON } from '../../src/model/lesson-in';
import { lessonWorldOf } from '../../src/model/lesson-world';
import {
  annotationsOf,
  LARGEST_NOTEBOOK,
  merged,
  readAnnotations,
  type Entry,
} from '../../src/model/notebook';
import { readCopy } from '../../src/model/read-copy';
import { phraseText } from '../../src/model/story';
import { draftOf } from '../../src/state/own-lesson.svelte';
import { en } from '../../src/words/en';
import { enTeach } from '../../src/words/en-teach';
import { loaded } from '../unit/atlases';
import { brokenFiles, type Broken } from './broken-files';
import { openFixture, openSite, reportPolicy, type Site } from './harness';
import { hostileAddress, KNOWN_BAD, seeded } from './hostile-addresses';

let site: Site;

beforeAll(async () => {
  // The browser would slow down a page that changes its address a thousand times.
  site = await openSite('dist', ['--disable-ipc-flooding-protection']);
});
afterAll(async () => {
  await site.close();
});

/** What must be drawn on a page, by what selects it and how many of it at least; of several kinds one is enough. */
type Drawn = readonly (readonly [selector: string, least: number])[];
const READ: Drawn = [
  ['.flows [data-mark]', 3],
  ['.chart.current svg [data-mark]', 1],
  ['.lanes .tick', 2],
  ['[data-text]', 36],
  ['.panel-side > :is(p, h3)', 1],
];
const EXPLORE: Drawn = [
  ['.explore-charts:not([data-chart="table"]) [data-mark], .explore-table td', 1],
  ['.explore-figure h1', 1],
  ['.explore-form input', 3],
];
const CLAIMS: Drawn = [
  ['[data-row]:not([hidden]), .no-rows:not([hidden])', 1],
  ['.filters input:checked', 3],
];
const SOURCES: Drawn = [['.source', 1]];
const FIGURES: Drawn = [['.figures-page section', 1]];

/** What is wrong with a page as it stands: nothing, where all is well. Runs in the page. */
const faults = (drawn: Drawn): string[] => {
  const seen = window as typeof window & { complaints?: string[] };
  const wrong = [...(seen.complaints ?? [])];
  seen.complaints = [];
  for (const [selector, least] of drawn) {
    const found = document.querySelectorAll(selector).length;
    if (found < least) wrong.push(`${String(found)} of ${selector}`);
  }
  if (document.querySelector('.broken, .retry')) wrong.push('something could not be drawn');
  for (const figure of document.querySelectorAll('.flows, .lanes svg, .explore-charts svg'))
    if (/="[^"]*(?:NaN|Infinity|undefined)/.test(figure.outerHTML))
      wrong.push(`no number in ${figure.outerHTML.slice(0, 90)}`);
  if (
    document.querySelector(
      'img, iframe, object, embed, base, script:not([src], [type="application/ld+json"], [type="speculationrules"]), [onerror], [onload]',
    )
  )
    wrong.push('markup from the address');
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) wrong.push('prototypes were changed');
  return wrong;
};

/** Notes in the page what it complains of, so that one look at it tells all. */
const listen = () => {
  const seen = window as typeof window & { complaints?: string[] };
  seen.complaints = [];
  const say = (text: string) => seen.complaints?.push(text);
  addEventListener('error', (event) => say(`uncaught: ${event.message}`));
  addEventListener('unhandledrejection', (event) => say(`rejected: ${String(event.reason)}`));
  for (const level of ['error', 'warn'] as const)
    console[level] = (...all: unknown[]) => say(all.map(String).join(' '));
  window.alert = () => say('alert');
};

interface Room {
  name: string;
  page: string;
  count: number;
  drawn: Drawn;
  /** Whether the room tells when it has drawn. */
  redraws?: boolean;
}
/** Rooms that follow their address while they are open. */
const ROOMS: Room[] = [
  { name: 'Read', page: '', count: 600, drawn: READ },
  { name: 'Explore', page: 'explore.html', count: 400, drawn: EXPLORE, redraws: true },
  { name: 'Claims', page: 'claims.html', count: 250, drawn: CLAIMS },
  { name: 'Sources', page: 'sources.html', count: 150, drawn: SOURCES },
  { name: 'Figures', page: 'figures.html', count: 300, drawn: FIGURES },
];

/** Walks an open page through addresses, as Back and Forward would; gives what went wrong, by address. */
const walk = (page: Page, addresses: string[], drawn: Drawn, redraws: boolean) =>
  page.evaluate(
    async ([all, wanted, waits]) => {
      const check = (window as typeof window & { faults: typeof faults }).faults;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      /** What Explore says that it has drawn, when it has drawn what the address says. */
      const said = () =>
        location.search
          .slice(1)
          .split('&')
          .filter((one) => one && !/^(?:mark|passage|embed)=/.test(one))
          .join('&') || 'first';
      const wrong: [string, string[]][] = [];
      for (const address of all) {
        const before = location.href;
        history.pushState(null, '', location.pathname + address);
        dispatchEvent(new PopStateEvent('popstate', { state: null }));
        dispatchEvent(new HashChangeEvent('hashchange', { oldURL: before, newURL: location.href }));
        await frame();
        if (waits) {
          for (let n = 0; document.documentElement.dataset.drawn !== said() && n < 300; n++) await frame();
          if (document.documentElement.dataset.drawn !== said()) wrong.push([address, ['never drawn']]);
        }
        const found = check(wanted);
        if (found.length > 0) wrong.push([address, found]);
      }
      return wrong;
    },
    [addresses, drawn, redraws] as const,
  );

test('what looks for faults finds them', async () => {
  const { page, close } = await importer('');
  expect(await page.evaluate(faults, READ)).toEqual([]);
  for (const [hurt, fault] of [
    ['console.error("odd")', 'odd'],
    ['document.querySelector(".lanes svg").remove()', '0 of .lanes .tick'],
    ['document.body.append(document.createElement("iframe"))', 'markup from the address'],
    ['document.querySelector(".flows circle").setAttribute("cx", "NaN")', 'no number in'],
    ['Object.prototype.polluted = 1', 'prototypes were changed'],
  ] as const) {
    await page.evaluate(hurt);
    expect((await page.evaluate(faults, READ)).join()).toContain(fault);
  }
  await close();
});

describe('two thousand hostile addresses open a page that draws, without a complaint', () => {
  test.each(ROOMS)(
    '$name follows $count of them',
    async ({ page: room, count, drawn, redraws = false, name }) => {
      const random = seeded(name.length * 7919);
      const addresses = [...KNOWN_BAD];
      while (addresses.length < count) {
        const address = hostileAddress(random, 20_000);
        // Leads from the page of figures to that of sources, where such a fragment belongs.
        if (!address.includes('#source:')) addresses.push(address);
      }
      const context = await site.browser.newContext({
        viewport: { width: 1100, height: 800 },
        reducedMotion: 'reduce',
      });
      await context.addInitScript(listen);
      await context.addInitScript(`window.faults = ${faults.toString()}`);
      const page = await context.newPage();
      await page.goto(site.url + room);
      await page.waitForSelector('html[data-ready]');
      // In pieces, so that an error names the piece.
      for (let n = 0; n < addresses.length; n += 50)
        expect(await walk(page, addresses.slice(n, n + 50), drawn, redraws)).toEqual([]);
      await context.close();
    },
    300_000,
  );

  /** Every page, opened anew each time. */
  const OPENED: { page: string; count: number; drawn: Drawn }[] = [
    { page: '', count: 20, drawn: READ },
    { page: 'explore.html', count: 20, drawn: EXPLORE },
    { page: 'claims.html', count: 15, drawn: CLAIMS },
    { page: 'sources.html', count: 8, drawn: SOURCES },
    { page: 'figures.html', count: 7, drawn: [['.figures-page section, .source', 1]] },
    { page: 'notebook.html', count: 20, drawn: [['.notebook-empty', 1]] },
    {
      page: 'teach.html',
      count: 50,
      drawn: [['.lesson, .present h1, .teach-message a, .presenter, .handout-step', 1]],
    },
    {
      page: 'embed/map.html',
      count: 27,
      drawn: [
        ['.flows [data-mark]', 3],
        ['.frame-sources:not([hidden]) a', 2],
      ],
    },
    {
      page: 'embed/chart.html',
      count: 27,
      drawn: [
        ['.chart svg [data-mark]', 2],
        ['.frame-sources a', 2],
      ],
    },
    {
      page: 'embed/timeline.html',
      count: 27,
      drawn: [
        ['.lanes .tick', 2],
        ['.frame-sources:not([hidden]) a', 2],
      ],
    },
    {
      page: 'embed/claim.html',
      count: 27,
      drawn: [
        ['[data-row] .words', 1],
        ['.judged .verdict', 1],
      ],
    },
    {
      page: 'embed/explore.html',
      count: 27,
      drawn: [
        ['.explore-charts [data-mark], .explore-table td', 1],
        ['.frame-sources:not([hidden]) a', 2],
      ],
    },
    { page: 'embed/step.html', count: 27, drawn: [['.frame-step h1', 1]] },
  ];

  test('every page opens three hundred more of them', async () => {
    const random = seeded(2010_05_13);
    const wanted = OPENED.flatMap(({ page, count, drawn }) =>
      Array.from({ length: count }, () => ({
        address: `${page}${hostileAddress(random)}`,
        drawn: drawn,
        redraws: /explore\.html$/.test(page),
      })),
    );
    const total = wanted.length + ROOMS.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(2000);
    const wrong: [string, string[]][] = [];
    // A window waits more than it works: three share the work.
    const open = async () => {
      const context = await site.browser.newContext({
        viewport: { width: 1100, height: 800 },
        reducedMotion: 'reduce',
      });
      await context.addInitScript(reportPolicy);
      await context.addInitScript(listen);
      const page = await context.newPage();
      page.on('dialog', (dialog) => {
        wrong.push([page.url(), ['a dialog']]);
        void dialog.dismiss();
      });
      for (let next = wanted.pop(); next; next = wanted.pop()) {
        try {
          await page.goto(site.url + next.address, { waitUntil: 'commit' });
          await page.waitForSelector(next.redraws ? 'html[data-drawn]' : 'html[data-ready]', {
            timeout: 15_000,
          });
          const found = await page.evaluate(faults, next.drawn);
          if (found.length > 0) wrong.push([next.address, found]);
        } catch (error) {
          wrong.push([next.address, [String(error).slice(0, 300)]]);
        }
      }
      await context.close();
    };
    await Promise.all([open(), open(), open()]);
    expect(wrong).toEqual([]);
  }, 300_000);
});

/** A page that is asked to load files, and what it said and keeps. */
async function importer(address: string) {
  const context = await site.browser.newContext({ viewport: { width: 1100, height: 800 } });
  await context.addInitScript(reportPolicy);
  await context.addInitScript(listen);
  const page = await context.newPage();
  await page.goto(site.url + address);
  await page.waitForSelector('html[data-ready]');
  return {
    page,
    /** What the browser keeps for the atlas. */
    kept: () =>
      page.evaluate(() => Object.fromEntries(Object.entries(localStorage).sort()) as Record<string, string>),
    /** What went wrong beside the file. */
    wrong: () => page.evaluate(faults, [] as Drawn),
    close: () => context.close(),
  };
}
/**
 * Brings in a file where the page asks for one, and waits until it has answered.
 * @param answer  selects what tells that it was refused or taken, where either is filled
 */
async function bringIn(
  page: Page,
  input: string,
  answer: string,
  file: { name: string; mimeType: string; buffer: Buffer },
) {
  // What was said of the file before is no answer.
  await page.evaluate((selector) => {
    const region = document.querySelector('main');
    const told = window as typeof window & { answered?: boolean };
    told.answered = false;
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      told.answered = true;
      observer.disconnect();
    });
    if (region)
      observer.observe(region, { subtree: true, childList: true, characterData: true, attributes: true });
  }, answer);
  await page.setInputFiles(input, file);
  await page.waitForFunction(() => (window as typeof window & { answered?: boolean }).answered);
}
/** Both must be among them, or the test tells nothing. */
const tally = (outcomes: readonly boolean[]) => {
  expect(outcomes.filter((isRefused) => isRefused).length).toBeGreaterThan(outcomes.length * 0.5);
  expect(outcomes.filter((isRefused) => !isRefused).length).toBeGreaterThan(1);
};

describe('three hundred broken files are refused in words and change nothing, or are taken whole', () => {
  const { story, atlas } = loaded('src/story');
  const LESSONS = 120;
  const NOTEBOOKS = 110;
  const COPIES = 70;
  test('are three hundred', () => {
    expect(LESSONS + NOTEBOOKS + COPIES).toBe(300);
  });

  test('lessons', async () => {
    const world = lessonWorldOf(atlas, explorePart(story));
    const [first] = story.lessons;
    const good = Buffer.from(
      JSON.stringify(
        {
          ...first,
          steps: first?.steps.map((step) =>
            Object.fromEntries(Object.entries(step).filter(([, value]) => value !== null)),
          ),
        },
        null,
        2,
      ),
    );
    const { page, kept, wrong, close } = await importer('teach.html');
    const load = ({ how, bytes }: Broken) =>
      bringIn(
        page,
        '.own-lesson input[type=file]',
        '.own-lesson :is(.refused li, [role=status]:not(:empty))',
        {
          name: `${how}.json`,
          mimeType: 'application/json',
          buffer: bytes,
        },
      );
    await load({ how: 'good', bytes: good });
    const base = await kept();
    const said = enTeach.own;
    const outcomes: boolean[] = [];
    for (const file of brokenFiles(good, LESSONS, seeded(1), true)) {
      const read =
        file.bytes.length > LARGEST_LESSON ? 'large' : readLessonFile(fileText(file.bytes), world, 'en');
      await load(file);
      const told = await page.$$eval('.own-lesson .refused li', (all) => all.map((one) => one.textContent));
      const isRefused = read === 'large' || 'problems' in read;
      outcomes.push(isRefused);
      if (isRefused) {
        expect(told, file.how).toEqual(
          read === 'large'
            ? [said.large]
            : [
                ...read.problems.map(({ line, wrong: what, expected }) =>
                  said.line(line, phraseText(what, said.phrases), phraseText(expected, said.phrases)),
                ),
                ...(read.more > 0 ? [said.moreProblems(read.more)] : []),
              ],
        );
        expect(await kept(), file.how).toEqual(base);
      } else {
        expect(told, file.how).toEqual([]);
        expect(JSON.parse((await kept())['beltway-atlas.own-lesson'] ?? ''), file.how).toEqual(
          draftOf(read.value),
        );
        await load({ how: 'good', bytes: good });
        expect(await kept()).toEqual(base);
      }
      expect(await wrong(), file.how).toEqual([]);
    }
    tally(outcomes);
    await close();
  }, 300_000);

  test('notebooks', async () => {
    const entries: Entry[] = ['visa-2009', 'nals-2009', 'montebello-protest-2007'].map((id, n) => ({
      id: `00000000-0000-4000-8000-00000000000${String(n)}`,
      target: { mark: `event/${id}` },
      title: `Event ${id}`,
      value: '2009',
      address: `./?mark=event/${id}`,
      note: `What I think of “${id}”\n& more`,
      place: n + 1,
      created: '2026-01-01T00:00:00.000Z',
      changed: '2026-01-02T00:00:00.000Z',
    }));
    const place = { source: story.article.url, findOf: () => undefined };
    const good = Buffer.from(annotationsOf(entries, site.url, place, 'Notebook'));
    const { page, kept, wrong, close } = await importer('notebook.html');
    const load = ({ how, bytes }: Broken) =>
      bringIn(
        page,
        '.notebook-tools input[type=file]',
        '.notebook :is(.refused, [role=status]:not(:empty))',
        {
          name: `${how}.jsonld`,
          mimeType: 'application/ld+json',
          buffer: bytes,
        },
      );
    await load({ how: 'good', bytes: good });
    const base = await kept();
    expect(Object.keys(base)).toHaveLength(entries.length);
    const notes = () =>
      page.$$eval('.note-entry textarea', (all) => all.map((one) => (one as HTMLTextAreaElement).value));
    const said = enTeach.notebook;
    const outcomes: boolean[] = [];
    for (const file of brokenFiles(good, NOTEBOOKS, seeded(2), true)) {
      const read =
        file.bytes.length > LARGEST_NOTEBOOK
          ? ({ refused: 'large' } as const)
          : readAnnotations(fileText(file.bytes));
      await load(file);
      const isRefused = 'refused' in read;
      outcomes.push(isRefused);
      if (isRefused) {
        expect(await page.textContent('.notebook .refused'), file.how).toBe(
          said.refused[read.refused].replace('{at}', String('at' in read ? read.at : 0)),
        );
        expect(await kept(), file.how).toEqual(base);
        expect((await notes()).sort(), file.how).toEqual(entries.map(({ note }) => note).sort());
      } else {
        const { added, kept: same } = merged(entries, read.entries, () => 'fresh');
        expect(await page.textContent('.notebook [role=status]'), file.how).toBe(
          said.loaded(added.length, same),
        );
        expect((await notes()).sort(), file.how).toEqual(
          [...entries, ...added].map(({ note }) => note.replace(/\r\n?/g, '\n')).sort(),
        );
        for (const [key, text] of Object.entries(base)) expect((await kept())[key], file.how).toBe(text);
        // As it was before.
        if (added.length > 0) {
          await page.evaluate((before) => {
            localStorage.clear();
            for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
          }, base);
          await page.reload();
          await page.waitForSelector('html[data-ready]');
          await page.waitForFunction(
            (count) => document.querySelectorAll('.note-entry').length === count,
            entries.length,
          );
        }
      }
      expect(await wrong(), file.how).toEqual([]);
    }
    tally(outcomes);
    await close();
  }, 300_000);
});

describe('copies of the article', () => {
  let fixture: Site;
  beforeAll(async () => {
    fixture = await openFixture('fixture-hostile-site');
  });
  afterAll(async () => {
    await fixture.close();
  });

  test('seventy of the three hundred', async () => {
    const sought = loaded('tests/fixture-story').story.original;
    const good = Buffer.from(
      [
        'In those days the ferry ran from one bank to the other with crates of every kind upon it.',
        'The two towns looked at each other across the water and said little.',
        'So it went for years and nobody thought that it would end.',
        'Then somebody built a bridge and the crates went dry: “at last”, said one — naïvely.',
      ].join('\n\n'),
    );
    const context = await fixture.browser.newContext();
    await context.addInitScript(reportPolicy);
    await context.addInitScript(listen);
    const page = await context.newPage();
    await page.goto(fixture.url);
    await page.waitForSelector('html[data-ready]');
    await page.click('.copy-switch .plain');
    await page.waitForSelector('dialog[open]');
    const kept = () => page.evaluate(() => localStorage.getItem('beltway-atlas.copy') ?? '');
    const load = async (name: string, bytes: Buffer) => {
      await page.setInputFiles('dialog input[type=file]', { name, mimeType: 'text/plain', buffer: bytes });
      await page.waitForFunction(
        (wanted) =>
          document.querySelector('.copy-outcome[data-state=refused]') ??
          (localStorage.getItem('beltway-atlas.copy') ?? '').startsWith(`{"name":${JSON.stringify(wanted)}`),
        name,
      );
    };
    const outcomes: boolean[] = [];
    for (const [n, { how, bytes }] of brokenFiles(good, 70, seeded(3), false).entries()) {
      // A good one first: what is refused leaves it where it is.
      const before = `good-${String(n)}.txt`;
      await load(before, good);
      const base = await kept();
      const text = await page.$$eval('[data-text]', (all) => all.map((one) => one.textContent));
      const name = `broken-${String(n)}.txt`;
      const content = new Uint8Array(bytes).buffer;
      const read =
        bytes.length > LARGEST_COPY ? ({ refused: 'large' } as const) : readCopy(name, content, sought);
      await load(name, bytes);
      const isRefused = 'refused' in read;
      outcomes.push(isRefused);
      if (isRefused) {
        expect((await page.textContent('.copy-outcome .refused'))?.trim(), how).toBe(
          en.copy.refused[read.refused],
        );
        expect(await kept(), how).toBe(base);
        expect(await page.$$eval('[data-text]', (all) => all.map((one) => one.textContent)), how).toEqual(
          text,
        );
      } else {
        const taken = parseReaderCopy(await kept());
        // Node reads some bytes of old encodings otherwise than browsers do: then the same passages are enough.
        if (isUtf8(bytes)) expect(taken, how).toEqual(read.copy);
        else expect(Object.keys(taken?.passages ?? {}), how).toEqual(Object.keys(read.copy.passages));
      }
      expect(await page.evaluate(faults, [] as Drawn), how).toEqual([]);
    }
    tally(outcomes);
    await context.close();
  }, 300_000);
});
