import type { Db, Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** The organisation and all below it, as the database has them now. */
export async function branchOf(tx: Db | Tx, orgId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive branch as (
      select id from org where id = ${orgId}::uuid union all select o.id from org o join branch b on o.parent_id = b.id
    ) select id from branch`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Where rows belong that name no store: the branch itself if it is a store, or its only one; null if that is not clear. */
export async function onlyStore(tx: Db | Tx, orgId: string): Promise<string | null> {
  const branch = await branchOf(tx, orgId);
  const stores = await tx.selectFrom('org').select('id').where('id', 'in', branch).where('kind', '=', 'STORE').limit(2).execute();
  return stores.length === 1 ? (stores[0]?.id ?? null) : null;
}

/** Stores by code, else by name. */
export async function storesByName(tx: Db | Tx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('org')
    .select(['id', 'code', 'name'])
    .where('kind', 'in', ['STORE', 'DEALER'])
    .where((eb) => eb.or([eb('code', '=', sql<string>`any(${names})`), eb('name', '=', sql<string>`any(${names})`)]))
    .execute();
  return new Map([...rows.map((row) => [row.name, row.id] as const), ...rows.map((row) => [row.code, row.id] as const)]);
}
