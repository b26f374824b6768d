/** The browsers that the bench measures in, and what is slowed down in them. */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { ensureBrowser } from '../../tools/setup.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A classroom's laptop. */
export const VIEWPORT = { width: 1366, height: 768 };

export interface Profile {
  name: string;
  /** How many times slower the processor is. */
  slowdown: number;
  network: { latency: number; downloadThroughput: number; uploadThroughput: number } | null;
}
/** Throughput in bytes a second, latency in ms. */
export const PROFILES: readonly Profile[] = [
  { name: 'fast', slowdown: 1, network: null },
  {
    name: 'school',
    slowdown: 4,
    network: { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 },
  },
];
/** How much slower the processor is while interaction is measured. */
export const SLOWDOWN = 4;

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureBrowser(), args: FLAGS });

/** Slows a page down; its workers and the service worker go on as they are. */
export async function slow(page: Page, { slowdown, network }: Omit<Profile, 'name'>): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  }
  return session;
}
