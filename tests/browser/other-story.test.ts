/** The story is a folder: another one, told in the same form, builds and reads with the same code. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open, openFixture, queryOf, type Site } from './harness';

let site: Site;

beforeAll(async () => {
  site = await openFixture('fixture-site');
});
afterAll(async () => {
  await site.close();
});

test('an invented story of two towns reads, links and names itself', async () => {
  const { page, complaints, close } = await open(site);
  expect(await page.title()).toBe('Fixture Atlas: Northby · Southby');
  expect(await page.locator('[data-spine]').count()).toBe(4);
  await page.click('[data-passage="ferry"][data-phrase="crates"]');
  await page.waitForSelector('.compare-text');
  expect(await page.locator('.compare-text').first().textContent()).toBe('+30');
  expect(await queryOf(page)).toBe('?passage=ferry.crates');
  await page.click('[data-mark="event/feast"]');
  await page.waitForSelector('.panel-side :text("does not mention")');
  expect(complaints).toEqual([]);
  await close();
});

test('nothing of the real story is in it', async () => {
  const { page, close } = await open(site, '', { javaScriptEnabled: false });
  expect(await page.content()).not.toMatch(/Canad|Mexic|FOCAL|Beltway|NAFTA/);
  await close();
});
