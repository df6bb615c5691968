import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { type MetricsFact, metricsOf } from '@regulars/domain/metrics';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { addDays } from '@regulars/domain/time';
import fc from 'fast-check';
import { parseCrontab } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { refundSale } from '../sales/refund.ts';
import { recordSale } from '../sales/service.ts';
import { metricsCrontab, metricsJobs } from './jobs.ts';
import { recomputeMetrics, rollMetrics } from './service.ts';

const viewer = systemViewer('test');
const START = '2025-01-01';
let told: Told;

beforeAll(async () => {
  told = await chain().store('West Lake').product('Tea', { tracked: false, stock: 0 }).member('Li').tell();
});
afterAll(() => closeDb());

const noon = (date: string) => new Date(`${date}T04:00:00Z`);
const rowOf = async (memberId: string) => {
  const row = await db.selectFrom('member_metrics').selectAll().where('member_id', '=', memberId).executeTakeFirst();
  if (!row) return undefined;
  const { member_id, p_alive: _, ...figures } = row;
  expect(member_id).toBe(memberId);
  return figures;
};

async function newMember(kind: 'PERSON' | 'GUEST' = 'PERSON'): Promise<string> {
  const like = await db.selectFrom('member').selectAll().where('id', '=', told.member('Li')).executeTakeFirstOrThrow();
  const id = newId(new Date());
  await db
    .insertInto('member')
    .values({ ...like, id, kind, number: id })
    .execute();
  return id;
}

/** Facts as an import writes them, without the service. */
async function insertFacts(memberId: string, facts: readonly MetricsFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({
    member_id: memberId,
    id: newId(noon(fact.date)),
    kind: fact.refunds > 0 ? ('REFUND' as const) : ('SALE' as const),
    store_id: told.org('West Lake'),
    business_date: fact.date,
    number: 'x',
    channel: 'STORE' as const,
    amount: fact.amount,
    quantity: Math.sign(fact.amount) * 1000,
    line_count: 1,
    origin: 'IMPORT' as const,
    recorded_at: noon(fact.date),
  }));
  await db.insertInto('sale').values(rows).execute();
}

const anyFact = fc
  .record({ ahead: fc.oneof(fc.nat(3), fc.nat(40), fc.nat(600)), amount: fc.nat(100_000), back: fc.constantFrom(false, false, true) })
  .map(({ ahead, amount, back }): MetricsFact => ({
    date: addDays(START, ahead),
    amount: minor(back ? -amount : amount),
    orders: back ? 0 : 1,
    refunds: back ? 1 : 0,
  }));

describe('the SQL equals the formulas of the domain', () => {
  test('from any facts, as of any day', async () => {
    const anyMember = fc.array(anyFact, { maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyMember, { minLength: 1, maxLength: 8 }), fc.nat(900), async (members, days) => {
        const asOf = addDays(START, days);
        const ids = await Promise.all(members.map(() => newMember()));
        for (const [at, facts] of members.entries()) await insertFacts(ids[at] ?? '', facts);
        await withTx(db, (tx) => recomputeMetrics(tx, ids, asOf));
        for (const [at, facts] of members.entries()) expect(await rowOf(ids[at] ?? '')).toEqual(metricsOf(facts, asOf));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('through sales, late sales and refunds one by one', async () => {
    const step = fc.record({
      ahead: fc.constantFrom(0, 0, 1, 5, 31, 100, 400),
      ago: fc.constantFrom(0, 0, 0, 1, 20, 100),
      amount: fc.integer({ min: 1, max: 9999 }),
      back: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const memberId = await newMember();
        const facts: MetricsFact[] = [];
        const sold: { saleId: string; date: string; amount: number }[] = [];
        let today = addDays(START, 400);
        for (const { ahead, ago, amount, back } of steps) {
          today = addDays(today, ahead);
          const earlier = back ? sold.pop() : undefined;
          if (earlier) {
            const date = earlier.date > addDays(today, -ago) ? earlier.date : addDays(today, -ago);
            await withTx(db, (tx) =>
              refundSale(tx, viewer, { memberId, saleId: earlier.saleId, now: noon(today), refundedAt: noon(date) }),
            );
            facts.push({ date, amount: minor(-earlier.amount), orders: 0, refunds: 1 });
          } else {
            const date = addDays(today, -ago);
            const line = {
              productId: told.product('Tea'),
              quantity: thousandths(1000),
              unitPrice: ZERO,
              amount: minor(amount),
              discount: ZERO,
            };
            const input = {
              storeId: told.org('West Lake'),
              memberId,
              now: noon(today),
              soldAt: noon(date),
              lines: [line],
              tenders: [{ method: 'CASH' as const, amount: minor(amount) }],
            };
            const { saleId } = await withTx(db, (tx) => recordSale(tx, viewer, input));
            sold.push({ saleId, date, amount });
            facts.push({ date, amount: minor(amount), orders: 1, refunds: 0 });
          }
          expect(await rowOf(memberId)).toEqual(metricsOf(facts, today));
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

test('guests have none, and a row without facts is cleared away', async () => {
  const [guest, member] = [await newMember('GUEST'), await newMember()];
  const fact = { date: START, amount: minor(100), orders: 1, refunds: 0 };
  await insertFacts(guest, [fact]);
  await db
    .insertInto('member_metrics')
    .values({ member_id: member, ...metricsOf([fact], START)! })
    .execute();
  await withTx(db, (tx) => recomputeMetrics(tx, [guest, member], START));
  expect([await rowOf(guest), await rowOf(member)]).toEqual([undefined, undefined]);
});

describe('the nightly roll', () => {
  test('is a job that the worker knows and runs by itself', () => {
    expect(parseCrontab(metricsCrontab).map((item) => item.task)).toEqual(Object.keys(metricsJobs));
  });

  test('brings every row to the day, in batches, and has nothing to do the second time', async () => {
    await db.deleteFrom('member_metrics').execute();
    const facts = (at: number): MetricsFact[] => [{ date: addDays(START, at % 50), amount: minor(at), orders: 1, refunds: 0 }];
    const like = await db.selectFrom('member').selectAll().where('id', '=', told.member('Li')).executeTakeFirstOrThrow();
    const ids = Array.from({ length: 1100 }, () => newId(new Date()));
    await db
      .insertInto('member')
      .values(ids.map((id) => ({ ...like, id, number: id })))
      .execute();
    for (const [at, id] of ids.entries()) await insertFacts(id, facts(at));
    await withTx(db, (tx) => recomputeMetrics(tx, ids, addDays(START, 60)));
    const later = addDays(START, 85);
    expect(await rollMetrics(db, later)).toBe(1100);
    expect(await rollMetrics(db, later)).toBe(0);
    for (const at of [0, 30, 49, 1099]) expect(await rowOf(ids[at] ?? '')).toEqual(metricsOf(facts(at), later));
  });

  test('never takes a row back, and loses no sale that commits meanwhile', async () => {
    const memberId = await newMember();
    const today = addDays(START, 700);
    const line = { productId: told.product('Tea'), quantity: thousandths(1000), unitPrice: ZERO, amount: minor(500), discount: ZERO };
    const sell = () =>
      withTx(db, (tx) =>
        recordSale(tx, viewer, {
          storeId: told.org('West Lake'),
          memberId,
          now: noon(today),
          lines: [line],
          tenders: [{ method: 'CASH', amount: minor(500) }],
        }),
      );
    await sell();
    await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 ? sell() : rollMetrics(db, addDays(today, at / 2)))));
    expect(await rowOf(memberId)).toMatchObject({ as_of: addDays(today, 4), orders: 6, amount: 3000 });
  });
});
