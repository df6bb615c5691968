import { db } from '../src/db.ts';
import { globalId } from '../src/global-id.ts';
import { schema } from '../src/schema.ts';
import { idTypeOf, knownValue, NEEDED } from './access.table.ts';
import type { Client } from './client.ts';
import type { Told } from './story.ts';
import { type Filling, objectsIn, operation, type RootField, rootFields } from './walk.ts';
import { MARK } from './world.ts';

type Branch = 'east' | 'north';

/** Global ids of one thing of each type in each branch; `shared` are of the whole chain. */
export type Findings = Record<Branch | 'shared', Map<string, string>>;

const NOWHERE = '00000000-0000-7000-8000-000000000000';

const DEPTHS = [3, 2, 1, 0];
/** How deep the limits allow a document to ask, by its shallowest text; they are the same for everybody. */
const allowed = new Map<string, number>();

/** What somebody gets, as deep as the limits allow. */
export async function answer(client: Client, document: (depth: number) => string): Promise<unknown> {
  const shallow = document(0);
  for (const depth of DEPTHS.slice(DEPTHS.indexOf(allowed.get(shallow) ?? 3))) {
    const { data, errors } = await client.ask(document(depth));
    if (errors.some(({ code }) => code.startsWith('QUERY_TOO'))) continue;
    allowed.set(shallow, depth);
    return data;
  }
  return undefined;
}

/** Looks through every query for one thing of each type in each branch of the world. */
export async function find(owner: Client, told: Told): Promise<Findings> {
  const found: Findings = { east: new Map(), north: new Map(), shared: new Map() };
  const queries = rootFields(schema).filter((root) => root.kind === 'query' && root.name !== 'node');
  for (const root of queries) collect(found, await answer(owner, (depth) => operation(root, filled(found, root, 'east'), depth)));
  for (const branch of ['east', 'north'] as const) {
    found[branch].set('Org', globalId('Org', told.org(`${MARK[branch]} store`)));
    found[branch].set('Employee', globalId('Employee', told.employee(`${MARK[branch]} cashier`)));
    for (const [type, id] of await holdings(`${MARK[branch]}-M`)) found[branch].set(type, id);
  }
  return found;
}

/** What a member holds lies deeper than the limits let a query see. */
async function holdings(number: string): Promise<[string, string][]> {
  const { member_id, account_id, entry_id, id } = await db
    .selectFrom('member as m')
    .innerJoin('lot as l', 'l.member_id', 'm.id')
    .select(['l.member_id', 'l.account_id', 'l.entry_id', 'l.id'])
    .where('m.number', '=', number)
    .executeTakeFirstOrThrow();
  const key = (own: string) => JSON.stringify([member_id, own]);
  const around = await db
    .selectFrom('member_relative as r')
    .innerJoin('member_anniversary as a', 'a.member_id', 'r.member_id')
    .innerJoin('member_possession as p', 'p.member_id', 'r.member_id')
    .select(['r.id as relative', 'a.id as anniversary', 'p.id as possession'])
    .where('r.member_id', '=', member_id)
    .executeTakeFirstOrThrow();
  return [
    ['MemberRelative', globalId('MemberRelative', key(around.relative))],
    ['MemberAnniversary', globalId('MemberAnniversary', key(around.anniversary))],
    ['MemberPossession', globalId('MemberPossession', key(around.possession))],
    ['Account', globalId('Account', key(account_id))],
    ['JournalEntry', globalId('JournalEntry', key(entry_id))],
    ['Lot', globalId('Lot', key(id))],
  ];
}

/** Remembers the ids in an answer by the branch whose mark stands beside them. */
function collect(found: Findings, data: unknown): void {
  for (const object of objectsIn(data)) {
    const { id, __typename: type } = object;
    if (typeof id !== 'string' || typeof type !== 'string') continue;
    const text = JSON.stringify(object);
    const [east, north] = [text.includes(MARK.east), text.includes(MARK.north)];
    const place = found[east === north ? 'shared' : east ? 'east' : 'north'];
    if (!place.has(type)) place.set(type, id);
  }
}

/** Arguments with things of a branch, but for the one at `foreign`, which is of the other. */
export function filled(found: Findings, root: RootField, branch: Branch, foreign?: string): Filling {
  const other = branch === 'east' ? 'north' : 'east';
  return {
    also: [
      ...(foreign ? [foreign] : []),
      ...(root.field.args.some((arg) => arg.name === 'first') ? [`${root.name}.first`] : []),
      ...Object.keys(NEEDED).filter((path) => path.startsWith(`${root.name}.`)),
    ],
    value: (path, type) => {
      if (path === `${root.name}.first`) return '5';
      if (type !== 'ID') return knownValue(path);
      const wanted = idTypeOf(schema, path);
      const id = found[path === foreign ? other : branch].get(wanted) ?? found.shared.get(wanted) ?? globalId(wanted, NOWHERE);
      return JSON.stringify(id);
    },
  };
}
