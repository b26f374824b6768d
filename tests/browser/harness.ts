/** A real Chromium on the built site, and what a test may ask of it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { ensureBrowser } from '../../tools/setup.mjs';
import { compileStory } from '../../src/compile/compile';
import type { Story } from '../../src/compile/schema';

/** What every Chromium of the tests is started with. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Site {
  url: string;
  browser: Browser;
  close: () => Promise<void>;
}

/** Serves a built site and starts a browser. */
export async function openSite(root = 'dist', flags: readonly string[] = []): Promise<Site> {
  if (!existsSync(`${root}/index.html`)) throw new Error(`no built site in ${root}: npm run build`);
  const server = await serve(root);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...FLAGS, ...flags] });
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Builds the invented story of two towns into a folder of its own and serves it. */
export const openFixture = (name: string): Promise<Site> => openStory('tests/fixture-story', name);

/** Builds the story in a folder into a folder of its own and serves it. */
export async function openStory(story: string, name: string): Promise<Site> {
  const out = `.cache/${name}`;
  execFileSync(process.execPath, ['tools/build.mjs', '--outDir', out], {
    env: { ...process.env, STORY: story, NODE_ENV: 'production' },
    stdio: 'pipe',
  });
  return openSite(out);
}

export interface Opened {
  page: Page;
  /** Errors and warnings of the console, uncaught errors, and requests to other hosts. */
  complaints: string[];
  close: () => Promise<void>;
}

/** Tells the console of everything that the content policy refused, also where the browser would not. */
export const reportPolicy = () => {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample} (${event.sourceFile}:${String(event.lineNumber)})`,
    );
  });
};
/** The site is kept for offline use once a visit, which is for the tests of that: any other asks for what it shows. */
const keepNothing = () => {
  if ('serviceWorker' in navigator)
    ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined);
};

/** Somebody is there from the start: the Read page wakes whole at the first sign of a person. */
export const giveSign = () => {
  addEventListener('DOMContentLoaded', () => {
    dispatchEvent(new Event('focusin'));
  });
};

/** Opens an address of the site and waits until the page is awake (when it runs scripts). */
export async function open(site: Site, address = '', options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await site.browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript(reportPolicy);
  await context.addInitScript(giveSign);
  if (options.serviceWorkers !== 'allow') await context.addInitScript(keepNothing);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${String(error)}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('data:'))
      complaints.push(`request to ${request.url()}`);
  });
  await page.goto(site.url + address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready]');
  return {
    page,
    complaints,
    close: () => context.close(),
  };
}

/** The story that the site was built from. */
export function builtStory(): Story {
  const { story, problems } = compileStory('src/story');
  if (!story) throw new Error(JSON.stringify(problems));
  return story;
}

/** Query part of the page's address. */
export async function queryOf(page: Page): Promise<string> {
  // An address is written after what it says is painted.
  await page.waitForSelector('html:not([data-owed])', { state: 'attached' });
  return new URL(page.url()).search;
}
