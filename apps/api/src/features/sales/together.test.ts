import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { MAX_LINES } from '@regulars/domain/sale-facts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { once } from '../../idempotency.ts';
import { systemViewer } from '../../viewer.ts';
import type { SaleKey } from './facts.ts';
import { refundSale } from './refund.ts';
import { type NewSale, recordSale } from './service.ts';

// Many at once, twice the same, killed in between, after the day was closed.

const viewer = systemViewer('test');
const now = new Date('2026-11-20T04:00:00Z');
const today = '2026-11-20';
let told: Told;

beforeAll(async () => {
  told = await chain()
    .store('West Lake')
    .product('Tea', { stock: 1000 })
    .product('Last', { stock: 7 })
    .product('Other', { stock: 1000 })
    .member('Li')
    .member('Wang')
    .member('Zhao')
    .tell();
});
afterAll(() => closeDb());

function sale(products: string[], changes: Partial<NewSale> = {}): NewSale {
  const lines = products.map((name) => ({
    productId: told.product(name),
    quantity: thousandths(1000),
    unitPrice: minor(1200),
    amount: minor(1200),
    discount: ZERO,
  }));
  return {
    storeId: told.org('West Lake'),
    memberId: told.member('Li'),
    now,
    lines,
    tenders: [{ method: 'CASH', amount: minor(1200 * lines.length) }],
    ...changes,
  };
}

const sell = (input: NewSale) => withTx(db, (tx) => recordSale(tx, viewer, input));
const count = async (query: { executeTakeFirstOrThrow: () => Promise<{ n: number | string | bigint }> }) =>
  Number((await query.executeTakeFirstOrThrow()).n);
const salesOf = (member: string) =>
  count(
    db
      .selectFrom('sale')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('member_id', '=', told.member(member)),
  );
const onHand = async (product: string) =>
  (await db.selectFrom('stock').select('on_hand').where('product_id', '=', told.product(product)).executeTakeFirstOrThrow()).on_hand;
const metrics = (member: string) =>
  db.selectFrom('member_metrics').selectAll().where('member_id', '=', told.member(member)).executeTakeFirst();
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));

describe('idempotency', () => {
  const keyed = (key: string, input: NewSale) =>
    withTx(db, (tx) => once(tx, viewer, key, { ...input, now: null }, () => recordSale(tx, viewer, input)));

  test('twenty at once with one key are one sale, and all get its ids', async () => {
    const before = await salesOf('Li');
    const results = await Promise.all(Array.from({ length: 20 }, () => keyed('twenty-at-once', sale(['Tea']))));
    expect(new Set(results.map((result) => result.saleId)).size).toBe(1);
    expect(await salesOf('Li')).toBe(before + 1);
    expect(await keyed('twenty-at-once', sale(['Tea'], { now: new Date() }))).toEqual(results[0]);
  });

  test('the same key with other input is refused', async () => {
    await keyed('other-input', sale(['Tea']));
    const before = await salesOf('Li');
    await expect(keyed('other-input', sale(['Tea', 'Tea']))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
      field: 'idempotencyKey',
    });
    expect(await salesOf('Li')).toBe(before);
  });

  test('a failure is not stored: the key can be used again', async () => {
    await expect(keyed('first-fails', sale(['Tea'], { tenders: [] }))).rejects.toMatchObject({ code: 'TENDERS_MISMATCH' });
    await expect(keyed('first-fails', sale(['Tea']))).resolves.toHaveProperty('saleId');
  });
});

test('a connection lost before the commit leaves nothing', async () => {
  const before = [await salesOf('Li'), await onHand('Tea'), (await metrics('Li'))?.orders];
  const killed = withTx(db, async (tx) => {
    await recordSale(tx, viewer, sale(['Tea']));
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(killed).rejects.toThrow(/terminat/);
  expect([await salesOf('Li'), await onHand('Tea'), (await metrics('Li'))?.orders]).toEqual(before);
});

describe('many at once', () => {
  test('of seven pieces seven are sold, to members in any order of lines', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        sell(sale(at % 2 ? ['Last', 'Other'] : ['Other', 'Last'], { memberId: told.member(at % 3 ? 'Li' : 'Wang') })),
      ),
    );
    expect(codes(results)).toEqual(Array(13).fill('INSUFFICIENT_STOCK'));
    expect([await onHand('Last'), await onHand('Other')]).toEqual([0, 993_000]);
  });

  test("a member's metrics count every sale", async () => {
    const before = await metrics('Wang');
    await Promise.all(Array.from({ length: 15 }, () => sell(sale(['Tea'], { memberId: told.member('Wang') }))));
    expect(await metrics('Wang')).toMatchObject({
      orders: (before?.orders ?? 0) + 15,
      amount: (before?.amount ?? 0) + 15 * 1200,
      last_purchase: today,
    });
  });

  test('first sales to walk-ins agree on one guest', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => sell(sale(['Tea'], { memberId: null, till: 'new' }))));
    expect(new Set(keys.map((key) => key.memberId)).size).toBe(1);
  });

  test.each([
    ['a member', 'Li'],
    ['a walk-in', null],
  ])('of two whole refunds of the sale of %s one wins', async (_, buyer) => {
    const key = await sell(sale(['Tea', 'Other'], { memberId: buyer && told.member(buyer) }));
    const results = await Promise.allSettled([1, 2].map(() => withTx(db, (tx) => refundSale(tx, viewer, { ...key, now }))));
    expect(codes(results)).toEqual(['REFUND_EXCEEDS_SALE']);
    expect(await sumOf(key)).toEqual({ amount: 0, quantity: 0, lines: 0, tenders: 0 });
  });

  test('of twenty refunds of a tenth ten win, and they come to the sale', async () => {
    const [line] = sale(['Tea']).lines;
    if (!line) throw new Error('a sale has a line');
    const key = await sell(
      sale([], {
        lines: [{ ...line, amount: minor(1001) }],
        tenders: [
          { method: 'CASH', amount: minor(500) },
          { method: 'ALIPAY', amount: minor(501) },
        ],
      }),
    );
    const { id: lineId } = await db.selectFrom('sale_line').select('id').where('sale_id', '=', key.saleId).executeTakeFirstOrThrow();
    const tenth = (tx: Tx) => refundSale(tx, viewer, { ...key, now, lines: [{ lineId, quantity: thousandths(100) }] });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => withTx(db, tenth)));
    expect(codes(results)).toEqual(Array(10).fill('REFUND_EXCEEDS_SALE'));
    expect(await sumOf(key)).toEqual({ amount: 0, quantity: 0, lines: 0, tenders: 0 });
  });

  /** A sale and its refunds together. */
  async function sumOf({ memberId, saleId }: SaleKey) {
    const { rows } = await sql<object>`
      with s as (select * from sale where member_id = ${memberId} and (id = ${saleId} or refund_of_id = ${saleId}))
      select sum(amount)::bigint as amount, sum(quantity)::bigint as quantity,
        (select sum(amount)::bigint from sale_line l where l.member_id = ${memberId} and l.sale_id in (select id from s)) as lines,
        (select sum(amount)::bigint from sale_tender t where t.member_id = ${memberId} and t.sale_id in (select id from s)) as tenders
      from s`.execute(db);
    return rows[0];
  }
});

test('a thousand lines are one sale, and one movement of stock', async () => {
  const before = await onHand('Other');
  const { saleId } = await sell(
    sale(Array(MAX_LINES).fill('Other'), {
      lines: sale(Array(MAX_LINES).fill('Other')).lines.map((line) => ({ ...line, quantity: thousandths(10) })),
    }),
  );
  expect(await onHand('Other')).toBe(before - 10 * MAX_LINES);
  const moved = await db.selectFrom('stock_movement').select(['kind', 'quantity']).where('sale_id', '=', saleId).execute();
  expect(moved).toEqual([{ kind: 'SALE', quantity: -10 * MAX_LINES }]);
});

test('every receipt adds up: lines, payments and head', async () => {
  const { rows } = await sql`
    select s.number from sale s where s.amount <> (select sum(amount) from sale_line l where l.member_id = s.member_id and l.sale_id = s.id)
      or s.amount <> (select coalesce(sum(amount), 0) from sale_tender t where t.member_id = s.member_id and t.sale_id = s.id)
      or s.line_count <> (select count(*) from sale_line l where l.member_id = s.member_id and l.sale_id = s.id)`.execute(db);
  expect(rows).toEqual([]);
  expect(await salesOf('Li')).toBeGreaterThan(10);
});

test('a till whose clock runs ahead sells in tomorrow, and it counts', async () => {
  const midnight = new Date('2026-11-20T16:00:00Z');
  const [early, late] = [new Date(midnight.getTime() - 60_000), new Date(midnight.getTime() + 60_000)];
  await sell(sale(['Tea'], { memberId: told.member('Zhao'), now: early, soldAt: late }));
  expect(await metrics('Zhao')).toMatchObject({ as_of: '2026-11-21', first_purchase: '2026-11-21', orders: 1 });
});

describe('a closed day', () => {
  const dirty = () => db.selectFrom('dirty_day').select(['store_id', 'day']).orderBy('day').execute();
  beforeAll(() => db.updateTable('fold_state').set({ closing_through: '2026-11-15', folded_through: '2026-11-15' }).execute());
  afterAll(() => db.deleteFrom('dirty_day').execute());

  test('is marked by a late sale and a late refund, an open one is not', async () => {
    const store_id = told.org('West Lake');
    await sell(sale(['Tea']));
    expect(await dirty()).toEqual([]);
    const key = await sell(sale(['Tea'], { soldAt: new Date('2026-11-10T04:00:00Z') }));
    expect(await dirty()).toEqual([{ store_id, day: '2026-11-10' }]);
    await withTx(db, (tx) => refundSale(tx, viewer, { ...key, now, refundedAt: new Date('2026-11-15T04:00:00Z') }));
    await sell(sale(['Tea'], { soldAt: new Date('2026-11-16T04:00:00Z') }));
    expect(await dirty()).toEqual([
      { store_id, day: '2026-11-10' },
      { store_id, day: '2026-11-15' },
    ]);
    expect(await metrics('Li')).toMatchObject({ first_purchase: '2026-11-10', refunds: expect.any(Number) });
  });

  test('that is being refolded makes the late sale wait, and is dirty again', async () => {
    const late = new Date('2026-11-11T04:00:00Z');
    await sell(sale(['Tea'], { soldAt: late }));
    let selling: Promise<unknown> = Promise.resolve();
    let settled = false;
    await withTx(db, async (fold) => {
      await fold.deleteFrom('dirty_day').where('day', '=', '2026-11-11').execute();
      selling = sell(sale(['Tea'], { soldAt: late })).finally(() => (settled = true));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(settled).toBe(false);
    });
    await selling;
    expect(await dirty()).toContainEqual({ store_id: told.org('West Lake'), day: '2026-11-11' });
  });
});
