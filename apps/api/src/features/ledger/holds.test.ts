import { sql } from 'kysely';
import { withTx } from '@regulars/db/tx';
import { PRINCIPAL } from '@regulars/domain/assets';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { expireHolds } from './holds.ts';
import { post } from './service.ts';
import { verify } from './verify.ts';

interface Hold {
  id: string;
  state: string;
  amount: string;
  entry: { id: string } | null;
}

let api: Api;
let told: Told;
let cashier: Client;
let keys = 0;
let member: string;

beforeAll(async () => {
  let story = chain()
    .region('East')
    .store('West Lake')
    .employee('CASHIER')
    .employee('ANALYST')
    .store('Harbour')
    .employee('CASHIER', 'other');
  for (const name of 'ABCDEF') story = story.member(name);
  told = await story.tell();
  api = await startApi();
  cashier = await api.as(told.employee('CASHIER'));
});
afterAll(() => api.stop());
beforeEach(async () => {
  member = told.member('ABCDEF'.charAt(keys++ % 6));
  const store = { id: told.org('West Lake'), time_zone: null, day_starts_at: null };
  const credit = { act: 'CREDIT', assetId: PRINCIPAL, amount: 10_000, house: 'CASH', expiresOn: null } as const;
  await withTx(db, (tx) => post(tx, systemViewer('test'), member, { kind: 'TOP_UP', store, now: new Date(), moves: [credit] }));
});

const FIELDS = '{ id state amount entry { id } }';
const RESERVE = `mutation ($key: String!, $input: ReserveValueInput!) { hold: reserveValue(idempotencyKey: $key, input: $input) ${FIELDS} }`;
const CONFIRM = `mutation ($key: String!, $id: ID!) { hold: confirmHold(idempotencyKey: $key, id: $id) ${FIELDS} }`;
const RELEASE = `mutation ($key: String!, $id: ID!) { hold: releaseHold(idempotencyKey: $key, id: $id) ${FIELDS} }`;
const newKey = () => `hold-test-${keys++}`;
const input = (amount: string, more = {}) => ({
  storeId: globalId('Org', told.org('West Lake')),
  memberId: globalId('Member', member),
  assetId: globalId('Asset', PRINCIPAL),
  amount,
  ...more,
});
const reserve = async (amount: string) => (await cashier.query<{ hold: Hold }>(RESERVE, { key: newKey(), input: input(amount) })).hold;
const account = () =>
  db
    .selectFrom('account')
    .select(['balance', 'held'])
    .where('member_id', '=', member)
    .where('asset_id', '=', PRINCIPAL)
    .executeTakeFirstOrThrow();

test('what is reserved cannot be spent otherwise; confirmed, it is spent in one entry', async () => {
  const hold = await reserve('60.00');
  expect(hold).toMatchObject({ state: 'HELD', amount: '60.00', entry: null });
  expect(await account()).toEqual({ balance: 10_000, held: 6_000 });
  expect(await cashier.refused(RESERVE, { key: newKey(), input: input('40.01') })).toEqual(['INSUFFICIENT_VALUE']);
  const { hold: spent } = await cashier.query<{ hold: Hold }>(CONFIRM, { key: newKey(), id: hold.id });
  expect(spent).toMatchObject({ state: 'CONFIRMED', entry: { id: expect.any(String) } });
  expect(await account()).toEqual({ balance: 4_000, held: 0 });
  expect(await cashier.refused(CONFIRM, { key: newKey(), id: hold.id })).toEqual(['HOLD_ENDED']);
  expect(await verify(db)).toMatchObject({ wrong: 0 });
});

test('given free, it can be spent again; the same key gives the same answer', async () => {
  const key = newKey();
  const { hold } = await cashier.query<{ hold: Hold }>(RESERVE, { key, input: input('100.00') });
  const again = await cashier.query<{ hold: Hold }>(RESERVE, { key, input: input('100.00') });
  expect(again.hold).toEqual(hold);
  await cashier.query(RELEASE, { key: newKey(), id: hold.id });
  expect(await account()).toEqual({ balance: 10_000, held: 0 });
  expect(await cashier.refused(RELEASE, { key: newKey(), id: hold.id })).toEqual(['HOLD_ENDED']);
  expect(await verify(db)).toMatchObject({ wrong: 0 });
});

test('over its time, it is given free by the job and can no longer be spent', async () => {
  const { id } = await reserve('10.00');
  await sql`update value_hold set expires_at = now() - interval '1 minute' where member_id = ${member} and state = 'HELD'`.execute(db);
  expect(await cashier.refused(CONFIRM, { key: newKey(), id })).toEqual(['HOLD_ENDED']);
  expect(await expireHolds(db, new Date())).toBe(1);
  expect(await expireHolds(db, new Date())).toBe(0);
  expect(await account()).toEqual({ balance: 10_000, held: 0 });
});

test('of many who confirm and release at once one wins', async () => {
  const { id } = await reserve('10.00');
  const ends = await Promise.all(
    Array.from({ length: 8 }, (_, at) => cashier.ask<{ hold: Hold }>(at % 2 ? CONFIRM : RELEASE, { key: newKey(), id })),
  );
  expect(ends.filter(({ data }) => data !== null && data.hold !== null)).toHaveLength(1);
  expect((await account()).held).toBe(0);
  expect(await verify(db)).toMatchObject({ wrong: 0 });
});

test.each([
  ['nothing', '0', {}, 'NOT_POSITIVE'],
  ['what is no amount', 'x', {}, 'BAD_MONEY'],
  ['for too long', '1', { minutes: 10_081 }, 'TOO_LARGE'],
  ['for no time', '1', { minutes: 0 }, 'NOT_POSITIVE'],
])('is refused: %s', async (_name, amount, more, code) => {
  expect(await cashier.refused(RESERVE, { key: newKey(), input: input(amount, more) })).toEqual([code]);
});

test('others are refused', async () => {
  const { id } = await reserve('10.00');
  const other = await api.as(told.employee('other'));
  expect(await other.refused(RELEASE, { key: newKey(), id })).toEqual(['OUT_OF_BRANCH']);
  const analyst = await api.as(told.employee('ANALYST'));
  expect(await analyst.refused(RESERVE, { key: newKey(), input: input('1') })).toEqual(['FORBIDDEN']);
});

test('the list of a branch knows what stands, of whom and for what; a member sees no more than what is open', async () => {
  const hold = await reserve('10.00');
  const list = `query ($states: [HoldState!]) { valueHolds(first: 100, filter: { states: $states }) { totalCount edges { node { id amount here storeName asset { kind } member { id } } } } }`;
  const wanted = {
    id: hold.id,
    amount: '10.00',
    here: true,
    storeName: 'West Lake',
    asset: { kind: 'PRINCIPAL' },
    member: { id: globalId('Member', member) },
  };
  type List = { valueHolds: { totalCount: number; edges: { node: { id: string } }[] } };
  const open = await cashier.query<List>(list, { states: ['HELD'] });
  expect(open.valueHolds.edges.map(({ node }) => node)).toContainEqual(wanted);
  const ofMember = 'query ($id: ID!) { node(id: $id) { ... on Member { holds { id } } } }';
  const holds = async () =>
    (await cashier.query<{ node: { holds: { id: string }[] } }>(ofMember, { id: globalId('Member', member) })).node.holds;
  expect(await holds()).toContainEqual({ id: hold.id });
  await cashier.query(RELEASE, { key: newKey(), id: hold.id });
  expect(await holds()).not.toContainEqual({ id: hold.id });
  expect((await cashier.query<List>(list, { states: ['HELD'] })).valueHolds.totalCount).toBe(open.valueHolds.totalCount - 1);
});
