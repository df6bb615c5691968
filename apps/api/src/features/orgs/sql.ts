import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** The node and all below it, as the transaction sees the tree; for reads, orgTree() is cheaper. */
export async function branchIds(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive branch as (
      select id from org where id = ${id}
      union all
      select org.id from org join branch on org.parent_id = branch.id
    )
    select id from branch`.execute(db);
  return rows.map((row) => row.id);
}
