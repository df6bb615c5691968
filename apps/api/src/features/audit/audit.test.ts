import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { makeWorld, MARK, MEMBER_MARK } from '../../../test/world.ts';
import type { Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { audit } from './service.ts';

interface Row {
  action: string;
  entity: string;
  entityId: string;
  actorName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const viewer = systemViewer('test');
let api: Api;
let told: Told;
let owner: Client;
let east: Client;

beforeAll(async () => {
  told = await makeWorld();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  east = await api.as(told.employee(`${MARK.east} manager`));
});
afterAll(() => api.stop());

async function trail(client: Client, filter: Record<string, unknown>): Promise<Row[]> {
  const { audits } = await client.query<{ audits: { edges: { node: Row }[] } }>(
    'query ($filter: AuditFilter) { audits(first: 100, filter: $filter) { edges { node { action entity entityId actorName before after } } } }',
    { filter },
  );
  return audits.edges.map((edge) => edge.node);
}

test('a row says only what differs, and none is written where nothing does', async () => {
  const id = told.org(`${MARK.east} store`);
  const change = { action: 'org.update', entity: 'Org', id, orgId: id } as const;
  await withTx(db, async (tx) => {
    await audit(tx, viewer, { ...change, before: { name: 'A', phone: '1' }, after: { name: 'B', phone: '1' } });
    await audit(tx, viewer, { ...change, before: { name: 'B' }, after: { name: 'B' } });
  });
  expect(await trail(owner, { entityId: globalId('Org', id), action: 'org.update' })).toMatchObject([
    { before: { name: 'A' }, after: { name: 'B' }, actorName: 'test' },
  ]);
});

test('personal data is sealed in the row and opened for who may see members', async () => {
  const [row] = await db
    .selectFrom('audit')
    .select(['before', 'after', 'member_id'])
    .where('entity', '=', 'Member')
    .where('actor_name', '=', MARK.east)
    .execute();
  expect(JSON.stringify([row?.before, row?.after])).not.toContain(MEMBER_MARK);
  const filter = { entity: 'Member' };
  const opened = [{ before: { name: MARK.east, note: null }, after: { name: `${MARK.east} ${MEMBER_MARK}`, note: MARK.east } }];
  expect(await trail(east, filter)).toMatchObject(opened);
  await db
    .updateTable('employee')
    .set({ role: 'STORE_MANAGER' })
    .where('id', '=', told.employee(`${MARK.east} cashier`))
    .execute();
  expect(await trail(await api.as(told.employee(`${MARK.east} cashier`)), filter)).toMatchObject(opened);
});

test('once a member is erased the row stays and the person is gone', async () => {
  const { member_id } = await db
    .selectFrom('audit')
    .select('member_id')
    .where('actor_name', '=', MARK.north)
    .where('entity', '=', 'Member')
    .executeTakeFirstOrThrow();
  const entityId = globalId('Member', member_id ?? '');
  expect(await trail(owner, { entityId })).toMatchObject([{ after: { name: `${MARK.north} ${MEMBER_MARK}` } }]);
  await db.deleteFrom('member_seal').where('member_id', '=', member_id).execute();
  expect(await trail(owner, { entityId })).toEqual([
    expect.objectContaining({ action: 'member.update', before: { note: null }, after: { note: MARK.north } }),
  ]);
});

test('filters by what, who, where and when; newest first', async () => {
  expect((await trail(owner, { action: 'employee' })).every((row) => row.action.startsWith('employee.'))).toBe(true);
  expect(await trail(owner, { action: 'employee.create', entityId: globalId('Employee', told.employee('OWNER')) })).toHaveLength(1);
  expect(await trail(owner, { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' })).toEqual([]);
  const branch = await trail(owner, { orgId: globalId('Org', told.org(`${MARK.north} region`)) });
  expect(branch.map((row) => row.entity).sort()).toEqual(['Employee', 'Employee', 'Member', 'Org', 'ValueHold']);
  const all = await trail(owner, {});
  expect(all.at(-1)?.action).toBe('chain.update');
  await owner.query('mutation ($id: ID!) { updateOrg(id: $id, input: { name: "Renamed" }) { id } }', {
    id: globalId('Org', told.org(`${MARK.east} store`)),
  });
  expect(await trail(owner, { actorId: globalId('Employee', told.employee('OWNER')) })).toMatchObject([
    { action: 'org.update', actorName: 'OWNER' },
  ]);
});

test("another branch's changes and the whole chain's are not shown", async () => {
  const rows = await trail(east, {});
  expect(rows.length).toBeGreaterThan(2);
  expect(JSON.stringify(rows)).not.toContain(MARK.north);
  expect(rows.map((row) => row.action)).not.toContain('chain.update');
});

test.each(['update audit set action = $1', 'delete from audit where action <> $1', 'truncate audit'])(
  'the program itself cannot change the past: %s',
  async (text) => {
    await expect(sql.raw(text.replace('$1', "'x'")).execute(db)).rejects.toThrow(/permission denied/);
  },
);
