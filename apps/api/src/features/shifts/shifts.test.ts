import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BILL, CLOSE, OPEN, openShifts, type Shift, SHIFT } from '../../../test/shift-story.ts';
import { REFUND, type SaleAnswer } from '../../../test/till-story.ts';
import { db } from '../../db.ts';
import { globalId, uuidIn } from '../../global-id.ts';

const MOVE = `mutation ($key: String!, $input: MoveCashInput!) { moveShiftCash(idempotencyKey: $key, input: $input) { ${SHIFT} } }`;
const SHIFTS = '{ shifts(first: 10) { totalCount edges { node { id } } } myShift { id } }';

const { api, told, cashier, manager, owner, key, storeId, li, teaInput, sell, refund, countRows, fault, open, close, agreed, bill } =
  await openShifts();
afterAll(() => api.stop());

describe('a shift', () => {
  let shift: Shift;
  beforeAll(async () => {
    shift = await open('1');
  });

  test('is one at a till, and one of an employee', async () => {
    const input = { storeId: storeId(), till: '1', float: '0.00' };
    expect(await fault(OPEN, { key: key(), input }, manager)).toMatchObject({ code: 'SHIFT_OPEN', field: 'till' });
    expect(await fault(OPEN, { key: key(), input: { ...input, till: '2' } })).toMatchObject({ code: 'SHIFT_ELSEWHERE', field: 'till' });
    const both = await Promise.all([1, 2].map(() => manager.ask(OPEN, { key: key(), input: { ...input, till: '9' } })));
    expect(both.map(({ errors }) => errors.length).toSorted()).toEqual([0, 1]);
    await close((await manager.query<{ myShift: Shift }>('{ myShift { id } }')).myShift.id, '0.00', manager);
  });

  test.each<[string, string, object, string, string]>([
    ['a till without a name', OPEN, { storeId: storeId(), till: ' ', float: '1.00' }, 'REQUIRED', 'till'],
    ['less than no cash', OPEN, { storeId: storeId(), till: '3', float: '-1.00' }, 'NEGATIVE', 'float'],
    ['another branch', OPEN, { storeId: storeId('Drum Tower'), till: '1', float: '1.00' }, 'OUT_OF_BRANCH', 'storeId'],
    ['nothing paid in', MOVE, { kind: 'PAID_IN', amount: '0.00', reason: 'x' }, 'NOT_POSITIVE', 'amount'],
    ['cash out without a reason', MOVE, { kind: 'PAID_OUT', amount: '1.00', reason: '' }, 'REQUIRED', 'reason'],
    ['more cash out than there is', MOVE, { kind: 'PAID_OUT', amount: '99999.00', reason: 'x' }, 'DRAWER_SHORT', 'amount'],
    ['a count below nothing', CLOSE, { counted: '-0.01' }, 'NEGATIVE', 'counted'],
  ])('refuses %s', async (_what, document, change, code, field) => {
    const input = document === OPEN ? change : { shiftId: shift.id, ...change };
    expect(await fault(document, { key: key(), input })).toMatchObject({ code, field });
  });

  test('balances to the cent over sales, refunds, top-ups, passes, cash in and out', async () => {
    const first = await bill({ shiftId: shift.id, memberId: li(), sale: await agreed() });
    expect(first).toMatchObject({ __typename: 'Billed', sale: { amount: '24.00', till: '1' } });
    const mixed = [
      { method: 'WECHAT_PAY', amount: '20.00' },
      { method: 'CASH', amount: '4.00' },
    ];
    await bill({ shiftId: shift.id, sale: await agreed(mixed, { memberId: null }) });
    await bill({ shiftId: shift.id, memberId: li(), topUps: [{ amount: '100.00', method: 'CASH' }] });
    const paid = [{ method: 'STORED_VALUE', amount: '24.00' }];
    await bill({ shiftId: shift.id, memberId: li(), topUps: [{ amount: '50.00', method: 'ALIPAY' }], sale: await agreed(paid) });
    const { sale } = first as { sale: { id: string } };
    await refund({ saleId: sale.id, till: '1' });
    await cashier.query(MOVE, { key: key(), input: { shiftId: shift.id, kind: 'PAID_OUT', amount: '30.50', reason: 'bank' } });
    await cashier.query(MOVE, { key: key(), input: { shiftId: shift.id, kind: 'PAID_IN', amount: '5.00', reason: 'change' } });
    const closed = await close(shift.id, '278.49');
    expect(closed).toMatchObject({ expected: '278.50', difference: '-0.01' });
    expect(closed.report).toEqual({
      expectedCash: '278.50',
      taken: [
        { kind: 'SALE', method: 'CASH', count: 2, amount: '28.00' },
        { kind: 'SALE', method: 'STORED_VALUE', count: 1, amount: '24.00' },
        { kind: 'SALE', method: 'WECHAT_PAY', count: 1, amount: '20.00' },
        { kind: 'REFUND', method: 'CASH', count: 1, amount: '-24.00' },
        { kind: 'TOP_UP', method: 'ALIPAY', count: 1, amount: '50.00' },
        { kind: 'TOP_UP', method: 'CASH', count: 1, amount: '100.00' },
        { kind: 'PAID_IN', method: 'CASH', count: 1, amount: '5.00' },
        { kind: 'PAID_OUT', method: 'CASH', count: 1, amount: '-30.50' },
      ],
      methods: [
        { method: 'ALIPAY', amount: '50.00' },
        { method: 'CASH', amount: '78.50' },
        { method: 'STORED_VALUE', amount: '24.00' },
        { method: 'WECHAT_PAY', amount: '20.00' },
      ],
    });
    expect(await fault(BILL, { key: key(), input: { shiftId: shift.id, sale: await agreed() } })).toMatchObject({ code: 'SHIFT_CLOSED' });
  });

  test('is seen by whose it is, and by managers', async () => {
    const seen = async (by = cashier) => (await by.query<{ shifts: { edges: object[] } }>(SHIFTS)).shifts.edges.length;
    expect([await seen(), await seen(manager)]).toEqual([1, 2]);
  });

  test('gives what is in the drawer once: of five who take cash out at the same moment, three can', async () => {
    const { id: shiftId } = await open('7', manager);
    const input = { shiftId, kind: 'PAID_OUT', amount: '60.00', reason: 'bank' };
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => manager.ask(MOVE, { key: key(), input })));
    expect(all.map(({ errors }) => errors[0]?.code ?? 'taken').toSorted()).toEqual([
      'DRAWER_SHORT',
      'DRAWER_SHORT',
      'taken',
      'taken',
      'taken',
    ]);
    expect(await close(shiftId, '20.00', manager)).toMatchObject({ expected: '20.00', difference: '0.00' });
  });
});

const CHECKOUT = `mutation ($key: String!, $input: CheckoutInput!) { checkout(idempotencyKey: $key, input: $input) { ... on CheckedOut { amount } } }`;
const TOP_UP = 'mutation ($key: String!, $input: TopUpInput!) { topUp(idempotencyKey: $key, input: $input) { id } }';
const ISSUE = 'mutation ($key: String!, $input: IssueCardInput!) { issueCard(idempotencyKey: $key, input: $input) { id } }';
const SELL_PASS = 'mutation ($key: String!, $input: SellPassInput!) { sellPass(idempotencyKey: $key, input: $input) { id } }';

describe('what is sold outside of a bill', () => {
  const paid = (shiftId?: string) => ({ storeId: storeId(), memberId: li(), amount: '10.00', method: 'CASH', shiftId });
  const nothing = (type: 'CardType' | 'PassType') => globalId(type, newId(new Date()));

  test.each<[string, string, () => Promise<object>]>([
    ['checkout', CHECKOUT, () => agreed()],
    ['topUp', TOP_UP, () => Promise.resolve(paid())],
    ['issueCard', ISSUE, () => Promise.resolve({ storeId: storeId(), memberId: li(), typeId: nothing('CardType') })],
    ['sellPass', SELL_PASS, () => Promise.resolve({ storeId: storeId(), memberId: li(), passTypeId: nothing('PassType'), tenders: [] })],
  ])('%s is refused in a shift that is closed, of somebody else or elsewhere', async (_what, document, asked) => {
    const shift = await open('1');
    const input = { ...(await asked()), shiftId: shift.id };
    expect(await fault(document, { key: key(), input }, manager)).toMatchObject({ code: 'SHIFT_OF_ANOTHER', field: 'shiftId' });
    const elsewhere = { ...input, storeId: storeId('Drum Tower') };
    expect(await fault(document, { key: key(), input: elsewhere })).toMatchObject({ code: 'NOT_OF_SHIFT', field: 'storeId' });
    await close(shift.id, '200.00');
    expect(await fault(document, { key: key(), input })).toMatchObject({ code: 'SHIFT_CLOSED', field: 'shiftId' });
  });

  test('a checkout is at the till of its shift', async () => {
    const shift = await open('2');
    const input = { ...(await agreed()), shiftId: shift.id };
    expect(await fault(CHECKOUT, { key: key(), input })).toMatchObject({ code: 'NOT_OF_SHIFT', field: 'till' });
    await close(shift.id, '200.00');
  });

  test('stands before the count or not in that shift: it races with the closing of it', async () => {
    const shift = await open('1');
    const sale = await agreed();
    const asked = Array.from({ length: 12 }, (_one, at) => {
      const shiftId = at % 4 < 2 ? shift.id : undefined;
      return at % 2 ? ([TOP_UP, paid(shiftId)] as const) : ([CHECKOUT, { ...sale, shiftId: shift.id }] as const);
    });
    const [answers, closed] = await Promise.all([
      Promise.all(asked.map(([document, input]) => cashier.ask(document, { key: key(), input }))),
      new Promise<Shift>((done) => setTimeout(() => done(close(shift.id, '0.00')), 15)),
    ]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect(codes.filter((code) => code !== 'SHIFT_CLOSED')).toEqual([]);
    const { node } = await cashier.query<{ node: Shift }>(`query ($id: ID!) { node(id: $id) { ... on Shift { ${SHIFT} } } }`, {
      id: shift.id,
    });
    expect(node.report.expectedCash).toBe(closed.expected);
  });
});

describe('a refund at a till', () => {
  const refunds = (sales: SaleAnswer[], input: object) =>
    Promise.all(sales.map(({ id }) => manager.ask(REFUND, { key: key(), input: { saleId: id, ...input } })));
  const sold = (count: number) => Promise.all(Array.from({ length: count }, () => sell(teaInput())));

  test('stands before the count or not in that shift: refunds race with the closing of it', async () => {
    const shift = await open('1', manager);
    const sales = await sold(12);
    const [answers, closed] = await Promise.all([
      refunds(sales, { till: '1' }),
      new Promise<Shift>((done) => setTimeout(() => done(close(shift.id, '0.00', manager)), 15)),
    ]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect(codes.filter((code) => code !== 'SHIFT_CLOSED')).toEqual([]);
    const { node } = await manager.query<{ node: Shift }>(`query ($id: ID!) { node(id: $id) { ... on Shift { ${SHIFT} } } }`, {
      id: shift.id,
    });
    expect(node.report.expectedCash).toBe(closed.expected);
  });

  test('waits for a closing under way, and is refused in the closed shift', async () => {
    const shift = await open('1', manager);
    const [sale] = await sold(1);
    const before = await countRows();
    let refused: Promise<unknown> | undefined;
    await withTx(db, async (tx) => {
      await tx
        .selectFrom('shift')
        .select('id')
        .where('id', '=', uuidIn(shift.id, 'Shift', 'id'))
        .forUpdate()
        .execute();
      refused = manager.ask(REFUND, { key: key(), input: { saleId: sale?.id, till: '1' } });
      expect(await Promise.race([refused, new Promise((late) => setTimeout(() => late('waits'), 60))])).toBe('waits');
      const closed = { closed_at: new Date(), closed_by: told.employee('STORE_MANAGER'), counted: 0, expected: 0 };
      await tx
        .updateTable('shift')
        .set(closed)
        .where('id', '=', uuidIn(shift.id, 'Shift', 'id'))
        .execute();
    });
    expect(await refused).toMatchObject({ errors: [{ code: 'SHIFT_CLOSED', field: 'till' }] });
    expect(await countRows()).toEqual(before);
  });

  test('in an open shift is of its store and till, and of whose it is', async () => {
    const shift = await open('1', manager);
    const [sale, other] = await sold(2);
    const back = await refund({ saleId: sale?.id, shiftId: shift.id });
    expect(back).toMatchObject({ till: '1', store: { name: 'West Lake' } });
    const faulty = (input: object, by = manager) =>
      fault(REFUND, { key: key(), input: { saleId: other?.id, shiftId: shift.id, ...input } }, by);
    expect(await faulty({ till: '2' })).toMatchObject({ code: 'NOT_OF_SHIFT', field: 'till' });
    expect(await faulty({ storeId: storeId('Drum Tower') })).toMatchObject({ code: 'NOT_OF_SHIFT', field: 'storeId' });
    expect(await faulty({}, owner)).toMatchObject({ code: 'SHIFT_OF_ANOTHER', field: 'shiftId' });
    await refund({ saleId: other?.id }); // without a till: in the shift of who does it
    expect((await close(shift.id, '0.00', manager)).expected).toBe('152.00');
    expect(await faulty({})).toMatchObject({ code: 'SHIFT_CLOSED', field: 'shiftId' });
  });
});
