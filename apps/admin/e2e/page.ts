import { expect, type Page, test as base } from '@playwright/test';

/** What a browser should never say on our pages. */
interface Fixtures {
  complaints: string[];
}

/** A test that fails when the page complains on its console or throws. */
export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
      await use(complaints);
      expect(complaints, 'console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until nothing on the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.RaList-content:empty')).toHaveCount(0, { timeout: 60_000 }); // a table draws nothing at first
  await expect(page.locator('.MuiSkeleton-root, .MuiCircularProgress-root, .MuiLinearProgress-indeterminate')).toHaveCount(0, {
    timeout: 60_000,
  });
}

/** Goes to another page of the admin that is open already, as a link does, and waits for all of it. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(async (to) => {
    history.pushState({ usr: null, key: 'test', idx: (history.state?.idx ?? 0) + 1 }, '', to); // as the router notes its own
    dispatchEvent(new PopStateEvent('popstate'));
    await new Promise((drawn) => requestIdleCallback(drawn, { timeout: 1000 })); // before that, the page that is left still looks settled
  }, path);
  await page.locator(`main[data-path="${new URL(path, 'http://page').pathname}"]`).waitFor();
  await settled(page);
}

/** Opens an address and waits for all of it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}
