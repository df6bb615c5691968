import { afterAll, describe, expect, test } from 'vitest';
import { RECORD, openTill } from '../../../test/till-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

const { api, told, cashier, manager, owner, key, line, cash, storeId, li, teaInput, sell, onHand, metrics, countRows } = await openTill();
afterAll(() => api.stop());

describe('a sale', () => {
  test('is a fact with all that was true, and everything follows from it', async () => {
    const before = { tea: (await onHand('Longjing')) ?? 0, orders: (await metrics('Li'))?.orders ?? 0 };
    const sale = await sell({
      storeId: storeId(),
      memberId: li(),
      till: ' T1 ',
      channel: 'CALL_CENTRE',
      lines: [
        {
          ...line('Longjing', '1.5', '12.00', '17.00'),
          discount: '1.00',
          promoted: true,
          employeeId: globalId('Employee', told.employee('STORE_MANAGER')),
        },
        line('Cup', '3', '3.33', '10.00'),
      ],
      tenders: [
        { method: 'WECHAT_PAY', amount: '20.00' },
        { method: 'CASH', amount: '7.00' },
      ],
    });
    const [tea, cup] = sale.lines;
    expect(sale).toMatchObject({
      kind: 'SALE',
      channel: 'CALL_CENTRE',
      guest: false,
      till: 'T1',
      amount: '27.00',
      discount: '1.00',
      quantity: '4.5',
      lineCount: 2,
      origin: 'LIVE',
      store: { name: 'West Lake' },
      member: { name: 'Li' },
      cashier: { name: 'CASHIER' },
      refundOf: null,
      refunds: [],
      number: expect.stringMatching(/^S\d+-\d{8}-[0-9A-F]{8}$/),
      tenders: [
        { method: 'CASH', amount: '7.00' },
        { method: 'WECHAT_PAY', amount: '20.00' },
      ],
    });
    expect(tea).toMatchObject({
      lineNo: 1,
      quantity: '1.5',
      unitPrice: '12.00',
      amount: '17.00',
      discount: '1.00',
      promoted: true,
      quantityLeft: '1.5',
      product: { name: 'Longjing' },
      employee: { name: 'STORE_MANAGER' },
    });
    expect(cup).toMatchObject({ lineNo: 2, amount: '10.00', employee: null, amountLeft: '10.00' });
    expect(await onHand('Longjing')).toBe(before.tea - 1500);
    expect(await metrics('Li')).toMatchObject({ orders: before.orders + 1, refunds: 0 });
    const event = await db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'sale.recorded')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({
      org_id: told.org('West Lake'),
      member_id: told.member('Li'),
      payload: { number: sale.number, amount: 2700, quantity: 4500, lines: 2 },
    });
    const trail = await owner.query<{ audits: { edges: { node: object }[] } }>(
      'query ($id: ID!) { audits(first: 1, filter: { entityId: $id }) { edges { node { action actorName entityId } } } }',
      { id: sale.id },
    );
    expect(trail.audits.edges[0]?.node).toEqual({ action: 'sale.record', actorName: 'CASHIER', entityId: sale.id });
  });

  test('shows cost and profit only to those who may see them', async () => {
    const { id } = await sell({
      ...teaInput(),
      lines: [line('Longjing', '1', '12.00', '12.00'), line('Cup', '1', '3.33', '3.33')],
      tenders: cash('15.33'),
    });
    const ask = 'query ($id: ID!) { node(id: $id) { ... on Sale { cost profit lines { cost profit } } } }';
    expect(await owner.query(ask, { id })).toEqual({
      node: {
        cost: '7.00',
        profit: '5.00',
        lines: [
          { cost: '7.00', profit: '5.00' },
          { cost: null, profit: null },
        ],
      },
    });
    expect(await manager.query(ask, { id })).toEqual({
      node: {
        cost: null,
        profit: null,
        lines: [
          { cost: null, profit: null },
          { cost: null, profit: null },
        ],
      },
    });
  });

  test('to a walk-in belongs to the guest of the till, who has no metrics and is never shown', async () => {
    const input = { ...teaInput(), memberId: null, till: 'T9' };
    const [first, second] = await Promise.all([sell(input), sell(input)]);
    expect(first).toMatchObject({ guest: true, member: null });
    const guests = await db.selectFrom('sale').select('member_id').where('number', 'in', [first.number, second.number]).execute();
    expect(guests[0]).toEqual(guests[1]);
    expect(
      await db
        .selectFrom('member_metrics')
        .select('member_id')
        .where('member_id', '=', guests[0]?.member_id ?? '')
        .execute(),
    ).toEqual([]);
  });

  test('serves any member of the chain, whom the store knows from then on', async () => {
    const wang = { id: globalId('Member', told.member('Wang')) };
    const ask = 'query ($id: ID!) { node(id: $id) { ... on Member { name } } }';
    expect(await cashier.query(ask, wang)).toEqual({ node: null });
    await sell({ ...teaInput(), memberId: wang.id });
    expect(await cashier.query(ask, wang)).toEqual({ node: { name: 'Wang' } });
  });

  test('to someone whose record was merged belongs to the record that stays', async () => {
    const [from, into] = [told.member('Old Li'), told.member('Li')];
    await db.updateTable('member').set({ merged_into: into, archived_at: new Date() }).where('id', '=', from).execute();
    expect(await sell({ ...teaInput(), memberId: globalId('Member', from) })).toMatchObject({ member: { name: 'Li' } });
  });

  test('sells services without stock, and gives things away', async () => {
    expect(await sell({ ...teaInput(), lines: [line('Tasting', '1', '12.00', '0')], tenders: [] })).toMatchObject({
      amount: '0.00',
      tenders: [],
    });
    expect(await onHand('Tasting')).toBeUndefined();
  });

  test('of yesterday counts on its own business day, which ends when the store says', async () => {
    await db.updateTable('org').set({ day_starts_at: 240 }).where('id', '=', told.org('West Lake')).execute();
    const sale = await sell({ ...teaInput(), soldAt: '2026-11-01T03:30:00+08:00' });
    await db.updateTable('org').set({ day_starts_at: null }).where('id', '=', told.org('West Lake')).execute();
    expect(sale).toMatchObject({ businessDate: '2026-10-31', soldAt: '2026-10-31T19:30:00.000Z' });
    expect(await metrics('Li')).toMatchObject({ first_purchase: '2026-10-31', gaps: 1 });
  });
});

describe('bad input is refused with code and field, and changes nothing', () => {
  const tea = (changes: object) => () => ({ ...teaInput(), lines: [{ ...line('Longjing', '2', '12.00', '24.00'), ...changes }] });
  const gold = (quantity: string) => () => ({ ...teaInput(), lines: [line('Gold', quantity, '12.00', '24.00')] });
  const forged = '0199a71f-b900-7c0b-b366-64e1974a1b50';

  test.each<[string, () => object, string, string]>([
    ['no lines', () => ({ ...teaInput(), lines: [] }), 'NO_LINES', 'lines'],
    ['too many lines', () => ({ ...teaInput(), lines: Array(1001).fill(line('Cup', '1', '1', '1')) }), 'TOO_LONG', 'lines'],
    ['payments that fall short', () => ({ ...teaInput(), tenders: cash('23.99') }), 'TENDERS_MISMATCH', 'tenders'],
    ['a payment of nothing', () => ({ ...teaInput(), tenders: [...cash('24.00'), ...cash('0')] }), 'NOT_POSITIVE', 'tenders.1.amount'],
    ['a negative amount', tea({ amount: '-1.00' }), 'NEGATIVE', 'lines.0.amount'],
    ['a negative discount', tea({ discount: '-1.00' }), 'NEGATIVE', 'lines.0.discount'],
    ['a quantity of zero', tea({ quantity: '0' }), 'NOT_POSITIVE', 'lines.0.quantity'],
    ['an amount beyond all sense', tea({ amount: '20000000000' }), 'TOO_LARGE', 'lines.0.amount'],
    ['a quantity that can have cost nobody so much', gold('1000000000'), 'TOO_LARGE', 'lines.0.quantity'],
    ['a fraction of a cent', tea({ amount: '1.001' }), 'BAD_MONEY', 'lines.0.amount'],
    ['more than there is', tea({ quantity: '100000' }), 'INSUFFICIENT_STOCK', 'lines.0.quantity'],
    ['a product that does not exist', tea({ productId: globalId('Product', forged) }), 'NOT_FOUND', 'lines.0.productId'],
    ['the id of something else', tea({ productId: globalId('Member', forged) }), 'BAD_ID', 'lines.0.productId'],
    ['an id with SQL in it', tea({ productId: globalId('Product', `${forged}' or 1=1`) }), 'BAD_ID', 'lines.0.productId'],
    ['a salesperson who does not exist', tea({ employeeId: globalId('Employee', forged) }), 'NOT_FOUND', 'lines.0.employeeId'],
    ['a member who does not exist', () => ({ ...teaInput(), memberId: globalId('Member', forged) }), 'NOT_FOUND', 'memberId'],
    ['a store that does not exist', () => ({ ...teaInput(), storeId: globalId('Org', forged) }), 'OUT_OF_BRANCH', 'storeId'],
    ['a store of another branch', () => ({ ...teaInput(), storeId: storeId('Drum Tower') }), 'OUT_OF_BRANCH', 'storeId'],
    ['the future', () => ({ ...teaInput(), soldAt: '2100-01-01T00:00:00Z' }), 'TOO_LARGE', 'soldAt'],
    ['the remote past', () => ({ ...teaInput(), soldAt: '1900-01-01T00:00:00Z' }), 'BAD_DATE', 'soldAt'],
    ['a till like a novel', () => ({ ...teaInput(), till: 'x'.repeat(41) }), 'TOO_LONG', 'till'],
  ])('%s', async (_, input, code, field) => {
    const before = await countRows();
    const { errors, data } = await cashier.ask(RECORD, { key: key(), input: input() });
    expect(data).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ code, field, message: expect.any(String) })]);
    expect(await countRows()).toEqual(before);
  });

  test('a region does not sell', async () => {
    const { errors } = await owner.ask(RECORD, { key: key(), input: { ...teaInput(), storeId: storeId('East') } });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND', field: 'storeId' }]);
  });

  test('an archived product or member', async () => {
    const at = { archived_at: new Date() };
    await db.updateTable('product').set(at).where('id', '=', told.product('Cup')).execute();
    const product = await cashier.ask(RECORD, { key: key(), input: { ...teaInput(), lines: [line('Cup', '1', '1', '24.00')] } });
    await db.updateTable('product').set({ archived_at: null }).where('id', '=', told.product('Cup')).execute();
    expect(product.errors).toMatchObject([{ code: 'ARCHIVED', field: 'lines.0.productId' }]);
    await db.updateTable('member').set(at).where('id', '=', told.member('Wang')).execute();
    const member = await cashier.ask(RECORD, { key: key(), input: { ...teaInput(), memberId: globalId('Member', told.member('Wang')) } });
    await db.updateTable('member').set({ archived_at: null }).where('id', '=', told.member('Wang')).execute();
    expect(member.errors).toMatchObject([{ code: 'ARCHIVED', field: 'memberId' }]);
  });
});
