/** The first visit to a site, by a browser that has never been anywhere. */
import type { Page } from 'playwright-core';
import { launch, slow, VIEWPORT, type Profile } from './chromium';
import { watchBeginning, type Beginning } from './watch';

/** As sent, with their headers. */
export interface Bytes {
  total: number;
  html: number;
  script: number;
  style: number;
  font: number;
  other: number;
  requests: number;
}
export type Visit = Beginning & { bytes: Bytes };

/** After it has loaded, so long is waited for what a page still does by itself, in ms. */
const AFTER_MS = { fast: 1500, slow: 2500 };

export async function firstVisit(url: string, profile: Profile): Promise<Visit> {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    const bytes = await countBytes(page);
    await slow(page, profile);
    const beginning = await beginningOf(page, url, profile);
    return { ...beginning, bytes };
  } finally {
    await browser.close();
  }
}

/** Goes to a page and says how it began. */
export async function beginningOf(page: Page, url: string, profile: Profile): Promise<Beginning> {
  await page.addInitScript(watchBeginning);
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForTimeout(profile.slowdown > 1 ? AFTER_MS.slow : AFTER_MS.fast);
  return page.evaluate(() => window.benchBeginning);
}

const KINDS: Readonly<Record<string, keyof Bytes>> = {
  Document: 'html',
  Script: 'script',
  Stylesheet: 'style',
  Font: 'font',
};

async function countBytes(page: Page): Promise<Bytes> {
  const bytes: Bytes = { total: 0, html: 0, script: 0, style: 0, font: 0, other: 0, requests: 0 };
  const kinds = new Map<string, string>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.startsWith('http')) kinds.set(requestId, type);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === undefined) return;
    bytes.total += encodedDataLength;
    bytes[KINDS[kind] ?? 'other'] += encodedDataLength;
    bytes.requests += 1;
  });
  await session.send('Network.enable');
  return bytes;
}
