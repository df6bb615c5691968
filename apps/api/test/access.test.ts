import { can, type Permission, type Role, ROLES } from '@regulars/domain/permissions';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '../src/db.ts';
import { permissionOf, PUBLIC } from '../src/open-fields.ts';
import { schema } from '../src/schema.ts';
import { idTypeOf, KNOWN_TO_ALL, MAY_CROSS, REFUSES } from './access.table.ts';
import { type Api, type Client, startApi } from './client.ts';
import { answer, filled, find, type Findings } from './fill.ts';
import type { Told } from './story.ts';
import { idPaths, objectsIn, operation, type RootField, rootFields, selection } from './walk.ts';
import { MARK, MEMBER_MARK, makeWorld } from './world.ts';

const roles = Object.keys(ROLES) as Role[]; // the keys of the table are the roles
const roots = rootFields(schema);
const queries = roots.filter((root) => root.kind === 'query' && root.name !== 'node');
const mutations = roots.filter((root) => root.kind === 'mutation');
const nodeInterface = schema.getType('Node') as Parameters<typeof schema.getPossibleTypes>[0]; // made by the Relay plugin
const nodeTypes = schema.getPossibleTypes(nodeInterface);
const permission = (root: RootField) => permissionOf(root.field.extensions['pothosOptions']) as Permission | undefined; // TypeScript checked it where it was written

let api: Api;
let told: Told;
/** By role; region manager, store manager and cashier work in the eastern branch, all others in the head office. */
const clients = new Map<string, Client>();
let world: Findings;

function as(role: string): Client {
  const found = clients.get(role);
  if (!found) throw new Error(`${role} is not signed in`);
  return found;
}

beforeAll(async () => {
  told = await makeWorld();
  api = await startApi();
  const names: Partial<Record<Role, string>> = { REGION_MANAGER: `${MARK.east} manager`, CASHIER: `${MARK.east} cashier` };
  for (const role of roles) clients.set(role, await api.as(told.employee(names[role] ?? role)));
  world = await find(as('OWNER'), told);
});
afterAll(() => api.stop());

/** Changes whenever anything in the database does, but for sessions. */
async function fingerprint(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    db,
  );
  const tables = rows.map((row) => row.name).filter((name) => !/^(auth_|_prisma)/.test(name));
  const sums = tables.map((name) => sql`(select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from ${sql.table(name)} t)`);
  const all = await sql<{ sum: string }>`select array_to_string(array[${sql.join(sums)}], '') as sum`.execute(db);
  return all.rows[0]?.sum ?? '';
}

describe('without sign-in', () => {
  test.each(roots.map((root) => [root.name, root] as const))('%s', async (name, root) => {
    const { errors } = await api.anonymous.ask(operation(root, filled(world, root, 'east'), 0));
    expect(errors.map((error) => error.code)).toEqual(PUBLIC.has(name) ? (REFUSES[name] ?? []) : ['UNAUTHENTICATED']);
  });
});

describe('with a role that lacks the permission', () => {
  const guarded = roots.filter((root) => permission(root) !== undefined);
  let before = '';
  beforeAll(async () => {
    before = await fingerprint();
  });
  test.each(guarded.map((root) => [root.name, permission(root), root] as const))('%s needs %s', async (_name, needed, root) => {
    for (const role of roles.filter((one) => needed && !can(one, needed))) {
      const { errors } = await as(role).ask(operation(root, filled(world, root, 'east'), 0));
      expect([role, ...errors.map((error) => error.code)]).toEqual([role, 'FORBIDDEN']);
    }
  });
  test('none of it changed anything', async () => {
    expect(await fingerprint()).toBe(before);
  });
});

/** The field an error names, whichever item of a list it is of. */
const fieldOf = ({ field }: { field?: string }) => field?.replaceAll(/\.\d+/g, '');
/** "recordSale.input.storeId" → "storeId", as errors name it. */
const argumentAt = (path: string) => path.replace(/^\w+\.(input\.)?/, '');

const EASTERN: ReadonlySet<string> = new Set(['REGION_MANAGER', 'STORE_MANAGER', 'CASHIER']);

/** The northern sale is of a million: whatever sum it went into shows it. */
const NORTHERN_SUM = /"-?[1-9]\d{5,}\.\d\d"/;

/** What must not stand in an answer for this role, with the reason. */
function leaks(role: Role, data: unknown): string[] {
  const text = JSON.stringify(data ?? null);
  const found: string[] = [];
  if (EASTERN.has(role) && text.includes(MARK.north)) found.push('another branch');
  if (EASTERN.has(role) && NORTHERN_SUM.test(text)) found.push('money of another branch');
  if (!can(role, 'member.read') && text.includes(MEMBER_MARK)) found.push('a member');
  if (!can(role, 'cost.read')) {
    for (const object of objectsIn(data)) {
      for (const [name, value] of Object.entries(object))
        if (/cost|profit|margin/i.test(name) && value !== null) found.push(`${String(object['__typename'])}.${name}`);
    }
  }
  return found.map((what) => `${role} sees ${what}`);
}

describe('what each role sees, three levels deep', () => {
  test.each(queries.filter(({ name }) => !KNOWN_TO_ALL.has(name)).map((root) => [root.name, root] as const))('%s', async (_name, root) => {
    for (const role of roles) {
      const data = await answer(as(role), (depth) => operation(root, filled(world, root, 'east'), depth));
      expect(leaks(role, data)).toEqual([]);
    }
  });

  test('the marks are there to be found: the owner sees them', async () => {
    const seen: string[] = [];
    for (const root of queries)
      seen.push(JSON.stringify(await answer(as('OWNER'), (depth) => operation(root, filled(world, root, 'east'), depth))));
    const withMark = (mark: string | RegExp) => seen.filter((text) => text.search(mark) >= 0).length;
    expect(withMark(MARK.north)).toBeGreaterThan(3);
    expect(withMark(MEMBER_MARK)).toBeGreaterThan(1);
    expect(withMark(NORTHERN_SUM)).toBeGreaterThan(1);
    expect(withMark(/"cost":"7313\.13"/)).toBeGreaterThan(0);
  });
});

describe('asked for by the id of another branch', () => {
  const asking = queries.flatMap((root) => idPaths(root).map((path) => [path, root] as const));
  test.each(asking)('%s', async (path, root) => {
    for (const role of ['REGION_MANAGER', 'CASHIER'] as const) {
      const data = await answer(as(role), (depth) => operation(root, filled(world, root, 'east', path), depth));
      expect(leaks(role, data)).toEqual([]);
    }
    const { errors } = await as('REGION_MANAGER').ask(operation(root, filled(world, root, 'east', path), 0));
    for (const error of errors.filter(({ code }) => code === 'OUT_OF_BRANCH')) expect(fieldOf(error)).toBe(argumentAt(path));
  });
});

describe('node(id)', () => {
  const ask = (client: Client, type: (typeof nodeTypes)[number], id: string) =>
    answer(client, (depth) => `{ node(id: ${JSON.stringify(id)}) { __typename ... on ${type.name} ${selection(type, depth)} } }`);

  test.each(nodeTypes.map((type) => [type.name, type] as const))('%s', async (name, type) => {
    const [east, north] = [world.east.get(name) ?? world.shared.get(name), world.north.get(name)];
    if (!east) throw new Error(`The world of access.test.ts has no ${name}: make one in world.ts`);
    const needed = permissionOf(type.extensions['pothosOptions']) as Permission | undefined; // as above
    expect(await ask(as('OWNER'), type, east)).toMatchObject({ node: { __typename: name } });
    for (const role of roles) {
      const data = (await ask(as(role), type, east)) ?? { node: null };
      expect(leaks(role, data)).toEqual([]);
      if (needed && !can(role, needed)) expect({ role, data }).toEqual({ role, data: { node: null } });
    }
    if (north) expect(await ask(as('REGION_MANAGER'), type, north)).toEqual({ node: null });
  });

  test.each([
    '',
    'x',
    Buffer.from('Org:x').toString('base64'),
    Buffer.from('Nothing:1').toString('base64'),
    Buffer.from('Sale:[1]').toString('base64'),
  ])('a bad id: %j', async (id) => expect(await as('OWNER').refused(`{ node(id: ${JSON.stringify(id)}) { id } }`)).toEqual(['BAD_ID']));
});

describe('changing what belongs to another branch', () => {
  const crossing = mutations.flatMap((root) => idPaths(root).map((path) => [path, root] as const));

  // Whoever may do everything, but in the eastern branch only.
  let giant: Client;
  let before = '';
  beforeAll(async () => {
    await db
      .updateTable('employee')
      .set({ role: 'OWNER' })
      .where('id', '=', told.employee(`${MARK.east} manager`))
      .execute();
    giant = await api.as(told.employee(`${MARK.east} manager`));
    before = await fingerprint();
  });

  test.each(crossing)('%s', async (path, root) => {
    const type = idTypeOf(schema, path);
    if (!world.north.has(type) || MAY_CROSS[path]) return; // of the whole chain, or meant to cross
    const { errors } = await giant.ask(operation(root, filled(world, root, 'east', path), 0));
    expect(errors.map((error) => error.code)).toEqual([expect.stringMatching(/^(NOT_FOUND|OUT_OF_BRANCH)$/)]);
    expect(errors.map(fieldOf)).toEqual([argumentAt(path)]);
    expect(await fingerprint()).toBe(before);
  });
});
