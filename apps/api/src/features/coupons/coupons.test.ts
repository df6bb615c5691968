import { withTx } from '@regulars/db/tx';
import { minor } from '@regulars/domain/money';
import type { Effect } from '@regulars/domain/offers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { giveBatches, issueToSegment } from './batches.ts';
import { generateCodes, importCodes, redeemCode, voidBatch } from './codes.ts';
import { expireCoupons } from './expire.ts';
import { claim, issueByHand, transfer, voidCoupon } from './service.ts';
import { createTemplate, publishTemplate, retireTemplate, type TemplateInput, updateTemplate } from './templates.ts';
import { returnCoupons } from './give-back.ts';
import { useCoupons, usableCoupons } from './use.ts';

const viewer = systemViewer('test');
const now = new Date('2026-11-20T04:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const today = '2026-11-20';
const TEN_OFF: Effect = { type: 'AMOUNT_OFF', amount: minor(1_000), each: false, cap: null };

let told: Told;
let store: { id: string; time_zone: null; day_starts_at: null };
let memberId: string;
let count = 0;

beforeAll(async () => {
  let story = chain().region('East').store('West Lake');
  for (let n = 1; n <= 100; n++) story = story.member(`Li ${n}`);
  told = await story.tell();
  store = { id: told.org('West Lake'), time_zone: null, day_starts_at: null };
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member(`Li ${71 + count++}`);
});

const key = () => crypto.randomUUID();
const inputOf = (change: Partial<TemplateInput>): TemplateInput => ({
  code: `T${key().slice(0, 8)}`,
  name: 'Ten off',
  claimable: false,
  transferable: false,
  ...change,
  rule: { group: 'ORDER', effect: TEN_OFF, validDays: 10, ...change.rule },
});
const template = (change: Partial<TemplateInput> = {}) =>
  withTx(db, async (tx) => {
    const id = await createTemplate(tx, viewer, inputOf(change), now);
    await publishTemplate(tx, viewer, id, now);
    return id;
  });
const give = (templateId: string, change: { memberId?: string; count?: number; now?: Date } = {}, once = key()) =>
  withTx(db, (tx) => issueByHand(tx, viewer, once, { templateId, memberId, storeId: store.id, count: 1, now, ...change }));
const inHand = (day = today, codes: string[] = []) => usableCoupons(db, { memberId, codes, day, now: new Date(`${day}T04:00:00Z`) });
const inStore = { guest: false, channel: 'STORE' as const };
const saleOf = (buyer = memberId, at = now) => ({ ...inStore, memberId: buyer, saleId: key(), store, now: at });
const use = async (change: Partial<ReturnType<typeof saleOf>> = {}, codes: string[] = []) => {
  const sale = { ...saleOf(), ...change };
  const coupons = await usableCoupons(db, { memberId: sale.memberId, codes, day: today, now });
  const uses = coupons.map((coupon, at) => ({ coupon, discount: 1_000, field: `coupons.${at}` }));
  await withTx(db, (tx) => useCoupons(tx, viewer, uses, sale));
  return sale;
};
const rowsOf = (templateId: string) => db.selectFrom('coupon').selectAll().where('template_id', '=', templateId).orderBy('id').execute();
const actsOf = async (templateId: string) => {
  const rows = await db.selectFrom('coupon_event').select('act').where('template_id', '=', templateId).orderBy('id').execute();
  return rows.map(({ act }) => act);
};

describe('given by hand', () => {
  test('a coupon holds so many days by the version of its moment, whatever is published later', async () => {
    const id = await template();
    const once = key();
    const first = await give(id, {}, once);
    expect(await give(id, {}, once)).toEqual(first);
    expect(await rowsOf(id)).toMatchObject([{ state: 'ACTIVE', version: 1, starts_on: today, expires_on: '2026-11-29' }]);
    const dearer = inputOf({ rule: { group: 'ORDER', effect: { type: 'AMOUNT_OFF', amount: minor(500), each: false, cap: null } } });
    await withTx(db, async (tx) => {
      await updateTemplate(tx, viewer, id, dearer, now);
      await publishTemplate(tx, viewer, id, now);
    });
    await give(id);
    expect((await inHand()).map(({ version, effect }) => ({ version, effect })).toSorted((a, b) => a.version - b.version)).toEqual([
      { version: 1, effect: TEN_OFF },
      { version: 2, effect: { ...TEN_OFF, amount: 500 } },
    ]);
    expect(await actsOf(id)).toEqual(['ISSUED', 'ISSUED']);
  });

  test('limits of a member and of all hold, also where many ask at once', async () => {
    const id = await template({ issueLimit: 5, perMember: 1 });
    await give(id);
    await expect(give(id)).rejects.toMatchObject({ code: 'COUPON_MEMBER_LIMIT', field: 'memberId' });
    const others = Array.from({ length: 8 }, (_, at) => told.member(`Li ${at + 40}`));
    const results = await Promise.allSettled(others.map((other) => give(id, { memberId: other })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    await expect(give(id, { memberId: told.member('Li 60') })).rejects.toMatchObject({ code: 'COUPON_ALL_GIVEN', details: { left: 0 } });
    expect(await rowsOf(id)).toHaveLength(5);
  });

  test('nothing is given of a draft, of what is retired, or of what would be over', async () => {
    const draft = await withTx(db, (tx) => createTemplate(tx, viewer, inputOf({}), now));
    await expect(give(draft)).rejects.toMatchObject({ code: 'COUPON_NOT_PUBLISHED', field: 'couponTemplateId' });
    const retired = await template();
    await give(retired);
    await withTx(db, (tx) => retireTemplate(tx, viewer, retired, now));
    await expect(give(retired)).rejects.toMatchObject({ code: 'COUPON_NOT_PUBLISHED' });
    expect(await inHand()).toHaveLength(1);
    const over = await template({ rule: { group: 'ORDER', effect: TEN_OFF, validDays: null, endsOn: '2026-11-19' } });
    await expect(give(over)).rejects.toMatchObject({ code: 'COUPON_TERM_OVER', details: { until: '2026-11-19' } });
  });
});

describe('claimed, handed on, taken away, over', () => {
  const take = (templateId: string, at = now) =>
    withTx(db, (tx) => claim(tx, viewer, key(), { templateId, memberId, storeId: store.id, now: at }));

  test('members claim what is open for it, in its days', async () => {
    const id = await template({ claimable: true, claimUntil: today, perMember: 1 });
    await take(id);
    expect(await actsOf(id)).toEqual(['CLAIMED']);
    await expect(take(id, later(1))).rejects.toMatchObject({ code: 'COUPON_NOT_CLAIMABLE' });
    await expect(take(await template())).rejects.toMatchObject({ code: 'COUPON_NOT_CLAIMABLE' });
  });

  test('a transfer ends one and makes another that holds as long', async () => {
    const id = await template({ transferable: true });
    const from = await give(id);
    const toMemberId = told.member('Li 69');
    const to = await withTx(db, (tx) => transfer(tx, viewer, key(), from, { toMemberId, storeId: store.id, now }));
    const rows = (await rowsOf(id)).toSorted((a, b) => Number(a.from_id !== null) - Number(b.from_id !== null)); // ids of one moment
    expect(rows).toMatchObject([
      { member_id: from.memberId, state: 'TRANSFERRED', expires_on: '2026-11-29' },
      { member_id: toMemberId, state: 'ACTIVE', source: 'TRANSFER', from_id: from.couponId, expires_on: '2026-11-29' },
    ]);
    expect(to.memberId).toBe(toMemberId);
    const again = { toMemberId, storeId: store.id, now };
    await expect(withTx(db, (tx) => transfer(tx, viewer, key(), from, again))).rejects.toMatchObject({ code: 'COUPON_STATE' });
    const kept = await give(await template());
    await expect(withTx(db, (tx) => transfer(tx, viewer, key(), kept, again))).rejects.toMatchObject({ code: 'COUPON_NOT_TRANSFERABLE' });
  });

  test('a void coupon is gone, for a reason', async () => {
    const id = await template();
    const given = await give(id);
    const end = (reason: string) => withTx(db, (tx) => voidCoupon(tx, viewer, given, { storeId: store.id, reason, now }));
    await expect(end(' ')).rejects.toMatchObject({ code: 'REQUIRED', field: 'reason' });
    await end('given by mistake');
    expect(await inHand()).toEqual([]);
    await expect(end('again')).rejects.toMatchObject({ code: 'COUPON_STATE' });
  });

  test('what is over its last day ends at midnight', async () => {
    const id = await template();
    await give(id);
    expect([await inHand('2026-11-29'), await inHand('2026-11-30')].map(({ length }) => length)).toEqual([1, 0]);
    await expireCoupons(db, later(9));
    expect(await rowsOf(id)).toMatchObject([{ state: 'ACTIVE' }]);
    await expireCoupons(db, later(10));
    expect(await rowsOf(id)).toMatchObject([{ state: 'EXPIRED' }]);
    expect(await actsOf(id)).toEqual(['ISSUED', 'EXPIRED']);
  });
});

describe('used', () => {
  test('of 64 who buy at once with a coupon limited to 100 uses, exactly 100 in all get it, the others a clear refusal', async () => {
    const id = await template({ useLimit: 100, budget: minor(1_000_000) });
    const buyers = Array.from({ length: 64 }, (_, at) => told.member(`Li ${at + 1}`));
    await Promise.all(buyers.map((buyer) => give(id, { memberId: buyer, count: 2 })));
    const attempts = buyers.map(async (buyer) => {
      const mine = (await usableCoupons(db, { memberId: buyer, codes: [], day: today, now })).filter(({ ruleId }) => ruleId === id);
      const outcomes: string[] = [];
      for (const coupon of mine) {
        const uses = [{ coupon, discount: 1_000, field: 'coupons.0' }];
        const outcome = withTx(db, (tx) => useCoupons(tx, viewer, uses, saleOf(buyer)));
        outcomes.push(
          await outcome.then(
            () => 'used',
            (error: { code?: string; field?: string }) => `${error.code} ${error.field}`,
          ),
        );
      }
      return outcomes;
    });
    const outcomes = (await Promise.all(attempts)).flat();
    expect(outcomes.filter((outcome) => outcome === 'used')).toHaveLength(100);
    expect(new Set(outcomes)).toEqual(new Set(['used', 'COUPON_USED_UP coupons.0']));
    expect((await rowsOf(id)).filter(({ state }) => state === 'USED')).toHaveLength(100);
    const { rows } = await sql<{ uses: number; budget: number }>`
      select sum(uses_left)::int as uses, sum(budget_left)::bigint as budget from offer_slot where rule_id = ${id}`.execute(db);
    expect(rows).toEqual([{ uses: 0, budget: 900_000 }]);
  });

  test('a budget is spent to the last cent, however it lies', async () => {
    const id = await template({ budget: minor(2_500) });
    await give(id, { count: 3 });
    const [first, second, third] = (await inHand()).map((coupon) => [{ coupon, discount: 1_000, field: 'coupons.0' }]);
    for (const uses of [first, second]) await withTx(db, (tx) => useCoupons(tx, viewer, uses ?? [], saleOf()));
    await expect(withTx(db, (tx) => useCoupons(tx, viewer, third ?? [], saleOf()))).rejects.toMatchObject({ code: 'COUPON_USED_UP' });
    const rest = (third ?? []).map((one) => ({ ...one, discount: 500 }));
    await withTx(db, (tx) => useCoupons(tx, viewer, rest, saleOf()));
  });

  test('one coupon is used once, whoever else tries at once', async () => {
    const id = await template();
    await give(id);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => use()));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as { code: string }] : []));
    expect(new Set(refused.map(({ code }) => code))).toEqual(refused.length > 0 ? new Set(['COUPON_GONE']) : new Set());
    expect((await actsOf(id)).filter((act) => act === 'USED')).toHaveLength(1);
  });

  test('a whole refund gives it back while it is valid, with its use; later it comes back expired', async () => {
    const id = await template({ useLimit: 1 });
    const { couponId } = await give(id);
    const refund = async (at: Date) => {
      const { saleId } = await use();
      const amounts = [{ couponId, templateId: id, amount: 1_000 }];
      const back = { memberId, saleId, refundId: key(), whole: true, amounts, store, channel: 'STORE' as const, now: at };
      await withTx(db, (tx) => returnCoupons(tx, viewer, back));
    };
    await refund(later(1));
    expect(await rowsOf(id)).toMatchObject([{ state: 'ACTIVE', sale_id: null }]);
    await refund(later(12));
    expect(await rowsOf(id)).toMatchObject([{ state: 'EXPIRED' }]);
    expect((await actsOf(id)).toSorted()).toEqual(['ISSUED', 'RETURNED', 'RETURNED', 'USED', 'USED']);
  });
});

describe('codes', () => {
  const batch = (templateId: string, quantity: number) =>
    withTx(db, (tx) => generateCodes(tx, viewer, key(), { templateId, name: 'Flyer', orgId: store.id, quantity, now }));
  const codesOf = async (batchId: string) => {
    const rows = await db.selectFrom('coupon_code').select('code').where('batch_id', '=', batchId).execute();
    return rows.map(({ code }) => code);
  };
  const redeem = (code: string, holder = memberId) =>
    withTx(db, (tx) => redeemCode(tx, viewer, key(), { code, memberId: holder, storeId: store.id, now }));

  test('are each redeemed once, however they are typed', async () => {
    const id = await template();
    const { batchId } = await batch(id, 20);
    const [code = '', other = ''] = await codesOf(batchId);
    await redeem(` ${code.toLowerCase().slice(0, 8)}-${code.slice(8)}`);
    await expect(redeem(code)).rejects.toMatchObject({ code: 'COUPON_CODE_USED', field: 'code' });
    const wrong = `${other.slice(0, 15)}${other.endsWith('A') ? 'B' : 'A'}`;
    await expect(redeem(wrong)).rejects.toMatchObject({ code: 'COUPON_CODE_MISTYPED' });
    await expect(redeem('SPRING2026')).rejects.toMatchObject({ code: 'COUPON_CODE_UNKNOWN' });
    const results = await Promise.allSettled([1, 2, 3, 4].map((at) => redeem(other, told.member(`Li ${at}`))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await actsOf(id)).toEqual(['CLAIMED', 'CLAIMED']);
    await withTx(db, (tx) => voidBatch(tx, viewer, batchId, 'flyers lost', now));
    const rest = (await codesOf(batchId)).filter((one) => one !== code && one !== other);
    await expect(redeem(rest[0] ?? '')).rejects.toMatchObject({ code: 'COUPON_CODE_USED' });
  });

  test('can be brought to the till by anybody, and are used there once', async () => {
    const id = await template();
    const { batchId } = await batch(id, 1);
    const [code = ''] = await codesOf(batchId);
    expect(await usableCoupons(db, { memberId: null, codes: [code], day: today, now })).toMatchObject([
      { code, memberId: null, ruleId: id },
    ]);
    const both = await Promise.allSettled([use({}, [code]), use({ memberId: told.member('Li 68') }, [code])]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await rowsOf(id)).toMatchObject([{ state: 'USED', source: 'CODE', code }]);
    expect(await usableCoupons(db, { memberId: null, codes: [code], day: today, now })).toEqual([]);
  });

  test('of others are taken in, none of them twice', async () => {
    const id = await template();
    const take = (list: string) =>
      withTx(db, (tx) => importCodes(tx, viewer, key(), { templateId: id, name: 'Partner', orgId: store.id, list, now }));
    await take('AUTUMN-0001\nAUTUMN-0002');
    await redeem('autumn0002');
    await expect(take('AUTUMN-0003\nAUTUMN-0001')).rejects.toMatchObject({ code: 'COUPON_CODES_TAKEN', details: { count: 1 } });
    await expect(take('AUTUMN-0003\nautumn0003')).rejects.toMatchObject({ code: 'DUPLICATE', field: 'list' });
    const bad = { code: 'COUPON_CODES_BAD', field: 'list', details: { count: 2, first: '短' } };
    await expect(take('AUTUMN-0003\r\n\r\n 短 \nAUTUMN-0004,1234')).rejects.toMatchObject(bad);
  });
});

test('each member of a segment gets one, once, however often the job begins', async () => {
  const id = await template({ perMember: 1 });
  await give(id);
  const segmentId = key();
  const criteria = JSON.stringify({ all: [] });
  const root = await db.selectFrom('org').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
  const segment = { id: segmentId, name: `All ${segmentId}`, criteria, org_id: root.id, created_at: now, updated_at: now };
  await db.insertInto('segment').values(segment).execute();
  const asked = { templateId: id, name: 'For all', segmentId, orgId: root.id, now };
  const { batchId } = await withTx(db, (tx) => issueToSegment(tx, viewer, key(), asked));
  await Promise.all([giveBatches(db, now), giveBatches(db, now)]);
  await giveBatches(db, now);
  const batch = await db.selectFrom('coupon_batch').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow();
  expect(batch).toMatchObject({ state: 'DONE', quantity: 100, given: 99, failed: 1 });
  expect(await rowsOf(id)).toHaveLength(100);
});
