import { CONTRIBUTION_POINTS, SPENDING_POINTS } from '@regulars/domain/assets';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let manager: Client;
let owner: Client;
let cashier: Client;
let elsewhere: Client;
let count = 0;
let memberId: string;
const spending = globalId('PointsKind', SPENDING_POINTS);
const contribution = globalId('PointsKind', CONTRIBUTION_POINTS);
let storeId: string;
let keys = 0;
const key = () => `points-key-${++keys}`;

beforeAll(async () => {
  api = await startApi();
  let story = chain()
    .employee('OWNER')
    .employee('MARKETER')
    .region('East')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER');
  for (let n = 1; n <= 20; n++) story = story.member(`Li ${n}`);
  told = await story.region('North').store('Harbour').employee('STORE_MANAGER', 'other manager').tell();
  [owner, manager, cashier, elsewhere] = (await Promise.all(
    ['OWNER', 'STORE_MANAGER', 'CASHIER', 'other manager'].map((name) => api.as(told.employee(name))),
  )) as [Client, Client, Client, Client]; // as many as names
  storeId = globalId('Org', told.org('West Lake'));
});
afterAll(() => api.stop());
beforeEach(() => {
  memberId = globalId('Member', told.member(`Li ${++count}`));
});

const GRANT = `mutation ($input: GrantPointsInput!, $key: String!) { grantPoints(input: $input, idempotencyKey: $key) {
  entry { kind reason postings { amount expiresOn } } approval { id words state } } }`;
interface Grant {
  grantPoints: {
    entry: { kind: string; reason: string; postings: { amount: string; expiresOn: string | null }[] } | null;
    approval: { id: string; words: string; state: string } | null;
  };
}
const input = (points: number, change = {}) => ({ memberId, kindId: spending, points, storeId, reason: 'service was slow', ...change });
const grant = (points: number, change = {}, by = manager) =>
  by.query<Grant>(GRANT, { input: input(points, change), key: key() }).then((answer) => answer.grantPoints);
const balances = async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Member { accounts { asset { code } balance lots { nodes: edges { node { remaining expiresOn } } } } } } }`;
  type Lots = { nodes: { node: { remaining: string; expiresOn: string | null } }[] };
  const { node } = await owner.query<{ node: { accounts: { asset: { code: string }; balance: string; lots: Lots }[] } }>(query, {
    id: memberId,
  });
  return Object.fromEntries(
    node.accounts.map(({ asset, balance, lots }) => [
      asset.code,
      [balance, ...lots.nodes.map(({ node: lot }) => lot.expiresOn ?? 'never')],
    ]),
  );
};
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const inYears = (years: number) => `${Number(today().slice(0, 4)) + years}${today().slice(4)}`;

describe('by hand', () => {
  test('points are given for twelve months, and taken; once per key', async () => {
    const once = key();
    const [first, again] = [
      await manager.query(GRANT, { input: input(500), key: once }),
      await manager.query(GRANT, { input: input(500), key: once }),
    ];
    expect(again).toEqual(first);
    expect(first).toMatchObject({
      grantPoints: {
        entry: { kind: 'GRANT', reason: 'service was slow', postings: [{ amount: '500', expiresOn: inYears(1) }] },
        approval: null,
      },
    });
    await grant(-200);
    await grant(7, { kindId: contribution });
    expect(await balances()).toEqual({ SPENDING: ['300', inYears(1)], CONTRIBUTION: ['7', 'never'] });
  });

  test('above the limit of the kind it is done when a second person agrees', async () => {
    const { entry, approval } = await grant(10_001);
    expect({ entry, approval }).toMatchObject({
      entry: null,
      approval: { words: 'Give a member 10,001 Spending points', state: 'PENDING' },
    });
    expect(await balances()).toEqual({});
    const DECIDE = `mutation ($id: ID!, $key: String!) { decideApproval(id: $id, approve: true, idempotencyKey: $key) { state } }`;
    expect(await manager.refused(DECIDE, { id: approval?.id, key: key() })).toEqual(['APPROVE_OWN']);
    await owner.query(DECIDE, { id: approval?.id, key: key() });
    expect(await balances()).toEqual({ SPENDING: ['10001', inYears(1)] });
  });

  test.each([
    ['nothing', { points: 0 }, 'NOT_POSITIVE', 'points'],
    ['too many', { points: 2_000_000_000 }, 'TOO_LARGE', 'points'],
    ['more than there is', { points: -1 }, 'INSUFFICIENT_POINTS', 'points'],
    ['more than there is, before a second person is asked', { points: -10_001 }, 'INSUFFICIENT_POINTS', 'points'],
    ['without a reason', { reason: ' ' }, 'REQUIRED', 'reason'],
    ['a kind that is none', { kindId: globalId('PointsKind', '00000000-0000-7000-8000-000000000001') }, 'NOT_FOUND', 'kindId'],
  ])('%s is refused', async (_name, change, code, field) => {
    expect((await manager.ask(GRANT, { input: input(5, change), key: key() })).errors).toMatchObject([{ code, field }]);
    expect(await balances()).toEqual({});
  });

  test('a cashier may not, nor may another store here', async () => {
    expect(await cashier.refused(GRANT, { input: input(5), key: key() })).toEqual(['FORBIDDEN']);
    expect(await elsewhere.refused(GRANT, { input: input(5), key: key() })).toEqual(['OUT_OF_BRANCH']);
  });
});

describe('conversion', () => {
  const CONVERT = `mutation ($input: ConvertPointsInput!, $key: String!) { convertPoints(input: $input, idempotencyKey: $key) { kind why postings { amount expiresOn } } }`;
  const rule = { fromId: contribution, toId: spending, give: 3, get: 1, minimum: 30, step: 10 };
  const CREATE = `mutation ($input: CreatePointsConversionInput!) { createPointsConversion(input: $input) { id } }`;
  let conversionId: string;
  beforeAll(async () => {
    conversionId = (await owner.query<{ createPointsConversion: { id: string } }>(CREATE, { input: rule })).createPointsConversion.id;
  });
  const convert = (points: number, by = cashier) =>
    by.ask<{ convertPoints: object }>(CONVERT, { input: { memberId, conversionId, points, storeId }, key: key() });

  test.each([
    ['of a kind into itself', { toId: contribution }, 'SAME_KIND'],
    ['of so few that they become nothing', { minimum: 2, step: 1 }, 'TOO_SMALL'],
    ['of the same two kinds', {}, 'DUPLICATE'],
  ])('a rule %s is refused', async (_name, change, code) =>
    expect(await owner.refused(CREATE, { input: { ...rule, ...change } })).toEqual([code]),
  );

  test('is rounded down, and what comes has a life of its own', async () => {
    await grant(100, { kindId: contribution });
    const { data } = await convert(100);
    expect(data?.convertPoints).toMatchObject({ kind: 'CONVERT', postings: [{ amount: '-100' }, { amount: '33', expiresOn: inYears(1) }] });
    expect(await balances()).toMatchObject({ SPENDING: ['33', inYears(1)], CONTRIBUTION: ['0'] });
  });

  test('is refused without touching anything', async () => {
    await grant(100, { kindId: contribution });
    for (const [points, code] of [
      [20, 'TOO_SMALL'],
      [35, 'WHOLE_STEPS'],
      [110, 'INSUFFICIENT_POINTS'],
    ] as const)
      expect((await convert(points)).errors).toMatchObject([{ code, field: 'points' }]);
    expect(await balances()).toEqual({ CONTRIBUTION: ['100', 'never'] });
  });
});

test('what expires by inactivity is renewed by whatever comes or goes, and shortens nothing', async () => {
  const CREATE = `mutation ($input: CreatePointsKindInput!) { createPointsKind(input: $input) { id code policy months } }`;
  const kind = { code: 'CLUB', name: 'Club points', expiry: { policy: 'ROLLING_MONTHS', months: 24 } };
  const { createPointsKind } = await owner.query<{ createPointsKind: { id: string } }>(CREATE, { input: kind });
  const kindId = createPointsKind.id;
  const UPDATE = `mutation ($id: ID!, $input: UpdatePointsKindInput!) { updatePointsKind(id: $id, input: $input) { policy } }`;
  const policy = (expiry: object) => owner.query(UPDATE, { id: kindId, input: { expiry } });
  await grant(10, { kindId });
  await policy({ policy: 'FIXED_DATE', month: Number(today().slice(5, 7)), day: Number(today().slice(8)), yearsLater: 0 });
  await grant(20, { kindId });
  await policy({ policy: 'INACTIVITY', months: 12 });
  expect(await balances()).toEqual({ CLUB: ['30', today(), inYears(2)] });
  await grant(-5, { kindId });
  expect(await balances()).toEqual({ CLUB: ['25', inYears(1), inYears(2)] });
  expect(await owner.refused(CREATE, { input: { ...kind, code: 'X', expiry: { policy: 'INACTIVITY' } } })).toEqual(['REQUIRED']);
  expect(await owner.refused(CREATE, { input: kind })).toEqual(['DUPLICATE']);
  expect(await manager.refused(CREATE, { input: kind })).toEqual(['FORBIDDEN']);
});
