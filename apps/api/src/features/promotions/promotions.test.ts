import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { activePromotions } from './active.ts';
import { spend } from './slots.ts';

let told: Told;
let api: Api;
let owner: Client;

beforeAll(async () => {
  told = await chain().employee('OWNER').region('East').store('West Lake').employee('CASHIER').product('Longjing').member('Li').tell();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
});
afterAll(() => api.stop());

const RULE = `number state rule { group fromAmount effectText conditionText linesText condition lines
  effect { type amount each cap percent price mostPieces buy get mostTimes quantity product { name } parts { quantity products { name } } } }`;
const FIELDS = `id name state budget useLimit versions { ${RULE} }`;
interface Promotion {
  id: string;
  state: string;
  versions: { number: number; state: string; rule: Record<string, unknown> & { effect: Record<string, unknown> } }[];
}

const plain = { group: 'ORDER', effect: { amountOff: { amount: '30.00' } }, fromAmount: '200.00' };
const create = async (input: Record<string, unknown>) =>
  (
    await owner.query<{ made: Promotion }>(`mutation ($input: PromotionInput!) { made: createPromotion(input: $input) { ${FIELDS} } }`, {
      input,
    })
  ).made;
const act = async (verb: string, id: string) =>
  (await owner.query<{ done: Promotion }>(`mutation ($id: ID!) { done: ${verb}(id: $id) { ${FIELDS} } }`, { id })).done;
const activeIds = async (day = '2026-11-22') => (await activePromotions(db, day)).map(({ id }) => globalId('Promotion', id));

describe('a promotion', () => {
  test('is written, put into force, changed by a second version, and ended', async () => {
    const made = await create({ name: 'Autumn', rule: { ...plain, endsOn: '2026-11-30' } });
    expect(made).toMatchObject({ state: 'DRAFT', versions: [{ number: 1, state: 'DRAFT' }] });
    expect(await activeIds()).toEqual([]);
    expect(await act('publishPromotion', made.id)).toMatchObject({ state: 'PUBLISHED', versions: [{ state: 'PUBLISHED' }] });
    expect([await activeIds(), await activeIds('2026-12-01')]).toEqual([[made.id], []]);
    const input = { name: 'Autumn', rule: { ...plain, effect: { percent: { percent: 88 } } } };
    await owner.query('mutation ($id: ID!, $input: PromotionInput!) { updatePromotion(id: $id, input: $input) { id } }', {
      id: made.id,
      input,
    });
    expect((await activePromotions(db, '2026-11-22')).map(({ version }) => version)).toEqual([1]);
    const second = await act('publishPromotion', made.id);
    expect(second.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'PUBLISHED'],
      [1, 'RETIRED'],
    ]);
    expect(await owner.refused('mutation ($id: ID!) { publishPromotion(id: $id) { id } }', { id: made.id })).toEqual(['OFFER_NO_DRAFT']);
    expect(await act('retirePromotion', made.id)).toMatchObject({ state: 'RETIRED' });
    expect(await activeIds()).toEqual([]);
  });

  test('says what it does in both languages, with its condition, before it is kept', async () => {
    const product = globalId('Product', told.product('Longjing'));
    const rule = {
      ...plain,
      condition: { attribute: 'saleChannel', operator: 'in', value: ['STORE'] },
      lines: { attribute: 'product', operator: 'in', value: [product] },
    };
    const preview = (locale: string) =>
      client(api.url, { ...owner.headers, 'accept-language': locale }).query(
        'query ($rule: OfferRuleInput!) { offerPreview(rule: $rule) { effect condition lines } }',
        { rule },
      );
    expect(await preview('en')).toEqual({
      offerPreview: { effect: '¥30.00 off from ¥200.00', condition: 'Sold by is store', lines: 'Product is Longjing' },
    });
    expect(await preview('zh')).toMatchObject({ offerPreview: { effect: '满 ¥200.00 减 ¥30.00' } });
  });

  test('of every kind is read as it was written', async () => {
    const productId = globalId('Product', told.product('Longjing'));
    const effects = [
      [{ amountOff: { amount: '5.00', each: true, cap: '20.00' } }, { type: 'AMOUNT_OFF', amount: '5.00', each: true, cap: '20.00' }],
      [{ percent: { percent: 88 } }, { type: 'PERCENT', percent: 88, cap: null }],
      [{ price: { price: '9.90', most: '2' } }, { type: 'PRICE', price: '9.90', mostPieces: '2' }],
      [{ buyN: { buy: 2, get: 1, percent: 0 } }, { type: 'BUY_N', buy: 2, get: 1, percent: 0, mostTimes: null }],
      [
        { bundle: { price: '20.00', parts: [{ productIds: [productId], quantity: 2 }] } },
        { type: 'BUNDLE', price: '20.00', parts: [{ quantity: 2, products: [{ name: 'Longjing' }] }] },
      ],
      [{ gift: { productId, quantity: 1 } }, { type: 'GIFT', quantity: 1, product: { name: 'Longjing' } }],
      [{ freeDelivery: true }, { type: 'FREE_DELIVERY' }],
    ];
    for (const [effect, read] of effects) {
      const { versions } = await create({ name: 'Kind', rule: { group: 'EXTRA', effect } });
      expect(versions[0]?.rule.effect).toMatchObject(read ?? {});
    }
  });

  test('what cannot be is refused with its place', async () => {
    const refused = async (rule: Record<string, unknown>, more: Record<string, unknown> = {}) => {
      const input = { name: 'x', rule: { ...plain, ...rule }, ...more };
      const { errors } = await owner.ask('mutation ($input: PromotionInput!) { createPromotion(input: $input) { id } }', { input });
      return errors.map(({ code, field }) => [code, field]);
    };
    expect(await refused({ effect: { amountOff: { amount: '0.00' } } })).toEqual([['NOT_POSITIVE', 'rule.effect.amount']]);
    expect(await refused({ effect: { percent: { percent: 100 } } })).toEqual([['OUT_OF_RANGE', 'rule.effect.percent']]);
    expect(await refused({ fromAmount: '0.00' })).toEqual([['NOT_POSITIVE', 'rule.fromAmount']]);
    expect(await refused({ startsOn: '2026-11-22', endsOn: '2026-11-21' })).toEqual([['BAD_RANGE', 'rule.endsOn']]);
    expect(await refused({}, { name: ' ' })).toEqual([['REQUIRED', 'name']]);
    expect(await refused({}, { useLimit: 0 })).toEqual([['TOO_SMALL', 'useLimit']]);
    const cashier = await api.as(told.employee('CASHIER'));
    expect(
      await cashier.refused('mutation ($input: PromotionInput!) { createPromotion(input: $input) { id } }', {
        input: { name: 'x', rule: plain },
      }),
    ).toEqual(['FORBIDDEN']);
  });

  test('is used as often as its limit says by many at once, and a new limit knows what was used', async () => {
    const { id } = await create({ name: 'Hot', useLimit: 20, rule: plain });
    const ruleId = (await db.selectFrom('promotion').select('id').where('name', '=', 'Hot').executeTakeFirstOrThrow()).id;
    const use = () => withTx(db, (tx) => spend(tx, [{ ruleId, name: 'Hot', field: 'promotions.0', amount: 3_000 }]));
    const results = await Promise.allSettled(Array.from({ length: 32 }, use));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const member_id = told.member('Li');
    const at = new Date();
    const sale = { member_id, id: newId(at), store_id: told.org('West Lake'), business_date: '2026-11-20', channel: 'STORE' } as const;
    const fact = { ...sale, sold_at: at, number: 'HOT-1', amount: 100, quantity: 1_000, line_count: 1, recorded_at: at };
    await db.insertInto('sale').values(fact).execute();
    const taken = { ...sale, id: newId(at), sale_id: sale.id, kind: 'PROMOTION', rule_id: ruleId, version: 1, amount: 3_000 } as const;
    await db.insertInto('sale_offer').values(taken).execute();
    const change = async (limits: Record<string, unknown>) => {
      const input = { name: 'Hot', rule: plain, ...limits };
      const { errors } = await owner.ask(
        'mutation ($id: ID!, $input: PromotionInput!) { updatePromotion(id: $id, input: $input) { id } }',
        { id, input },
      );
      return errors.map(({ code, field }) => [code, field]);
    };
    expect(await change({ budget: '20.00' })).toEqual([['TOO_SMALL', 'budget']]);
    expect(await change({ useLimit: 2, budget: '70.00' })).toEqual([]);
    await use();
    await expect(use()).rejects.toMatchObject({ code: 'COUPON_USED_UP', field: 'promotions.0' });
  });
});
