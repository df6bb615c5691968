import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { ChainSettings } from '../../chain.ts';
import { lastClosedDay, olderOnesEnded } from '../analytics/close.ts';
import { loadTree } from '../orgs/tree.ts';

/** A day is folded so long after its close, in ms: nothing that looked at the clock before it is still to begin its writing. */
const MARGIN_MS = 10 * 60_000;
/** How long a fold waits for transactions under way, in ms; then it leaves the days for the next run. */
const PATIENCE_MS = 10_000;
/** Days in one transaction, which is to end within two seconds where a day has 200,000 lines. */
const BATCH = 5;

/**
 * Sums the journal of every closed day once, and again the days that got an entry after they were over (`markLate`). What is under
 * way at the close is waited for, so a folded day lacks nothing. May stop anywhere, and run beside another one.
 * @returns false if a transaction from before still runs, so that the newest days were left for later
 */
export async function foldValue(db: Db, chain: ChainSettings, now: Date): Promise<boolean> {
  const nodes = (await loadTree(db)).byId.values();
  const closing = lastClosedDay(nodes, chain, new Date(now.getTime() - MARGIN_MS));
  const ended = await olderOnesEnded(db, PATIENCE_MS);
  if (ended) while (await withTx(db, (tx) => foldDays(tx, closing)));
  while (await withTx(db, refoldDays));
  return ended;
}

async function holdState(tx: Tx): Promise<BusinessDate | null> {
  return (await tx.selectFrom('value_fold').select('folded_through').forUpdate().executeTakeFirstOrThrow()).folded_through;
}

async function foldDays(tx: Tx, closing: BusinessDate): Promise<boolean> {
  const folded = await holdState(tx);
  const { rows } = await sql<{ day: BusinessDate | null }>`
    select min(business_date) as day from posting where business_date > coalesce(${folded}::date, '-infinity') and business_date <= ${closing}::date`.execute(
    tx,
  );
  const from = rows[0]?.day ?? null;
  const last = from === null ? closing : addDays(from, BATCH - 1);
  const through = last < closing ? last : closing;
  if (from !== null) await sumDays(tx, sql`business_date between ${from}::date and ${through}::date`);
  await sql`update value_fold set folded_through = greatest(folded_through, ${through}::date)`.execute(tx);
  return through < closing;
}

/** Marks are taken away first: who is just writing to such a day holds its row, and it is left for later. */
async function refoldDays(tx: Tx): Promise<boolean> {
  const folded = await holdState(tx);
  const { rows } = await sql<{ day: BusinessDate }>`
    delete from value_dirty_day where day in (
      select day from value_dirty_day where day <= ${folded}::date order by day limit ${BATCH} for update skip locked) returning day`.execute(
    tx,
  );
  const days = rows.map(({ day }) => day);
  await sql`delete from value_day where day = any(${days}::date[])`.execute(tx);
  await sumDays(tx, sql`business_date = any(${days}::date[])`);
  return days.length === BATCH;
}

async function sumDays(tx: Tx, where: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into value_day (asset_id, house, of_member, day, store_id, peer_id, plus, minus)
    select asset_id, house, account_id is not null, business_date, store_id, coalesce(peer_id, store_id),
      coalesce(sum(amount) filter (where amount > 0), 0), coalesce(-sum(amount) filter (where amount < 0), 0)
    from posting where ${where} and amount <> 0 group by 1, 2, 3, 4, 5, 6`.execute(tx);
}
