import { randomUUID } from 'node:crypto';
import { ask, otherTill } from './till.ts';
import { expect, open, settled, test } from './page.ts';

interface World {
  orgs: { id: string; name: string; kind: string }[];
  products: { edges: { node: { id: string } }[] };
  members: { edges: { node: { id: string; number: string; homeStoreName: string } }[] };
}
interface Books {
  settlementReport: { debts: { debtorName: string; creditorName: string; amount: { total: string } }[] };
  liabilityReport: { closing: { principal: string; bonus: string } };
}
interface Purse {
  node: { accounts: { balance: string; asset: { kind: string } }[] };
}

const WORLD = `{ orgs { id name kind } products(first: 1, filter: { kinds: [SERVICE] }) { edges { node { id } } }
  members(first: 100) { edges { node { id number homeStoreName } } } }`;
const PURSE = 'query ($id: ID!) { node(id: $id) { ... on Member { accounts(kinds: [PRINCIPAL, BONUS]) { balance asset { kind } } } } }';
const BOOKS = `query ($from: Date!, $to: Date!) { settlementReport(from: $from, to: $to) { debts { debtorName creditorName amount { total } } }
  liabilityReport(from: $from, to: $to) { closing { principal bonus } } }`;
const PACKAGE = 'mutation ($input: TopUpPackageInput!) { createTopUpPackage(input: $input) { id } }';
const SELL = 'mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { id } }';
const REFUND = 'mutation ($key: String!, $input: RefundSaleInput!) { refundSale(idempotencyKey: $key, input: $input) { id } }';

test('topped up in one store, spent in another, half of it given back', async ({ page, baseURL }) => {
  const till = await otherTill(baseURL);
  const { orgs, products, members } = await ask<World>(till, WORLD, {});
  const [first, second] = orgs.filter(({ kind }) => kind === 'STORE');
  const [product] = products.edges.map(({ node }) => node);
  const purseOf = async (id: string) => {
    const { node } = await ask<Purse>(till, PURSE, { id });
    const of = (kind: string) => Number(node.accounts.find(({ asset }) => asset.kind === kind)?.balance ?? 0);
    return { principal: of('PRINCIPAL'), bonus: of('BONUS') };
  };
  const poor = await Promise.all(members.edges.map(async ({ node }) => ({ ...node, purse: await purseOf(node.id) })));
  const member = poor.find(({ purse }) => purse.principal === 0 && purse.bonus === 0);
  if (!first || !second || !product || !member) throw new Error('The demo chain lacks what is needed');
  /** What the first store owes the second for today, and what the chain owes its members. */
  const books = async () => {
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
    const { settlementReport, liabilityReport } = await ask<Books>(till, BOOKS, { from: today, to: today });
    const debt = settlementReport.debts.find(({ debtorName, creditorName }) => debtorName === first.name && creditorName === second.name);
    const { principal, bonus } = liabilityReport.closing;
    return [Number(debt?.amount.total ?? 0), Number(principal), Number(bonus)].map((sum) => Math.round(sum * 100));
  };
  const [owed = 0, principal = 0, bonus = 0] = await books();
  const name = `500 + 50 ${Date.now()}`;
  await ask(till, PACKAGE, { input: { name, payFrom: '500.00', bonusAmount: '50.00', orgIds: [first.id] } });

  await open(page, `/topUp?member=${member.number}&branch=${encodeURIComponent(first.id)}`);
  await expect(page.getByText(member.number)).toBeVisible();
  await page.getByRole('button', { name }).click();
  await expect(page.getByText('with ¥50.00 bonus')).toBeVisible();
  await page.getByRole('button', { name: 'Top up ¥500.00' }).click();
  await expect(page.getByRole('heading', { name: 'Topped up' })).toBeVisible();
  expect(await purseOf(member.id)).toEqual({ principal: 500, bonus: 50 });

  await page.getByRole('link', { name: 'Deposit slip' }).click();
  await settled(page);
  for (const copy of ['Merchant copy', 'Member copy']) await expect(page.getByRole('region', { name: copy })).toContainText('¥500.00');

  const line = { productId: product.id, quantity: '2', unitPrice: '100.00', amount: '200.00' };
  const sale = { storeId: second.id, memberId: member.id, lines: [line], tenders: [{ method: 'STORED_VALUE', amount: '200.00' }] };
  const { recordSale } = await ask<{ recordSale: { id: string } }>(till, SELL, { key: randomUUID(), input: sale });
  expect(await purseOf(member.id)).toEqual({ principal: 300, bonus: 50 });
  const { node } = await ask<{ node: { lines: { id: string }[] } }>(
    till,
    'query ($id: ID!) { node(id: $id) { ... on Sale { lines { id } } } }',
    recordSale,
  );
  const half = { saleId: recordSale.id, lines: node.lines.map(({ id }) => ({ lineId: id, quantity: '1' })) };
  await ask(till, REFUND, { key: randomUUID(), input: half });
  expect(await purseOf(member.id)).toEqual({ principal: 400, bonus: 50 });
  expect(await books()).toEqual([owed + 10_000, principal + 40_000, bonus + 5_000]);

  await open(page, `/members/${encodeURIComponent(member.id)}/assets`);
  await expect(page.getByText('¥400.00').first()).toBeVisible();
  await till.dispose();
});

test('a package is made and found again; the rules are saved', async ({ page }) => {
  const name = `充1000送15% ${Date.now()}`;
  await open(page, '/topUpPackages/create');
  await page.getByLabel('Name *').fill(name);
  await page.getByLabel('From a payment of *').fill('1000');
  await page.getByRole('radio', { name: 'A bonus in percent' }).check();
  await page.getByLabel('Bonus in percent of the payment *').fill('15');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  await open(page, '/walletSettings');
  await page.getByLabel('Bonus is good for (days)').fill(String(300 + (Date.now() % 60)));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Rules saved.')).toBeVisible();
});
