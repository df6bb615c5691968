import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let zhao: Client;
let qian: Client;

beforeAll(async () => {
  api = await startApi();
  const story = chain().employee('OWNER').region('East').store('West Lake').employee('CASHIER', 'Zhao').member('李小明');
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').tell();
  [owner, zhao, qian] = [await api.as(told.employee('OWNER')), await api.as(told.employee('Zhao')), await api.as(told.employee('Qian'))];
});
afterAll(() => api.stop());

const CREATE = `mutation ($input: CreateCustomFieldInput!) { createCustomField(input: $input) { id code type choices } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateCustomFieldInput!) { updateCustomField(id: $id, input: $input) { name choices archivedAt } }`;
const SET = `mutation ($id: ID!, $values: [MemberFieldInput!]!) { setMemberFields(id: $id, values: $values) { customFields { value field { code } } } }`;

test('fields are defined without code, filled in, and kept in the column of their type', async () => {
  const define = async (code: string, type: string, choices?: string[]) =>
    (await owner.query<{ createCustomField: { id: string } }>(CREATE, { input: { code, name: code, type, choices } })).createCustomField.id;
  const [tea, cups, since] = [
    await define('tea', 'CHOICE', ['红茶', '绿茶']),
    await define('cups', 'NUMBER'),
    await define('since', 'DATE'),
  ];
  const id = globalId('Member', told.member('李小明'));
  const values = [
    { fieldId: tea, value: '红茶' },
    { fieldId: cups, value: '2.5' },
    { fieldId: since, value: '2020-02-29' },
  ];
  expect(await zhao.query(SET, { id, values })).toEqual({
    setMemberFields: {
      customFields: [
        { value: '红茶', field: { code: 'tea' } },
        { value: '2.5', field: { code: 'cups' } },
        { value: '2020-02-29', field: { code: 'since' } },
      ],
    },
  });
  const rows = await db.selectFrom('member_field').select(['text', 'number', 'date']).execute();
  expect(rows).toEqual(
    expect.arrayContaining([
      { text: '红茶', number: null, date: null },
      { text: null, number: 2500, date: null },
      { text: null, number: null, date: '2020-02-29' },
    ]),
  );
  expect((await zhao.ask(SET, { id, values: [{ fieldId: tea, value: '白茶' }] })).errors).toMatchObject([
    { code: 'UNKNOWN_CHOICE', field: 'values.0.value' },
  ]);
  expect(await qian.refused(SET, { id, values })).toEqual(['NOT_FOUND']);
  expect(await zhao.refused(CREATE, { input: { code: 'x', name: 'x', type: 'TEXT' } })).toEqual(['FORBIDDEN']);
  expect((await owner.ask(CREATE, { input: { code: 'tea', name: 'x', type: 'TEXT' } })).errors).toMatchObject([
    { code: 'DUPLICATE', field: 'code' },
  ]);
  expect((await owner.ask(UPDATE, { id: tea, input: { choices: ['绿茶'] } })).errors).toMatchObject([{ code: 'IN_USE', field: 'choices' }]);
  expect(await owner.query(UPDATE, { id: tea, input: { name: '爱喝', choices: ['红茶', '白茶'] } })).toMatchObject({
    updateCustomField: { name: '爱喝', choices: ['红茶', '白茶'] },
  });
  expect(await zhao.query(SET, { id, values: [{ fieldId: cups, value: null }] })).toMatchObject({
    setMemberFields: { customFields: [{ value: '红茶' }, { value: '2020-02-29' }] },
  });
  await owner.query(UPDATE, { id: since, input: { archived: true } });
  expect((await zhao.ask(SET, { id, values: [{ fieldId: since, value: '2021-01-01' }] })).errors).toMatchObject([
    { code: 'NOT_FOUND', field: 'values.0.fieldId' },
  ]);
});

test('a new member brings values along, and members are found by them', async () => {
  const define = async (code: string, type: string, required = false) =>
    (await owner.query<{ createCustomField: { id: string } }>(CREATE, { input: { code, name: code, type, required, choices: ['A', 'B'] } }))
      .createCustomField.id;
  const [size, weight, born] = [await define('size', 'CHOICE', true), await define('weight', 'NUMBER'), await define('born', 'DATE')];
  const NEW = `mutation ($input: CreateMemberInput!) { createMember(input: $input) { customFields { value } } }`;
  const input = (name: string, values: Record<string, string>) => ({
    name,
    fields: Object.entries(values).map(([fieldId, value]) => ({ fieldId, value })),
  });
  const sizeless = (await zhao.ask(NEW, { input: input('缺', { [weight]: '2' }) })).errors;
  expect(sizeless).toMatchObject([{ code: 'REQUIRED', field: 'fields' }]);
  const wrong = (await zhao.ask(NEW, { input: input('错', { [size]: 'C' }) })).errors;
  expect(wrong).toMatchObject([{ code: 'UNKNOWN_CHOICE', field: 'fields.0.value' }]);
  await zhao.query(NEW, { input: input('小', { [size]: 'A', [weight]: '2.5', [born]: '2020-05-01' }) });
  await zhao.query(NEW, { input: input('大', { [size]: 'B', [weight]: '9' }) });
  const FIND = `query ($fields: [MemberFieldFilter!]) { members(filter: { fields: $fields }) { edges { node { name } } } }`;
  interface Found {
    members: { edges: { node: { name: string } }[] };
  }
  const found = async (...fields: object[]) => (await zhao.query<Found>(FIND, { fields })).members.edges.map(({ node }) => node.name);
  expect(await found({ fieldId: size, values: ['A'] })).toEqual(['小']);
  expect(await found({ fieldId: size })).toEqual(['大', '小']);
  expect(await found({ fieldId: weight, from: '2.5', to: '8' })).toEqual(['小']);
  expect(await found({ fieldId: weight, from: '3' }, { fieldId: size, values: ['A'] })).toEqual([]);
  expect(await found({ fieldId: born, to: '2020-05-01' })).toEqual(['小']);
  for (const [bad, code, field] of [
    [{ from: 'x' }, 'BAD_QUANTITY', 'filter.fields.0.from'],
    [{ from: '3', to: '2' }, 'BAD_RANGE', 'filter.fields.0.to'],
  ] as const)
    expect((await zhao.ask(FIND, { fields: [{ fieldId: weight, ...bad }] })).errors).toMatchObject([{ code, field }]);
});
