import type { Channel, CouponAct } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { soldWith } from '../promotions/statistics.ts';
import { couponFigures } from './statistics.ts';

let told: Told;
const at = new Date('2026-10-05T04:00:00Z');
const templates = [newId(at), newId(at)];
const DAYS = ['2026-10-05', '2026-10-31', '2026-11-01', '2026-12-01'];
const CHANNELS: Channel[] = ['STORE', 'WEBSITE'];
const ACTS: CouponAct[] = ['ISSUED', 'CLAIMED', 'USED', 'RETURNED', 'EXPIRED', 'VOIDED', 'TRANSFERRED'];

/** So many facts of every kind, told apart by nothing but chance that is always the same. */
beforeAll(async () => {
  told = await chain().region('East').store('West Lake').product('Longjing').store('Harbour').member('Li').tell();
  const member_id = told.member('Li');
  const product = await db.selectFrom('product').selectAll().executeTakeFirstOrThrow();
  const stores = [told.org('West Lake'), told.org('Harbour')];
  const rule = { group: 'ORDER', effect: JSON.stringify({ type: 'FREE_DELIVERY' }), created_at: at } as const;
  for (const [n, id] of templates.entries()) {
    await db
      .insertInto('coupon_template')
      .values({ id, code: `T${n}`, name: `T${n}`, created_at: at })
      .execute();
    await db
      .insertInto('coupon_template_version')
      .values({ ...rule, template_id: id, number: 1 })
      .execute();
  }
  for (let n = 0; n < 120; n++) {
    const pick = <Item>(list: readonly Item[], step: number): Item => list[Math.floor(n / step) % list.length] as Item; // a list that is not empty
    const template_id = pick(templates, 1);
    const coupon = { member_id, id: newId(at), template_id, version: 1, source: 'HAND', starts_on: '2026-10-01' } as const;
    await db
      .insertInto('coupon')
      .values({ ...coupon, issued_at: at, state_at: at })
      .execute();
    const place = { member_id, store_id: pick(stores, 3), business_date: pick(DAYS, 5), channel: pick(CHANNELS, 2) };
    await db
      .insertInto('coupon_event')
      .values({ ...place, id: newId(at), coupon_id: coupon.id, template_id, act: pick(ACTS, 1), at })
      .execute();
    const sign = n % 7 === 0 ? -1 : 1;
    const sale = { ...place, id: newId(at), kind: sign < 0 ? ('REFUND' as const) : ('SALE' as const), number: `N${n}` };
    const sums = { amount: sign * (1_000 + n), quantity: sign * 1_000 };
    await db
      .insertInto('sale')
      .values({ ...sale, ...sums, sold_at: at, line_count: 1, recorded_at: at })
      .execute();
    const { channel: _channel, ...lineOf } = place;
    const line = { ...lineOf, id: newId(at), sale_id: sale.id, line_no: 1, product_id: product.id, category_id: product.category_id };
    await db
      .insertInto('sale_line')
      .values({ ...line, ...sums, unit_price: 1_000 })
      .execute();
    const taken = { ...place, sale_id: sale.id, line_id: line.id, rule_id: template_id, version: 1, amount: sign * (10 + n) };
    await db
      .insertInto('sale_offer')
      .values([
        { ...taken, id: newId(at), kind: 'COUPON', coupon_id: coupon.id },
        { ...taken, id: newId(at), kind: 'COUPON', coupon_id: coupon.id, rule_id: pick(templates, 4) },
        { ...taken, id: newId(at), kind: 'PROMOTION', rule_id: pick(templates, 2) },
      ])
      .execute();
  }
});
afterAll(() => closeDb());

/** One figure from the facts, as plainly as SQL can say it. */
async function plain(figure: string, where: string): Promise<number> {
  const { rows } = await sql.raw<{ n: number }>(`select coalesce((${figure} and ${where}), 0)::bigint as n`).execute(db);
  return rows[0]?.n ?? 0;
}

const acts = (list: string) => `select count(*) from coupon_event where act in (${list})`;
const lines = (sum: string, kind: string, where: string) =>
  `select sum(l.${sum}) from sale_line l where exists (select from sale_offer where kind = '${kind}' and line_id = l.id and ${where})`;

test.each(['rule', 'store', 'channel', 'month', 'all'] as const)('every figure by %s is what the facts say', async (by) => {
  const which = { from: '2026-10-05', to: '2026-11-30', stores: null, ruleId: null };
  const figures = await couponFigures(db, which, by);
  expect(figures.length).toBeGreaterThan(by === 'all' ? 0 : 1);
  for (const { key, issued, claimed, used, expired, voided, revenue, discount, sales } of figures) {
    const of = (rule: string) =>
      ({
        rule: `${rule} = '${key}'`,
        store: `store_id = '${key}'`,
        channel: `channel = '${key}'`,
        month: `to_char(business_date, 'YYYY-MM') = '${key.slice(0, 7)}'`,
        all: 'true',
      })[by] + ` and business_date >= '2026-10-05' and business_date <= '2026-11-30'`;
    const event = of('template_id');
    expect(issued).toBe(await plain(acts(`'ISSUED', 'CLAIMED'`), event));
    expect(claimed).toBe(await plain(acts(`'CLAIMED'`), event));
    expect(used).toBe((await plain(acts(`'USED'`), event)) - (await plain(acts(`'RETURNED'`), event)));
    expect(expired).toBe(await plain(acts(`'EXPIRED'`), event));
    expect(voided).toBe(await plain(acts(`'VOIDED'`), event));
    const offer = of('rule_id');
    expect(discount).toBe(await plain(`select sum(amount) from sale_offer where kind = 'COUPON'`, offer));
    expect(sales).toBe(await plain(`select count(distinct sale_id) from sale_offer where kind = 'COUPON' and amount > 0`, offer));
    expect(revenue).toBe(await plain(lines('amount', 'COUPON', offer), 'true'));
  }
  const [first] = (await soldWith(db, 'PROMOTION', which, by)).values();
  expect(first?.sales).toBeGreaterThan(0);
});

test('of a branch and of a template only', async () => {
  const which = { from: '2026-10-05', to: '2026-11-30', stores: [told.org('Harbour')], ruleId: templates[0] ?? null };
  const [figures] = await couponFigures(db, which, 'all');
  const where = `store_id = '${told.org('Harbour')}' and template_id = '${templates[0]}' and business_date <= '2026-11-30'`;
  expect(figures?.issued).toBe(await plain(acts(`'ISSUED', 'CLAIMED'`), where));
  expect(await couponFigures(db, { ...which, stores: [] }, 'all')).toMatchObject([]);
});
