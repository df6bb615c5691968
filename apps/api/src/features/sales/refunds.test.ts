import { withTx } from '@regulars/db/tx';
import type { Role } from '@regulars/domain/permissions';
import { afterAll, describe, expect, test } from 'vitest';
import { REFUND, openTill, type SaleAnswer } from '../../../test/till-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { createEmployee } from '../staff/service.ts';

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

  test('leaves broken goods out of stock', async () => {
    const sale = await sell(teaInput());
    const before = await onHand('Longjing');
    const back = await refund({ saleId: sale.id, restock: false, tenders: cash('24.00') });
    expect(back.tenders).toEqual([{ method: 'CASH', amount: '-24.00' }]);
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

describe('how the money goes back', () => {
  const by = (...parts: [string, string][]) => parts.map(([method, amount]) => ({ method, amount }));
  const topUp = (amount: string) =>
    manager.query('mutation ($key: String!, $input: TopUpInput!) { topUp(idempotencyKey: $key, input: $input) { id } }', {
      key: key(),
      input: { storeId: storeId(), memberId: teaInput().memberId, amount, method: 'CASH' },
    });
  /** Paid by stored value, cash and card; two of the same, so that one can come back. */
  const mixed = async () => {
    await topUp('10.00');
    return sell({ ...teaInput(), tenders: by(['STORED_VALUE', '10.00'], ['CASH', '6.00'], ['BANK_CARD', '8.00']) });
  };
  const left = async (id: string) => {
    const { node } = await manager.query<{ node: { paidLeft: { method: string; amount: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Sale { paidLeft { method amount } } } }',
      { id },
    );
    return Object.fromEntries(node.paidLeft.map(({ method, amount }) => [method, amount]));
  };
  const anyMoney = (on: boolean) =>
    owner.query('mutation ($on: Boolean!) { updateChain(input: { refundAnyMoney: $on }) { refundAnyMoney } }', { on });

  test('is chosen within what was paid by each method, and what is left is told', async () => {
    const sale = await mixed();
    const one = { saleId: sale.id, lines: [{ lineId: sale.lines[0]?.id, quantity: '1' }] };
    const back = await refund({ ...one, tenders: by(['BANK_CARD', '8.00'], ['CASH', '4.00']) });
    expect(back.tenders).toEqual(by(['CASH', '-4.00'], ['BANK_CARD', '-8.00']));
    expect(await left(sale.id)).toEqual({ CASH: '2.00', BANK_CARD: '0.00', STORED_VALUE: '10.00' });
    expect((await refund({ saleId: sale.id })).tenders).toEqual(by(['CASH', '-2.00'], ['STORED_VALUE', '-10.00']));
  });

  test.each<[string, [string, string][], boolean, string, string]>([
    ['more in cash than was paid so', [['CASH', '12.00']], false, 'PAID_OTHERWISE', 'tenders.0.amount'],
    ['a method that paid nothing', [['WECHAT_PAY', '12.00']], false, 'PAID_OTHERWISE', 'tenders.0.amount'],
    ['more stored value than was paid so', [['STORED_VALUE', '12.00']], true, 'PAID_OTHERWISE', 'tenders.0.amount'],
    ['points that paid nothing', [['POINTS', '12.00']], true, 'PAID_OTHERWISE', 'tenders.0.amount'],
  ])('refuses %s', async (_, asked, on, code, field) => {
    await anyMoney(on);
    const sale = await mixed();
    const before = await countRows();
    const input = { saleId: sale.id, lines: [{ lineId: sale.lines[0]?.id, quantity: '1' }], tenders: by(...asked) };
    expect((await manager.ask(REFUND, { key: key(), input })).errors).toMatchObject([{ code, field }]);
    expect(await countRows()).toEqual(before);
  });

  test('may be another money where the chain says so; what stored value paid goes back there all the same', async () => {
    await anyMoney(true);
    const sale = await mixed();
    const all = (tenders: object[]) => manager.ask(REFUND, { key: key(), input: { saleId: sale.id, tenders } });
    expect((await all(cash('24.00'))).errors).toMatchObject([
      { code: 'HELD_GOES_BACK', field: 'tenders', details: { left: '14.00', over: '10.00' } },
    ]);
    expect((await all(by(['WECHAT_PAY', '14.00'], ['STORED_VALUE', '10.00']))).errors).toEqual([]);
    await anyMoney(false);
  });
});

describe("a cashier's refund", () => {
  const PASSWORD = 'longjing-before-rain';
  let hired = 0;
  const hire = async (role: Role, org: string) => {
    const account = { email: `supervisor${++hired}@example.test`, password: PASSWORD };
    const person = { code: `SUP${hired}`, name: `Supervisor ${hired}`, orgId: told.org(org), role, account };
    await withTx(db, (tx) => createEmployee(tx, systemViewer('test'), person));
    return account;
  };

  test("is done on a supervisor's say-so, and stands in both trails", async () => {
    const sale = await sell(teaInput());
    const supervisor = await hire('STORE_MANAGER', 'West Lake');
    const [once, since] = [key(), new Date()];
    const ask = () => cashier.query<{ refundSale: SaleAnswer }>(REFUND, { key: once, input: { saleId: sale.id, supervisor } });
    const { refundSale: back } = await ask();
    expect(back).toMatchObject({ amount: '-24.00', cashier: { name: 'CASHIER' } });
    expect((await ask()).refundSale.id).toBe(back.id);
    const trail = db.selectFrom('audit').select(['action', 'actor_name', 'after']).where('at', '>=', since);
    const rows = await trail.where('action', 'like', 'sale.%').execute(); // the hiring may be of the same millisecond
    expect(rows.map(({ action, actor_name }) => [action, actor_name]).toSorted()).toEqual([
      ['sale.allowRefund', `Supervisor ${hired}`],
      ['sale.refund', 'CASHIER'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });

  test.each<[string, () => Promise<object>, string, string]>([
    ['nobody', async () => ({}), 'FORBIDDEN', 'supervisor'],
    [
      'a wrong password',
      async () => ({ ...(await hire('STORE_MANAGER', 'West Lake')), password: 'another-word' }),
      'SAY_SO_WRONG',
      'supervisor.password',
    ],
    ['an e-mail of nobody', async () => ({ email: 'nobody@example.test', password: PASSWORD }), 'SAY_SO_WRONG', 'supervisor.password'],
    ['what is no e-mail', async () => ({ email: 'nobody', password: PASSWORD }), 'BAD_EMAIL', 'supervisor.email'],
    ['who may not either', () => hire('CASHIER', 'West Lake'), 'SAY_SO_FORBIDDEN', 'supervisor.email'],
    ['a manager of another branch', () => hire('STORE_MANAGER', 'Drum Tower'), 'OUT_OF_BRANCH', 'saleId'],
  ])('is refused on the say-so of %s', async (_, who, code, field) => {
    const sale = await sell(teaInput());
    const supervisor = await who();
    const input = { saleId: sale.id, ...('email' in supervisor && { supervisor }) };
    expect((await cashier.ask(REFUND, { key: key(), input })).errors).toMatchObject([{ code, field }]);
  });

  test('locks a supervisor after five wrong passwords, as signing in does', async () => {
    const sale = await sell(teaInput());
    const { email } = await hire('STORE_MANAGER', 'West Lake');
    const input = { saleId: sale.id, supervisor: { email, password: 'another-word' } };
    const codes = [];
    for (let tries = 0; tries < 6; tries++) codes.push((await cashier.ask(REFUND, { key: key(), input })).errors[0]?.code);
    expect(codes).toEqual([...Array<string>(5).fill('SAY_SO_WRONG'), 'LOCKED_OUT']);
  });
});
