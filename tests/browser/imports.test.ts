/** Three hundred broken files (lessons, notebooks, copies of the article): each is refused in words and changes nothing. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { annotationsOf, readAnnotations, type Entry } from '../../src/model/notebook';
import { readLessonFile } from '../../src/model/lesson-file';
import { builtStory, open, openSite, type Site } from './harness';

const EACH = 100;
/** A test that hangs ends after this. */
vi.setConfig({ testTimeout: 170_000 });
const story = builtStory();
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
});

/** Numbers from 0 to 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const random = seeded(20100513);
const among = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

const HOSTILE = [
  '<img src=x onerror="document.title=\'hacked\'">',
  'javascript:document.title="hacked"',
  '//example.org/x',
  '__proto__',
  'constructor',
  '\u0000\u202e\uffff',
];
const OTHER_TYPES: readonly unknown[] = [null, 12, true, [], {}, [[]], -1e308, { toString: 1 }];

/** A value with one of its parts changed into something else, or under another name. */
function damaged(value: unknown): unknown {
  if (random() < 0.2 || typeof value !== 'object' || value === null)
    return among([...OTHER_TYPES, ...HOSTILE] as unknown[]);
  if (Array.isArray(value)) {
    const at = Math.floor(random() * value.length);
    return value.map((one: unknown, n) => (n === at ? damaged(one) : one));
  }
  const keys = Object.keys(value);
  const key = among(keys);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
      if (name !== key) return [[name, one]];
      const how = random();
      if (how < 0.15) return [];
      return how < 0.3 ? [[among(HOSTILE), one]] : [[name, damaged(one)]];
    }),
  );
}
/** A good file's text, broken in its signs or in its values, or something else altogether. */
function broken(good: string): string {
  const at = Math.floor(random() * good.length);
  return among([
    () => good.slice(0, at),
    () => good.slice(0, at) + good.slice(at + 1),
    () => good.slice(0, at) + among(['"', '{', ']', ',', '\\', '\u0000']) + good.slice(at),
    () => JSON.stringify(damaged(JSON.parse(good) as unknown)),
    () => JSON.stringify(damaged(damaged(JSON.parse(good) as unknown))),
    () => JSON.stringify(damaged(JSON.parse(good) as unknown)).replace('"title"', '"__proto__"'),
    () => among(['', ' ', 'null', '[]', '{}', '0', '""', '<!doctype html><p>A page</p>', ...HOSTILE]),
    () => '['.repeat(50_000),
  ])();
}
/** A hundred broken files that `refuses` says are so: what is only changed may be good. */
function files(good: string, refuses: (text: string) => boolean): string[] {
  const isRefused = (text: string) => {
    try {
      return refuses(text);
    } catch {
      return true;
    }
  };
  const found: string[] = [];
  while (found.length < EACH) {
    const text = broken(good);
    if (isRefused(text)) found.push(text);
  }
  return found;
}

/** What the device keeps and what the page shows of it. */
const stateOf = (page: Page, selector: string) =>
  page.evaluate(
    (shown) =>
      JSON.stringify([
        Object.entries(localStorage).sort(),
        document.title,
        [...document.querySelectorAll(shown)].map((one) =>
          one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.value : one.textContent,
        ),
      ]),
    selector,
  );
/** Loads each file and sees that it is refused with a message of its own. */
async function refuseAll(page: Page, input: string, message: string, shown: string, all: Buffer[]) {
  const before = await stateOf(page, shown);
  for (const [n, buffer] of all.entries()) {
    const said = `file ${String(n)}: ${buffer.toString('latin1').slice(0, 200)}`;
    await page.evaluate(
      (selector) => document.querySelector(selector)?.setAttribute('data-old', ''),
      message,
    );
    await page.setInputFiles(input, { name: `broken-${String(n)}.txt`, mimeType: 'text/plain', buffer });
    const told = await page.waitForSelector(`${message}:not([data-old])`);
    expect((await told.textContent())?.trim().length, said).toBeGreaterThan(15);
    expect(await stateOf(page, shown), said).toBe(before);
  }
}

describe('a hundred broken files each', () => {
  test('of lessons', async () => {
    const [lesson] = story.lessons;
    const good = JSON.stringify(
      {
        ...lesson,
        steps: lesson?.steps.map((step) =>
          Object.fromEntries(Object.entries(step).filter(([, value]) => value !== null)),
        ),
      },
      null,
      2,
    );
    const anything = {
      isMark: () => true,
      isPassage: () => true,
      isChart: () => true,
      linesOf: () => ['ca-mx.ca', 'mx-ca'],
      firstShow: 'trade.one-way',
    };
    expect(readLessonFile(good, anything, 'en')).toHaveProperty('lesson');
    const all = files(good, (text) => 'problems' in readLessonFile(text, anything, 'en'));
    const { page, complaints, close } = await open(site, 'teach.html');
    await page.fill('[data-field="title"]', 'Mine');
    await page.waitForFunction(() =>
      Object.values(localStorage).some((value) => String(value).includes('Mine')),
    );
    await refuseAll(
      page,
      '.own-tools input[type=file]',
      '.own-lesson .refused',
      '.own-fields :is(input, textarea), .own-steps',
      all.map((text) => Buffer.from(text)),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test('of notebooks', async () => {
    const entries: Entry[] = [1, 2, 3].map((n) => ({
      id: `0000000${String(n)}-0000-4000-8000-000000000000`,
      target: { mark: 'event/visa-2009' },
      title: 'A visa',
      value: '2009',
      address: './?mark=event/visa-2009',
      note: `Note ${String(n)}`,
      place: n,
      created: '2026-01-01T00:00:00.000Z',
      changed: '2026-01-01T00:00:00.000Z',
    }));
    const good = annotationsOf(
      entries,
      'https://example.org/',
      { source: story.article.url, findOf: () => undefined },
      'Notebook',
    );
    expect(readAnnotations(good)).toHaveProperty('entries');
    const all = files(good, (text) => 'refused' in readAnnotations(text));
    const { page, complaints, close } = await open(site, '?mark=event/visa-2009');
    await page.click('.pin-button');
    await page.waitForSelector('.pin-button[aria-pressed="true"]');
    await page.goto(`${site.url}notebook.html`);
    await page.waitForSelector('.note-entry');
    await refuseAll(
      page,
      '.notebook-tools input[type=file]',
      '.refused',
      '.note-entry, .note-entry textarea',
      all.map((text) => Buffer.from(text)),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test('of copies of the article', async () => {
    const WORDS = 'the of to a trade Canada Mexico border visa and in Washington year not was'.split(' ');
    const text = (length: number) => Array.from({ length }, () => among(WORDS)).join(' ');
    const bytes = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    const kinds: (() => Buffer)[] = [
      () => Buffer.from(text(400)),
      () =>
        Buffer.from(`<!doctype html><body onload="document.title='hacked'">${`<p>${text(9)}`.repeat(40)}`),
      () => Buffer.from(`<div>${among(HOSTILE)}${'<div>'.repeat(3000)}${text(50)}`),
      () => Buffer.from(`<p>${'<'.repeat(2000)}${text(20)}&#x0;&#9999999;&amp`),
      () => Buffer.from(`<script>${text(100)}</script><style>${text(20)}</style>`),
      () => Buffer.from(text(200), 'utf16le'),
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text(200), 'utf16le'), bytes(3)]),
      () => bytes(600),
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes(80)]),
      () => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), bytes(80)]),
      () => Buffer.from(among(['', ' \n\t', '\uFEFF', '\u200b'.repeat(50), 'a', ...HOSTILE])),
    ];
    const all = Array.from({ length: EACH }, (_, n) => (kinds[n % kinds.length] ?? bytes)(0));
    const { page, complaints, close } = await open(site);
    await page.click('.copy-switch .plain');
    await page.waitForSelector('dialog[open]');
    await refuseAll(page, 'dialog input[type=file]', '.copy-outcome .refused', '[data-text]', all);
    expect(complaints).toEqual([]);
    await close();
  });
});
