import { afterAll, describe, expect, test } from 'vitest';
import { REFUND, openTill, type SaleAnswer } from '../../../test/till-story.ts';
import { globalId } from '../../global-id.ts';

const { api, told, cashier, manager, owner, key, line, cash, storeId, teaInput, sell, refund, onHand, metrics, countRows } =
  await openTill();
afterAll(() => api.stop());

describe('a refund', () => {
  test('of the whole is the sale turned round, on its own day', async () => {
    const sale = await sell({
      ...teaInput(),
      lines: [{ ...line('Longjing', '2', '12.00', '20.01'), discount: '3.99' }, line('Cup', '1', '3.33', '3.33')],
      tenders: [
        { method: 'ALIPAY', amount: '10.00' },
        { method: 'CASH', amount: '13.34' },
      ],
      soldAt: '2026-11-02T10:00:00+08:00',
    });
    const before = { tea: (await onHand('Longjing')) ?? 0, member: await metrics('Li') };
    const back = await refund({ saleId: sale.id, reason: 'stale' });
    expect(back).toMatchObject({
      kind: 'REFUND',
      amount: '-23.34',
      discount: '-3.99',
      quantity: '-3',
      reason: 'stale',
      refundOf: { id: sale.id },
      member: { name: 'Li' },
    });
    expect(back).not.toMatchObject({ businessDate: '2026-11-02' });
    expect(back.tenders).toEqual([
      { method: 'CASH', amount: '-13.34' },
      { method: 'ALIPAY', amount: '-10.00' },
    ]);
    expect(back.lines).toMatchObject([
      { quantity: '-2', amount: '-20.01', quantityLeft: '0' },
      { quantity: '-1', amount: '-3.33' },
    ]);
    expect(await onHand('Longjing')).toBe(before.tea + 2000);
    expect(await metrics('Li')).toMatchObject({
      orders: before.member?.orders,
      refunds: (before.member?.refunds ?? 0) + 1,
      amount: (before.member?.amount ?? 0) - 2334,
    });
    const again = await manager.ask(REFUND, { key: key(), input: { saleId: sale.id } });
    expect(again.errors).toMatchObject([{ code: 'REFUND_EXCEEDS_SALE', field: 'saleId' }]);
    expect(await manager.query('query ($id: ID!) { node(id: $id) { ... on Sale { refunds { id } } } }', { id: sale.id })).toEqual({
      node: { refunds: [{ id: back.id }] },
    });
  });

  test('by line takes its share, the parts sum to the whole to the last cent, and what is left is shown', async () => {
    const sale = await sell({
      ...teaInput(),
      lines: [line('Longjing', '3', '3.33', '10.00'), line('Cup', '1', '5.00', '5.00')],
      tenders: [
        { method: 'CASH', amount: '9.99' },
        { method: 'BANK_CARD', amount: '5.01' },
      ],
    });
    const one = { saleId: sale.id, lines: [{ lineId: sale.lines[0]?.id, quantity: '1' }] };
    const parts = [await refund(one), await refund(one), await refund(one)];
    expect(parts.map((part) => part.amount)).toEqual(['-3.33', '-3.34', '-3.33']);
    const { errors } = await manager.ask(REFUND, { key: key(), input: one });
    expect(errors).toMatchObject([{ code: 'REFUND_EXCEEDS_SALE', field: 'lines.0.quantity', details: { asked: '1', left: '0' } }]);
    expect(
      await manager.query('query ($id: ID!) { node(id: $id) { ... on Sale { lines { quantityLeft amountLeft } } } }', { id: sale.id }),
    ).toEqual({
      node: {
        lines: [
          { quantityLeft: '0', amountLeft: '0.00' },
          { quantityLeft: '1', amountLeft: '5.00' },
        ],
      },
    });
    const rest = await refund({ saleId: sale.id });
    expect(rest).toMatchObject({ amount: '-5.00', lineCount: 1 });
    const paidBack = [...parts, rest].flatMap((part) => part.tenders);
    const byMethod = (method: string) =>
      paidBack
        .filter((tender) => tender.method === method)
        .reduce((all, tender) => all + Number(tender.amount), 0)
        .toFixed(2);
    expect([byMethod('CASH'), byMethod('BANK_CARD')]).toEqual(['-9.99', '-5.01']);
  });

  test('leaves broken goods out of stock, and pays back as told', async () => {
    const sale = await sell(teaInput());
    const before = await onHand('Longjing');
    const back = await refund({ saleId: sale.id, restock: false, tenders: [{ method: 'TRANSFER', amount: '24.00' }] });
    expect(back.tenders).toEqual([{ method: 'TRANSFER', amount: '-24.00' }]);
    expect(await onHand('Longjing')).toBe(before);
  });

  test.each<[string, (sale: SaleAnswer) => object, string, string]>([
    ['payments that do not come to it', () => ({ tenders: cash('1.00') }), 'TENDERS_MISMATCH', 'tenders'],
    ['no lines', () => ({ lines: [] }), 'NO_LINES', 'lines'],
    ['a quantity of zero', (sale) => ({ lines: [{ lineId: sale.lines[0]?.id, quantity: '0' }] }), 'NOT_POSITIVE', 'lines.0.quantity'],
    [
      'more than was sold',
      (sale) => ({ lines: [{ lineId: sale.lines[0]?.id, quantity: '2.001' }] }),
      'REFUND_EXCEEDS_SALE',
      'lines.0.quantity',
    ],
    [
      'the line of another sale',
      () => ({ lines: [{ lineId: globalId('SaleLine', JSON.stringify([told.member('Li'), told.member('Li')])), quantity: '1' }] }),
      'NOT_FOUND',
      'lines.0.lineId',
    ],
    [
      'a sale that is none',
      () => ({ saleId: globalId('Sale', JSON.stringify([told.member('Li'), told.member('Li')])) }),
      'NOT_FOUND',
      'saleId',
    ],
    ['an id of one part', () => ({ saleId: globalId('Sale', told.member('Li')) }), 'BAD_ID', 'saleId'],
    ['a day before the sale', () => ({ refundedAt: '2026-01-01T00:00:00Z' }), 'TOO_EARLY', 'refundedAt'],
    ['another store', () => ({ storeId: storeId('Drum Tower') }), 'OUT_OF_BRANCH', 'storeId'],
  ])('refuses %s', async (_, change, code, field) => {
    const sale = await sell(teaInput());
    const before = await countRows();
    const { errors } = await manager.ask(REFUND, { key: key(), input: { saleId: sale.id, ...change(sale) } });
    expect(errors).toEqual([expect.objectContaining({ code, field })]);
    expect(await countRows()).toEqual(before);
  });

  test('of a refund is refused', async () => {
    const back = await refund({ saleId: (await sell(teaInput())).id });
    const { errors } = await manager.ask(REFUND, { key: key(), input: { saleId: back.id } });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND', field: 'saleId' }]);
  });

  test('needs the right to, its own branch, and for another store a right of its own', async () => {
    const sale = await sell(teaInput());
    expect(await cashier.refused(REFUND, { key: key(), input: { saleId: sale.id } })).toEqual(['FORBIDDEN']);
    const elsewhere = await api.as(told.employee('other manager'));
    expect(await elsewhere.refused(REFUND, { key: key(), input: { saleId: sale.id, storeId: storeId('Drum Tower') } })).toEqual([
      'OUT_OF_BRANCH',
    ]);
    const back = await refund({ saleId: sale.id, storeId: storeId('Drum Tower') }, owner);
    expect(back).toMatchObject({ store: { name: 'Drum Tower' }, refundOf: { id: sale.id } });
    expect(await onHand('Longjing', 'Drum Tower')).toBe(2000);
    expect(await elsewhere.query('query ($id: ID!) { node(id: $id) { ... on Sale { amount refundOf { id } } } }', { id: back.id })).toEqual(
      { node: { amount: '-24.00', refundOf: null } },
    );
  });
});
