import type { Tx } from '@regulars/db/kysely';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { buyers, counted, fromFacts } from './cohorts-sql.ts';
import type { State } from './fold-batch.ts';
import type { OrgTree } from '../orgs/tree.ts';

/** Of how many members a batch of one day's size counts the cohorts. */
const MEMBERS = 400;

/** The buyers of facts that `place` means (s is the sale) are to be counted again; who was never counted counts as nothing so far. */
export async function doubtBuyers(tx: Tx, place: RawBuilder<unknown>): Promise<void> {
  await sql`insert into member_cohort (member_id, store_id, joined, first, joined_bits, first_bits, stale)
    select m.id, m.home_store_id, date_trunc('month', m.joined_on)::date, date_trunc('month', m.joined_on)::date, 0, 0, true
    from (${buyers(place)}) b join member m on m.id = b.member_id where m.kind <> 'GUEST' order by m.id
    on conflict (member_id) do update set stale = true where not member_cohort.stale`.execute(tx);
}

/** Takes the buyers of the next folded days in. */
export async function takeBuyers(tx: Tx, { folded_through, cohorts_through }: State, _: OrgTree, size: number): Promise<boolean> {
  if (folded_through === null || (cohorts_through !== null && cohorts_through >= folded_through)) return false;
  const {
    rows: [next],
  } = await sql<{
    day: BusinessDate | null;
  }>`select min(day) as day from sales_day where not branch and day > coalesce(${cohorts_through}::date, '-infinity')`.execute(tx);
  const from = next?.day ?? null;
  const wanted = from === null ? folded_through : addDays(from, size - 1);
  const through = wanted > folded_through ? folded_through : wanted;
  if (from !== null) await doubtBuyers(tx, sql`s.business_date between ${from}::date and ${through}::date`);
  await sql`update fold_state set cohorts_through = ${through}::date`.execute(tx);
  return through < folded_through;
}

/**
 * Counts some stale members again and moves the difference into cohort_month. Who is just giving such a member another home store
 * holds its row; it is left for later.
 */
export async function countCohorts(tx: Tx, { cohorts_through }: State, _: OrgTree, size: number): Promise<boolean> {
  const { rows: due } = await sql<{
    member_id: string;
  }>`select member_id from member_cohort where stale order by member_id limit ${size * MEMBERS} for update skip locked`.execute(tx);
  if (due.length === 0) return false;
  const ids = due.map((row) => row.member_id);
  const rows = sql`select store_id, joined, first, joined_bits, first_bits, 1 as sign from now
    union all select store_id, joined, first, joined_bits, first_bits, -1 from old`;
  await sql`with old as materialized (select * from member_cohort where member_id = any(${ids}::uuid[])),
    now as materialized (${fromFacts(sql`select member_id from old`, sql`${cohorts_through}::date`)}),
    difference as (${counted(rows)}),
    moved as (insert into cohort_month (store_id, by, month, bought)
      select d.store_id, d.by, d.month, (select array_agg(a + coalesce(b, 0) order by place) from unnest(d.bought, k.bought) with ordinality u(a, b, place))
      from difference d left join cohort_month k on k.store_id = d.store_id and k.by = d.by and k.month = d.month where 0 <> any(d.bought)
      on conflict (store_id, by, month) do update set bought = excluded.bought),
    gone as (delete from member_cohort where member_id = any(${ids}::uuid[]) and member_id not in (select member_id from now))
    update member_cohort c set store_id = n.store_id, joined = n.joined, first = n.first, joined_bits = n.joined_bits, first_bits = n.first_bits,
      stale = false from now n where n.member_id = c.member_id`.execute(tx);
  return true;
}
