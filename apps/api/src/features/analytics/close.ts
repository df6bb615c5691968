import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@regulars/db/kysely';
import { addDays, businessDate, type BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import type { ChainSettings } from '../../chain.ts';
import type { OrgNode } from '../orgs/tree.ts';

/** The last business day that has ended in every shop. */
export function lastClosedDay(orgs: Iterable<OrgNode>, chain: ChainSettings, now: Date): BusinessDate {
  let open = businessDate(now, chain.timeZone, chain.dayStartsAt);
  for (const { timeZone, dayStartsAt } of orgs) {
    const here = businessDate(now, timeZone ?? chain.timeZone, dayStartsAt ?? chain.dayStartsAt);
    if (here < open) open = here;
  }
  return addDays(open, -1);
}

/**
 * Says that days up to `through` are closing: from the commit on, whoever writes a fact of such a day marks it dirty. Returns
 * the last closing day, which may be later.
 */
export async function closeDays(db: Db, through: BusinessDate): Promise<BusinessDate> {
  const { rows } = await sql<{ closing_through: BusinessDate }>`
    update fold_state set closing_through = greatest(closing_through, ${through}::date) returning closing_through
  `.execute(db);
  return rows[0]?.closing_through ?? through;
}

/** Transactions that have an id: each holds the lock of its own id until it ends. Of a prepared one there is no process. */
const running = sql`pg_locks l left join pg_stat_activity a using (pid) where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted`;

/**
 * Waits until every transaction of this database that was under way has ended; what other databases of the server do stalls
 * nothing. A writer has a transaction id (its first statement is an insert) before it looks at closing_through, so each either saw
 * the close and marks its day, or is under way now and waited for.
 * @returns false if one still runs after `patience` ms: then nothing may be folded yet
 */
export async function olderOnesEnded(db: Db, patience: number): Promise<boolean> {
  const { rows } = await sql<{ xid: string }>`
    select l.transactionid::text as xid from ${running} and l.pid is distinct from pg_backend_pid()
      and (a.datid is null or a.datid = (select oid from pg_database where datname = current_database()))`.execute(db);
  const older = rows.map(({ xid }) => xid);
  for (const end = Date.now() + patience; ; await sleep(20)) {
    const {
      rows: [left],
    } = await sql<{ waits: boolean }>`select exists (select from ${running} and l.transactionid::text = any(${older})) as waits`.execute(
      db,
    );
    if (!left?.waits) return true;
    if (Date.now() > end) return false;
  }
}
