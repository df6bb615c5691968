import type { Db } from '@regulars/db/kysely';
import { celebratedOn } from '@regulars/domain/members';
import { addDays, type BusinessDate, partsOf } from '@regulars/domain/time';
import { sql } from 'kysely';

export interface Occasion {
  kind: 'BIRTHDAY' | 'JOINED' | 'ANNIVERSARY';
  member_id: string;
  day: BusinessDate;
  /** The first time of it. */
  since: BusinessDate;
  /** Of an anniversary: what the member calls it. */
  name: string | null;
}

export interface OccasionQuery {
  /** Members of these home stores; null: of the whole chain. */
  stores: readonly string[] | null;
  /** Only members whom this employee recruited. */
  recruiterId: string | null;
  kinds: readonly Occasion['kind'][];
  today: BusinessDate;
  /** Days after today. */
  ahead: number;
  most: number;
}

const yearless = (column: string) => sql`date_part('month', ${sql.ref(column)}) * 100 + date_part('day', ${sql.ref(column)})`;

/** Days of members that somebody should think of, the next first; of one day those who pay most in a year. Joining counts from a year on. */
export async function occasionsOf(on: Db, { stores, recruiterId, kinds, today, ahead, most }: OccasionQuery): Promise<Occasion[]> {
  const days = Array.from({ length: ahead + 1 }, (_, plus) => addDays(today, plus)).flatMap((day) =>
    celebratedOn(day).map((number) => ({ day, year: partsOf(day).year, number })),
  );
  const coming = sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, year int, number float8)`;
  const ours = sql`m.kind = 'PERSON' and m.archived_at is null and m.merged_into is null
    and (${stores === null} or m.home_store_id = any(${stores === null ? [] : [...stores]}::uuid[]))
    and (${recruiterId}::uuid is null or m.recruiter_id = ${recruiterId}::uuid)`;
  const { rows } = await sql<Occasion>`
    select o.kind, o.member_id, o.day, o.since, o.name from (
      select 'BIRTHDAY' as kind, m.id as member_id, d.day, m.birthday as since, null as name from member m join ${coming} on d.number = ${yearless('m.birthday')}
      where ${kinds.includes('BIRTHDAY')} and ${ours}
      union all
      select 'JOINED', m.id, d.day, m.joined_on, null from member m join ${coming} on d.number = ${yearless('m.joined_on')}
      where ${kinds.includes('JOINED')} and date_part('year', m.joined_on) < d.year and ${ours}
      union all
      select 'ANNIVERSARY', m.id, d.day, a.date, a.name from member_anniversary a join member n on n.id = a.member_id join member m on m.id = coalesce(n.merged_into, n.id) join ${coming} on d.number = ${yearless('a.date')}
      where ${kinds.includes('ANNIVERSARY')} and ${ours}
    ) o left join member_metrics x on x.member_id = o.member_id
    order by o.day, x.amount_365 desc nulls last, o.member_id, o.kind limit ${most}`.execute(on);
  return rows;
}
