import { DomainError, type Locale } from '@regulars/domain/errors';
import { type DateRange, label, periodEnd, periodsBetween } from '@regulars/domain/period';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { Branch } from './branch.ts';
import { buyers, COHORT_MONTHS, counted, fromFacts, withOpenDays } from './cohorts-sql.ts';
import { rounded } from './figures.ts';
import type { Reports } from './reports.ts';
import { checkRange } from './subject.ts';

export type CohortBy = 'JOINED' | 'FIRST_PURCHASE';

/** How many of a cohort bought in a month of their own. */
export interface CohortCell {
  /** Months after the cohort's own. */
  age: number;
  members: number;
  share: number | null;
  /** The month has not ended. */
  running: boolean;
}

export interface Cohort {
  month: BusinessDate;
  label: string;
  members: number;
  cells: CohortCell[];
}

const MOST_MONTHS = 60;

/**
 * 留存: the cohorts of the months that the range touches, of members whose home store lies in the branch; what they bought in any
 * store counts. Read from what is counted up to the last closed day, less what is doubtful, plus that from the facts and the open days.
 * @throws OUT_OF_BRANCH, NOT_FOUND, BAD_RANGE, BAD_INPUT: more than 60 months
 */
export async function retention(
  reports: Reports,
  { orgId, by, ...range }: { orgId: string | null; by: CohortBy } & DateRange,
  today: BusinessDate,
  locale: Locale,
): Promise<Cohort[]> {
  const months = periodsBetween(checkRange(range).from, range.to < today ? range.to : today, 'MONTH');
  if (months.length > MOST_MONTHS) throw new DomainError('BAD_INPUT', { reason: `≤ ${MOST_MONTHS} months` }, 'from');
  const branch = await reports.branch(orgId);
  const starts = months.map(({ start }) => start);
  const rows = await reports.facts<{ month: BusinessDate; size: number | null; bought: number[] | null }>(cohorts(branch, by, starts));
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return starts.map((month) => {
    const { size, bought } = byMonth.get(month) ?? { size: 0, bought: null };
    const members = (by === 'JOINED' ? size : bought?.[0]) ?? 0;
    return { month, label: label(month, 'MONTH', locale), members, cells: cellsOf(month, members, bought ?? [], today) };
  });
}

/** The months of a cohort that have begun. */
function cellsOf(month: BusinessDate, members: number, bought: readonly number[], today: BusinessDate): CohortCell[] {
  return periodsBetween(month, today, 'MONTH')
    .slice(0, COHORT_MONTHS + 1)
    .map(({ start }, age) => {
      const count = bought[age] ?? 0;
      return { age, members: count, share: members === 0 ? null : rounded(count / members), running: periodEnd(start, 'MONTH') >= today };
    });
}

/** Rows of month, size (of who joined) and bought, in one statement and so of one moment. */
function cohorts(branch: Branch, by: CohortBy, months: readonly BusinessDate[]): RawBuilder<unknown> {
  const here = sql`store_id = any(${branch.orgs}::uuid[])`;
  const wanted = sql`by = ${by}::cohort_by and month = any(${months}::date[])`;
  const through = sql`(select coalesce(cohorts_through, '-infinity') from fold_state)`;
  const dirty = buyers(sql`(s.store_id, s.business_date) in (select store_id, day from dirty_day)`);
  // few members in doubt among very many: each is looked up, whatever the planner thinks of their number
  const before = sql`cross join lateral (select * from member_cohort k where k.member_id = changed.member_id offset 0) c`;
  return sql`with unsure as materialized (select member_id from member_cohort where stale union ${dirty}),
      open as materialized (${withOpenDays(through, sql`unsure`)}),
      now as materialized (${fromFacts(sql`select member_id from unsure`)} union all select * from open),
      changed as (select member_id from unsure union all select member_id from open),
      differences as materialized (select store_id, joined, first, joined_bits, first_bits, 1 as sign from now where ${here}
        union all select c.store_id, c.joined, c.first, c.joined_bits, c.first_bits, -1 from changed ${before} where ${here}),
      parts as (select month, bought from cohort_month where ${here} and ${wanted}
        union all select month, bought from (${counted(sql`select * from differences`)}) d where ${wanted}),
      summed as (select month, place, sum(v)::int as n from parts, unnest(bought) with ordinality u(v, place) group by month, place)
    select month, (select sum(members)::int from joined_month j where j.month = asked.month and ${here}) as size,
      (select array_agg(n order by place) from summed where summed.month = asked.month) as bought
    from unnest(${months}::date[]) asked(month)`;
}
