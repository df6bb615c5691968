import { sql } from 'kysely';
import type { Effect } from '../../packages/domain/src/offers.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { generateCodes } from '../../apps/api/src/features/coupons/codes.ts';
import { give, type Giving, openTemplate, type Place } from '../../apps/api/src/features/coupons/issue.ts';
import { createTemplate, publishTemplate, type TemplateInput } from '../../apps/api/src/features/coupons/templates.ts';
import { useCoupons as spendCoupons, usableCoupons } from '../../apps/api/src/features/coupons/use.ts';
import { createPromotion, type PromotionInput, publishPromotion } from '../../apps/api/src/features/promotions/service.ts';
import { businessDate } from '../../packages/domain/src/time.ts';
import { at } from './random.ts';
import type { Stage } from './value.ts';
import { TIME_ZONE } from './world.ts';

const off = (yuan: number, each = false): Effect => ({ type: 'AMOUNT_OFF', amount: minor(yuan * 100), each, cap: null });
const percent = (paid: number): Effect => ({ type: 'PERCENT', percent: paid, cap: null });

interface Ware extends TemplateInput {
  draft?: true;
}

const TEMPLATES: Ware[] = [
  {
    code: 'NEW20',
    name: '新人满 100 减 20',
    terms: '注册后 30 天内使用，每人一张。',
    perMember: 1,
    claimable: true,
    transferable: false,
    rule: { group: 'ORDER', effect: off(20), fromAmount: minor(10_000), validDays: 30 },
  },
  {
    code: 'BDAY88',
    name: '生日 8.8 折券',
    claimable: false,
    transferable: false,
    rule: { group: 'ORDER', effect: percent(88), validDays: 31 },
  },
  {
    code: 'TEA30',
    name: '好茶满 200 减 30',
    terms: '可转赠亲友。',
    useLimit: 2_000,
    claimable: false,
    transferable: true,
    rule: { group: 'EXTRA', effect: off(30), fromAmount: minor(20_000), validDays: 60 },
  },
  {
    code: 'SHIP',
    name: '免运费券',
    claimable: true,
    transferable: true,
    rule: { group: 'DELIVERY', effect: { type: 'FREE_DELIVERY' }, validDays: 90 },
  },
  {
    code: 'SPRING',
    name: '新茶上市 9 折',
    claimable: false,
    transferable: false,
    draft: true,
    rule: { group: 'PRODUCT', effect: percent(90), validDays: 30 },
  },
];

const PROMOTIONS: (PromotionInput & { draft?: true })[] = [
  { name: '每满 300 减 30', budget: minor(50_000_000), rule: { group: 'ORDER', effect: off(30, true), fromAmount: minor(30_000) } },
  {
    name: '会员日 9.5 折',
    rule: { group: 'EXTRA', effect: percent(95), condition: { attribute: 'saleWeekday', operator: 'in', value: ['3'] } },
  },
  { name: '第二件半价', draft: true, rule: { group: 'PRODUCT', effect: { type: 'BUY_N', buy: 1, get: 1, percent: 50, most: null } } },
];

/** Used coupons of the last months, and those that members still have. */
const USED = 60;
const WAITING = 80;

/** What the chain takes off: templates and promotions, coupons that were used in sales that were cheaper, and some in hand. */
export async function playOffers(stage: Stage): Promise<void> {
  await sql`update product set kind = 'DELIVERY' where name like '同城送货%'`.execute(stage.tx); // what free delivery takes off
  const templates = [];
  for (const { draft, ...input } of TEMPLATES) {
    const id = await createTemplate(stage.tx, stage.owner, input, stage.daysAgo(110));
    if (draft) continue;
    await publishTemplate(stage.tx, stage.owner, id, stage.daysAgo(110));
    templates.push(await openTemplate(stage.tx, id));
  }
  const promotions = [];
  for (const { draft, ...input } of PROMOTIONS) {
    const id = await createPromotion(stage.tx, stage.owner, input, stage.daysAgo(110));
    if (draft) continue;
    await publishPromotion(stage.tx, stage.owner, id, stage.daysAgo(110));
    promotions.push(id);
  }
  await onTop(stage, at(templates, 2).id);
  await useSome(stage, templates.slice(0, 3));
  await tellPromotions(stage, promotions);
  await giveSome(stage, templates);
  const flyer = { templateId: at(templates, 2).id, name: '茶博会传单', orgId: stage.owner.orgId, quantity: 200, now: stage.daysAgo(20) };
  await generateCodes(stage.tx, stage.owner, 'seed-flyer-codes', flyer);
}

/** Gift packs and the largest package give coupons, too. */
async function onTop(stage: Stage, templateId: string): Promise<void> {
  await sql`update level set gift_coupons = 2, gift_template_id = ${templateId} where code = 'GOLD'`.execute(stage.tx);
  await sql`
    update top_up_package set coupons = 1, template_id = ${templateId}
    where id = (select id from top_up_package where archived_at is null order by pay_from desc, id limit 1)`.execute(stage.tx);
}

type Templates = Giving['template'][];

interface Cheaper {
  member_id: string;
  sale_id: string;
  line_id: string;
  store_id: string;
  channel: 'STORE' | 'WEBSITE' | 'APP' | 'CALL_CENTRE' | 'PARTNER';
  sold_at: Date;
  discount: number;
}

/** Lines of the last three months that were cheaper than the price list, one of a sale, members' only. */
async function cheaperLines({ tx, daysAgo }: Stage): Promise<Cheaper[]> {
  const { rows } = await sql<Cheaper>`
    select distinct on (md5(s.id::text)) s.member_id, s.id as sale_id, l.id as line_id, s.store_id, s.channel, s.sold_at, l.discount
    from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id
    where s.kind = 'SALE' and not s.guest and s.sold_at > ${daysAgo(90)} and s.business_date > ${daysAgo(90)}::date and l.discount > 0
    order by md5(s.id::text), l.id limit ${USED}`.execute(tx);
  return rows;
}

const placeOf = (id: string): Place => ({ id, time_zone: null, day_starts_at: null });

/** Gives a coupon some days before such a sale, and uses it there. */
async function useSome(stage: Stage, templates: Templates): Promise<void> {
  const cheaper = await cheaperLines(stage);
  for (const [n, line] of cheaper.entries()) {
    const template = at(templates, n % templates.length);
    const store = placeOf(line.store_id);
    const now = new Date(line.sold_at.getTime() - 4 * 86_400_000);
    const source = template.claimable ? 'CLAIM' : 'BATCH';
    const [given] = await give(stage.tx, stage.owner, [{ memberId: line.member_id, store }], {
      template,
      count: 1,
      source,
      channel: line.channel,
      now,
    });
    if (!given) continue;
    const day = businessDate(line.sold_at, TIME_ZONE, 0);
    const coupon = (await usableCoupons(stage.tx, { memberId: line.member_id, codes: [], now: line.sold_at, day })).find(
      ({ id }) => id === given.couponId,
    );
    if (!coupon) continue;
    const sale = { memberId: line.member_id, guest: false, saleId: line.sale_id, store, channel: line.channel, now: line.sold_at };
    await spendCoupons(stage.tx, stage.owner, [{ coupon, discount: line.discount, field: 'coupons' }], sale);
    await sql`
      insert into sale_offer (member_id, id, sale_id, line_id, store_id, business_date, channel, kind, rule_id, version, coupon_id, amount)
      select member_id, id, sale_id, id, store_id, business_date, ${line.channel}, 'COUPON', ${template.id}, 1, ${coupon.id}, discount
      from sale_line where member_id = ${line.member_id} and id = ${line.line_id}`.execute(stage.tx);
  }
}

/** Every other line that was cheaper was so by one of the promotions. */
async function tellPromotions({ tx, daysAgo }: Stage, promotions: readonly string[]): Promise<void> {
  await sql`
    insert into sale_offer (member_id, id, sale_id, line_id, store_id, business_date, channel, kind, rule_id, version, amount)
    select l.member_id, l.id, l.sale_id, l.id, l.store_id, l.business_date, s.channel, 'PROMOTION',
      case when extract(isodow from l.business_date) = 3 then ${promotions[1]}::uuid else ${promotions[0]}::uuid end, 1, l.discount
    from sale_line l join sale s on s.member_id = l.member_id and s.id = l.sale_id
    where l.promoted and l.discount > 0 and l.business_date > ${daysAgo(60)}::date
    on conflict do nothing`.execute(tx);
}

/** Coupons that members still have; the eldest of them are over. */
async function giveSome(stage: Stage, templates: Templates): Promise<void> {
  for (const [n, template] of templates.entries()) {
    for (let step = 0; step < 4; step++) {
      const members = stage.members.filter((_member, index) => index % 4 === step).slice(n * 5, n * 5 + WAITING / 16);
      const gifts = members.map(({ id: memberId, home }) => ({ memberId, store: placeOf(home.id) }));
      const source = template.claimable ? 'CLAIM' : 'BATCH';
      await give(stage.tx, stage.owner, gifts, { template, count: 1, source, now: stage.daysAgo(1 + step * 27) });
    }
  }
}
