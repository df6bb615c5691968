import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES } from './addresses.ts';
import { faultsOf, listen } from './faults.ts';
import { expect, follow, open, test } from './page.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../screenshots');

/** What pages may say in another language, or be empty of, and why. */
const ALLOWED: Record<string, readonly RegExp[]> = {
  audit: [/^[A-Z]\w+$/, /^[\w. ]+( · |$)/], // ids of things, and the programs that acted
  calls: [/./], // nobody has called
  imports: [/./], // the demo chain has imported nothing
  myPerformance: [/./], // who looks sells nothing
  myCommission: [/./],
  'no-such-page': [/./],
  occasions: [/./], // on many days nobody has a birthday
  'members/panel': [/./], // the newest member has not bought yet
  'members/show': [/./],
};

/** Pages of single things, reached as people reach them: by the first row of a list. */
const SINGLE = ['members', 'sales'];

/** Takes the picture of a page into a folder that begins with its language, and tells what is wrong with it. */
async function look(page: Page, name: string, folder: string, answers: () => Promise<string>): Promise<string[]> {
  const whole = () => (document.querySelector<HTMLElement>('main')?.innerText.length ?? 0) >= 15;
  await page.waitForFunction(whole, undefined, { timeout: 10_000 }).catch(() => undefined); // what is empty even then is told below
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: path.join(FOLDER, folder, `${name.replace(/\W+/g, '-')}.png`), fullPage: true });
  return (await faultsOf(page, folder, ALLOWED[name] ?? [], await answers())).map((fault) => `${folder} ${name}: ${fault}`);
}

for (const locale of ['zh-CN', 'en-US']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      const folder = `${locale}-${colorScheme}-${width}`;
      test.describe(folder, () => {
        test.use({ locale, colorScheme, viewport: { width, height: 900 } });

        test('every page is whole, in words of its language, and tells what its axes mean', async ({ page }) => {
          const faults: string[] = [];
          const answers = listen(page);
          await open(page, '/');
          for (const address of PAGES) {
            await follow(page, `/${address}`);
            faults.push(...(await look(page, address, folder, answers)));
          }
          for (const room of SINGLE) {
            await follow(page, `/${room}`);
            await page.locator('tbody tr, .RaList-content button').first().click();
            faults.push(...(await look(page, `${room}/panel`, folder, answers)));
            await page.locator(`a[href*="/${room}/"][href$="/show"]`).first().click();
            await page.waitForURL(/\/show/);
            await page.waitForLoadState('networkidle');
            faults.push(...(await look(page, `${room}/show`, folder, answers)));
          }
          expect(faults).toEqual([]);
        });
      });
    }
  }
}

test.describe('for who is not signed in', () => {
  test.use({ storageState: { cookies: [], origins: [] }, locale: 'zh-CN' });

  test('the sign-in page', async ({ page }) => {
    await open(page, '/');
    await expect(page.locator('input[type=password]')).toBeVisible();
    await page.screenshot({ path: path.join(FOLDER, 'sign-in.png') });
    expect(await faultsOf(page, 'zh-CN', [])).toEqual([]);
  });
});
