import { randomUUID } from 'node:crypto';
import { expect, open, test } from './page.ts';
import { ask, otherTill } from './till.ts';

interface World {
  members: { edges: { node: { id: string; accounts: { balance: string; asset: { code: string } }[] } }[] };
  approvals: { edges: { node: { id: string } }[] };
}

const BALANCE = 'accounts { balance asset { code } }';
const DECIDE =
  'mutation ($id: ID!, $key: String!) { decideApproval(id: $id, approve: true, note: "checked", idempotencyKey: $key) { id } }';

test('points above the limit are asked for, given by a second person, and owed', async ({ page, baseURL }) => {
  const till = await otherTill(baseURL);
  const { members } = await ask<World>(till, `{ members(first: 60) { edges { node { id ${BALANCE} } } } }`, {});
  const member = members.edges.at(-1)?.node; // with whom no other test deals meanwhile
  if (!member) throw new Error('The demo chain lacks what is needed');
  const points = (accounts: typeof member.accounts) => Number(accounts.find(({ asset }) => asset.code === 'SPENDING')?.balance ?? 0);

  await open(page, `/members/${encodeURIComponent(member.id)}/assets`);
  await page.getByRole('button', { name: 'Give or take points' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Points *').fill('20000');
  await dialog.getByLabel('Reason *').fill('made good');
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(page.getByText('Waits for approval')).toBeVisible();

  const newest = '{ approvals(first: 1, filter: { states: [PENDING], kinds: [POINTS_GRANT] }) { edges { node { id } } } }';
  const { approvals } = await ask<World>(till, newest, {});
  await ask(till, DECIDE, { id: approvals.edges[0]?.node.id, key: randomUUID() });
  const { node } = await ask<{ node: typeof member }>(till, `query ($id: ID!) { node(id: $id) { ... on Member { id ${BALANCE} } } }`, {
    id: member.id,
  });
  expect(points(node.accounts)).toBe(points(member.accounts) + 20_000);
  await till.dispose();
});

test('settlement is shown as a matrix and pair by pair; points owed have their report', async ({ page }) => {
  await open(page, '/settlement?from=2026-01-01');
  await expect(page.getByRole('cell', { name: 'To get in all' })).toBeVisible();
  await page.getByRole('button', { name: 'List' }).click();
  await expect(page.getByRole('region', { name: 'Pair by pair' }).first()).toBeVisible();
  await open(page, '/settlement?tab=points');
  await expect(page.getByRole('region', { name: 'Expiry by month' }).first()).toBeVisible();
});
