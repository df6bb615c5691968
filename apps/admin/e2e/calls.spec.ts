import type { APIRequestContext, Browser } from '@playwright/test';
import { expect, open, test } from './page.ts';

/** The screen of a call-centre agent, in a browser of its own. */
async function agentsScreen(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] }, locale: 'en-US' });
  await context.request.post('/api/auth/sign-in/email', {
    data: { email: 'agent@demo.regulars', password: 'regulars-demo' },
    headers: { origin: baseURL ?? '' },
  });
  const page = await context.newPage();
  await open(page, '/calls');
  return { page, close: () => context.close() };
}

/** A phone of some member of the demo chain. */
async function somebody(request: APIRequestContext): Promise<{ name: string; phone: string }> {
  const query = '{ members(first: 20) { edges { node { name phone } } } }';
  const answer = await request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as { data: { members: { edges: { node: { name: string; phone: string | null } }[] } } }; // as asked for
  const { name, phone } = data.members.edges.map(({ node }) => node).find((node) => node.phone) ?? { name: '', phone: null };
  if (!phone) throw new Error('Nobody of the demo chain has a phone');
  return { name, phone };
}

test('a call opens the member on the screen of the agent, a stranger the form; what came of it is seen by the owner', async ({
  page,
  browser,
  baseURL,
  playwright,
}) => {
  const { name, phone } = await somebody(page.request);
  await open(page, '/callSettings');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Which system').fill('PBX');
  await page.getByRole('button', { name: 'Make key' }).click();
  const secret = /rgc_[\w-]+/.exec(await page.locator('pre').innerText())?.[0] ?? '';
  const pbx = await playwright.request.newContext({ ...(baseURL && { baseURL }), extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  const agent = await agentsScreen(browser, baseURL);

  await pbx.post('/hooks/call', { data: { phone } });
  const ringing = agent.page.getByRole('region', { name: 'Incoming call' });
  await expect(ringing).toContainText(name);
  await expect(agent.page).toHaveURL(/\/members\/.+\/show/);
  await ringing.getByLabel('What was said').fill('Asked for the opening hours');
  await ringing.getByRole('button', { name: 'Note it' }).click();
  await expect(ringing).toHaveCount(0);
  await open(page, '/contacts');
  await expect(page.getByText('Asked for the opening hours').first()).toBeVisible();

  await open(agent.page, '/calls');
  await pbx.post('/hooks/call', { form: { phone: '15412345678' } });
  await expect(agent.page).toHaveURL(/\/members\/create/);
  await expect(agent.page.getByLabel('Phone')).toHaveValue('+8615412345678');
  await pbx.dispose();
  await agent.close();
});
