import { withTx } from '@regulars/db/tx';
import type { SellerShare } from '@regulars/domain/commissions';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { createPassType } from '../passes/types.ts';
import { refundPass, sellPass } from '../passes/service.ts';
import { passesOf } from '../passes/sold.ts';
import { refundSale } from '../sales/refund.ts';
import { recordSale } from '../sales/service.ts';
import { payBack } from '../wallet/pay-back.ts';
import { topUp } from '../wallet/service.ts';
import { forgetCommissionRules } from './book.ts';
import { duesOf, monthOf } from './due.ts';
import { type Payment, payCommissions } from './pay.ts';
import { archiveRule, changeRule, createRule, orderRules, type RuleInput } from './rules.ts';

const viewer = systemViewer('test');
const september = new Date('2026-09-20T04:00:00Z');
const october = new Date('2026-10-05T04:00:00Z');
const now = new Date('2026-11-20T04:00:00Z');
let told: Told;
let memberId: string;
let count = 0;
const PEOPLE = 12;

beforeAll(async () => {
  let story = chain().region('East').store('West Lake').product('Longjing', { price: 10_000, cost: 6_000 }).product('Cup');
  story = story.product('Massage', { tracked: false, stock: 0 });
  for (let n = 1; n <= PEOPLE; n++)
    story = story.member(`Member ${n}`).employee('CASHIER', `Li ${n}`).employee('STORE_MANAGER', `Wang ${n}`);
  told = await story.tell();
  await db.updateTable('product').set({ kind: 'SERVICE' }).where('id', '=', told.product('Massage')).execute();
  await rule({ name: 'Cups', basis: 'PIECE', rate: null, amount: minor(50), lines: onlyCups() });
  await rule({ name: 'Goods', rate: 333 });
  await rule({ name: 'Services of managers', subject: 'SERVICE', rate: 1000, role: 'STORE_MANAGER' });
  await rule({ name: 'Passes', subject: 'PASS', rate: 500 });
  await rule({ name: 'Top-ups', subject: 'TOP_UP', rate: 100 });
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member(`Member ${++count}`);
});

const li = () => told.employee(`Li ${count}`);
const wang = () => told.employee(`Wang ${count}`);
const onlyCups = () => ({ attribute: 'product', operator: 'in' as const, value: [told.product('Cup')] });

async function rule(change: Partial<RuleInput>): Promise<string> {
  const says: RuleInput = { name: 'Rule', subject: 'GOODS', basis: 'NET', rate: 100, amount: null, lines: null, role: null, ...change };
  const id = await withTx(db, (tx) => createRule(tx, viewer, says, now));
  forgetCommissionRules();
  return id;
}

interface Line {
  product?: string;
  amount?: number;
  pieces?: number;
  by?: string | null;
  sellers?: readonly SellerShare[];
}

const sell = (lines: readonly Line[], at = october) =>
  withTx(db, (tx) =>
    recordSale(tx, viewer, {
      storeId: told.org('West Lake'),
      memberId,
      soldAt: at,
      now,
      lines: lines.map(({ product = 'Longjing', amount = 10_000, pieces = 1, by = li(), sellers = [] }) => ({
        productId: told.product(product),
        employeeId: by,
        sellers,
        quantity: thousandths(pieces * 1000),
        unitPrice: minor(amount),
        amount: minor(amount),
        discount: ZERO,
      })),
      tenders: [{ method: 'CASH', amount: minor(lines.reduce((sum, { amount = 10_000 }) => sum + amount, 0)) }],
    }),
  );

interface Row {
  employee_id: string;
  amount: number;
  day: string;
  rule: string;
  statement_id: string | null;
}

/** What this test's member brought, in the order of writing. */
async function rows(): Promise<Row[]> {
  const found = await sql<Row>`
    select c.employee_id, c.amount, c.day, v.name as rule, c.statement_id
    from commission c join commission_rule_version v on v.rule_id = c.rule_id and v.version = c.rule_version
    where c.member_id = ${memberId} order by c.back_id is not null, c.at, c.amount desc, c.employee_id`.execute(db);
  return found.rows;
}
const amounts = async () => (await rows()).map(({ rule: by, amount }) => `${by} ${amount}`);
const total = async (employeeId: string) => (await rows()).reduce((sum, row) => sum + (row.employee_id === employeeId ? row.amount : 0), 0);

describe('a sale', () => {
  test('earns each line by the first rule that fits, nothing without a salesperson', async () => {
    await sell([
      {},
      { product: 'Cup', pieces: 3, amount: 3_000 },
      { by: null },
      { product: 'Massage', by: wang() },
      { product: 'Massage' },
    ]);
    expect(await amounts()).toEqual(['Services of managers 1000', 'Goods 333', 'Cups 150']);
  });

  test('of several sellers is shared to the cent, and its revenue is of the first of the largest share', async () => {
    const { saleId } = await sell([
      {
        by: wang(),
        sellers: [
          { employeeId: wang(), share: 60 },
          { employeeId: li(), share: 40 },
        ],
      },
    ]);
    expect([await total(wang()), await total(li())]).toEqual([200, 133]);
    const line = await db.selectFrom('sale_line').select(['id', 'employee_id']).where('sale_id', '=', saleId).executeTakeFirstOrThrow();
    expect(line.employee_id).toBe(wang());
    const sellers = db.selectFrom('sale_line_seller').select('share').where('line_id', '=', line.id).orderBy('share');
    expect((await sellers.execute()).map(({ share }) => share)).toEqual([40, 60]);
  });

  test('taken back in parts gives back exactly what it earned, whoever shared it', async () => {
    const shared = [
      { employeeId: wang(), share: 50 },
      { employeeId: li(), share: 50 },
    ];
    const key = await sell([
      { pieces: 3, amount: 10_001, by: wang(), sellers: shared },
      { product: 'Cup', pieces: 2, amount: 2_000 },
    ]);
    const { id: lineId } = await db
      .selectFrom('sale_line')
      .select('id')
      .where('sale_id', '=', key.saleId)
      .where('line_no', '=', 1)
      .executeTakeFirstOrThrow();
    const refund = (quantity?: number) =>
      withTx(db, (tx) =>
        refundSale(tx, viewer, { ...key, now, ...(quantity && { lines: [{ lineId, quantity: thousandths(quantity * 1000) }] }) }),
      );
    await refund(1);
    expect(await total(wang())).toBe(167 - 56);
    await refund(1);
    await refund();
    expect([await total(wang()), await total(li())]).toEqual([0, 0]);
    expect((await rows()).filter(({ amount }) => amount < 0).every(({ day }) => day === '2026-11-20')).toBe(true);
    await expect(refund()).rejects.toMatchObject({ code: 'REFUND_EXCEEDS_SALE' });
  });

  test('two refunds at once take back each their part', async () => {
    const key = await sell([{ pieces: 2, amount: 9_999 }]);
    const { id: lineId } = await db.selectFrom('sale_line').select('id').where('sale_id', '=', key.saleId).executeTakeFirstOrThrow();
    const refund = () => withTx(db, (tx) => refundSale(tx, viewer, { ...key, now, lines: [{ lineId, quantity: thousandths(1000) }] }));
    await Promise.all([refund(), refund()]);
    expect(await total(li())).toBe(0);
  });
});

describe('what is no sale of goods', () => {
  test('a pass earns by its own rules, and gives back what its refund takes', async () => {
    const product = {
      code: `K${count}`,
      name: 'Massage',
      productId: told.product('Massage'),
      price: minor(10_000),
      uses: 4,
      validDays: 90,
    };
    const passTypeId = await withTx(db, (tx) => createPassType(tx, viewer, 'COUNT', product, now));
    const tenders = [{ method: 'CASH' as const, amount: minor(10_000) }];
    const sale = { storeId: told.org('West Lake'), memberId, passTypeId, employeeId: li(), tenders, now };
    await withTx(db, (tx) => sellPass(tx, viewer, sale));
    expect(await amounts()).toEqual(['Passes 500']);
    const [pass] = await passesOf(db, memberId, { empty: false });
    const back = { storeId: told.org('West Lake'), memberId, lotId: pass?.lotId ?? '', reason: 'moved away', now };
    await withTx(db, (tx) => refundPass(tx, viewer, { ...back, amount: minor(5_000) }));
    expect(await total(li())).toBe(250);
  });

  test('a top-up earns who won it, until it is paid back', async () => {
    const paid = { storeId: told.org('West Lake'), memberId, amount: minor(50_000), method: 'CASH' as const, employeeId: li(), now };
    const { entryId } = await withTx(db, (tx) => topUp(tx, viewer, paid));
    expect(await amounts()).toEqual(['Top-ups 500']);
    const back = { memberId, entryId, storeId: told.org('West Lake'), method: 'CASH' as const, reason: 'asked for', now };
    await withTx(db, (tx) => payBack(tx, viewer, { ...back, amount: minor(20_000) }));
    expect(await total(li())).toBe(300);
    await expect(withTx(db, (tx) => topUp(tx, viewer, { ...paid, employeeId: memberId }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      field: 'employeeId',
    });
  });
});

describe('rules', () => {
  test('keep what they gave under the version that gave it; archived ones give nothing', async () => {
    const id = await rule({ name: 'Cakes', lines: { attribute: 'seller', operator: 'in', value: [li()] }, rate: 1000 });
    const ids = async () =>
      (await db.selectFrom('commission_rule').select('id').where('archived_at', 'is', null).orderBy('position').execute()).map(
        (one) => one.id,
      );
    const before = await ids();
    await withTx(db, (tx) => orderRules(tx, viewer, [id, ...before.filter((one) => one !== id)]));
    forgetCommissionRules();
    await sell([{}]);
    const says = { name: 'Cakes', subject: 'GOODS', basis: 'NET', rate: 2000, amount: null, lines: null, role: null } as const;
    await withTx(db, (tx) => changeRule(tx, viewer, id, says, now));
    forgetCommissionRules();
    await sell([{}]);
    await withTx(db, (tx) => archiveRule(tx, viewer, id, now));
    forgetCommissionRules();
    await sell([{}]);
    expect((await amounts()).toSorted()).toEqual(['Cakes 1000', 'Cakes 2000', 'Goods 333']);
    const versions = await db.selectFrom('commission_rule_version').select('version').where('rule_id', '=', id).execute();
    expect(versions).toHaveLength(2);
    await expect(withTx(db, (tx) => changeRule(tx, viewer, id, says, now))).rejects.toMatchObject({ code: 'ARCHIVED' });
    await expect(withTx(db, (tx) => orderRules(tx, viewer, before))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('statements', () => {
  const pay = (month: string, payments: readonly Payment[], at = now) =>
    withTx(db, (tx) => payCommissions(tx, viewer, { month, payments, now: at }));
  const due = async (month: string) => (await duesOf(db, { month: monthOf(month), employeeIds: [li()], orgs: null }))[0];

  test('hold a month once; what comes later stands on the next one', async () => {
    await sell([{}], september);
    const key = await sell([{}, {}]);
    expect(await due('2026-10-01')).toMatchObject({ earned: 666, takenBack: 0, carried: 333, amount: 999, statementId: null });
    await pay('2026-10-15', [{ employeeId: li(), amount: minor(999) }]);
    expect(await due('2026-10-01')).toMatchObject({ earned: 666, carried: 333, amount: 999, statementId: expect.any(String) });
    await withTx(db, (tx) => refundSale(tx, viewer, { ...key, now }));
    await sell([{}], october); // told late
    expect(await due('2026-10-01')).toMatchObject({ amount: 999 });
    expect(await due('2026-11-01')).toMatchObject({ earned: 0, takenBack: -666, carried: 333, amount: -333, statementId: null });
    const december = new Date('2026-12-02T04:00:00Z');
    const payment = { employeeId: li(), amount: minor(333) };
    await expect(pay('2026-10-01', [payment])).rejects.toMatchObject({ code: 'COMMISSION_PAID' });
    await expect(pay('2026-09-01', [payment])).rejects.toMatchObject({ code: 'COMMISSION_PAID' });
    await expect(pay('2026-11-01', [payment])).rejects.toMatchObject({ code: 'COMMISSION_MONTH_OPEN' });
    await expect(pay('2026-11-01', [payment], december)).rejects.toMatchObject({ code: 'COMMISSION_NOTHING' });
    await sell([{ amount: 30_000 }], now);
    await expect(pay('2026-11-01', [payment], december)).rejects.toMatchObject({ code: 'COMMISSION_CHANGED', details: { amount: '6.66' } });
    await expect(pay('2026-11-01', [payment, payment], december)).rejects.toMatchObject({ code: 'TWICE' });
  });

  test('paid by two at once are paid once', async () => {
    await sell([{}], september);
    const payment = [{ employeeId: li(), amount: minor(333) }];
    const tries = await Promise.allSettled([1, 2, 3].map(() => pay('2026-09-01', payment)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const statements = db.selectFrom('commission_statement').select('amount').where('employee_id', '=', li());
    expect(await statements.execute()).toEqual([{ amount: 333 }]);
  });

  test('are what one statement over the facts says; the database lets nobody pay a row twice', async () => {
    await sell([{}, { product: 'Cup', pieces: 2 }], september);
    const [one] = await duesOf(db, { month: monthOf('2026-09-01'), employeeIds: [li()], orgs: null });
    await pay('2026-09-01', [{ employeeId: li(), amount: minor(one?.amount ?? 0) }]);
    const { rows: facts } = await sql<{ month: string; amount: number; paid: number }>`
      select s.month, s.amount,
        (select sum(case p.name when 'Cup' then 50 * l.quantity / 1000 else round(l.amount * 0.0333) end)
         from sale_line l join product p on p.id = l.product_id
         where l.employee_id = s.employee_id and l.business_date between '2026-09-01' and '2026-09-30')::bigint as paid
      from commission_statement s where s.employee_id = ${li()}`.execute(db);
    expect(facts).toEqual([{ month: '2026-09-01', amount: 433, paid: 433 }]);
    const other = await db.selectFrom('commission_statement').select('id').where('employee_id', '<>', li()).executeTakeFirstOrThrow();
    const again = await db.updateTable('commission').set({ statement_id: other.id }).where('employee_id', '=', li()).executeTakeFirst();
    expect(again.numUpdatedRows).toBe(0n);
    await expect(db.deleteFrom('commission').where('employee_id', '=', li()).execute()).rejects.toThrow('permission denied');
    await expect(db.updateTable('commission').set({ amount: 1 }).where('employee_id', '=', li()).execute()).rejects.toThrow(
      'permission denied',
    );
  });
});
