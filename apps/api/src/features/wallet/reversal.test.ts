import { withTx } from '@regulars/db/tx';
import { minor } from '@regulars/domain/money';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { openWallet } from '../../../test/wallet-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { createTemplate, publishTemplate } from '../coupons/templates.ts';

const REVERSE = `mutation ($key: String!, $id: ID!) { reverseEntry(idempotencyKey: $key, entryId: $id, reason: "wrong member") { kind } }`;
const PREVIEW = `query ($id: ID!) { topUpReversal(entryId: $id) { couponsBack couponsLeft } }`;
const QUOTE = `query ($input: QuoteInput!) { quote(input: $input) { fingerprint amount discount } }`;
const CHECKOUT = `mutation ($key: String!, $input: CheckoutInput!) { checkout(idempotencyKey: $key, input: $input) { ... on CheckedOut { sale { id } } } }`;
const REFUND = `mutation ($key: String!, $input: RefundSaleInput!) { refundSale(idempotencyKey: $key, input: $input) { id } }`;

const { told, next, pay, offer, rules, balances } = await openWallet();
const now = new Date();
const viewer = systemViewer('test');
let api: Api;
let owner: Client;
let keys = 0;
const key = () => `reversal-${++keys}`;

beforeAll(async () => {
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
});
afterAll(() => api.stop());

/** A top-up of ¥500 that gives ¥50, 20 points and two coupons of ¥10. */
async function toppedUp() {
  const memberId = next();
  const packageId = await withTx(db, async (tx) => {
    const rule = { group: 'ORDER', effect: { type: 'AMOUNT_OFF', amount: minor(1_000), each: false, cap: null }, validDays: 30 } as const;
    const input = { code: key(), name: 'Ten off', perMember: null, claimable: false, transferable: false, rule };
    const id = await createTemplate(tx, viewer, input, now);
    await publishTemplate(tx, viewer, id, now);
    return id;
  }).then((couponTemplateId) => offer({ coupons: 2, couponTemplateId }));
  const { entryId } = await pay(50_000, { packageId, now });
  const couponStates = async () => {
    const rows = await db.selectFrom('coupon').select('state').where('top_up_id', '=', entryId).orderBy('state').execute();
    return rows.map(({ state }) => state);
  };
  return { memberId, entryId, id: globalId('JournalEntry', JSON.stringify([memberId, entryId])), couponStates };
}

const reverse = (id: string) => owner.ask<{ reverseEntry: { kind: string } }>(REVERSE, { key: key(), id });

test('a top-up that is reversed takes its coupons along, which the member is told of', async () => {
  const { id, memberId, couponStates } = await toppedUp();
  expect(await owner.query(PREVIEW, { id })).toEqual({ topUpReversal: { couponsBack: 2, couponsLeft: 0 } });
  expect(await couponStates()).toEqual(['ACTIVE', 'ACTIVE']);
  expect((await reverse(id)).data?.reverseEntry.kind).toBe('REVERSAL');
  expect(await couponStates()).toEqual(['VOID', 'VOID']);
  expect(await balances()).toEqual({ principal: 0, bonus: 0 });
  const events = await db
    .selectFrom('event')
    .select('kind')
    .where('member_id', '=', memberId)
    .where('kind', '=', 'coupon.voided')
    .execute();
  expect(events).toHaveLength(2);
  const trail = await db.selectFrom('audit').select('after').where('action', '=', 'ledger.reverse').execute();
  expect(trail.at(-1)?.after).toMatchObject({ couponsBack: 2 });
});

test('a coupon that was used is in the way until its purchase is refunded; where gifts stay it does not matter', async () => {
  const { id, memberId, couponStates } = await toppedUp();
  const basket = {
    storeId: globalId('Org', told.org('West Lake')),
    memberId: globalId('Member', memberId),
    lines: [{ key: 'a', productId: globalId('Product', told.product('Tasting')), quantity: '10' }],
  };
  const { quote } = await owner.query<{ quote: { fingerprint: string; amount: string; discount: string } }>(QUOTE, { input: basket });
  expect(quote.discount).toBe('10.00');
  const input = { ...basket, fingerprint: quote.fingerprint, tenders: [{ method: 'CASH', amount: quote.amount }] };
  const { checkout } = await owner.query<{ checkout: { sale: { id: string } } }>(CHECKOUT, { key: key(), input });
  const refusal = {
    code: 'TOP_UP_COUPONS_USED',
    field: 'entryId',
    message: expect.stringMatching(/^Coupons that came with this top-up took 10.00 off purchases \(1 used\)/),
  };
  expect((await owner.ask(PREVIEW, { id })).errors).toMatchObject([refusal]);
  expect((await reverse(id)).errors).toMatchObject([refusal]);
  expect(await couponStates()).toEqual(['ACTIVE', 'USED']);
  expect(await balances()).toEqual({ principal: 50_000, bonus: 5000 });

  await rules({ clawback: 'KEEP' });
  expect(await owner.query(PREVIEW, { id })).toEqual({ topUpReversal: { couponsBack: 1, couponsLeft: 1 } });
  await rules({ clawback: 'FULL' });

  await owner.query(REFUND, { key: key(), input: { saleId: checkout.sale.id, reason: 'brought back' } });
  expect((await reverse(id)).errors).toEqual([]);
  expect(await couponStates()).toEqual(['VOID', 'VOID']);
});

test('what is asked of an entry that is nobody’s, of another store’s member, or by who may not reverse is refused', async () => {
  const { id, entryId } = await toppedUp();
  const cashier = await api.as(told.employee('CASHIER'));
  expect((await cashier.ask(PREVIEW, { id })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await owner.ask(PREVIEW, { id: globalId('Member', told.member('Li 1')) })).errors).toMatchObject([{ field: 'entryId' }]);
  const forged = globalId('JournalEntry', JSON.stringify([told.member('Li 1'), entryId]));
  expect((await owner.ask(PREVIEW, { id: forged })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'entryId' }]);
});
