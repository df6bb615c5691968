import type { Browser, Page, WebSocketRoute } from '@playwright/test';
import { expect, open, test } from './page.ts';
import { otherTill, sellOut, wellStocked } from './till.ts';

/** The page's line to the server, which can be cut and tampered with. */
async function wire(page: Page) {
  const lines = new Set<WebSocketRoute>();
  let whole = true;
  let tamper = (message: string) => message;
  await page.routeWebSocket(/\/graphql$/, (route) => {
    if (!whole) return void route.close({ code: 1001 });
    const server = route.connectToServer();
    lines.add(route);
    route.onMessage((message) => server.send(tamper(String(message))));
  });
  return {
    cut: async () => {
      whole = false;
      for (const route of lines) await route.close({ code: 1001 });
      lines.clear();
      await page.context().setOffline(true);
    },
    mend: async (change = (message: string) => message) => {
      tamper = change;
      whole = true;
      await page.context().setOffline(false);
    },
  };
}

const inbox = (page: Page) => page.getByRole('region', { name: 'Alerts' });
const waiting = async (page: Page) =>
  Number(/\d+/.exec((await page.getByRole('link', { name: /^Alerts, / }).getAttribute('aria-label')) ?? '')?.[0]);

async function dashboardOf(browser: Browser, options: { baseURL: string | undefined }) {
  const context = await browser.newContext({
    ...options,
    storageState: { cookies: [], origins: [] },
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
  });
  await context.request.post('/api/auth/sign-in/email', {
    data: { email: 'hq@demo.regulars', password: 'regulars-demo' },
    headers: { origin: options.baseURL ?? '' },
  });
  const page = await context.newPage();
  const line = await wire(page);
  await open(page, '/dashboard');
  await expect(page.getByText('Today so far')).toBeVisible();
  return { page, line, close: () => context.close() };
}

test('the last pieces sold elsewhere are told here, though the line was cut meanwhile', async ({ browser, baseURL }) => {
  const till = await otherTill(baseURL);
  const [first, second] = await wellStocked(till);
  if (!first || !second) throw new Error('The demo chain has nothing left to sell');
  const { page, line, close } = await dashboardOf(browser, { baseURL });
  const before = await waiting(page);

  await sellOut(till, first);
  await expect(inbox(page)).toContainText(`${first.product.name} is sold out`);
  await expect.poll(() => waiting(page)).toBeGreaterThan(before);
  const seen = await waiting(page);

  await line.cut();
  await sellOut(till, second);
  await page.waitForTimeout(3_000); // long enough for it to have arrived, had there been a line
  await expect(inbox(page)).not.toContainText(`${second.product.name} is sold out`);
  await line.mend();
  await expect(inbox(page)).toContainText(`${second.product.name} is sold out`);
  await expect.poll(() => waiting(page)).toBeGreaterThan(seen);
  await till.dispose();
  await close();
});

test('where the stream has forgotten the place, everything is read again and goes on live', async ({ browser, baseURL }) => {
  const till = await otherTill(baseURL);
  const [first, second] = (await wellStocked(till)).slice(2);
  if (!first || !second) throw new Error('The demo chain has nothing left to sell');
  const { page, line, close } = await dashboardOf(browser, { baseURL });
  const answers: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql')) answers.push(String(response.request().postDataJSON()?.['operationName']));
  });

  await line.cut();
  await sellOut(till, first);
  let refused = 0;
  await line.mend((message) => {
    if (refused >= 3 || !message.includes('"subscribe"')) return message;
    refused++; // a place of another epoch, as after a restored backup
    return message.replace(/"after":"[^"]*"/, '"after":"abcdef01.1"');
  });
  await expect.poll(() => answers).toContain('Dashboard');
  await expect(inbox(page)).toContainText(`${first.product.name} is sold out`);

  await sellOut(till, second);
  await expect(inbox(page)).toContainText(`${second.product.name} is sold out`);
  await till.dispose();
  await close();
});
