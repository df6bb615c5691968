import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let cashier: Client;
let manager: Client;
let owner: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('CASHIER')
    .employee('STORE_MANAGER')
    .product('Longjing', { price: 1200, cost: 700 })
    .product('Cup', { price: 333, cost: null })
    .product('Tasting', { tracked: false, stock: 0 })
    .product('Gold', { cost: 10_000_000 })
    .member('Old Li')
    .member('Li')
    .region('North')
    .store('Drum Tower')
    .employee('CASHIER', 'other cashier')
    .employee('STORE_MANAGER', 'other manager')
    .member('Wang')
    .buys('Tasting')
    .tell();
  [cashier, manager, owner] = await Promise.all([
    api.as(told.employee('CASHIER')),
    api.as(told.employee('STORE_MANAGER')),
    api.as(told.employee('OWNER')),
  ]);
});
afterAll(() => api.stop());

const SALE = `id kind number businessDate soldAt channel guest till amount discount quantity lineCount origin reason
  store { name } member { name } cashier { name } refundOf { id } refunds { id }
  lines { id lineNo quantity unitPrice amount discount promoted quantityLeft amountLeft product { name } employee { name } } tenders { method amount }`;
const RECORD = `mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { ${SALE} } }`;
const REFUND = `mutation ($key: String!, $input: RefundSaleInput!) { refundSale(idempotencyKey: $key, input: $input) { ${SALE} } }`;

interface Line {
  id: string;
  quantity: string;
  amount: string;
  quantityLeft: string;
  amountLeft: string;
  product: { name: string };
}
interface SaleAnswer {
  id: string;
  number: string;
  amount: string;
  lines: Line[];
  tenders: { method: string; amount: string }[];
  refundOf: { id: string } | null;
  refunds: { id: string }[];
}

let keys = 0;
const key = () => `test-key-${++keys}`;
const line = (product: string, quantity: string, unitPrice: string, amount: string) => ({
  productId: globalId('Product', told.product(product)),
  quantity,
  unitPrice,
  amount,
});
const cash = (amount: string) => [{ method: 'CASH', amount }];
const storeId = (name = 'West Lake') => globalId('Org', told.org(name));
const li = () => globalId('Member', told.member('Li'));
const teaInput = () => ({ storeId: storeId(), memberId: li(), lines: [line('Longjing', '2', '12.00', '24.00')], tenders: cash('24.00') });

const sell = async (input: object, by = cashier) => (await by.query<{ recordSale: SaleAnswer }>(RECORD, { key: key(), input })).recordSale;
const refund = async (input: object, by = manager) =>
  (await by.query<{ refundSale: SaleAnswer }>(REFUND, { key: key(), input })).refundSale;
const onHand = async (product: string, store = 'West Lake') =>
  (
    await db
      .selectFrom('stock')
      .select('on_hand')
      .where('product_id', '=', told.product(product))
      .where('store_id', '=', told.org(store))
      .executeTakeFirst()
  )?.on_hand;
const metrics = (member: string) =>
  db.selectFrom('member_metrics').selectAll().where('member_id', '=', told.member(member)).executeTakeFirst();
const countRows = async () => {
  const counts = await Promise.all(
    (['sale', 'sale_line', 'sale_tender', 'event', 'audit', 'idempotency', 'stock_movement'] as const).map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    ),
  );
  return counts.map(({ n }) => Number(n));
};

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
    ['a day before the sale', () => ({ refundedAt: '2026-01-01T00:00:00Z' }), 'BAD_RANGE', 'refundedAt'],
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
