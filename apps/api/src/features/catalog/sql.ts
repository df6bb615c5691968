import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** The category and all below it. The tree has no circles: see `moveCategory`. */
export async function categoryBranch(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive branch as (
      select id from category where id = ${id}
      union select c.id from category c join branch b on c.parent_id = b.id
    ) select id from branch
  `.execute(db);
  return rows.map((row) => row.id);
}
