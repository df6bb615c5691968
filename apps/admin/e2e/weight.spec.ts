import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, settled, test } from './page.ts';

/** What a first visit may load, in bytes of gzipped JavaScript. */
const MOST = 400_000;

/** Every script that the page loads from now on, by its name without hash, with its gzipped size. */
function scripts(page: Page): Map<string, Promise<number>> {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const name = /\/assets\/(.+)-[\w-]{8}\.js$/.exec(new URL(response.url()).pathname)?.[1];
    if (name)
      sizes.set(
        name,
        response.body().then((body) => gzipSync(body, { level: 9 }).length),
      );
  });
  return sizes;
}

const sum = async (sizes: Map<string, Promise<number>>) => (await Promise.all(sizes.values())).reduce((total, size) => total + size, 0);

test.describe('for who is not signed in', () => {
  test.beforeEach(({ context }) => context.clearCookies());

  test('the sign-in page weighs less than 400 kB, and no chart is among it', async ({ page }) => {
    const loaded = scripts(page);
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await settled(page);
    const total = await sum(loaded);
    console.log(`sign-in page: ${Math.round(total / 1000)} kB of gzipped JavaScript in ${loaded.size} files`);
    expect(total).toBeLessThan(MOST);
    expect([...loaded.keys()].filter((name) => /chart|exceljs|Dashboard/i.test(name))).toEqual([]);
  });
});

test('a list loads no chart', async ({ page }) => {
  const loaded = scripts(page);
  await page.goto('/tags');
  await settled(page);
  expect([...loaded.keys()].filter((name) => /chart|exceljs|Dashboard/i.test(name))).toEqual([]);
  console.log(`a list: ${Math.round((await sum(loaded)) / 1000)} kB of gzipped JavaScript in ${loaded.size} files`);
});
