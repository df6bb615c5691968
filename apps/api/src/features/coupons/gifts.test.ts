import { withTx } from '@regulars/db/tx';
import { minor } from '@regulars/domain/money';
import type { Leaf } from '@regulars/domain/criteria';
import { evaluator } from '@regulars/domain/criteria-evaluate';
import { addDays, businessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { membersBehind } from '../alerts/behind.ts';
import { detectAll } from '../alerts/detect.ts';
import { couponsExpiring } from '../alerts/detectors/coupons-expiring.ts';
import { amongOf, idsOfMembers } from '../segments/ask.ts';
import { askingAt } from '../segments/asking.ts';
import { loadFacts } from '../segments/facts.ts';
import { giveGifts } from '../levels/gifts.ts';
import { createLevel } from '../levels/service.ts';
import { createPackage } from '../wallet/packages.ts';
import { topUp } from '../wallet/service.ts';
import { payBack, previewRefund } from '../wallet/pay-back.ts';
import { generateCodes } from './codes.ts';
import { issueByHand, transfer } from './service.ts';
import { createTemplate, publishTemplate, retireTemplate } from './templates.ts';
import { type CouponInHand, usableCoupons, useCoupons } from './use.ts';

const viewer = systemViewer('test');
const now = new Date();
const today = businessDate(now, 'Asia/Shanghai', 0);
let told: Told;
let storeId: string;

beforeAll(async () => {
  told = await chain().region('East').store('West Lake').member('Li').product('Tea').member('Wang').buys('Tea').member('Chen').tell();
  storeId = told.org('West Lake');
});
afterAll(() => closeDb());

const template = (validDays: number, perMember: number | null = null) =>
  withTx(db, async (tx) => {
    const rule = { group: 'ORDER', effect: { type: 'PERCENT', percent: 90, cap: null }, validDays } as const;
    const input = { code: crypto.randomUUID().slice(0, 8), name: 'Ten percent', perMember, claimable: false, transferable: false, rule };
    const id = await createTemplate(tx, viewer, input, now);
    await publishTemplate(tx, viewer, id, now);
    return id;
  });
const standing = (levelId: string) => ({ levelId, cause: 'RULE' as const, pinned: false, until: null });
const heldBy = (name: string, template_id: string) =>
  db
    .selectFrom('coupon')
    .select(['source', 'state'])
    .where('member_id', '=', told.member(name))
    .where('template_id', '=', template_id)
    .execute();

test('a top-up package gives coupons, or says why it cannot', async () => {
  const couponTemplateId = await template(30, 2);
  const offer = { name: '500 + 2', payFrom: minor(50_000), coupons: 2, couponTemplateId };
  const packageId = await withTx(db, (tx) => createPackage(tx, viewer, offer, now));
  const pay = () =>
    withTx(db, (tx) => topUp(tx, viewer, { storeId, memberId: told.member('Li'), packageId, method: 'CASH', now, amount: null }));
  await pay();
  expect(await heldBy('Li', couponTemplateId)).toEqual([1, 2].map(() => ({ source: 'TOP_UP', state: 'ACTIVE' })));
  await expect(pay()).rejects.toMatchObject({ code: 'COUPON_MEMBER_LIMIT', field: 'packageId' });
  const missing = { ...offer, couponTemplateId: null };
  await expect(withTx(db, (tx) => createPackage(tx, viewer, missing, now))).rejects.toMatchObject({ field: 'couponTemplateId' });
});

test('a top-up that is paid back takes its coupons along, to whomever they were handed on, and what was used off the money', async () => {
  const couponTemplateId = await template(30);
  const offer = { name: '300 + 3', payFrom: minor(30_000), coupons: 3, couponTemplateId };
  const memberId = told.member('Wang');
  const entry = await withTx(db, async (tx) => {
    const packageId = await createPackage(tx, viewer, offer, now);
    await tx.updateTable('coupon_template').set({ transferable: true }).where('id', '=', couponTemplateId).execute();
    return topUp(tx, viewer, { storeId, memberId, packageId, method: 'CASH', now, amount: null });
  });
  const mine = await db.selectFrom('coupon').select('id').where('top_up_id', '=', entry.entryId).orderBy('id').execute();
  const [first, second] = mine.map(({ id: couponId }) => ({ memberId, couponId }));
  if (!first || !second) throw new Error('no coupons');
  await withTx(db, (tx) => transfer(tx, viewer, crypto.randomUUID(), first, { toMemberId: told.member('Chen'), storeId, now }));
  await sql`
    insert into sale_offer (member_id, id, sale_id, store_id, business_date, channel, kind, rule_id, version, coupon_id, amount)
    select member_id, gen_random_uuid(), id, store_id, business_date, channel, 'COUPON', ${couponTemplateId}, 1, ${second.couponId}, 1200
    from sale where member_id = ${memberId}`.execute(db);
  const sale_id = (await db.selectFrom('sale').select('id').where('member_id', '=', memberId).executeTakeFirstOrThrow()).id;
  await db.updateTable('coupon').set({ state: 'USED', sale_id }).where('id', '=', second.couponId).execute();
  const { entryId } = entry;
  const back = (amount: number | null) => withTx(db, (tx) => previewRefund(tx, { memberId, entryId, amount }, now));
  expect(await back(null)).toMatchObject({ paidOut: 28_800, withheld: 1_200, couponsBack: 2 });
  const input = { memberId, entryId, storeId, amount: minor(30_000), method: 'CASH' as const, reason: 'moves away', now };
  await withTx(db, (tx) => payBack(tx, viewer, input));
  const states = await db.selectFrom('coupon').select(['state', 'withheld']).where('top_up_id', '=', entryId).orderBy('state').execute();
  expect(states).toEqual([
    { state: 'USED', withheld: 1_200 },
    { state: 'VOID', withheld: 0 },
    { state: 'VOID', withheld: 0 },
    { state: 'TRANSFERRED', withheld: 0 },
  ]);
});

test('codes at the till count as what a member may have of a template; those of walk-ins do not', async () => {
  const templateId = await template(30, 1);
  const made = { templateId, name: 'Flyer', orgId: storeId, quantity: 4, now };
  const { batchId } = await withTx(db, (tx) => generateCodes(tx, viewer, crypto.randomUUID(), made));
  const rows = await db.selectFrom('coupon_code').select('code').where('batch_id', '=', batchId).execute();
  const [own = '', second = '', third = '', fourth = ''] = rows.map(({ code }) => code);
  const store = { id: storeId, time_zone: null, day_starts_at: null };
  const memberId = told.member('Chen');
  const bring = (code: string, guest = false) =>
    usableCoupons(db, { memberId: guest ? null : memberId, codes: ['none', code], day: today, now }).then((all) =>
      all.filter((one) => one.code === code),
    );
  const use = (coupons: CouponInHand[], guest = false) => {
    const sale = {
      memberId: guest ? told.member('Li') : memberId,
      guest,
      saleId: crypto.randomUUID(),
      store,
      channel: 'STORE' as const,
      now,
    };
    const uses = coupons.map((coupon) => ({ coupon, discount: 1_000, field: 'codes.0' }));
    return withTx(db, (tx) => useCoupons(tx, viewer, uses, sale));
  };
  const quotedBefore = await bring(second);
  await use(await bring(own));
  await expect(bring(second)).rejects.toMatchObject({ code: 'COUPON_MEMBER_LIMIT', field: 'codes.1' });
  await expect(use(quotedBefore)).rejects.toMatchObject({ code: 'COUPON_MEMBER_LIMIT', field: 'codes.0' });
  for (const code of [third, fourth]) await use(await bring(code, true), true);
  const used = await db.selectFrom('coupon').select('state').where('template_id', '=', templateId).execute();
  expect(used.map(({ state }) => state)).toEqual(['USED', 'USED', 'USED']);
});

test('a level gives coupons once, and goes without those that are given no more', async () => {
  const couponTemplateId = await template(30);
  const gift = { coupons: 1, couponTemplateId };
  const level = { code: 'GOLD', name: 'Gold', rank: 7, ladder: 'REGISTERED', gift } as const;
  const levelId = await withTx(db, (tx) => createLevel(tx, viewer, level));
  const rise = (name: string) =>
    withTx(db, (tx) =>
      giveGifts(tx, [{ memberId: told.member(name), storeId, ladder: 'REGISTERED', cause: 'UPGRADE', from: null, to: standing(levelId) }], {
        day: today,
        now,
      }),
    );
  await rise('Wang');
  await rise('Wang');
  expect(await heldBy('Wang', couponTemplateId)).toEqual([{ source: 'LEVEL', state: 'ACTIVE' }]);
  await withTx(db, (tx) => retireTemplate(tx, viewer, couponTemplateId, now));
  await rise('Chen');
  expect(await heldBy('Chen', couponTemplateId)).toEqual([]);
});

test('one alert tells a store of coupons that end soon, and whose they are', async () => {
  const give = async (name: string, days: number, count: number) => {
    const asked = { templateId: await template(days), memberId: told.member(name), storeId, count, now };
    await withTx(db, (tx) => issueByHand(tx, viewer, crypto.randomUUID(), asked));
  };
  await give('Li', 5, 1);
  await give('Wang', 8, 2);
  await give('Chen', 9, 4); // later
  await detectAll(db, couponsExpiring, now);
  const [alert, ...others] = await db.selectFrom('alert').selectAll().where('kind', '=', 'COUPONS_EXPIRING').execute();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ org_id: storeId, subject: { members: 2, coupons: 3, day: addDays(today, 4) } });
  if (alert) expect(await membersBehind(alert, now)).toEqual([told.member('Wang'), told.member('Li')]);
});

test.each([
  [0, false],
  [2, false],
  [3, true],
  [40, true],
])('a condition says within how many days a coupon ends: %i days, %s', async (days, holds) => {
  const memberId = told.member('Chen');
  const templateId = await template(4); // counted from today: three days on is its last
  await withTx(db, (tx) => issueByHand(tx, viewer, crypto.randomUUID(), { templateId, memberId, storeId, count: 1, now }));
  const asking = await askingAt(db, now);
  const condition: Leaf = { attribute: 'couponsEnding', operator: 'any', value: [templateId], days };
  expect(await idsOfMembers(db, condition, asking, amongOf(viewer), { limit: 9 })).toEqual(holds ? [memberId] : []);
  const facts = await loadFacts(db, [memberId], [condition], asking);
  expect(evaluator(condition, asking.vocabulary, asking.context)(facts.get(memberId) ?? {})).toBe(holds);
});
