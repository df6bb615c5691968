import { decodeGlobalID } from '@pothos/plugin-relay';
import { withTx } from '@regulars/db/tx';
import { businessDate } from '@regulars/domain/time';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../db.ts';
import { uuidPairOf } from '../../global-id.ts';
import { verify } from '../ledger/verify.ts';
import { pointsConsumer } from './automatic.ts';
import { confirmDue } from './pending.ts';
import { openShop, SAVE, type Shop } from './test/shop.ts';

let shop: Shop;
const buys: Shop['buys'] = (...of) => shop.buys(...of);
const brings: Shop['brings'] = (...of) => shop.brings(...of);
const balance: Shop['balance'] = (name) => shop.balance(name);

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.people.api.stop());

describe('rules are written, published and read by anybody', () => {
  test('a draft changes nothing; published rules are a public page', async () => {
    expect(
      (await shop.nobody.query<{ publishedEarningRules: unknown }>('{ publishedEarningRules { version } }')).publishedEarningRules,
    ).toBeNull();
    await shop.save([shop.rule('base')]);
    expect((await buys('Li', { tea: 10 })).pointsEarned).toBeNull();
    await shop.people.marketer.query('mutation { publishEarningRules { state } }');
    const page = await shop.nobody.query('{ publishedEarningRules { version rules { name kind effect limits when goods } pay { kind } } }');
    expect(page).toMatchObject({
      publishedEarningRules: {
        version: 1,
        rules: [{ name: '规则base', effect: '每消费 ¥1.00 得 1 分（不足 1 分舍去）', limits: null, when: null, goods: null }],
        pay: null,
      },
    });
  });

  test.each<[string, object, string, string]>([
    ['a multiplier below', { effect: { type: 'MULTIPLIER', percent: 100 } }, 'TOO_SMALL', 'rules.0.effect.percent'],
    [
      'bands that fall',
      {
        effect: {
          type: 'BANDS',
          mode: 'STEP',
          bands: [
            { from: '5.00', points: 1 },
            { from: '4.00', points: 2 },
          ],
        },
      },
      'TOO_SMALL',
      'rules.0.effect.bands.1.from',
    ],
    ['what the effect needs', { effect: { type: 'PER_AMOUNT', points: 1 } }, 'REQUIRED', 'rules.0.effect.per'],
    ['a condition nobody knows', { condition: { attribute: 'nope', operator: 'yes' } }, 'UNKNOWN_ATTRIBUTE', 'rules.0.condition.attribute'],
    ['no name', { nameZh: ' ' }, 'REQUIRED', 'rules.0.nameZh'],
    ['a rule that is not there', { ruleId: '00000000-0000-7000-8000-000000000009' }, 'NOT_FOUND', 'rules.0.ruleId'],
  ])('%s is refused', async (_name, change, code, field) => {
    const { errors } = await shop.people.marketer.ask(SAVE, { input: { rules: [shop.rule('x', change)] } });
    expect(errors).toMatchObject([{ code, field }]);
  });

  test('a cashier may read them, and not write them', async () => {
    expect(await shop.people.cashier.refused(SAVE, { input: { rules: [shop.rule('x')] } })).toEqual(['FORBIDDEN']);
    expect(
      (await shop.people.cashier.query<{ earningRuleSets: unknown[] }>('{ earningRuleSets { number state } }')).earningRuleSets,
    ).toMatchObject([{ number: 1, state: 'PUBLISHED' }]);
  });
});

test('a sale earns in its own transaction, and says why each rule gave or did not', async () => {
  await shop.publish([
    shop.rule('base'),
    shop.rule('cake', {
      lines: { attribute: 'product', operator: 'in', value: [shop.id('Product', 'cake')] },
      effect: { type: 'MULTIPLIER', percent: 300 },
    }),
    shop.rule('big', { effect: { type: 'BANDS', mode: 'STEP', bands: [{ from: '500.00', points: 100 }] } }),
    shop.rule('rich', { condition: { attribute: 'saleAmount', operator: 'ge', value: 20_000 } }),
  ]);
  const { pointsEarned } = await buys('Wang', { tea: 100, cake: 30 });
  expect(pointsEarned).toMatchObject({
    version: 2,
    points: 190,
    outcomes: [{ points: 130 }, { points: 60 }, { points: 0, text: '¥370.00 more would earn points.' }, { points: 0 }],
  });
  expect(pointsEarned?.outcomes[3]?.text).toContain('¥70.00 more');
  expect(await balance('Wang')).toBe(190);
  const entries = await db
    .selectFrom('journal_entry')
    .select(['rule_id', 'rule_version', 'sale_id'])
    .where('member_id', '=', shop.people.told.member('Wang'))
    .where('kind', '=', 'EARN')
    .execute();
  expect(entries).toHaveLength(2);
  expect(entries.every(({ rule_id, rule_version, sale_id }) => rule_id !== null && rule_version === 2 && sale_id !== null)).toBe(true);
  expect((await buys(null, { tea: 10 })).pointsEarned).toBeNull();
});

test('refunds in pieces take back what each line earned, and no more', async () => {
  const { id, lines } = await buys('Chen', { tea: 100, cake: 30 });
  expect(await balance('Chen')).toBe(190);
  await brings(id, [{ lineId: lines[1]?.id, quantity: '0.500' }]);
  expect(await balance('Chen')).toBe(145);
  await brings(id);
  expect(await balance('Chen')).toBe(0);
});

test('pending until the day, or the goods; refunds cancel them', async () => {
  await shop.publish([
    shop.rule('later', { pendingDays: 7 }),
    shop.rule('arrived', { pendingDelivery: true, effect: { type: 'FIXED', points: 5 } }),
  ]);
  const before = await balance('Wang');
  const { id, pointsEarned } = await buys('Wang', { tea: 100 });
  expect(pointsEarned?.outcomes).toMatchObject([
    { points: 100, pending: true },
    { points: 5, pending: true },
  ]);
  expect(await balance('Wang')).toBe(before);
  const day = businessDate(new Date(), 'Asia/Shanghai', 0);
  const { createDelivery } = await shop.people.cashier.query<{ createDelivery: { id: string } }>(
    `mutation ($input: CreateDeliveryInput!) { createDelivery(idempotencyKey: "earning delivery", input: $input) { id } }`,
    { input: { saleId: id, date: day, recipient: 'Wang', address: 'Lake road 1' } },
  );
  for (const status of ['OUT', 'DELIVERED']) {
    const step = `mutation ($key: String!, $ids: [ID!]!, $status: DeliveryStatus!) { stepDeliveries(idempotencyKey: $key, ids: $ids, status: $status) { id } }`;
    await shop.people.cashier.query(step, { key: `earning delivery ${status}`, ids: [createDelivery.id], status });
  }
  const [, deliveryId] = uuidPairOf(decodeGlobalID(createDelivery.id), 'Delivery', 'id');
  const arrived = { seq: 1, cursor: '', at: new Date(), kind: 'delivery.stepped', orgId: null, memberId: null, payload: { deliveryId } };
  await withTx(db, (tx) => pointsConsumer.onEntries(tx, [arrived]));
  expect(await balance('Wang')).toBe(before + 5);
  const other = await buys('Wang', { tea: 50 });
  await brings(other.id);
  expect(await confirmDue(db, new Date(Date.now() + 8 * 86_400_000))).toBe(1);
  expect(await balance('Wang')).toBe(before + 105);
});

test('a budget and a limit of a member hold to the point, however many come at once', async () => {
  const { rules } = await shop.publish([shop.rule('budget', { budget: 250, perMember: 120 })]);
  const before = { Li: await balance('Li'), Wang: await balance('Wang'), Zhao: await balance('Zhao') };
  await Promise.all([...Array(12).keys()].map((at) => buys(['Li', 'Wang', 'Zhao'][at % 3] ?? 'Li', { tea: 50 })));
  const got = await Promise.all((['Li', 'Wang', 'Zhao'] as const).map(async (name) => (await balance(name)) - before[name]));
  expect(got.reduce((sum, points) => sum + points, 0)).toBe(250);
  expect(Math.max(...got)).toBeLessThanOrEqual(120);
  const row = await db
    .selectFrom('earning_budget')
    .select('spent')
    .where('rule_id', '=', rules[0]?.ruleId ?? '')
    .executeTakeFirst();
  expect(row?.spent).toBe(250);
});

test('who brought a member is rewarded for the first purchase, up to the limits; loops are refused', async () => {
  const { marketer, cashier } = shop.people;
  const SET = `mutation ($memberId: ID!, $referrerId: ID) { setReferrer(memberId: $memberId, referrerId: $referrerId) { referrals { brought points referrer { name } } } }`;
  const brought = (member: string, by: string) => ({ memberId: shop.id('Member', member), referrerId: shop.id('Member', by) });
  await cashier.query(SET, brought('Chen', 'Zhao'));
  await cashier.query(SET, brought('Zhao', 'Li'));
  expect(await cashier.refused(SET, brought('Li', 'Chen'))).toEqual(['REFERRAL_LOOP']);
  expect(await cashier.refused(SET, brought('Li', 'Li'))).toEqual(['REFERRAL_LOOP']);
  const input = {
    referralKindId: shop.people.kindId,
    referralMinimum: '50.00',
    referralPerDay: 8,
    referralLevels: [{ percent: 10 }, { points: 3 }],
  };
  await marketer.query(
    `mutation ($input: PointsSettingsInput!) { updatePointsSettings(input: $input) { referralLevels { level percent points } } }`,
    { input },
  );
  const before = { Zhao: await balance('Zhao'), Li: await balance('Li') };
  const tell = async (kind: string, payload: object) => {
    const entry = {
      seq: 1,
      cursor: '',
      at: new Date(),
      kind,
      orgId: null,
      memberId: shop.people.told.member('Chen'),
      payload: { ...payload, guest: false },
    };
    await withTx(db, (tx) => pointsConsumer.onEntries(tx, [entry, entry]));
  };
  const saleOf = ({ id }: { id: string }) => uuidPairOf(decodeGlobalID(id), 'Sale', 'id')[1];
  await tell('sale.recorded', { saleId: saleOf(await buys('Chen', { tea: 40 })), amount: 4_000 });
  expect(await balance('Zhao')).toBe(before.Zhao);
  const sale = await buys('Chen', { tea: 100 });
  await tell('sale.recorded', { saleId: saleOf(sale), amount: 10_000 });
  await tell('sale.recorded', { saleId: saleOf(await buys('Chen', { tea: 100 })), amount: 10_000 });
  expect([await balance('Zhao'), await balance('Li')]).toEqual([before.Zhao + 8, before.Li + 3]);
  await brings(sale.id);
  await tell('sale.refunded', { saleId: '', refundOfId: saleOf(sale), amount: -10_000 });
  expect([await balance('Zhao'), await balance('Li')]).toEqual([before.Zhao, before.Li]);
});

test('nothing is earned once the rules are retired; the books are whole', async () => {
  await shop.people.marketer.query('mutation { retireEarningRules { state } }');
  expect((await buys('Li', { tea: 10 })).pointsEarned).toBeNull();
  expect(await shop.people.marketer.refused('mutation { retireEarningRules { state } }')).toEqual(['NOT_PUBLISHED']);
  expect((await verify(db)).findings).toEqual([]);
});
