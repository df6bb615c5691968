import { newId } from '@regulars/db/ids';
import type { Db } from '@regulars/db/kysely';
import { SPENDING_POINTS } from '@regulars/domain/assets';
import type pg from 'pg';
import { sql } from 'kysely';
import { seedValue } from './ledger-data.ts';
import { OFF, PER, type SalesWorld } from './sales-world.ts';

const made = new Date('2026-01-02T00:00:00Z');

export async function fillSales(db: Db, owner: pg.Pool, size: { members: number; products: number; stores: number }): Promise<void> {
  await seedValue(db, owner, { ...size, times: 0 });
  const [template, set, rule] = [newId(made), newId(made), newId(made)];
  for (const statement of [
    sql`update org set time_zone = 'Asia/Shanghai' where kind = 'STORE'`,
    sql`update product set cost = 600`,
    sql`insert into stock (store_id, product_id, on_hand, updated_at)
      select s.id, p.id, 1000000000, ${made} from org s cross join product p where s.kind = 'STORE'`,
    sql`insert into points_kind (asset_id, policy, worth) values (${SPENDING_POINTS}, 'NEVER', 0) on conflict (asset_id) do nothing`,
    sql`update points_setting set pay_kind_id = ${SPENDING_POINTS}, pay_points = 100, pay_worth = 100, pay_share = 100, pay_step = 1, pay_first = 0`,
    sql`insert into earning_rule_set (id, number, state, created_at, published_at) values (${set}, 1, 'PUBLISHED', ${made}, ${made})`,
    sql`insert into earning_rule (set_id, rule_id, position, name_en, name_zh, kind_id, effect)
      values (${set}, ${rule}, 1, 'All', '全场', ${SPENDING_POINTS}, ${JSON.stringify({ type: 'PER_AMOUNT', points: 1, per: PER, rounding: 'DOWN' })})`,
    sql`insert into coupon_template (id, code, name, created_at) values (${template}, 'FIVE', 'Five off', ${made})`,
    sql`insert into coupon_template_version (template_id, number, state, "group", effect, valid_days, created_at, published_at)
      values (${template}, 1, 'PUBLISHED', 'ORDER', ${JSON.stringify({ type: 'AMOUNT_OFF', amount: OFF, each: false, cap: null })}, 3650, ${made}, ${made})`,
    sql`insert into coupon (member_id, id, template_id, version, source, starts_on, expires_on, issued_at, state_at)
      select id, gen_random_uuid(), ${template}, 1, 'HAND', '2026-01-02', '2099-12-31', ${made}, ${made} from member where kind <> 'GUEST'`,
  ])
    await statement.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** To be read once somebody is signed in, who sells. */
export async function readSales(db: Db): Promise<SalesWorld> {
  const stores = await db.selectFrom('org').select('id').where('kind', '=', 'STORE').orderBy('code').execute();
  const products = await db.selectFrom('product').select(['id', 'category_id as categoryId']).orderBy('sku').execute();
  const members = await db
    .selectFrom('coupon')
    .innerJoin('member', 'member.id', 'coupon.member_id')
    .select(['member.id', 'coupon.id as couponId', 'member.level_id as levelId'])
    .orderBy('member.id')
    .execute();
  const { id: templateId } = await db.selectFrom('coupon_template').select('id').executeTakeFirstOrThrow();
  const { set_id: setId, rule_id: ruleId } = await db.selectFrom('earning_rule').select(['set_id', 'rule_id']).executeTakeFirstOrThrow();
  const { id: operatorId } = await db.selectFrom('employee').select('id').where('user_id', 'is not', null).executeTakeFirstOrThrow();
  return { stores: stores.map(({ id }) => id), products, members, templateId, ruleId, setId, operatorId };
}
