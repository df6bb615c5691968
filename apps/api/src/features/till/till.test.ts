import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTill } from '../../../test/till-story.ts';
import { globalId } from '../../global-id.ts';

const SHIFT = `id till openedAt closedAt float counted expected difference
  report { expectedCash taken { kind method count amount } methods { method amount } }`;
const OPEN = `mutation ($key: String!, $input: OpenShiftInput!) { openShift(idempotencyKey: $key, input: $input) { ${SHIFT} } }`;
const CLOSE = `mutation ($key: String!, $input: CloseShiftInput!) { closeShift(idempotencyKey: $key, input: $input) { ${SHIFT} } }`;
const MOVE = `mutation ($key: String!, $input: MoveCashInput!) { moveShiftCash(idempotencyKey: $key, input: $input) { ${SHIFT} } }`;
const SHIFTS = '{ shifts(first: 10) { totalCount edges { node { id } } } myShift { id } }';
const BILL = `mutation ($key: String!, $input: BillInput!) { bill(idempotencyKey: $key, input: $input) { __typename
  ... on Billed { sale { id number amount till } entries { id kind } cards { id number } }
  ... on QuoteChanged { code quote { fingerprint amount } } } }`;
const QUOTE = 'query ($input: QuoteInput!) { quote(input: $input) { fingerprint amount } }';
const SUSPEND = `mutation ($key: String!, $input: SuspendBasketInput!) { suspendBasket(idempotencyKey: $key, input: $input) { id lineCount amount basket } }`;
const RESUME = 'mutation ($key: String!, $id: ID!) { resumeBasket(idempotencyKey: $key, id: $id) { id basket } }';
const WAITING = 'query ($storeId: ID!) { suspendedBaskets(storeId: $storeId) { id till note lineCount amount suspendedBy } }';

interface Shift {
  id: string;
  difference: string | null;
  expected: string | null;
  report: { expectedCash: string; taken: { kind: string; method: string; count: number; amount: string }[] };
}

const { api, told, cashier, manager, key, cash, storeId, li, refund, onHand, countRows } = await openTill();
afterAll(() => api.stop());

const fault = async (document: string, variables: Record<string, unknown>, by = cashier) => (await by.ask(document, variables)).errors[0];
const open = async (till: string, by = cashier) =>
  (await by.query<{ openShift: Shift }>(OPEN, { key: key(), input: { storeId: storeId(), till, float: '200.00' } })).openShift;
const close = async (shiftId: string, counted: string, by = cashier) =>
  (await by.query<{ closeShift: Shift }>(CLOSE, { key: key(), input: { shiftId, counted } })).closeShift;
const lines = [{ key: 'a', productId: globalId('Product', told.product('Longjing')), quantity: '2' }];
/** A basket at till 1 as its customer agreed to it. */
const agreed = async (tenders = cash('24.00'), more: object = {}) => {
  const basket = { storeId: storeId(), till: '1', memberId: li(), lines, ...more };
  const { quote } = await cashier.query<{ quote: { fingerprint: string } }>(QUOTE, { input: basket });
  return { ...basket, fingerprint: quote.fingerprint, tenders };
};
const bill = async (input: object, idempotencyKey = key()) =>
  (await cashier.query<{ bill: Record<string, unknown> }>(BILL, { key: idempotencyKey, input })).bill;

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
});

describe('a bill', () => {
  let shiftId: string;
  beforeAll(async () => {
    shiftId = (await open('1')).id;
  });

  test('is done once for its key, and whole or not at all', async () => {
    const input = { shiftId, memberId: li(), topUps: [{ amount: '10.00', method: 'CASH' }], sale: await agreed() };
    const one = key();
    expect(await bill(input, one)).toEqual(await bill(input, one));
    const [before, stock] = [await countRows(), await onHand('Longjing')];
    const poor = {
      ...input,
      sale: { ...input.sale, tenders: [{ method: 'STORED_VALUE', amount: '24.00' }] },
      topUps: [{ amount: '-1.00', method: 'CASH' }],
    };
    expect(await fault(BILL, { key: key(), input: poor })).toMatchObject({ code: 'NOT_POSITIVE', field: 'topUps.0.amount' });
    const moved = { ...input, sale: { ...input.sale, fingerprint: 'another' } };
    expect(await bill(moved)).toMatchObject({ __typename: 'QuoteChanged', quote: { amount: '24.00' } });
    expect([await countRows(), await onHand('Longjing')]).toEqual([before, stock]);
  });

  test.each<[string, (sale: object) => object, string, string]>([
    ['nothing', () => ({}), 'EMPTY_BILL', 'shiftId'],
    ['a top-up of nobody', () => ({ topUps: [{ amount: '1.00', method: 'CASH' }] }), 'REQUIRED', 'memberId'],
    ['the sale of another till', (sale) => ({ sale: { ...sale, till: '2' } }), 'NOT_OF_SHIFT', 'sale.till'],
    ['payments that do not come to it', (sale) => ({ sale: { ...sale, tenders: cash('1.00') } }), 'TENDERS_MISMATCH', 'sale.tenders'],
  ])('refuses %s', async (_what, change, code, field) => {
    expect(await fault(BILL, { key: key(), input: { shiftId, ...change(await agreed()) } })).toMatchObject({ code, field });
  });

  test('is of whose shift it is', async () => {
    expect(await fault(BILL, { key: key(), input: { shiftId, sale: await agreed() } }, manager)).toMatchObject({
      code: 'SHIFT_OF_ANOTHER',
    });
  });
});

describe('a suspended basket', () => {
  test('waits for any till of the store, and is taken up once', async () => {
    const shiftId = (await cashier.query<{ myShift: { id: string } }>('{ myShift { id } }')).myShift.id;
    const input = { shiftId, memberId: li(), basket: { lines }, amount: '24.00', note: 'red coat' };
    const { suspendBasket } = await cashier.query<{ suspendBasket: { id: string } }>(SUSPEND, { key: key(), input });
    const { suspendedBaskets } = await manager.query<{ suspendedBaskets: object[] }>(WAITING, { storeId: storeId() });
    expect(suspendedBaskets).toMatchObject([{ id: suspendBasket.id, note: 'red coat', lineCount: 1, amount: '24.00', till: '1' }]);
    const [mine, again] = [key(), key()];
    const { id } = suspendBasket;
    expect(await manager.query(RESUME, { key: mine, id })).toMatchObject({ resumeBasket: { basket: { lines } } });
    expect(await manager.query(RESUME, { key: mine, id })).toMatchObject({ resumeBasket: { basket: { lines } } });
    expect(await fault(RESUME, { key: again, id })).toMatchObject({ code: 'BASKET_GONE', field: 'id' });
    expect(await fault(SUSPEND, { key: key(), input: { ...input, basket: { lines: [] } } })).toMatchObject({
      code: 'NO_LINES',
      field: 'basket',
    });
  });
});

test('a till knows all products, also by how they sound', async () => {
  const { tillCatalog } = await cashier.query<{ tillCatalog: { name: string; sound: string; price: string }[] }>(
    '{ tillCatalog { name sound price barcodes } }',
  );
  expect(tillCatalog.find(({ name }) => name === 'Longjing')).toMatchObject({ price: '12.00', sound: 'longjing l' });
});
