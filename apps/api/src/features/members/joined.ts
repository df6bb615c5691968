import type { Tx } from '@regulars/db/kysely';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from './sql.ts';

type Joined = Pick<Member, 'home_store_id' | 'joined_on' | 'source'>;

/**
 * Keeps the number of new members by month, in the transaction that registers them. Rows are taken in the order of their key, so
 * that two who register many at once wait for each other instead of blocking.
 */
export async function countJoined(tx: Tx, members: readonly Joined[]): Promise<void> {
  const column = (name: keyof Joined) => members.map((member) => member[name]);
  await addJoined(
    tx,
    sql`select * from unnest(${column('home_store_id')}::uuid[], ${column('joined_on')}::date[], ${column('source')}::text[]::member_source[])
      j(store_id, joined_on, source)`,
  );
}

/** The same for rows of store_id, joined_on and source that a statement gives, one for each member. */
export async function addJoined(tx: Tx, joined: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into joined_month (store_id, month, source, members)
    select store_id, date_trunc('month', joined_on)::date, source, count(*)::int from (${joined}) j group by 1, 2, 3 order by 1, 2, 3
    on conflict (store_id, month, source) do update set members = joined_month.members + excluded.members`.execute(tx);
}

/** A member who counted at one store counts at another; the cohorts are counted again by the next fold. */
export async function moveJoined(tx: Tx, { id, home_store_id, joined_on, source }: Joined & Pick<Member, 'id'>, to: string): Promise<void> {
  await sql`update joined_month set members = members - 1
    where store_id = ${home_store_id} and month = date_trunc('month', ${joined_on}::timestamp)::date and source = ${source}`.execute(tx);
  await countJoined(tx, [{ home_store_id: to, joined_on, source }]);
  await sql`update member_cohort set stale = true where member_id = ${id}`.execute(tx);
}
