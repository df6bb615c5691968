import type { OwnConnection } from '@regulars/db/copy';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { recomputeMetrics } from '../metrics/service.ts';
import type { Job } from './job.ts';

const MEMBERS_AT_ONCE = 1_000;
/** Before every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The members that the import has to do with, kept on its connection until their figures are computed. */
export async function createTouched(tx: Tx): Promise<void> {
  await sql`create temp table import_touched (id uuid primary key)`.execute(tx);
}

/** Notes the members of the batch at hand. */
export async function touchMembers(tx: Tx): Promise<void> {
  await sql`insert into pg_temp.import_touched
    select distinct id from pg_temp.import_member where id is not null and kind <> 'GUEST' on conflict do nothing`.execute(tx);
}

/** Recomputed once, at the end and quietly: imported history earns and alerts nothing. */
export async function refreshMetrics({ db }: OwnConnection, job: Job): Promise<void> {
  for (let last = NO_ID; ;) {
    const { rows } = await sql<{ id: string }>`
      select id from pg_temp.import_touched where id > ${last}::uuid order by id limit ${MEMBERS_AT_ONCE}`.execute(db);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return;
    await withTx(db, (tx) => recomputeMetrics(tx, ids, job.today));
    last = ids.at(-1) ?? last;
  }
}
