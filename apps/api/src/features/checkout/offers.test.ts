import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { SPENDING_POINTS } from '@regulars/domain/assets';
import { minor } from '@regulars/domain/money';
import type { Effect } from '@regulars/domain/offers';
import { thousandths } from '@regulars/domain/quantity';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { setEarning } from '../cards/earning.ts';
import { issueCard } from '../cards/issue.ts';
import { createCardType } from '../cards/types.ts';
import { issueByHand } from '../coupons/service.ts';
import { createTemplate, publishTemplate } from '../coupons/templates.ts';
import { createPassType } from '../passes/types.ts';
import { sellPass } from '../passes/service.ts';
import { passesOf } from '../passes/sold.ts';
import { publishRules, saveRules } from '../points/rules.ts';
import { forgetEarningRules } from '../points/book.ts';
import { createPromotion, publishPromotion } from '../promotions/service.ts';
import { takenOff } from '../promotions/taken.ts';
import { refundSale } from '../sales/refund.ts';
import { verify } from '../ledger/verify.ts';
import type { Basket } from './basket.ts';
import { quoteBasket } from './quoted.ts';
import { checkout } from './service.ts';
import { earningsOf, pointsOf } from './earnings.ts';

const viewer = systemViewer('test');
const now = new Date('2026-11-20T04:00:00Z');
let told: Told;
let memberId: string;
let count = 0;

beforeAll(async () => {
  let story = chain()
    .region('East')
    .store('West Lake')
    .product('Longjing', { price: 5000, stock: 1000 })
    .product('Cup', { price: 3000, stock: 1000 });
  story = story.product('Massage', { price: 8000, tracked: false, stock: 0 });
  for (let n = 1; n <= 80; n++) story = story.member(`Li ${n}`);
  told = await story.tell();
  await db.updateTable('product').set({ kind: 'SERVICE' }).where('id', '=', told.product('Massage')).execute();
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member(`Li ${++count}`);
});

const off = (amount: number): Effect => ({ type: 'AMOUNT_OFF', amount: minor(amount), each: false, cap: null });
const template = (effect: Effect, more: { useLimit?: number; group?: 'ORDER' | 'EXTRA' } = {}) =>
  withTx(db, async (tx) => {
    const rule = { group: more.group ?? ('ORDER' as const), effect, validDays: 30 };
    const input = {
      code: `T${crypto.randomUUID().slice(0, 8)}`,
      name: 'Off',
      claimable: false,
      transferable: false,
      useLimit: more.useLimit ?? null,
      rule,
    };
    const id = await createTemplate(tx, viewer, input, now);
    await publishTemplate(tx, viewer, id, now);
    return id;
  });
const give = (templateId: string, to = memberId) =>
  withTx(db, (tx) =>
    issueByHand(tx, viewer, crypto.randomUUID(), { templateId, memberId: to, storeId: told.org('West Lake'), count: 1, now }),
  );
const basket = (products: string[] = ['Longjing', 'Cup'], more: Partial<Basket> = {}): Basket => ({
  storeId: told.org('West Lake'),
  till: null,
  channel: 'STORE',
  memberId,
  card: null,
  lines: products.map((name, at) => ({
    key: String(at),
    productId: told.product(name),
    quantity: thousandths(1000),
    employeeId: null,
    sellers: [],
    passTypeId: null,
  })),
  couponIds: null,
  codes: [],
  ...more,
});
const ask = (one: Basket) => quoteBasket(db, viewer, one, now);
const sell = async (one: Basket, byPoints = 0, quoted = ask(one)) => {
  const { fingerprint, quote } = await quoted;
  const cash = { method: 'CASH' as const, amount: minor(quote.amount - byPoints) };
  const points = { method: 'POINTS' as const, amount: minor(byPoints) };
  const tenders = [cash, points].filter(({ amount }) => amount > 0);
  return withTx(db, (tx) => checkout(tx, viewer, { basket: one, fingerprint, tenders, now }));
};
const offersOf = async () => {
  const { rows } = await sql<{ kind: string; amount: number }>`
    select kind, sum(amount)::bigint as amount from sale_offer where member_id = ${memberId} group by kind order by kind`.execute(db);
  return Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount]));
};
const couponStates = async () =>
  (await db.selectFrom('coupon').select('state').where('member_id', '=', memberId).orderBy('state').execute()).map(({ state }) => state);

describe('coupons', () => {
  test('are recognised, the best proposed, used once, and given back with the whole sale', async () => {
    await give(await template(off(500)));
    await give(await template(off(900)));
    const { quote } = await ask(basket());
    expect([quote.amount, quote.couponIds.length, quote.alternatives()]).toMatchObject([7100, 1, [{ givesUp: 400 }]]);
    const sale = await sell(basket());
    expect([await couponStates(), await offersOf()]).toEqual([['ACTIVE', 'USED'], { COUPON: 900 }]);
    const lines = await db.selectFrom('sale_line').select('id').where('sale_id', '=', sale.saleId).orderBy('line_no').execute();
    const part = lines.slice(0, 1).map(({ id: lineId }) => ({ lineId, quantity: thousandths(1000) }));
    await withTx(db, (tx) => refundSale(tx, viewer, { ...sale, lines: part, now }));
    expect([await couponStates(), await offersOf()]).toMatchObject([['ACTIVE', 'USED'], { COUPON: 337 }]);
    await withTx(db, (tx) => refundSale(tx, viewer, { ...sale, now }));
    expect([await couponStates(), await offersOf()]).toEqual([['ACTIVE', 'ACTIVE'], { COUPON: 0 }]);
  });

  test('the customer may choose another, or none', async () => {
    await give(await template(off(500)));
    await give(await template(off(900)));
    const best = (await ask(basket())).quote;
    const [other] = best.alternatives()[0]?.couponIds ?? [];
    expect((await ask(basket(undefined, { couponIds: [other ?? ''] }))).quote.amount).toBe(7500);
    expect((await ask(basket(undefined, { couponIds: [] }))).quote.amount).toBe(8000);
    await expect(ask(basket(undefined, { couponIds: [memberId] }))).rejects.toMatchObject({
      code: 'COUPON_NOT_IN_HAND',
      field: 'coupons.0',
    });
    await expect(ask(basket(undefined, { codes: ['NOBODY'] }))).rejects.toMatchObject({ code: 'COUPON_NOT_IN_HAND', field: 'codes.0' });
  });

  test('one coupon in two baskets at once is used in one', async () => {
    await give(await template(off(500)));
    const agreed = Promise.resolve(await ask(basket())); // both have seen it with the coupon
    const results = await Promise.allSettled([sell(basket(), 0, agreed), sell(basket(), 0, agreed)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await offersOf()).toEqual({ COUPON: 500 });
  });

  test('of a template that may be used ten times, ten of thirty buyers at once get it; the others are refused or quoted without it before they pay', async () => {
    const id = await template(off(100), { useLimit: 10 });
    const buyers = Array.from({ length: 30 }, (_, at) => told.member(`Li ${at + 50}`));
    for (const buyer of buyers) await give(id, buyer);
    const results = await Promise.allSettled(buyers.map((buyer) => sell(basket(['Cup'], { memberId: buyer }))));
    for (const result of results) {
      if (result.status === 'rejected') expect(['COUPON_USED_UP', 'QuoteMoved']).toContain(result.reason.code ?? result.reason.name);
    }
    const used = await db.selectFrom('sale_offer').select('amount').where('rule_id', '=', id).execute();
    expect(used.map(({ amount }) => amount)).toEqual(Array(10).fill(100));
    const sold = await db.selectFrom('sale').select('amount').where('member_id', 'in', buyers).execute();
    expect(sold.filter(({ amount }) => amount === 2900)).toHaveLength(10); // who asked later was quoted the full price
  });
});

const takenOf = (id: string) => takenOff({ viewer }, { member_id: memberId, id });

test('a promotion applies by itself, within its budget', async () => {
  const rule = { group: 'ORDER' as const, effect: off(1000), fromAmount: minor(12_000) };
  await withTx(db, async (tx) => {
    const id = await createPromotion(tx, viewer, { name: 'Autumn', budget: minor(1500), rule }, now);
    await publishPromotion(tx, viewer, id, now);
  });
  const three = basket(['Longjing', 'Longjing', 'Cup']);
  expect((await ask(basket())).quote.outcomes[0]?.result).toMatchObject({ code: 'AMOUNT_MISSING', missing: 4000 });
  const { saleId } = await sell(three);
  expect(await offersOf()).toEqual({ PROMOTION: 1000 });
  const taken = await takenOf(saleId);
  expect(taken?.map(({ lineNo, kind, name, amount }) => [lineNo, kind, name, amount])).toEqual([
    [1, 'PROMOTION', 'Autumn', 385],
    [2, 'PROMOTION', 'Autumn', 384],
    [3, 'PROMOTION', 'Autumn', 231],
  ]);
  expect((await ask(three)).quote.amount).toBe(13_000); // 500 are left of it: too little, so nobody is promised any
  await sell(three);
  expect(await offersOf()).toEqual({ PROMOTION: 1000 });
});

test('a use of a pass pays its line, and comes back with it', async () => {
  const input = { code: `P${count}`, name: 'Massages', productId: told.product('Massage'), price: minor(20_000), uses: 3, validDays: 90 };
  const passTypeId = await withTx(db, (tx) => createPassType(tx, viewer, 'COUNT', input, now));
  const tenders = [{ method: 'CASH' as const, amount: minor(20_000) }];
  await withTx(db, (tx) => sellPass(tx, viewer, { storeId: told.org('West Lake'), memberId, passTypeId, tenders, now }));
  const one = basket(['Massage', 'Cup']);
  const paid = { ...one, lines: one.lines.map((line, at) => ({ ...line, passTypeId: at === 0 ? passTypeId : null })) };
  expect((await ask(paid)).quote.amount).toBe(3000);
  const sale = await sell(paid);
  expect((await passesOf(db, memberId, { empty: true }))[0]?.left).toBe(2);
  expect(await takenOf(sale.saleId)).toMatchObject([{ lineNo: 1, kind: 'PASS', name: 'Massages', amount: 8000 }]);
  const back = await withTx(db, (tx) => refundSale(tx, viewer, { ...sale, now }));
  expect(await takenOf(back.saleId)).toMatchObject([{ lineNo: 1, kind: 'PASS', name: 'Massages', amount: -8000 }]);
  expect((await passesOf(db, memberId, { empty: true }))[0]?.left).toBe(3);
  expect(await offersOf()).toEqual({ PASS: 0 });
});

test('points are earned in the sale, shown before it, and pay the next one', async () => {
  await withTx(db, async (tx) => {
    const effect = { type: 'PER_AMOUNT', points: 1, per: minor(10), rounding: 'DOWN' } as const;
    const rule = {
      nameEn: 'All',
      nameZh: '全场',
      kindId: SPENDING_POINTS,
      condition: null,
      lines: null,
      effect,
      byLevel: false,
      stops: false,
      pendingDelivery: false,
    };
    await saveRules(tx, viewer, { rules: [rule] }, now);
    await publishRules(tx, viewer, now);
  });
  forgetEarningRules();
  const quoted = await ask(basket());
  expect((await earningsOf(db, quoted, now))?.earned.earnings).toMatchObject([{ points: 800 }]);
  await sell(basket());
  const balance = () =>
    db.selectFrom('account').select('balance').where('member_id', '=', memberId).where('asset_id', '=', SPENDING_POINTS).executeTakeFirst();
  expect(await balance()).toEqual({ balance: 800 });
  await db
    .updateTable('points_setting')
    .set({ pay_kind_id: SPENDING_POINTS, pay_points: 100, pay_worth: 100, pay_share: 50, pay_step: 100, pay_first: 0 })
    .execute();
  const offered = await pointsOf(db, await ask(basket()), now);
  expect(offered).toMatchObject({ balance: 800, most: 800, worth: 800 });
  await sell(basket(), 800);
  expect(await balance()).toEqual({ balance: 720 }); // 7,200 of 8,000 were paid in money
});

test('what a card is for is asked: points, discounts, and how many points', async () => {
  const storeId = told.org('West Lake');
  await db.updateTable('level').set({ price_percent: 90 }).execute();
  const card = async (uses: { points: boolean; discount: boolean; pointsPercent?: number }) => {
    const code = `C${crypto.randomUUID().slice(0, 6)}`;
    const plain = { storedValue: true, count: false, timed: false, credit: false, organisations: false, activeAtOnce: true };
    const free = { issueFee: minor(0), renewFee: minor(0), replaceFee: minor(0) };
    const input = { ...plain, ...free, ...uses, code, name: code, colour: '#112233', pattern: `${code.toUpperCase()}{8}` };
    const typeId = await withTx(db, (tx) => createCardType(tx, viewer, 'INDIVIDUAL', input, now));
    const key = await withTx(db, (tx) => issueCard(tx, viewer, { storeId, memberId, typeId, now }));
    return { key, ...(await db.selectFrom('card').select('number').where('id', '=', key.cardId).executeTakeFirstOrThrow()) };
  };
  const toldBy = async (number: string | null) => {
    const quoted = await ask(basket(['Longjing'], { card: number }));
    const earned = (await earningsOf(db, quoted, now))?.earned;
    const { amount, outcomes } = quoted.quote;
    const points = earned?.earnings.map((one) => one.points) ?? [];
    return {
      amount,
      points,
      pays: (await pointsOf(db, quoted, now))?.why,
      level: outcomes.filter(({ offer }) => offer.kind === 'LEVEL').map(({ result }) => result),
    };
  };
  const barredCard = await card({ points: false, discount: false });
  const barred = { amount: 5000, points: [], pays: 'CARD', level: [{ code: 'CARD' }] };
  expect([await toldBy(barredCard.number), await toldBy(null)]).toEqual([barred, barred]); // by phone it is the only card there is
  await expect(sell(basket(['Longjing'], { card: barredCard.number }), 100)).rejects.toMatchObject({
    code: 'CARD_NO_POINTS',
    field: 'tenders.1.amount',
  });
  const gold = await card({ points: true, discount: true, pointsPercent: 150 });
  const tierId = newId(now);
  await db.insertInto('price_tier').values({ id: tierId, code: 'M', name: 'Members' }).execute();
  await db
    .insertInto('product_price')
    .values({ product_id: told.product('Longjing'), tier_id: tierId, price: 4000 })
    .execute();
  await db.updateTable('level').set({ price_tier_id: tierId, price_percent: 100 }).execute();
  expect([await toldBy(barredCard.number), await toldBy(gold.number)]).toMatchObject([barred, { amount: 4000, level: [] }]);
  const sale = await sell(basket(['Longjing'], { card: barredCard.number }));
  expect(await db.selectFrom('sale').select('price_tier_id').where('id', '=', sale.saleId).execute()).toEqual([{ price_tier_id: null }]);
  await db.updateTable('level').set({ price_tier_id: null, price_percent: 90 }).execute();
  expect(await toldBy(gold.number)).toMatchObject({ amount: 4500, points: [450], level: [] }); // the rule goes by no level
  await db.updateTable('earning_rule').set({ by_level: true }).execute();
  forgetEarningRules();
  expect((await toldBy(gold.number)).points).toEqual([675]);
  expect((await toldBy(null)).points).toEqual([675]);
  const change = { earns: null, pointsPercent: 300, reason: 'our hundredth member', now };
  await withTx(db, (tx) => setEarning(tx, viewer, gold.key, change));
  expect((await toldBy(gold.number)).points).toEqual([1350]);
  await withTx(db, (tx) => setEarning(tx, viewer, gold.key, { ...change, earns: false, pointsPercent: null }));
  expect(await toldBy(gold.number)).toMatchObject({ amount: 4500, points: [] });
  await expect(withTx(db, (tx) => setEarning(tx, viewer, gold.key, { ...change, pointsPercent: 0 }))).rejects.toMatchObject({
    code: 'TOO_SMALL',
    field: 'pointsPercent',
  });
});

test('after all of it the journal is as written', async () => {
  expect((await verify(db)).wrong).toBe(0);
});
