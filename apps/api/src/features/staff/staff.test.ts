import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let head: Client;
let region: Client;
let manager: Client;

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .employee('HEAD_OFFICE_MANAGER')
    .employee('MARKETER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER', 'Zhang Wei')
    .region('North')
    .store('Bell Tower')
    .employee('CASHIER', 'Li Na')
    .tell();
  api = await startApi();
  [owner, head, region, manager] = await Promise.all([
    api.as(told.employee('OWNER')),
    api.as(told.employee('HEAD_OFFICE_MANAGER')),
    api.as(told.employee('REGION_MANAGER')),
    api.as(told.employee('STORE_MANAGER')),
  ]);
});
afterAll(() => api.stop());

const org = (name: string): string => globalId('Org', told.org(name));
const employee = (name: string): string => globalId('Employee', told.employee(name));
const CREATE =
  'mutation ($input: CreateEmployeeInput!) { createEmployee(input: $input) { id name role email phone joinedOn org { name } } }';
const mutation = (name: string, more = '', use = '') =>
  `mutation ($id: ID!${more}) { ${name}(id: $id${use}) { id name role archivedAt org { name } } }`;
const UPDATE = mutation('updateEmployee', ', $input: UpdateEmployeeInput!', ', input: $input');
const ROLE = mutation('setEmployeeRole', ', $role: Role', ', role: $role');
const [ARCHIVE, RESTORE, UNLOCK] = [mutation('archiveEmployee'), mutation('restoreEmployee'), mutation('unlockEmployee')];
const PASSWORD = mutation('resetEmployeePassword', ', $password: String!', ', password: $password');

let count = 0;
async function hire(role: string | null, place = 'West Lake', account = true): Promise<{ id: string; email: string }> {
  const email = `hire${++count}@example.test`;
  const input = {
    code: `H${count}`,
    name: `Hire ${count}`,
    orgId: org(place),
    role,
    ...(account ? { account: { email, password: 'longjing-before-rain' } } : {}),
  };
  const { createEmployee } = await owner.query<{ createEmployee: { id: string } }>(CREATE, { input });
  return { id: createEmployee.id, email };
}

const uuid = (id: string): string => Buffer.from(id, 'base64').toString().split(':')[1] ?? '';
const signIn = (email: string, password = 'longjing-before-rain') =>
  fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ email, password }),
  });

test('a new cashier signs in with the first password and works in one store', async () => {
  const input = {
    code: 'C9',
    name: '王芳',
    orgId: org('West Lake'),
    role: 'CASHIER',
    phone: '138 1234 5678',
    joinedOn: '2026-11-01',
    account: { email: 'Wang@Example.test', password: 'longjing-before-rain' },
  };
  expect(await manager.query(CREATE, { input })).toMatchObject({
    createEmployee: {
      name: '王芳',
      role: 'CASHIER',
      email: 'wang@example.test',
      phone: '+8613812345678',
      joinedOn: '2026-11-01',
      org: { name: 'West Lake' },
    },
  });
  expect((await signIn('wang@example.test')).status).toBe(200);
});

test.each([
  [{ code: '' }, 'REQUIRED', 'code'],
  [{ name: ' ' }, 'REQUIRED', 'name'],
  [{ phone: '12' }, 'BAD_PHONE', 'phone'],
  [{ joinedOn: '2026-02-30' }, 'BAD_DATE', undefined],
  [{ account: { email: 'nobody', password: 'longjing-before-rain' } }, 'BAD_EMAIL', 'email'],
  [{ account: { email: 'a@example.test', password: 'password1' } }, 'WEAK_PASSWORD', 'password'],
  [{ account: { email: 'e001@example.test', password: 'longjing-before-rain' } }, 'DUPLICATE', 'email'],
  [{ account: { email: 'a@example.test', password: 'longjing-before-rain' }, role: null }, 'REQUIRED', 'role'],
  [{ role: 'HEAD_OFFICE_MANAGER' }, 'HEAD_OFFICE_ONLY', 'role'],
])('somebody with %j is not hired: %s', async (wrong, code, field) => {
  const before = await db.selectFrom('employee').select('id').execute();
  const { errors } = await owner.ask(CREATE, { input: { code: 'NEW', name: 'New', orgId: org('West Lake'), role: 'CASHIER', ...wrong } });
  expect(errors.map((error) => error.code)).toEqual([code]);
  if (field) expect(errors[0]?.field).toBe(field);
  expect(await db.selectFrom('employee').select('id').execute()).toHaveLength(before.length);
});

test('nobody gives more rights than he has', async () => {
  const offer = (client: Client, role: string, place: string) =>
    client.refused(CREATE, { input: { code: 'X', name: 'X', role, orgId: org(place) } });
  expect(await offer(manager, 'REGION_MANAGER', 'West Lake')).toEqual(['FORBIDDEN']);
  expect(await offer(manager, 'ANALYST', 'West Lake')).toEqual(['FORBIDDEN']);
  expect(await offer(region, 'MARKETER', 'East')).toEqual(['FORBIDDEN']);
  expect(await offer(head, 'OWNER', 'Head office')).toEqual(['FORBIDDEN']);
  expect(await region.refused(ROLE, { id: employee('REGION_MANAGER'), role: 'MARKETER' })).toEqual(['FORBIDDEN']);
});

test('nobody lays hands on who has more rights', async () => {
  const boss = globalId('Employee', told.employee('OWNER'));
  for (const [document, more] of [
    [PASSWORD, { password: 'taken-over-by-me' }],
    [UPDATE, { input: { name: 'Me' } }],
    [ROLE, { role: 'CASHIER' }],
    [ARCHIVE, {}],
    [UNLOCK, {}],
  ] as const) {
    expect(await head.refused(document, { id: boss, ...more })).toEqual(['FORBIDDEN']);
  }
});

test('who works in another branch does not exist', async () => {
  const stranger = employee('Li Na');
  for (const [document, more] of [
    [PASSWORD, { password: 'taken-over-by-me' }],
    [UPDATE, { input: { name: 'Me' } }],
    [ROLE, { role: null }],
    [ARCHIVE, {}],
    [RESTORE, {}],
  ] as const) {
    expect(await region.refused(document, { id: stranger, ...more })).toEqual(['NOT_FOUND']);
  }
  expect(await region.refused(UPDATE, { id: employee('Zhang Wei'), input: { orgId: org('Bell Tower') } })).toEqual(['OUT_OF_BRANCH']);
});

test('a move to another store changes the branch at once', async () => {
  const { id } = await hire('CASHIER');
  const client = await api.as(uuid(id));
  expect(await client.query('{ viewer { org { name } } }')).toEqual({ viewer: { org: { name: 'West Lake' } } });
  await owner.query(UPDATE, { id, input: { orgId: org('Bell Tower') } });
  expect(await client.query('{ viewer { org { name } stores { name } } }')).toEqual({
    viewer: { org: { name: 'Bell Tower' }, stores: [{ name: 'Bell Tower' }] },
  });
});

test('a new role, a new password and leaving end every session', async () => {
  const { id } = await hire('CASHIER');
  for (const [document, more] of [
    [ROLE, { role: 'STORE_MANAGER' }],
    [PASSWORD, { password: 'biluochun-of-spring' }],
    [ARCHIVE, {}],
  ] as const) {
    const client = await api.as(uuid(id));
    expect(await client.query('{ viewer { id } }')).toEqual({ viewer: { id } });
    await owner.query(document, { id, ...more });
    expect(await client.query('{ viewer { id } }')).toEqual({ viewer: null });
  }
});

test('who left comes back with the account from before', async () => {
  const { id, email } = await hire('CASHIER');
  await owner.query(ARCHIVE, { id });
  expect((await signIn(email)).status).toBe(401);
  expect(await owner.refused(UPDATE, { id, input: { name: 'Ghost' } })).toEqual(['ARCHIVED']);
  expect(await owner.query(RESTORE, { id })).toMatchObject({ restoreEmployee: { archivedAt: null } });
  expect((await signIn(email)).status).toBe(200);
});

test('a manager lifts the lock of too many wrong passwords', async () => {
  const { id, email } = await hire('CASHIER');
  for (let tries = 0; tries < 6; tries++) await signIn(email, 'wrong-password');
  const locked = await manager.query<{ node: { lockedUntil: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Employee { lockedUntil } } }',
    { id },
  );
  expect(Date.parse(locked.node.lockedUntil)).toBeGreaterThan(Date.now());
  expect((await signIn(email)).status).toBe(429);
  await manager.query(UNLOCK, { id });
  expect((await signIn(email)).status).toBe(200);
});

test('the last owner stays; of two who go at once one stays', async () => {
  expect(await owner.refused(ROLE, { id: employee('OWNER'), role: 'ANALYST' })).toEqual(['LAST_OWNER']);
  const second = await hire('OWNER', 'Head office');
  const other = await api.as(uuid(second.id));
  const answers = await Promise.all([
    other.ask(ROLE, { id: employee('OWNER'), role: 'ANALYST' }),
    owner.ask(ROLE, { id: second.id, role: 'ANALYST' }),
  ]);
  expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
  const owners = await db.selectFrom('employee').select('id').where('role', '=', 'OWNER').execute();
  expect(owners).toHaveLength(1);
  await db.updateTable('employee').set({ role: 'OWNER' }).where('id', '=', told.employee('OWNER')).execute();
  owner = await api.as(told.employee('OWNER'));
});

test('nobody archives himself', async () =>
  expect(await head.refused(ARCHIVE, { id: employee('HEAD_OFFICE_MANAGER') })).toEqual(['FORBIDDEN']));

test('lists filter, sort, page and count within the branch', async () => {
  const list = async (client: Client, args: string) => {
    const { employees } = await client.query<{ employees: { totalCount: number; edges: { cursor: string; node: { name: string } }[] } }>(
      `{ employees(first: 2, ${args}) { totalCount edges { cursor node { name } } } }`,
    );
    return { count: employees.totalCount, names: employees.edges.map((edge) => edge.node.name), last: employees.edges.at(-1)?.cursor };
  };
  expect(await list(region, 'filter: { text: "zhang" }')).toMatchObject({ count: 1, names: ['Zhang Wei'] });
  expect(await list(region, 'filter: { text: "Li Na" }')).toMatchObject({ count: 0, names: [] });
  expect(await list(owner, `filter: { orgId: "${org('North')}", role: CASHIER, text: "Li" }`)).toMatchObject({ names: ['Li Na'] });
  const first = await list(owner, 'filter: { archived: null }, sort: CODE, direction: DESC');
  const second = await list(owner, `filter: { archived: null }, sort: CODE, direction: DESC, after: "${first.last}"`);
  expect(first.count).toBeGreaterThan(6);
  expect(new Set([...first.names, ...second.names]).size).toBe(4);
});

test('beside a sale everybody is named, but only managers of the branch see more', async () => {
  await db.updateTable('employee').set({ phone: '+8613800000001' }).where('id', '=', told.employee('Zhang Wei')).execute();
  const marketer = await api.as(told.employee('MARKETER'));
  expect(await marketer.refused('{ employees { edges { node { name } } } }')).toEqual(['FORBIDDEN']);
  const ask = (client: Client) =>
    client.query('query ($id: ID!) { node(id: $id) { ... on Employee { name phone role } } }', { id: employee('Zhang Wei') });
  expect(await ask(marketer)).toEqual({ node: null });
  expect(await ask(manager)).toEqual({ node: { name: 'Zhang Wei', phone: '+8613800000001', role: 'CASHIER' } });
});
