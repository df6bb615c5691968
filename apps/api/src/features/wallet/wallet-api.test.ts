import { minor } from '@regulars/domain/money';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApi, type Api, type Client } from '../../../test/client.ts';
import { openWallet } from '../../../test/wallet-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

const TOP_UP = `mutation ($key: String!, $input: TopUpInput!) { topUp(idempotencyKey: $key, input: $input) {
  id kind method reference storeName why(language: EN)
  slip { number storeName operatorName memberNumber maskedName method packageName principal bonus points paid principalAfter bonusAfter } } }`;
const REFUND = `mutation ($key: String!, $input: RefundTopUpInput!) { refundTopUp(idempotencyKey: $key, input: $input) {
  entry { id kind slip { paid principal bonus principalAfter bonusAfter } } approval { id state words } } }`;
const TRANSFER = `mutation ($key: String!, $input: TransferValueInput!) { transferValue(idempotencyKey: $key, input: $input) { entry { id } approval { id } } }`;
const DECIDE = `mutation ($key: String!, $id: ID!) { decideApproval(id: $id, approve: true, idempotencyKey: $key) { state } }`;
const PREVIEW = `query ($entryId: ID!, $amount: Money) { topUpRefund(entryId: $entryId, amount: $amount) {
  left amount paidOut withheld bonusBack pointsBack needsApproval } }`;
const freeze = (name: string) => `mutation ($id: ID!) { ${name}(id: $id, reason: "lost card") { frozenAt } }`;

interface Entry {
  id: string;
  slip: Record<string, unknown>;
}

const { told, next, offer, rules, spend, balances, balancesOf } = await openWallet();
let api: Api;
let cashier: Client;
let manager: Client;
let owner: Client;
let other: Client;
let memberId: string;
let keys = 0;
const key = () => `wallet-key-${++keys}`;
const storeId = (name = 'West Lake') => globalId('Org', told.org(name));
const member = (id = memberId) => globalId('Member', id);

beforeAll(async () => {
  api = await startApi();
  const names = ['CASHIER', 'STORE_MANAGER', 'OWNER', 'other manager'].map((name) => api.as(told.employee(name)));
  [cashier, manager, owner, other] = (await Promise.all(names)) as [Client, Client, Client, Client]; // four names, four clients
});
afterAll(() => api.stop());
beforeEach(() => {
  memberId = next();
});

const pay = async (input: object = {}, by = cashier, once = key()) =>
  (await by.query<{ topUp: Entry }>(TOP_UP, { key: once, input: { storeId: storeId(), memberId: member(), method: 'CASH', ...input } }))
    .topUp;
const payBack = async (entryId: string, amount: string, by = manager, store = storeId()) => {
  const input = { entryId, storeId: store, amount, method: 'CASH', reason: 'moves away' };
  return (
    await by.query<{ refundTopUp: { entry: Entry | null; approval: { id: string; words: string } | null } }>(REFUND, { key: key(), input })
  ).refundTopUp;
};
const preview = async (entryId: string, amount?: string) =>
  (await manager.query<{ topUpRefund: object }>(PREVIEW, { entryId, amount })).topUpRefund;

describe('a top-up', () => {
  test('answers with entry and slip; the same key pays in once', async () => {
    const packageId = globalId('TopUpPackage', await offer());
    const once = key();
    const entry = await pay({ packageId, reference: 'R-1' }, cashier, once);
    expect(await pay({ packageId, reference: 'R-1' }, cashier, once)).toEqual(entry);
    expect(entry).toMatchObject({ kind: 'TOP_UP', method: 'CASH', reference: 'R-1', storeName: 'West Lake' });
    expect(entry.slip).toEqual({
      number: expect.stringMatching(/^S\d+-\d{8}-C[0-9A-F]{8}$/),
      storeName: 'West Lake',
      operatorName: 'CASHIER',
      memberNumber: expect.any(String),
      maskedName: expect.stringMatching(/^L\*/),
      method: 'CASH',
      packageName: '500 + 50',
      principal: '500.00',
      bonus: '50.00',
      points: 0,
      paid: '500.00',
      principalAfter: '500.00',
      bonusAfter: '50.00',
    });
    expect((await pay({ amount: '0.30' })).slip).toMatchObject({
      principal: '0.30',
      bonus: '0.00',
      principalAfter: '500.30',
      bonusAfter: '50.00',
    });
    expect(
      await cashier.refused(TOP_UP, { key: once, input: { storeId: storeId(), memberId: member(), amount: '1.00', method: 'CASH' } }),
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
  });

  test('serves a member of another region, who is known here from then on', async () => {
    const seen = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await other.query(seen, { id: member() })).toEqual({ node: null });
    await pay({ storeId: storeId('Harbour'), amount: '10.00' }, other);
    expect(await other.query(seen, { id: member() })).toEqual({ node: { id: member() } });
    expect(
      await other.refused(TOP_UP, { key: key(), input: { storeId: storeId(), memberId: member(), amount: '1.00', method: 'CASH' } }),
    ).toEqual(['OUT_OF_BRANCH']);
  });

  test('what a store offers today', async () => {
    const ask = 'query ($storeId: ID!) { offeredPackages(storeId: $storeId) { name everywhere orgs { name } } }';
    await offer({ name: 'of the East', orgIds: [told.org('East')] });
    await offer({ name: 'of the North', orgIds: [told.org('North')] });
    await offer({ name: 'long ago', endsOn: '2020-01-01' });
    const { offeredPackages } = await cashier.query<{ offeredPackages: { name: string }[] }>(ask, { storeId: storeId() });
    expect(offeredPackages).toContainEqual({ name: 'of the East', everywhere: false, orgs: [] });
    expect(offeredPackages.map(({ name }) => name)).not.toContain('of the North');
    expect(offeredPackages.map(({ name }) => name)).not.toContain('long ago');
    expect(await cashier.refused(ask, { storeId: storeId('Harbour') })).toEqual(['OUT_OF_BRANCH']);
  });
});

describe('paid back', () => {
  test('a part takes its share of the bonus; more than the limit waits for a second person', async () => {
    const { id } = await pay({ packageId: globalId('TopUpPackage', await offer()) });
    expect(await preview(id)).toEqual({
      left: '500.00',
      amount: '500.00',
      paidOut: '500.00',
      withheld: '0.00',
      bonusBack: '50.00',
      pointsBack: 0,
      needsApproval: false,
    });
    const { entry, approval } = await payBack(id, '100.00');
    expect(approval).toBeNull();
    expect(entry?.slip).toEqual({ paid: '-100.00', principal: '-100.00', bonus: '-10.00', principalAfter: '400.00', bonusAfter: '40.00' });
    await rules({ refundApproval: minor(0) });
    const waits = await payBack(id, '400.00');
    await rules({ refundApproval: minor(50_000) });
    expect(waits).toMatchObject({
      entry: null,
      approval: { state: 'PENDING', words: 'Pay back 400.00 of a top-up; the member gets 400.00' },
    });
    expect(await balances()).toEqual({ principal: 40_000, bonus: 4000 });
    expect(await manager.refused(DECIDE, { key: key(), id: waits.approval?.id })).toEqual(['APPROVE_OWN']);
    await owner.query(DECIDE, { key: key(), id: waits.approval?.id });
    expect(await balances()).toEqual({ principal: 0, bonus: 0 });
    expect(await preview(id)).toMatchObject({ left: '0.00', amount: '0.00', paidOut: '0.00' });
  });

  test('spent bonus is withheld, and the slip says so', async () => {
    const { id } = await pay({ packageId: globalId('TopUpPackage', await offer()) });
    await rules({ spendOrder: 'BONUS_FIRST', clawback: 'FULL' });
    await spend(3000);
    expect(await preview(id, '200.00')).toMatchObject({ paidOut: '170.00', withheld: '30.00', bonusBack: '20.00' });
    expect((await payBack(id, '200.00')).entry?.slip).toMatchObject({ paid: '-170.00', principal: '-200.00', bonus: '-20.00' });
    expect((await payBack(id, '300.00')).entry?.slip).toMatchObject({ paid: '-300.00', bonus: '0.00' });
    await rules({ spendOrder: 'PRINCIPAL_FIRST', clawback: 'PROPORTIONAL' });
    const sums = await db
      .selectFrom('posting')
      .select((eb) => eb.fn.sum<string>('amount').as('sum'))
      .where('member_id', '=', memberId)
      .groupBy('asset_id')
      .execute();
    expect(sums.map(({ sum }) => Number(sum))).toEqual([0, 0]);
  });

  test('only what is left of this very top-up, of a member whom the branch knows', async () => {
    const { id } = await pay({ amount: '100.00' });
    await pay({ amount: '100.00' });
    await spend(5000);
    const input = (entryId: string, store: string) => ({ entryId, storeId: store, amount: '60.00', method: 'CASH', reason: 'x' });
    expect(await manager.ask(REFUND, { key: key(), input: input(id, storeId()) })).toMatchObject({
      errors: [{ code: 'LOT_SPENT', field: 'amount', details: { left: '50.00' } }],
    });
    const sale = (
      await db
        .selectFrom('journal_entry')
        .select('id')
        .where('member_id', '=', memberId)
        .where('kind', '=', 'SPEND')
        .executeTakeFirstOrThrow()
    ).id;
    const spent = globalId('JournalEntry', JSON.stringify([memberId, sale]));
    expect(await manager.ask(REFUND, { key: key(), input: input(spent, storeId()) })).toMatchObject({
      errors: [{ code: 'NOT_FOUND', field: 'entryId' }],
    });
    memberId = next();
    const mine = await pay({ amount: '100.00' });
    expect(await other.ask(REFUND, { key: key(), input: input(mine.id, storeId('Harbour')) })).toMatchObject({
      errors: [{ code: 'NOT_FOUND', field: 'entryId' }],
    });
  });
});

describe('handed to another member', () => {
  const hand = (to: string, amount: string, by = manager) =>
    by.ask<{ transferValue: { entry: null; approval: { id: string } } }>(TRANSFER, {
      key: key(),
      input: { storeId: storeId(), memberId: member(), toMemberId: member(to), amount, reason: 'family' },
    });

  test('after a second person said yes; principal only, where the settings say nothing else', async () => {
    await pay({ packageId: globalId('TopUpPackage', await offer()) });
    const to = next();
    const { data } = await hand(to, '200.00');
    expect(await balancesOf(memberId)).toEqual({ principal: 50_000, bonus: 5000 });
    await owner.query(DECIDE, { key: key(), id: data?.transferValue.approval.id });
    expect(await balancesOf(memberId)).toEqual({ principal: 30_000, bonus: 5000 });
    expect(await balancesOf(to)).toEqual({ principal: 20_000 });
    const lot = await db.selectFrom('lot').select(['store_id', 'expires_on']).where('member_id', '=', to).execute();
    expect(lot).toEqual([{ store_id: told.org('West Lake'), expires_on: null }]);
    const twins = await db
      .selectFrom('journal_entry')
      .select(['id', 'twin_id', 'kind'])
      .where('member_id', 'in', [memberId, to])
      .where('twin_id', 'is not', null)
      .execute();
    expect(twins.map(({ kind }) => kind).toSorted()).toEqual(['TRANSFER_IN', 'TRANSFER_OUT']);
    expect(twins.map(({ id }) => id).toSorted()).toEqual(twins.map(({ twin_id }) => twin_id).toSorted());
  });

  test('both in the order of spending, where the settings say so', async () => {
    await pay({ packageId: globalId('TopUpPackage', await offer()) });
    await rules({ transferBonus: true, spendOrder: 'BONUS_FIRST' });
    const to = next();
    const { data } = await hand(to, '60.00');
    await owner.query(DECIDE, { key: key(), id: data?.transferValue.approval.id });
    await rules({ transferBonus: false, spendOrder: 'PRINCIPAL_FIRST' });
    expect(await balancesOf(to)).toEqual({ principal: 1000, bonus: 5000 });
  });

  test('and paid back there, less the bonus that stayed behind', async () => {
    await pay({ packageId: globalId('TopUpPackage', await offer()) });
    const to = next();
    const { data } = await hand(to, '200.00');
    await owner.query(DECIDE, { key: key(), id: data?.transferValue.approval.id });
    const arrived = await db.selectFrom('journal_entry').select('id').where('member_id', '=', to).executeTakeFirstOrThrow();
    const entryId = globalId('JournalEntry', JSON.stringify([to, arrived.id]));
    const { entry } = await payBack(entryId, '50.00');
    expect(entry?.slip).toMatchObject({ paid: '-45.00', principal: '-50.00' });
    expect(await balancesOf(to)).toEqual({ principal: 15_000 });
    expect((await payBack(entryId, '150.00')).entry?.slip).toMatchObject({ paid: '-135.00', principal: '-150.00' });
    expect(await balancesOf(to)).toEqual({ principal: 0 });
    expect(await balancesOf(memberId)).toEqual({ principal: 30_000, bonus: 5000 });
  });

  test('is refused', async () => {
    await pay({ amount: '2000.00' });
    expect(await hand(memberId, '1.00')).toMatchObject({ errors: [{ code: 'SAME_MEMBER', field: 'toMemberId' }] });
    const to = next();
    expect(await hand(to, '1000.01')).toMatchObject({ errors: [{ code: 'TOO_LARGE', field: 'amount', details: { max: '1000.00' } }] });
    expect(await hand(to, '0.00')).toMatchObject({ errors: [{ code: 'NOT_POSITIVE', field: 'amount' }] });
    memberId = next();
    expect(await hand(to, '1.00')).toMatchObject({ errors: [{ code: 'INSUFFICIENT_VALUE', field: 'amount' }] });
    expect(await hand(to, '1.00', cashier)).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
    expect(await hand(to, '1.00', other)).toMatchObject({ errors: [{ code: 'OUT_OF_BRANCH' }] });
  });
});

test('a frozen account pays nothing and takes what comes, until it is unfrozen', async () => {
  const { id: entryId } = await pay({ amount: '100.00' });
  const account = await db.selectFrom('account').select('id').where('member_id', '=', memberId).executeTakeFirstOrThrow();
  const id = globalId('Account', JSON.stringify([memberId, account.id]));
  await manager.query(freeze('freezeAccount'), { id });
  await expect(spend(1000)).rejects.toMatchObject({ code: 'ACCOUNT_FROZEN', field: 'tenders.0.amount' });
  expect(await manager.refused(PREVIEW, { entryId })).toEqual(['ACCOUNT_FROZEN']);
  await pay({ amount: '5.00' });
  expect(await cashier.refused(freeze('unfreezeAccount'), { id })).toEqual(['FORBIDDEN']);
  expect(await other.refused(freeze('unfreezeAccount'), { id })).toEqual(['NOT_FOUND']);
  expect(await manager.query(freeze('unfreezeAccount'), { id })).toEqual({ unfreezeAccount: { frozenAt: null } });
  await spend(1000);
  const trail = await db
    .selectFrom('audit')
    .select('action')
    .where('entity', '=', 'Account')
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
  expect(trail).toEqual([{ action: 'wallet.freeze' }, { action: 'wallet.unfreeze' }]);
});

test('the rules are seen by many and changed by few, and every change is kept', async () => {
  const change = 'mutation ($input: WalletSettingsInput!) { updateWalletSettings(input: $input) { spendOrder memberLimit bonusDays } }';
  expect(await owner.query(change, { input: { memberLimit: null, bonusDays: 30 } })).toEqual({
    updateWalletSettings: { spendOrder: 'PRINCIPAL_FIRST', memberLimit: null, bonusDays: 30 },
  });
  expect(await owner.query(change, { input: { memberLimit: '5000.00', bonusDays: 365 } })).toMatchObject({
    updateWalletSettings: { memberLimit: '5000.00' },
  });
  expect(await owner.ask(change, { input: { bonusDays: 0 } })).toMatchObject({ errors: [{ code: 'NOT_POSITIVE', field: 'bonusDays' }] });
  expect(await owner.ask(change, { input: { memberLimit: '-1.00' } })).toMatchObject({
    errors: [{ code: 'NOT_POSITIVE', field: 'memberLimit' }],
  });
  expect(await manager.refused(change, { input: {} })).toEqual(['FORBIDDEN']);
  expect(await cashier.query('{ walletSettings { clawback transferBonus } }')).toEqual({
    walletSettings: { clawback: 'PROPORTIONAL', transferBonus: false },
  });
  const trail = await db
    .selectFrom('audit')
    .select(['before', 'after'])
    .where('action', '=', 'wallet.configure')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  expect(trail).toMatchObject([{ before: { bonus_days: 30, member_limit: null }, after: { bonus_days: 365, member_limit: 500_000 } }]);
});
