import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PAGES } from './addresses.ts';
import { expect, follow, open, test } from './page.ts';

/** Each language, theme and width once; `pnpm screenshots` looks at all of them together. */
const LOOKS = [
  { locale: 'zh-CN', colorScheme: 'light', width: 1440 },
  { locale: 'en-US', colorScheme: 'dark', width: 390 },
] as const;

/** Each look in two walks, so that no test alone holds up the end of the run. */
const HALVES = [PAGES.slice(0, PAGES.length / 2), PAGES.slice(PAGES.length / 2)];

/** What keeps people out, with the parts of the page it is about. */
async function barriers(page: Page): Promise<string[]> {
  // of one frame, and without the parts that are as they should be: reading those off the page takes longer than the rules
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa'])
    .setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [`${id}:`, ...nodes.slice(0, 2).map(({ html }) => html)].join(' '));
}

for (const { locale, colorScheme, width } of LOOKS) {
  test.describe(`${locale} ${colorScheme} ${width}`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } });

    for (const pages of HALVES) {
      test(`every page from ${pages[0]} on loads whole, fits and can be used by everybody`, async ({ page }) => {
        test.setTimeout(600_000);
        await open(page, '/');
        for (const path of pages) {
          await follow(page, `/${path}`);
          await expect(page.locator('#react-admin-title')).not.toBeEmpty();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(width);
          if (width < 1000) continue; // who looks for barriers takes longest, and finds the same in both
          expect.soft(await barriers(page), path).toEqual([]);
        }
      });
    }
  });
}

test('the pages of single things', async ({ page }) => {
  for (const room of ['members', 'sales', 'stock']) {
    await open(page, `/${room}`);
    await page.locator('tbody tr').first().click();
    await page.getByRole('link', { name: 'Open full page' }).click();
    await expect(page).toHaveURL(new RegExp(`/${room}/.+/show`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('·');
  }
  for (const room of ['stockCounts', 'purchaseOrders', 'suppliers']) {
    await open(page, `/${room}`);
    await page.locator('tbody tr').first().click();
    await expect(page).toHaveURL(new RegExp(`/${room}/.+/show`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('·');
  }
});
