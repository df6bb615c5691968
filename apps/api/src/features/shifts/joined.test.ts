import { withTx } from '@regulars/db/tx';
import { afterAll, expect, test } from 'vitest';
import type { Client } from '../../../test/client.ts';
import { CLOSE, openShifts, type Shift, SHIFT } from '../../../test/shift-story.ts';
import { db } from '../../db.ts';
import { globalId, uuidIn } from '../../global-id.ts';

const TOP_UP = 'mutation ($key: String!, $input: TopUpInput!) { topUp(idempotencyKey: $key, input: $input) { id } }';
const REVERSE =
  'mutation ($key: String!, $entryId: ID!) { reverseEntry(idempotencyKey: $key, entryId: $entryId, reason: "wrong member") { id } }';
const PAY_BACK =
  'mutation ($key: String!, $input: RefundTopUpInput!) { refundTopUp(idempotencyKey: $key, input: $input) { approval { id } } }';
const DECIDE = 'mutation ($key: String!, $id: ID!) { decideApproval(idempotencyKey: $key, id: $id, approve: true) { state } }';
const SELL_LEVEL = 'mutation ($key: String!, $input: SellLevelInput!) { sellLevel(idempotencyKey: $key, input: $input) { till amount } }';
const CREATE_LEVEL = 'mutation ($input: CreateLevelInput!) { createLevel(input: $input) { id } }';

const { api, told, manager, owner, key, storeId, li, fault, open, close, cash } = await openShifts();
afterAll(() => api.stop());

const topUp = async (amount: string) => {
  const input = { storeId: storeId(), memberId: li(), amount, method: 'CASH' };
  return (await owner.query<{ topUp: { id: string } }>(TOP_UP, { key: key(), input })).topUp.id;
};
/** What the owner asks for, and somebody else has to say yes to. */
const asked = async (entryId: string, amount: string) => {
  await db.updateTable('wallet_setting').set({ refund_approval: 0 }).execute();
  const input = { entryId, storeId: storeId(), amount, method: 'CASH', reason: 'moves away' };
  return (await owner.query<{ refundTopUp: { approval: { id: string } } }>(PAY_BACK, { key: key(), input })).refundTopUp.approval.id;
};
const plus = async () => {
  await db.updateTable('product').set({ kind: 'SERVICE' }).where('id', '=', told.product('Tasting')).execute();
  const term = { price: '99.00', validMonths: 12, productId: globalId('Product', told.product('Tasting')) };
  const input = { code: 'PLUS', name: 'Plus', rank: 4, ladder: 'PAID', term };
  return (await owner.query<{ createLevel: { id: string } }>(CREATE_LEVEL, { input })).createLevel.id;
};
const shiftNow = async ({ id }: Shift) =>
  (await manager.query<{ node: Shift }>(`query ($id: ID!) { node(id: $id) { ... on Shift { ${SHIFT} } } }`, { id })).node;

test('what is reversed, approved and sold beside the till stands in the report of who did it, to the cent', async () => {
  const [wrong, kept, level] = [await topUp('100.00'), await topUp('80.00'), await plus()];
  const approval = await asked(kept, '30.00');
  const shift = await open('1', manager);
  const ofOwner = await open('2', owner);
  await owner.query(REVERSE, { key: key(), entryId: wrong });
  expect((await close(ofOwner.id, '100.00', owner)).difference).toBe('0.00');
  await manager.query(DECIDE, { key: key(), id: approval });
  const input = { storeId: storeId(), memberId: li(), levelId: level, tenders: cash('99.00'), shiftId: shift.id };
  await manager.query(SELL_LEVEL, { key: key(), input });
  const { report, expected } = await close(shift.id, '269.00', manager);
  expect(expected).toBe('269.00'); // 200 - 30 + 99
  expect(report.taken).toEqual([
    { kind: 'SALE', method: 'CASH', count: 1, amount: '99.00' },
    { kind: 'PAY_BACK', method: 'CASH', count: 1, amount: '-30.00' },
  ]);
  expect(await fault(SELL_LEVEL, { key: key(), input }, manager)).toMatchObject({ code: 'SHIFT_CLOSED', field: 'shiftId' });
});

const WAYS: [string, Client, () => Promise<[string, Record<string, unknown>]>][] = [
  ['a reversal', owner, async () => [REVERSE, { entryId: await topUp('10.00') }]],
  ['an approval', manager, async () => [DECIDE, { id: await asked(await topUp('10.00'), '10.00') }]],
];

test.each(WAYS)('%s waits for a closing of the shift under way, and is refused in it', async (_what, by, prepare) => {
  const [document, variables] = await prepare();
  const shift = await open('1', by);
  const id = uuidIn(shift.id, 'Shift', 'id');
  let refused: Promise<unknown> | undefined;
  await withTx(db, async (tx) => {
    await tx.selectFrom('shift').select('id').where('id', '=', id).forUpdate().execute();
    refused = by.ask(document, { key: key(), ...variables });
    expect(await Promise.race([refused, new Promise((late) => setTimeout(() => late('waits'), 60))])).toBe('waits');
    const closed = { closed_at: new Date(), closed_by: told.employee('STORE_MANAGER'), counted: 20_000, expected: 20_000 };
    await tx.updateTable('shift').set(closed).where('id', '=', id).execute();
  });
  expect(await refused).toMatchObject({ errors: [{ code: 'SHIFT_CLOSED', field: 'storeId' }] });
  const { report } = await shiftNow(shift);
  expect(report.expectedCash).toBe('200.00');
  expect(await by.ask(document, { key: key(), ...variables })).toMatchObject({ errors: [] }); // without a shift
  expect(await fault(CLOSE, { key: key(), input: { shiftId: shift.id, counted: '0.00' } }, by)).toMatchObject({
    code: 'SHIFT_CLOSED',
  });
});
