import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { updateOrg } from './service.ts';

let api: Api;
let told: Told;
let owner: Client;
let manager: Client;

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .employee('HEAD_OFFICE_MANAGER')
    .region('East')
    .store('West Lake')
    .employee('CASHIER')
    .store('Harbour')
    .region('North')
    .employee('REGION_MANAGER')
    .store('Bell Tower')
    .tell();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  manager = await api.as(told.employee('REGION_MANAGER'));
});
afterAll(() => api.stop());

const id = (name: string): string => globalId('Org', told.org(name));
const CREATE = 'mutation ($input: CreateOrgInput!) { createOrg(input: $input) { id code name kind parent { name } } }';
const UPDATE =
  'mutation ($id: ID!, $input: UpdateOrgInput!) { updateOrg(id: $id, input: $input) { name phone timeZone dayStartsAt parent { name } } }';
const ARCHIVE = 'mutation ($id: ID!) { archiveOrg(id: $id) { archivedAt } }';
const RESTORE = 'mutation ($id: ID!) { restoreOrg(id: $id) { archivedAt } }';

let count = 0;
const create = async (client: Client, name: string, parent: string, kind = 'STORE') => {
  const input = { kind, parentId: parent, code: `N${++count}`, name };
  const { createOrg } = await client.query<{ createOrg: { id: string } }>(CREATE, { input });
  return createOrg.id;
};

test('everybody sees the own branch as a flat list', async () => {
  const ask = async (client: Client) => {
    const { orgs } = await client.query<{ orgs: { name: string; parent: { name: string } | null }[] }>('{ orgs { name parent { name } } }');
    return orgs.map((org) => `${org.parent?.name ?? '-'} > ${org.name}`).sort();
  };
  expect(await ask(owner)).toEqual([
    '- > Head office',
    'East > Harbour',
    'East > West Lake',
    'Head office > East',
    'Head office > North',
    'North > Bell Tower',
  ]);
  expect(await ask(manager)).toEqual(['- > North', 'North > Bell Tower']);
  expect(await owner.query('{ orgs(kinds: [HEAD_OFFICE, REGION]) { name storeCount } }')).toEqual({
    orgs: [
      { name: 'Head office', storeCount: 3 },
      { name: 'East', storeCount: 2 },
      { name: 'North', storeCount: 1 },
    ],
  });
});

test('a new store is in the tree at once, and its making in the trail', async () => {
  const store = await create(owner, ' Lotus Pond ', id('North'));
  const { orgs } = await manager.query<{ orgs: { id: string; name: string }[] }>('{ orgs(kinds: [STORE]) { id name } }');
  expect(orgs).toContainEqual({ id: store, name: 'Lotus Pond' });
  const { audits } = await owner.query<{ audits: unknown }>(
    'query ($id: ID!) { audits(filter: { entityId: $id }) { edges { node { action actorName ip after } } } }',
    { id: store },
  );
  expect(audits).toMatchObject({
    edges: [{ node: { action: 'org.create', actorName: 'OWNER', ip: '127.0.0.1', after: { name: 'Lotus Pond', kind: 'STORE' } } }],
  });
});

test('the stream is told of every change to the tree', async () => {
  const store = await create(owner, 'Willow', id('North'));
  await owner.query(UPDATE, { id: store, input: { name: 'Willow bank' } });
  for (const deed of ['archiveOrg', 'restoreOrg']) await owner.query(`mutation ($id: ID!) { ${deed}(id: $id) { id } }`, { id: store });
  const events = await db.selectFrom('event').select(['kind', 'org_id']).where('kind', 'like', 'org.%').orderBy('id').execute();
  const ofStore = events.filter(({ org_id }) => globalId('Org', org_id ?? '') === store);
  expect(ofStore.map(({ kind }) => kind)).toEqual(['org.created', 'org.changed', 'org.archived', 'org.restored']);
});

test.each([
  [{ code: '' }, 'REQUIRED', 'code'],
  [{ code: 'a b' }, 'BAD_CODE', 'code'],
  [{ code: 'HQ' }, 'DUPLICATE', 'code'],
  [{ name: '  ' }, 'REQUIRED', 'name'],
  [{ name: 'x'.repeat(101) }, 'TOO_LONG', 'name'],
  [{ timeZone: 'Asia/Hangzhou' }, 'BAD_ZONE', 'timeZone'],
  [{ dayStartsAt: 1440 }, 'OUT_OF_RANGE', 'dayStartsAt'],
  [{ parentId: 'nonsense' }, 'BAD_ID', 'parentId'],
  [{ parentId: () => id('West Lake') }, 'BAD_INPUT', 'parentId'],
  [{ kind: 'HEAD_OFFICE' }, 'BAD_INPUT', 'parentId'],
])('a new store with %j is refused: %s', async (wrong, code, field) => {
  const given = Object.fromEntries(Object.entries(wrong).map(([name, value]) => [name, typeof value === 'function' ? value() : value]));
  const { errors } = await owner.ask(CREATE, { input: { kind: 'STORE', parentId: id('East'), code: 'NEW', name: 'New', ...given } });
  expect(errors.map((error) => [error.code, error.field])).toEqual([[code, field]]);
});

test('what is given changes, null empties, the rest stays', async () => {
  const store = await create(owner, 'Pavilion', id('East'));
  const change = (input: Record<string, unknown>) => owner.query(UPDATE, { id: store, input });
  expect(await change({ phone: '0571-1234', timeZone: 'Asia/Urumqi', dayStartsAt: 300 })).toMatchObject({
    updateOrg: { name: 'Pavilion', phone: '0571-1234', timeZone: 'Asia/Urumqi' },
  });
  expect(await change({ timeZone: null })).toMatchObject({ updateOrg: { phone: '0571-1234', timeZone: null, dayStartsAt: 300 } });
  expect(await owner.refused(UPDATE, { id: store, input: { name: null } })).toEqual(['REQUIRED']);
});

test('a region moves with all below it, but never below itself', async () => {
  const region = await create(owner, 'Delta', id('Head office'), 'REGION');
  const inner = await create(owner, 'Inner delta', region, 'REGION');
  expect(await owner.refused(UPDATE, { id: region, input: { parentId: inner } })).toEqual(['WOULD_LOOP']);
  expect(await owner.refused(UPDATE, { id: region, input: { parentId: region } })).toEqual(['WOULD_LOOP']);
  expect(await owner.refused(UPDATE, { id: id('Head office'), input: { parentId: region } })).toEqual(['WOULD_LOOP']);
  expect(await owner.query(UPDATE, { id: region, input: { parentId: id('North') } })).toMatchObject({
    updateOrg: { parent: { name: 'North' } },
  });
  const { orgs } = await manager.query<{ orgs: { name: string }[] }>('{ orgs { name } }');
  expect(orgs.map((org) => org.name)).toEqual(expect.arrayContaining(['Delta', 'Inner delta']));
});

test('two moves at once do not close a circle', async () => {
  const [a, b] = [await create(owner, 'Left', id('Head office'), 'REGION'), await create(owner, 'Right', id('Head office'), 'REGION')];
  const answers = await Promise.all([
    owner.ask(UPDATE, { id: a, input: { parentId: b } }),
    owner.ask(UPDATE, { id: b, input: { parentId: a } }),
  ]);
  expect(answers.flatMap((answer) => answer.errors.map((error) => error.code))).toEqual(['WOULD_LOOP']);
});

test('a store closes when nobody works there, a region when its stores are closed; and opens in that order', async () => {
  expect(await owner.refused(ARCHIVE, { id: id('West Lake') })).toEqual(['IN_USE']);
  const region = await create(owner, 'South', id('Head office'), 'REGION');
  const store = await create(owner, 'Bay', region);
  expect(await owner.refused(ARCHIVE, { id: region })).toEqual(['IN_USE']);
  for (const one of [store, region]) await owner.query(ARCHIVE, { id: one });
  expect(await owner.refused(UPDATE, { id: store, input: { name: 'Bay 2' } })).toEqual(['ARCHIVED']);
  expect(await owner.refused(RESTORE, { id: store })).toEqual(['ARCHIVED']);
  for (const one of [region, store]) expect(await owner.query(RESTORE, { id: one })).toEqual({ restoreOrg: { archivedAt: null } });
});

test('the head office stays', async () => expect(await owner.refused(ARCHIVE, { id: id('Head office') })).toEqual(['IN_USE']));

test('someone of another branch changes nothing, and does not lift the own branch elsewhere', async () => {
  const branch = { orgId: told.org('North'), stores: [told.org('North'), told.org('Bell Tower')] };
  const who = {
    kind: 'employee',
    id: told.employee('REGION_MANAGER'),
    userId: 'u',
    role: 'REGION_MANAGER',
    permissions: new Set<never>(),
  } as const;
  const viewer = { ...systemViewer('test'), ...who, ...branch };
  const change = (name: string, input: Parameters<typeof updateOrg>[3]) => withTx(db, (tx) => updateOrg(tx, viewer, told.org(name), input));
  await expect(change('West Lake', { name: 'Ours' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(change('Bell Tower', { parentId: told.org('East') })).rejects.toMatchObject({ code: 'OUT_OF_BRANCH', field: 'parentId' });
  await expect(change('North', { parentId: told.org('East') })).rejects.toMatchObject({ code: 'OUT_OF_BRANCH', field: 'parentId' });
});

test('the settings of the chain, and who may change them', async () => {
  const change = 'mutation ($input: UpdateChainInput!) { updateChain(input: $input) { name currency minorDigits timeZone dayStartsAt } }';
  expect(await owner.query(change, { input: { name: 'Leaf & Cup', dayStartsAt: 240 } })).toEqual({
    updateChain: { name: 'Leaf & Cup', currency: 'CNY', minorDigits: 2, timeZone: 'Asia/Shanghai', dayStartsAt: 240 },
  });
  expect(await manager.query('{ chain { name dayStartsAt } }')).toEqual({ chain: { name: 'Leaf & Cup', dayStartsAt: 240 } });
  expect(await owner.refused(change, { input: { currency: 'Taler' } })).toEqual(['BAD_INPUT']);
  expect(await owner.refused(change, { input: { timeZone: 'Mars/Olympus' } })).toEqual(['BAD_ZONE']);
  expect(await (await api.as(told.employee('HEAD_OFFICE_MANAGER'))).refused(change, { input: { name: 'X' } })).toEqual(['FORBIDDEN']);
});
