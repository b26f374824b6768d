/** The second visit, out of what the first left on the device, with the network off and the server gone. */
import { serve } from '../../tools/serve.mjs';
import { launch, slow, VIEWPORT, type Profile } from './chromium';
import { beginningOf } from './first-visit';
import type { Beginning } from './watch';

/** The whole site is fetched once; a slow machine takes its time. */
const PATIENCE_MS = 180_000;

/** Both visits, in one browser. */
export async function twoVisits(
  folder: string,
  profile: Profile,
): Promise<{ first: Beginning; second: Beginning }> {
  const server = await serve(folder);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'allow' });
    const page = await context.newPage();
    const session = await slow(page, profile);
    const first = await beginningOf(page, server.url, profile);
    // What follows is not measured: at its own speed.
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.waitForSelector('html[data-offline="kept"]', { timeout: PATIENCE_MS });
    await page.close();
    await server.close();
    await context.setOffline(true);
    const again = await context.newPage();
    await slow(again, { slowdown: profile.slowdown, network: null });
    const second = await beginningOf(again, server.url, profile);
    return { first, second };
  } finally {
    await browser.close();
    await server.close();
  }
}
