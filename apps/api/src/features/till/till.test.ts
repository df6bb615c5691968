import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BILL, openShifts } from '../../../test/shift-story.ts';

const SUSPEND = `mutation ($key: String!, $input: SuspendBasketInput!) { suspendBasket(idempotencyKey: $key, input: $input) { id lineCount amount basket } }`;
const RESUME = 'mutation ($key: String!, $id: ID!) { resumeBasket(idempotencyKey: $key, id: $id) { id basket } }';
const WAITING = 'query ($storeId: ID!) { suspendedBaskets(storeId: $storeId) { id till note lineCount amount suspendedBy } }';

const { api, cashier, manager, key, cash, storeId, li, onHand, countRows, fault, open, lines, agreed, bill } = await openShifts();
afterAll(() => api.stop());

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
