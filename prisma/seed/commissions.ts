import { sql } from 'kysely';
import type { Tx } from '../../packages/db/src/kysely.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { addMonths, periodEnd, periodStart } from '../../packages/domain/src/period.ts';
import { forgetCommissionRules } from '../../apps/api/src/features/commissions/book.ts';
import { duesOf } from '../../apps/api/src/features/commissions/due.ts';
import { payCommissions } from '../../apps/api/src/features/commissions/pay.ts';
import { createRule, type RuleInput } from '../../apps/api/src/features/commissions/rules.ts';
import type { imagine } from './chain.ts';
import { at } from './random.ts';
import { checkedAtTheEnd } from './table.ts';
import { viewerOf } from './value.ts';
import type { World } from './world.ts';

/** So many months back the staff began to earn commission. */
const MONTHS = 2;
const RATES = { tea: 300, goods: 150 };

const rule = (name: string, change: Partial<RuleInput>): RuleInput => ({
  name,
  subject: 'GOODS',
  basis: 'NET',
  rate: null,
  amount: null,
  lines: null,
  role: null,
  ...change,
});

/** The rules of commission, what two months and the running one earned by them, and the statements of the first. */
export async function playCommissions(tx: Tx, { world, catalog, staff }: ReturnType<typeof imagine>): Promise<void> {
  const owner = staff.everyone.find(({ role }) => role === 'OWNER');
  if (!owner) throw new RangeError('a chain without an owner');
  const viewer = viewerOf(owner, null);
  const from = addMonths(periodStart(world.today, 'MONTH'), -MONTHS);
  const tea = at(catalog.categories, 0).id;
  const made = (change: RuleInput) => createRule(tx, viewer, change, new Date(`${from}T00:00:00Z`));
  const teaRule = await made(rule('茶叶提成', { rate: RATES.tea, lines: { attribute: 'category', operator: 'in', value: [tea] } }));
  const goodsRule = await made(rule('商品提成', { rate: RATES.goods }));
  await made(rule('服务提成', { subject: 'SERVICE', basis: 'PROFIT', rate: 1000 }));
  await made(rule('次卡提成', { subject: 'PASS', rate: 200 }));
  await made(rule('店长储值提成', { subject: 'TOP_UP', rate: 100, role: 'STORE_MANAGER' }));
  await made(rule('储值提成', { subject: 'TOP_UP', rate: 50 }));
  await made(rule('售卡奖励', { subject: 'CARD', basis: 'PIECE', amount: minor(200) }));
  const teas = catalog.categories.flatMap(({ id, parent_id }) => (id === tea || parent_id === tea ? [id] : []));
  await checkedAtTheEnd(tx, ['commission'], async () => {
    await earn(tx, from, { teas, teaRule, goodsRule });
    await takeBack(tx, from);
    await payFirst(tx, world, viewer, from);
  });
  forgetCommissionRules();
}

/** What goods earned whoever sold them. */
async function earn(tx: Tx, from: string, by: { teas: readonly string[]; teaRule: string; goodsRule: string }): Promise<void> {
  await sql`
    insert into commission
      (member_id, origin_id, id, line_id, employee_id, store_id, day, at, subject, rule_id, rule_version, base, share, amount)
    select l.member_id, l.sale_id, l.id, l.id, l.employee_id, l.store_id, l.business_date, s.sold_at, 'GOODS', r.id, 1, l.amount, 100, r.amount
    from sale_line l
    join sale s on s.member_id = l.member_id and s.id = l.sale_id
    join product p on p.id = l.product_id and p.kind <> 'SERVICE'
    cross join lateral (
      select case when l.category_id = any(${by.teas}::uuid[]) then ${by.teaRule}::uuid else ${by.goodsRule}::uuid end as id,
        round(l.amount * case when l.category_id = any(${by.teas}::uuid[]) then ${RATES.tea}::int else ${RATES.goods}::int end / 10000.0)::bigint as amount
    ) r
    where l.business_date >= ${from}::date and s.kind = 'SALE' and l.employee_id is not null and r.amount > 0`.execute(tx);
}

/** What refunds took back of it: as much of it as of the line, so that a whole line leaves nothing. */
async function takeBack(tx: Tx, from: string): Promise<void> {
  await sql`
    insert into commission
      (member_id, origin_id, id, line_id, back_id, employee_id, store_id, day, at, subject, rule_id, rule_version, base, share, amount)
    select c.member_id, c.origin_id, l.id, c.line_id, l.sale_id, c.employee_id, c.store_id, l.business_date, l.sold_at, c.subject,
      c.rule_id, c.rule_version, l.amount, c.share, round(c.amount * (l.back + l.amount) / c.base::numeric) - round(c.amount * l.back / c.base::numeric)
    from (
      select l.member_id, l.id, l.sale_id, l.refund_of_line_id, l.business_date, l.amount, s.sold_at, s.refund_of_id,
        sum(-l.amount) over (partition by l.member_id, l.refund_of_line_id order by l.id) as back
      from sale_line l join sale s on s.member_id = l.member_id and s.id = l.sale_id
      where l.business_date >= ${from}::date and s.kind = 'REFUND' and l.refund_of_line_id is not null
    ) l
    join commission c on c.member_id = l.member_id and c.origin_id = l.refund_of_id and c.line_id = l.refund_of_line_id
    where round(c.amount * (l.back + l.amount) / c.base::numeric) < round(c.amount * l.back / c.base::numeric)`.execute(tx);
}

/** The first month is paid; the next one waits for somebody who pays it. */
async function payFirst(tx: Tx, { now }: World, viewer: ReturnType<typeof viewerOf>, month: string): Promise<void> {
  const dues = await duesOf(tx, { month: { from: month, to: periodEnd(month, 'MONTH') }, employeeIds: null, orgs: null });
  const payments = dues.flatMap(({ employeeId, amount }) =>
    amount > 0 && employeeId !== viewer.id ? [{ employeeId, amount: minor(amount) }] : [],
  );
  if (payments.length > 0) await payCommissions(tx, viewer, { month, payments: payments.slice(0, 200), now });
}
