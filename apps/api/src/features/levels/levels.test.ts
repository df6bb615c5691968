import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';

let api: Api;
let told: Told;
let marketer: Client;
let cashier: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain().employee('MARKETER').region('East').store('West Lake').employee('CASHIER').member('李小明').tell();
  marketer = await api.as(told.employee('MARKETER'));
  cashier = await api.as(told.employee('CASHIER'));
});
afterAll(() => api.stop());

const CREATE = `mutation ($input: CreateLevelInput!) { createLevel(input: $input) { id code name rank colour } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateLevelInput!) { updateLevel(id: $id, input: $input) { code name rank colour } }`;
const ladder = async (by: Client, args = '') =>
  (await by.query<{ levels: { id: string; code: string; memberCount: number | null }[] }>(`{ levels${args} { id code memberCount } }`))
    .levels;

test('a level takes its place in the ladder', async () => {
  const { createLevel } = await marketer.query<{ createLevel: { id: string } }>(CREATE, {
    input: { code: 'GOLD', name: '金卡', rank: 3, colour: '#FFD700' },
  });
  expect(createLevel).toMatchObject({ code: 'GOLD', name: '金卡', rank: 3, colour: '#ffd700' });
  expect(await ladder(cashier)).toMatchObject([
    { code: 'BASE', memberCount: 1 },
    { code: 'GOLD', memberCount: 0 },
  ]);
  const changed = await marketer.query(UPDATE, { id: createLevel.id, input: { name: '黄金卡' } });
  expect(changed).toEqual({ updateLevel: { code: 'GOLD', name: '黄金卡', rank: 3, colour: '#ffd700' } });
});

test.each([
  { input: { code: 'BASE', name: 'x', rank: 7 }, code: 'DUPLICATE', field: 'code' },
  { input: { code: 'X', name: 'x', rank: 1 }, code: 'DUPLICATE', field: 'rank' },
  { input: { code: 'X', name: 'x', rank: 0 }, code: 'NOT_POSITIVE', field: 'rank' },
  { input: { code: 'a b', name: 'x', rank: 7 }, code: 'BAD_CODE', field: 'code' },
  { input: { code: 'X', name: ' ', rank: 7 }, code: 'REQUIRED', field: 'name' },
  { input: { code: 'X', name: 'x', rank: 7, colour: 'red' }, code: 'BAD_COLOUR', field: 'colour' },
  { input: { code: 'X', name: 'x', rank: 7, ladder: 'PAID' }, code: 'REQUIRED', field: 'term' },
  { input: { code: 'X', name: 'x', rank: 7, gift: { points: 5 } }, code: 'REQUIRED', field: 'gift.kindId' },
  {
    input: { code: 'X', name: 'x', rank: 7, benefits: { pricePercent: 0, pointsPercent: 1, birthdayPercent: 1, freeDelivery: true } },
    code: 'OUT_OF_RANGE',
    field: 'benefits.pricePercent',
  },
])('$input is refused as $code, in both languages', async ({ input, code, field }) => {
  const chinese = await api.as(told.employee('MARKETER'), { 'accept-language': 'zh-CN' });
  const [
    {
      errors: [en],
    },
    {
      errors: [zh],
    },
  ] = [await marketer.ask(CREATE, { input }), await chinese.ask(CREATE, { input })];
  expect([en, zh]).toMatchObject([
    { code, field },
    { code, field },
  ]);
  expect(zh?.message).toMatch(/\p{Script=Han}/u);
});

test('a cashier may not', async () =>
  expect(await cashier.refused(CREATE, { input: { code: 'X', name: 'x', rank: 7 } })).toEqual(['FORBIDDEN']));

test('a level that members have stays; another goes out of the list and comes back', async () => {
  const [base, gold] = await ladder(marketer);
  const ARCHIVE = `mutation ($id: ID!) { archiveLevel(id: $id) { archivedAt } }`;
  expect((await marketer.ask(ARCHIVE, { id: base?.id })).errors).toMatchObject([{ code: 'IN_USE', details: { count: 1 } }]);
  await marketer.query(ARCHIVE, { id: gold?.id });
  expect(await ladder(marketer)).toHaveLength(1);
  expect(await ladder(marketer, '(includeArchived: true)')).toHaveLength(2);
  await marketer.query(`mutation ($id: ID!) { restoreLevel(id: $id) { archivedAt } }`, { id: gold?.id });
  expect(await ladder(marketer)).toHaveLength(2);
});
