/**
 * A Chromium that is watched from its tab, as its own developer tools do it: the way that the other tests go, page by
 * page, keeps the browser from drawing a page ahead.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ensureBrowser } from '../../tools/setup.mjs';
import { FLAGS } from './harness';

interface Message {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** A page in the tab: the one that is seen, or one that is drawn ahead. */
export interface TabPage {
  /** What an expression comes to in the page; it may be a promise. */
  evaluate: <Found>(expression: string) => Promise<Found>;
  send: (method: string, params?: object) => Promise<unknown>;
  /** Comes true when it has loaded the next time. */
  loaded: () => Promise<void>;
}

export interface Tab {
  seen: TabPage;
  /** Comes true with the next page that is drawn ahead. */
  ahead: () => Promise<TabPage>;
  /** Moves the pointer to the middle of an element of the page, by way of what is 160 px to its left. */
  pointAt: (page: TabPage, selector: string) => Promise<void>;
  /** Presses where the pointer is. */
  press: (page: TabPage) => Promise<void>;
  /** Errors and warnings of the console and uncaught errors, of all pages. */
  complaints: string[];
  close: () => Promise<void>;
}

/** Starts a browser with one tab at an address. */
export async function openTab(url: string, size = { width: 1440, height: 900 }): Promise<Tab> {
  const profile = mkdtempSync(join(tmpdir(), 'tab-'));
  const chromium = spawn(
    ensureBrowser(),
    [
      ...FLAGS,
      '--headless=new',
      '--remote-debugging-pipe',
      `--window-size=${String(size.width)},${String(size.height)}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , to, from] = chromium.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const heard: ((message: Message) => void)[] = [];
  let count = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages.map((one) => JSON.parse(one) as Message)) {
      if (message.id === undefined) for (const hear of heard) hear(message);
      else waiting.get(message.id)?.(message);
    }
  });
  const send = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++count;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });

  const complaints: string[] = [];
  const pages: TabPage[] = [];
  let asked: ((page: TabPage) => void)[] = [];
  const pageOf = (sessionId: string): TabPage => {
    heard.push(({ method, params, sessionId: of }) => {
      if (of !== sessionId) return;
      if (method === 'Runtime.exceptionThrown') complaints.push(`uncaught: ${JSON.stringify(params)}`);
      if (method === 'Runtime.consoleAPICalled') {
        const { type, args } = params as { type: string; args: { value?: unknown }[] };
        if (['error', 'warning'].includes(type)) complaints.push(`${type}: ${JSON.stringify(args)}`);
      }
      if (method === 'Log.entryAdded') {
        const { level, text } = (params as { entry: { level: string; text: string } }).entry;
        if (['error', 'warning'].includes(level)) complaints.push(`${level}: ${text}`);
      }
    });
    return {
      send: (method, params) => send(method, params, sessionId),
      evaluate: async <Found>(expression: string) => {
        const { result, exceptionDetails } = (await send(
          'Runtime.evaluate',
          { expression, returnByValue: true, awaitPromise: true },
          sessionId,
        )) as { result: { value: Found }; exceptionDetails?: unknown };
        if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
        return result.value;
      },
      loaded: () =>
        new Promise((resolve) => {
          heard.push(({ method, sessionId: of }) => {
            if (of === sessionId && method === 'Page.loadEventFired') resolve();
          });
        }),
    };
  };
  const first = new Promise<TabPage>((resolve) => {
    heard.push(({ method, params }) => {
      if (method !== 'Target.attachedToTarget') return;
      const { sessionId, targetInfo } = params as { sessionId: string; targetInfo: { type: string } };
      // The tab itself is attached to as well.
      if (targetInfo.type !== 'page') return;
      const page = pageOf(sessionId);
      for (const domain of ['Page', 'Runtime', 'Log']) void page.send(`${domain}.enable`);
      pages.push(page);
      if (pages.length === 1) resolve(page);
      else {
        for (const take of asked) take(page);
        asked = [];
      }
    });
  });

  let tab: { targetId: string } | undefined;
  while (!tab) {
    // The tab comes a moment after the browser answers.
    const found = await send('Target.getTargets', { filter: [{ type: 'tab' }] });
    [tab] = (found as { targetInfos: { targetId: string }[] }).targetInfos;
  }
  const { sessionId } = (await send('Target.attachToTarget', { ...tab, flatten: true })) as {
    sessionId: string;
  };
  await send(
    'Target.setAutoAttach',
    {
      autoAttach: true,
      flatten: true,
      waitForDebuggerOnStart: false,
      filter: [{ type: 'page' }, { exclude: true }],
    },
    sessionId,
  );
  const seen = await first;
  const loaded = seen.loaded();
  await seen.send('Page.navigate', { url });
  await loaded;

  let pointer = { x: 0, y: 0 };
  const move = async (page: TabPage, x: number, y: number) => {
    pointer = { x, y };
    await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  };
  return {
    seen,
    ahead: () => new Promise((resolve) => asked.push(resolve)),
    pointAt: async (page, selector) => {
      const { x, y } = await page.evaluate<{ x: number; y: number }>(
        `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
      );
      await move(page, x - 160, y);
      await move(page, x, y);
    },
    press: async (page) => {
      const button = { ...pointer, button: 'left', clickCount: 1 };
      await page.send('Input.dispatchMouseEvent', { ...button, type: 'mousePressed' });
      // What it opens takes the place of the page, and may not answer any more.
      void page.send('Input.dispatchMouseEvent', { ...button, type: 'mouseReleased' }).catch(() => undefined);
    },
    complaints,
    close: async () => {
      const gone = new Promise((resolve) => chromium.once('close', resolve));
      await send('Browser.close');
      await gone;
      // Its helpers may write there for a moment longer.
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
