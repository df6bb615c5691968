import { ALL_RFM_GROUPS, RFM_SCORES } from '@regulars/domain/rfm';
import { businessDate } from '@regulars/domain/time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain as story, type Told } from '../../../test/story.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { measureScale } from '../metrics/scale.ts';

let api: Api;
let told: Told;
let owner: Client;
let manager: Client;
let cashier: Client;
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

beforeAll(async () => {
  api = await startApi();
  told = await story()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .product('Tea', { price: 1000, stock: 1000 })
    .member('Li')
    .buys('Tea', 9, ago(9))
    .buys('Tea', 9, ago(2))
    .member('Wang')
    .buys('Tea', 1, ago(400))
    .member('Zhao')
    .buys('Tea', 30, ago(100))
    .member('Qian')
    .region('North')
    .store('Drum Tower')
    .product('Jar', { price: 700, stock: 1000 })
    .member('Sun')
    .buys('Jar', 1, ago(1))
    .tell();
  owner = await api.as(told.employee('OWNER'));
  manager = await api.as(told.employee('STORE_MANAGER'));
  cashier = await api.as(told.employee('CASHIER'));
});
afterAll(() => api.stop());

const COUNT = 'query ($filter: MemberFilter) { members(filter: $filter) { totalCount edges { node { name } } } }';
const list = async (who: Client, filter: object) =>
  (await who.query<{ members: { totalCount: number; edges: { node: { name: string } }[] } }>(COUNT, { filter })).members;
const PORTRAIT = `{ memberPortrait { members rfm { members cells { recency frequency members money } groups { group members } } levels { id members } activity { band members } } }`;
interface Answer {
  memberPortrait: {
    members: number;
    rfm: { cells: { recency: number; frequency: number; members: number }[]; groups: { group: string; members: number }[] } | null;
    activity: { band: string; members: number }[];
  };
}

test('before the first night nobody has a place', async () => {
  expect(await list(owner, { rfm: { recency: 5 } })).toMatchObject({ totalCount: 0 });
  expect((await owner.query<Answer>(PORTRAIT)).memberPortrait).toMatchObject({ members: 5, rfm: null });
});

test('the list behind a cell, a group or a band is as long as it says, in every branch', async () => {
  await measureScale(db, businessDate(new Date(), chain().timeZone, chain().dayStartsAt), new Date());
  for (const who of [owner, manager]) {
    const { rfm, activity } = (await who.query<Answer>(PORTRAIT)).memberPortrait;
    expect(rfm?.cells).toHaveLength(RFM_SCORES.length ** 2);
    for (const { recency, frequency, members } of rfm?.cells ?? [])
      expect(await list(who, { rfm: { recency, frequency } })).toMatchObject({ totalCount: members });
    expect(rfm?.groups.map(({ group }) => group)).toEqual(ALL_RFM_GROUPS);
    for (const { group, members } of rfm?.groups ?? []) expect(await list(who, { rfm: { group } })).toMatchObject({ totalCount: members });
    expect(await list(who, { bought: false })).toMatchObject({ totalCount: activity.find(({ band }) => band === 'NEVER')?.members });
  }
  expect((await list(owner, { rfm: { group: 'IMPORTANT_VALUE' } })).edges).toEqual([{ node: { name: 'Zhao' } }, { node: { name: 'Li' } }]);
  expect((await manager.query<Answer>(PORTRAIT)).memberPortrait.members).toBe(4);
});

test('a score that does not exist is refused with its field', async () => {
  const { errors } = await owner.ask(COUNT, { filter: { rfm: { money: 6 } } });
  expect(errors).toMatchObject([{ code: 'OUT_OF_RANGE', field: 'filter.rfm.money' }]);
});

test('figures of members are for those who may see figures, of their branch', async () => {
  const north = { o: globalId('Org', told.org('North')) };
  for (const field of [
    'memberPortrait(orgId: $o) { members }',
    'retention(orgId: $o, from: "2026-01-01", to: "2026-02-01") { members }',
    'interests(orgId: $o, from: "2026-01-01", to: "2026-02-01") { buyers }',
  ]) {
    expect(await manager.refused(`query ($o: ID) { ${field} }`, north)).toEqual(['OUT_OF_BRANCH']);
    expect(await cashier.refused(`query ($o: ID) { ${field} }`)).toEqual(['FORBIDDEN']);
  }
});
