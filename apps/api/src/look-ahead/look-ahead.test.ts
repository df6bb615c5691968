import { newId } from '@regulars/db/ids';
import { execute, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, startApi } from '../../test/client.ts';
import { chain, type Told } from '../../test/story.ts';
import type { Context } from '../context.ts';
import { db } from '../db.ts';
import { globalId } from '../global-id.ts';
import { schema } from '../schema.ts';
import { viewerOfHeaders } from '../features/auth/viewer-of.ts';
import { lookAhead } from './plugin.ts';

let api: Api;
let told: Told;
const [TEA, GONE] = [newId(new Date()), newId(new Date())];
const day = (date: string) => new Date(`2026-03-${date}T04:00:00Z`);

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .employee('MARKETER')
    .product('Longjing', { tracked: false })
    .product('Biluochun', { tracked: false })
    .region('East')
    .store('West Lake')
    .employee('CASHIER', 'Zhao')
    .member('李小明')
    .buys('Longjing', 1, day('01'))
    .buys('Biluochun', 2, day('02'))
    .member('王芳')
    .member('first')
    .buys('Longjing', 3, day('05'))
    .region('North')
    .store('Drum Tower')
    .employee('CASHIER', 'Qian')
    .member('张伟')
    .buys('Longjing', 1, day('07'))
    .tell();
  await db
    .insertInto('tag')
    .values([
      { id: TEA, name: 'Tea friend' },
      { id: GONE, name: 'Gone' },
    ])
    .execute();
  const tagged = { member_id: told.member('李小明'), tagged_at: day('03') };
  await db
    .insertInto('member_tag')
    .values([
      { ...tagged, tag_id: TEA, reason: 'tastes' },
      { ...tagged, tag_id: GONE, expires_on: '2026-03-04' },
    ])
    .execute();
});
afterAll(() => api.stop());

const contextOf = async (name: string): Promise<Context> => {
  const { headers } = await api.as(told.employee(name));
  return { viewer: await viewerOfHeaders(headers, { ip: null, requestId: name }) };
};

/** The same operation ahead and field by field. */
async function both(name: string, text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const ahead = await lookAhead({ schema, document, operation, variables, context: await contextOf(name) });
  const byField = await execute({ schema, document, variableValues: variables, contextValue: await contextOf(name) });
  return { ahead, byField };
}

const PAGE = `query ($first: Int, $after: String, $filter: MemberFilter, $sort: MemberSort) {
  members(first: $first, after: $after, filter: $filter, sort: $sort) {
    __typename totalCount pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor }
    edges { __typename node { ...Head tags { reason taggedBy taggedAt tag { name colour } } metrics { averageGap amount firstPurchase }
      latest: sales(first: 1) { edges { node { id kind soldAt amount discount lines { id lineNo quantity quantityLeft amountLeft amount product { name } } } } } } } } }
  fragment Head on Member { id number full: name source gender birthday archivedAt joinedOn version cards homeStoreName level { id name rank ladder } }`;

describe('answers as field by field', () => {
  test.each([
    ['the whole chain', 'OWNER', {}],
    ['a branch: its members, its sales', 'Zhao', {}],
    ['another branch', 'Qian', {}],
    ['a page', 'OWNER', { first: 2 }],
    ['no rows', 'OWNER', { first: 0 }],
    ['by name', 'OWNER', { sort: { field: 'NAME', direction: 'ASC' } }],
    ['by text', 'OWNER', { filter: { text: '李' } }],
    ['ever bought, of sources', 'OWNER', { filter: { bought: true, sources: ['COUNTER', 'APP'] } }],
    ['never bought', 'OWNER', { filter: { bought: false } }],
    ['joined, last bought', 'OWNER', { filter: { joinedFrom: '2020-01-01', lastPurchaseTo: '2026-03-05' } }],
    ['archived ones', 'OWNER', { filter: { archived: true } }],
    ['all of them', 'OWNER', { filter: { archived: null } }],
  ])('%s, for %s', async (_name, who, variables) => {
    const { ahead, byField } = await both(who, PAGE, variables);
    expect(byField.errors).toBeUndefined();
    expect(ahead).toEqual(byField.data);
  });

  test('of a tag, of a level, of a branch, page after page', async () => {
    const { level_id } = await db.selectFrom('member').select('level_id').where('id', '=', told.member('王芳')).executeTakeFirstOrThrow();
    const filter = { branchId: globalId('Org', told.org('West Lake')), levelIds: [globalId('Level', level_id)] };
    for (const sort of [
      { field: 'NAME', direction: 'DESC' },
      { field: 'JOINED', direction: 'ASC' },
    ]) {
      let after: string | undefined;
      for (let page = 0; page < 3; page++) {
        const { ahead, byField } = await both('OWNER', PAGE, { first: 1, after, filter, sort });
        expect(ahead).toEqual(byField.data);
        const { members } = byField.data as { members: { edges: object[]; pageInfo: { endCursor: string } } }; // the answer just compared
        expect(members.edges).toHaveLength(1);
        after = members.pageInfo.endCursor;
      }
    }
    const { ahead, byField } = await both('OWNER', PAGE, { filter: { tagIds: [globalId('Tag', TEA)] } });
    expect(ahead).toMatchObject({ members: { totalCount: 1 } });
    expect(ahead).toEqual(byField.data);
  });
});

describe('leaves to Pothos', () => {
  test.each([
    ['a right that the viewer lacks', 'MARKETER', '{ members { edges { node { sales { edges { node { cost } } } } } } }'],
    ['a right that depends on the row', 'OWNER', '{ members { edges { node { homeStore { name } } } } }'],
    ['a field with a question of its own', 'OWNER', '{ members { edges { node { recruiter { name } } } } }'],
    ['what may be left out', 'OWNER', '{ members { edges { node { name @include(if: true) } } } }'],
    ['a relation asked for twice', 'OWNER', '{ members { edges { node { tags { reason } more: tags { taggedAt } } } } }'],
    ['the way back', 'OWNER', '{ members(last: 1) { edges { node { name } } } }'],
    ['a page from anywhere', 'OWNER', '{ members(after: "x") { edges { node { name } } } }'],
    ['an impossible page', 'OWNER', '{ members(first: -1) { edges { node { name } } } }'],
    ['an order by figures', 'OWNER', '{ members(sort: { field: AMOUNT }) { edges { node { name } } } }'],
    [
      'a branch of others',
      'Zhao',
      `{ members(filter: { branchId: "T3JnOjAwMDAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA==" }) { edges { node { name } } } }`,
    ],
    ['another list beside it', 'OWNER', '{ members { edges { node { name } } } levels { name } }'],
    ['a change', 'OWNER', 'mutation { saveLayout(page: "x", layout: []) { __typename } }'],
  ])('%s', async (_name, who, text) => {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    expect(await lookAhead({ schema, document, operation, variables: {}, context: await contextOf(who) })).toBeNull();
  });
});
