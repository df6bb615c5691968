import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { PAGES } from './addresses.ts';
import { expect, follow, open, test } from './page.ts';

/** Each language, theme and width once; `pnpm screenshots` looks at all of them together. */
const LOOKS = [
  { locale: 'zh-CN', colorScheme: 'light', width: 1440 },
  { locale: 'en-US', colorScheme: 'dark', width: 390 },
] as const;

/** Each look in two walks, so that no test alone holds up the end of the run. */
const HALVES = [PAGES.slice(0, PAGES.length / 2), PAGES.slice(PAGES.length / 2)];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What stands around every page. */
const FRAME = ['#root > div > nav', '#root > div > div > header'];

/** What keeps people out, with the parts of the page it is about; `without` are parts that it leaves out. The page holds axe already. */
function barriers(page: Page, without: string[]): Promise<string[]> {
  return page.evaluate(async (exclude) => {
    const { violations } = await window.axe.run(
      { exclude },
      { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] }, // reading the others off the page takes longer than the rules
    );
    return violations.map(({ id, nodes }) => [`${id}:`, ...nodes.slice(0, 2).map(({ html }) => html)].join(' '));
  }, without);
}

for (const { locale, colorScheme, width } of LOOKS) {
  test.describe(`${locale} ${colorScheme} ${width}`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } });

    for (const pages of HALVES) {
      test(`every page from ${pages[0]} on loads whole, fits and can be used by everybody`, async ({ page }) => {
        test.setTimeout(600_000);
        const failures: string[] = [];
        page.on('response', async (response) => {
          const told = await response.text().catch(() => ''); // of a redirect, or of a page that was left
          if (told.includes('"code":"INTERNAL"')) failures.push(`${page.url()}: ${told.slice(0, 500)}`);
        });
        await open(page, '/');
        await page.evaluate(axe.source);
        for (const path of pages) {
          await follow(page, `/${path}`);
          await expect(page.locator('#react-admin-title')).not.toBeEmpty();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(width);
          if (width < 1000) continue; // who looks for barriers takes longest, and finds the same in both
          expect.soft(await barriers(page, path === pages[0] ? [] : FRAME), path).toEqual([]);
        }
        expect(failures).toEqual([]);
      });
    }
  });
}

test('the pages of single things', async ({ page }) => {
  await open(page, '/tags');
  for (const room of ['members', 'sales', 'stock', 'stockCounts', 'purchaseOrders', 'suppliers']) {
    await follow(page, `/${room}`);
    await page.locator('tbody tr').first().click();
    if (['members', 'sales', 'stock'].includes(room)) await page.getByRole('link', { name: 'Open full page' }).click();
    await expect(page).toHaveURL(new RegExp(`/${room}/.+/show`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('·');
  }
});
