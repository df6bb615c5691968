import type { Tx } from '../../packages/db/src/kysely.ts';
import { SPENDING_POINTS } from '../../packages/domain/src/assets.ts';
import type { EarningEffect } from '../../packages/domain/src/earning-effect.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { thousandths } from '../../packages/domain/src/quantity.ts';
import { forgetEarningRules } from '../../apps/api/src/features/points/book.ts';
import { earnPoints } from '../../apps/api/src/features/points/earn.ts';
import { publishRules, type RuleInput, saveRules } from '../../apps/api/src/features/points/rules.ts';
import { systemViewer } from '../../apps/api/src/viewer.ts';
import type { imagine } from './chain.ts';
import { at } from './random.ts';
import { instant, type World } from './world.ts';

const viewer = systemViewer('seed');
/** So many receipts of the last days tell why they earned what they did. */
const TOLD = 12;

const perYuan: EarningEffect = { type: 'PER_AMOUNT', points: 1, per: minor(100), rounding: 'DOWN' };

const rule = (nameZh: string, nameEn: string, change: Partial<RuleInput> = {}): RuleInput => ({
  nameZh,
  nameEn,
  kindId: SPENDING_POINTS,
  condition: null,
  lines: null,
  effect: perYuan,
  byLevel: false,
  stops: false,
  pendingDelivery: false,
  ...change,
});

/** In the morning so many days ago. */
const ago = (world: World, days: number) => new Date(instant(world, Math.max(0, world.days.length - 1 - days), 600));

/** 积分规则: the rules of the opening, those in force, and points as money. */
export async function playEarning(tx: Tx, { world, catalog }: ReturnType<typeof imagine>): Promise<void> {
  await saveRules(tx, viewer, { note: '开业规则', rules: [rule('消费积分', 'Points for purchases', { byLevel: true })] }, ago(world, 400));
  await publishRules(tx, viewer, ago(world, 400));
  const { rule_id: ruleId } = await tx.selectFrom('earning_rule').select('rule_id').executeTakeFirstOrThrow();
  const tea = at(catalog.categories, 0).id;
  const rules = [
    rule('消费积分', 'Points for purchases', { ruleId, byLevel: true }),
    rule('周三茶叶双倍', 'Tea twice on Wednesdays', {
      condition: { attribute: 'saleWeekday', operator: 'in', value: ['3'] },
      lines: { attribute: 'category', operator: 'in', value: [tea] },
      effect: { type: 'MULTIPLIER', percent: 200 },
      perDay: 500,
    }),
    rule('满额奖励', 'Reward for large purchases', {
      effect: {
        type: 'BANDS',
        mode: 'STEP',
        per: minor(1),
        rounding: 'DOWN',
        bands: [
          { from: minor(20_000), points: 50 },
          { from: minor(50_000), points: 200 },
        ],
      },
      budget: 1_000_000,
    }),
    rule('首单礼', 'First purchase', {
      condition: { attribute: 'saleFirst', operator: 'yes' },
      effect: { type: 'FIXED', points: 100, each: false },
      perMember: 100,
      pendingDays: 7,
    }),
  ];
  await saveRules(tx, viewer, { note: '增加茶叶日与满额奖励', rules }, ago(world, 30));
  await publishRules(tx, viewer, ago(world, 30));
  await tx.updateTable('points_setting').set({ pay_kind_id: SPENDING_POINTS, pay_share: 50, pay_step: 100 }).execute();
  await tellLatest(tx);
}

/** The last receipts of members that have earned nothing yet earn by the rules. */
async function tellLatest(tx: Tx): Promise<void> {
  forgetEarningRules();
  const sales = await tx
    .selectFrom('sale as s')
    .innerJoin('org as o', 'o.id', 's.store_id')
    .select(['s.member_id', 's.id', 's.channel', 's.till', 's.business_date', 's.sold_at', 's.amount', 's.discount', 's.quantity'])
    .select(['o.id as store_id', 'o.time_zone', 'o.day_starts_at'])
    .where('s.kind', '=', 'SALE')
    .where('s.guest', '=', false)
    .where((is) =>
      is.not(
        is.exists(
          is.selectFrom('journal_entry as e').select('e.id').whereRef('e.member_id', '=', 's.member_id').whereRef('e.sale_id', '=', 's.id'),
        ),
      ),
    )
    .orderBy('s.business_date', 'desc')
    .orderBy('s.id', 'desc')
    .limit(TOLD)
    .execute();
  for (const sale of sales.toReversed()) {
    const lines = await tx
      .selectFrom('sale_line')
      .selectAll()
      .where('member_id', '=', sale.member_id)
      .where('sale_id', '=', sale.id)
      .execute();
    const now = sale.sold_at ?? new Date(`${sale.business_date}T12:00:00Z`);
    await earnPoints(tx, viewer, {
      memberId: sale.member_id,
      guest: false,
      saleId: sale.id,
      store: { id: sale.store_id, time_zone: sale.time_zone, day_starts_at: sale.day_starts_at },
      now,
      day: sale.business_date,
      asked: {
        storeId: sale.store_id,
        channel: sale.channel,
        till: sale.till,
        day: sale.business_date,
        hour: null,
        amount: minor(sale.amount + sale.discount),
        quantity: thousandths(sale.quantity),
        cardTypeId: null,
      },
      lines: lines.map((line) => ({
        key: line.id,
        productId: line.product_id,
        categoryId: line.category_id,
        employeeId: line.employee_id,
        amount: minor(line.amount),
        net: minor(line.amount),
        quantity: thousandths(line.quantity),
        promoted: line.promoted,
      })),
    });
  }
}
