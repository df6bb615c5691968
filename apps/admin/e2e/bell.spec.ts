import { expect, open, test } from './page.ts';
import { otherTill, sellOut, wellStocked } from './till.ts';

test('a critical alert is told on any page, and the bell counts it', async ({ page, baseURL }) => {
  const till = await otherTill(baseURL);
  const last = (await wellStocked(till)).at(-1);
  if (!last) throw new Error('The demo chain has nothing left to sell');
  await open(page, '/members');
  const bell = page.getByRole('link', { name: /^Alerts, / });
  const before = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0]);

  await sellOut(till, last);
  await expect(page.getByText(`Critical: ${last.product.name} is sold out`)).toBeVisible();
  await expect.poll(async () => Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0])).toBeGreaterThan(before);
  await till.dispose();
});
