import { randomUUID } from 'node:crypto';
import { addMonths, periodEnd, periodStart } from '@regulars/domain/period';
import { businessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { connectLive, listen } from '../../../test/live.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

const month = addMonths(periodStart(businessDate(new Date(), 'Asia/Shanghai', 0), 'MONTH'), -1);
const soldAt = `${month.slice(0, 7)}-10T04:00:00.000Z`;
let api: Api;
let told: Told;
let owner: Client;
let manager: Client;
let mei: Client;
let bo: Client;
let start: string;

const ids = { store: (name: string) => globalId('Org', told.org(name)), who: (name: string) => globalId('Employee', told.employee(name)) };

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('Harbour')
    .employee('CASHIER', 'Bo')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER', 'Mei')
    .employee('CASHIER', 'Tao')
    .product('Longjing', { price: 10_000, cost: 600, stock: 1000, tracked: false })
    .member('Li')
    .tell();
  owner = await api.as(told.employee('OWNER'));
  manager = await api.as(told.employee('STORE_MANAGER'));
  mei = await api.as(told.employee('Mei'));
  bo = await api.as(told.employee('Bo'));
  ({ streamCursor: start } = await owner.query<{ streamCursor: string }>('{ streamCursor }'));
  await save({
    name: 'Tea',
    subject: 'GOODS',
    basis: 'NET',
    percent: 2.5,
    lines: { attribute: 'product', operator: 'in', value: [product()] },
  });
  await sell([
    {
      sellers: [
        { employeeId: ids.who('Mei'), share: 70 },
        { employeeId: ids.who('Tao'), share: 30 },
      ],
    },
    { employeeId: ids.who('Mei') },
  ]);
});
afterAll(() => api.stop());

const product = () => globalId('Product', told.product('Longjing'));
const save = (input: Record<string, unknown>, by = owner) =>
  by.ask<{ createCommissionRule: { id: string } }>(
    'mutation ($input: CommissionRuleInput!) { createCommissionRule(input: $input) { id } }',
    { input },
  );

const sell = (lines: Record<string, unknown>[]) =>
  manager.ask<{ recordSale: { id: string } }>(
    'mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { id lines { sellers { share employee { name } } } } }',
    {
      key: randomUUID(),
      input: {
        storeId: ids.store('West Lake'),
        memberId: globalId('Member', told.member('Li')),
        soldAt,
        lines: lines.map((line) => ({ productId: product(), quantity: '1', unitPrice: '100.00', amount: '100.00', ...line })),
        tenders: [{ method: 'CASH', amount: `${lines.length}00.00` }],
      },
    },
  );

const pay = (by: Client, key: string, employee: string, amount: string) =>
  by.ask<{ payCommissions: { amount: string }[] }>(
    'mutation ($key: String!, $input: PayCommissionsInput!) { payCommissions(idempotencyKey: $key, input: $input) { id amount } }',
    { key, input: { month, payments: [{ employeeId: ids.who(employee), amount }] } },
  );

const MINE = `query ($month: Date!, $filter: CommissionFilter) {
  myCommission(month: $month) { earned amount state }
  myCommissions(filter: $filter) { totalCount edges { node { amount why sale { number store { name } lines { amount } } rule { name termsText linesText } } } }
  myCommissionStatements { totalCount edges { node { month amount rows } } }
}`;

test('the employee sees the own one: how much, and why', async () => {
  const mine = await mei.query<Record<string, unknown>>(MINE, { month, filter: { month, due: true } });
  expect(mine).toMatchObject({
    myCommission: { earned: '4.25', amount: '4.25', state: 'DUE' },
    myCommissions: { totalCount: 2 },
    myCommissionStatements: { totalCount: 0 },
  });
  expect(JSON.stringify(mine)).toContain('¥100.00 × 2.5% × a share of 70% = ¥1.75');
  expect(await bo.query(MINE, { month })).toMatchObject({ myCommission: { amount: '0.00' }, myCommissions: { totalCount: 0 } });
  expect(await mei.refused('{ commissionMonth { total } }')).toEqual(['FORBIDDEN']);
  expect(await mei.refused('{ commissionRules { totalCount } }')).toEqual(['FORBIDDEN']);
});

test('shares that do not come to a hundred, and strangers among them, are refused', async () => {
  const share = (name: string, part: number) => ({ employeeId: ids.who(name), share: part });
  const refused = async (line: Record<string, unknown>) => (await sell([line])).errors.map(({ code, field }) => [code, field]);
  expect(await refused({ sellers: [share('Mei', 70), share('Tao', 20)] })).toEqual([['SHARES_NOT_WHOLE', 'lines.0.sellers']]);
  expect(await refused({ employeeId: ids.who('Mei'), sellers: [share('Tao', 100)] })).toEqual([
    ['SELLER_TWICE_SAID', 'lines.0.employeeId'],
  ]);
  const nobody = { employeeId: globalId('Employee', randomUUID()), share: 50 };
  expect(await refused({ sellers: [share('Mei', 50), nobody] })).toEqual([['NOT_FOUND', 'lines.0.sellers.1.employeeId']]);
});

test('a checkout earns for everybody who sold it together, a top-up in its bill for who won it', async () => {
  await save({ name: 'Top-ups', subject: 'TOP_UP', basis: 'PIECE', amount: '2.00' });
  const shift = await manager.query<{ openShift: { id: string } }>(
    'mutation ($key: String!, $input: OpenShiftInput!) { openShift(idempotencyKey: $key, input: $input) { id } }',
    { key: randomUUID(), input: { storeId: ids.store('West Lake'), till: '1', float: '0.00' } },
  );
  const [memberId, storeId] = [globalId('Member', told.member('Li')), ids.store('West Lake')];
  const sellers = [
    { employeeId: ids.who('Mei'), share: 50 },
    { employeeId: ids.who('Tao'), share: 50 },
  ];
  const basket = { storeId, till: '1', memberId, lines: [{ key: 'a', productId: product(), quantity: '1', sellers }] };
  const { quote } = await manager.query<{ quote: { fingerprint: string } }>(
    'query ($input: QuoteInput!) { quote(input: $input) { fingerprint } }',
    { input: basket },
  );
  const sale = { ...basket, ...quote, tenders: [{ method: 'CASH', amount: '100.00' }] };
  const topUps = [{ amount: '50.00', method: 'CASH', employeeId: ids.who('Tao') }];
  await manager.query('mutation ($key: String!, $input: BillInput!) { bill(idempotencyKey: $key, input: $input) { __typename } }', {
    key: randomUUID(),
    input: { shiftId: shift.openShift.id, memberId, topUps, sale },
  });
  const rows = db.selectFrom('commission').select(['employee_id', 'subject', 'amount']).where('day', '>', periodEnd(month, 'MONTH'));
  expect((await rows.orderBy('amount').orderBy('employee_id').execute()).map(({ subject, amount }) => [subject, amount])).toEqual([
    ['GOODS', 125],
    ['GOODS', 125],
    ['TOP_UP', 200],
  ]);
});

test('rules are written by who may, and say what is wrong with them', async () => {
  const refused = async (input: Record<string, unknown>, by = owner) =>
    (await save({ name: 'Rule', subject: 'GOODS', basis: 'NET', ...input }, by)).errors.map(({ code, field }) => [code, field]);
  expect(await refused({ percent: 1 }, manager)).toEqual([['FORBIDDEN', undefined]]);
  expect(await refused({})).toEqual([['REQUIRED', 'percent']]);
  expect(await refused({ percent: 101 })).toEqual([['TOO_LARGE', 'percent']]);
  expect(await refused({ percent: 1.005 })).toEqual([['BAD_PERCENT', 'percent']]);
  expect(await refused({ percent: 1, name: ' ' })).toEqual([['REQUIRED', 'name']]);
  expect(await refused({ subject: 'CARD', basis: 'PROFIT', percent: 1 })).toEqual([['COMMISSION_NO_PROFIT', 'basis']]);
});

test('a month is paid by who may, once a key; the report is what one statement over the facts says', async () => {
  const query = `query ($month: Date!) { commissionMonth(month: $month) { total amount paid rows { employee { name } amount state statement { amount } } } }`;
  expect(await manager.query(query, { month })).toMatchObject({ commissionMonth: { total: 2, amount: '5.00', paid: '0.00' } });
  expect(await (await api.as(told.employee('Bo'))).refused(query, { month })).toEqual(['FORBIDDEN']);
  const key = randomUUID();
  const region = await api.as(told.employee('REGION_MANAGER'));
  expect((await pay(manager, key, 'Mei', '4.25')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await pay(region, key, 'Mei', '4.00')).errors).toMatchObject([{ code: 'COMMISSION_CHANGED', field: 'payments.0.amount' }]);
  for (let time = 0; time < 2; time++)
    expect((await pay(region, key, 'Mei', '4.25')).data).toMatchObject({ payCommissions: [{ amount: '4.25' }] });
  expect((await pay(region, randomUUID(), 'Mei', '4.25')).errors).toMatchObject([{ code: 'COMMISSION_PAID' }]);
  expect(await manager.query(query, { month })).toMatchObject({ commissionMonth: { amount: '5.00', paid: '4.25' } });
  const rows = `query ($from: Date!, $to: Date!) {
    commissionReport(from: $from, to: $to, by: EMPLOYEE) { label earned takenBack amount rows }
    byRule: commissionReport(from: $from, to: $to, by: RULE) { label amount people }
  }`;
  const report = await owner.query<{ commissionReport: unknown[] }>(rows, { from: month, to: periodEnd(month, 'MONTH') });
  const { rows: facts } = await sql<{ label: string; earned: string }>`
    select e.name as label, to_char(sum(round(l.amount * 0.025 * coalesce(s.share, 100) / 100)) / 100, 'FM990.00') as earned
    from sale_line l left join sale_line_seller s on s.line_id = l.id join employee e on e.id = coalesce(s.employee_id, l.employee_id)
    where l.business_date <= ${periodEnd(month, 'MONTH')}
    group by 1 order by sum(l.amount * coalesce(s.share, 100)) desc`.execute(db);
  expect(report.commissionReport).toMatchObject(facts);
  expect(report).toMatchObject({ byRule: [{ label: 'Tea', amount: '5.00', people: 2 }] });
});

test('whose commission arises, is taken back or paid is told at once, and nobody else', async () => {
  const CHANGES = 'subscription ($after: String) { myCommissionChanges(after: $after) { cursor change } }';
  const hears = (who: Client) => listen(connectLive({ url: api.url, headers: who.headers }), CHANGES, { after: start });
  const [own, others] = [hears(mei), hears(bo)];
  const BRANCH = 'subscription ($orgId: ID) { commissionChanges(orgId: $orgId) { cursor } }';
  const follows = (orgId: string) => listen(connectLive({ url: api.url, headers: owner.headers }), BRANCH, { orgId });
  const [branch, elsewhere] = [follows(ids.store('West Lake')), follows(ids.store('Harbour'))];
  const OF = 'subscription ($employeeId: ID) { commissionChanges(employeeId: $employeeId) { cursor } }';
  const of = (name: string) => listen(connectLive({ url: api.url, headers: owner.headers }), OF, { employeeId: ids.who(name) });
  const [ofMei, ofBo] = [of('Mei'), of('Bo')];
  await Promise.all([branch, elsewhere, ofMei, ofBo].map((heard) => heard.until(1)));
  const changes = async (count: number) =>
    (await own.until(count)).map(({ data }) => (data as { myCommissionChanges: { change: string } }).myCommissionChanges.change); // what CHANGES asks for
  expect(await changes(3)).toEqual(['EARNED', 'EARNED', 'PAID']);
  const sale = await db.selectFrom('sale').select(['member_id', 'id']).orderBy('id').executeTakeFirstOrThrow();
  const saleId = globalId('Sale', JSON.stringify([sale.member_id, sale.id]));
  await manager.query('mutation ($key: String!, $input: RefundSaleInput!) { refundSale(idempotencyKey: $key, input: $input) { id } }', {
    key: randomUUID(),
    input: { saleId, reason: 'brought back' },
  });
  expect(await changes(4)).toEqual(['EARNED', 'EARNED', 'PAID', 'TAKEN_BACK']);
  expect(others.results).toEqual([]);
  await branch.until(2);
  await ofMei.until(2);
  expect([elsewhere.results.length, ofBo.results.length]).toEqual([1, 1]);
  for (const heard of [branch, elsewhere, ofMei, ofBo]) heard.stop();
  own.stop();
  others.stop();
});
