import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** Members whom an employee, or the people of a store or department, won; amounts in minor units. */
export interface Recruits {
  /** The employee or the organisation; null: nobody is named, or the month. */
  id: string | null;
  members: number;
  /** Of these, who ever bought. */
  buyers: number;
  /** What they paid in all, refunds taken off. */
  amount: number;
}

export interface RecruitMonth extends Omit<Recruits, 'id'> {
  /** First day. */
  month: string;
}

/** Who joined in the months from one to another at the stores; null: of the whole chain. */
interface Span {
  stores: readonly string[] | null;
  /** First days of months. */
  from: string;
  to: string;
}

const FIGURES = sql`count(m.id)::int as members, count(x.member_id)::int as buyers, coalesce(sum(x.amount), 0)::bigint as amount`;

const joined = ({ stores, from, to }: Span) => sql`m.kind <> 'GUEST' and m.merged_into is null
  and m.joined_on >= ${from}::date and m.joined_on < ${to}::date + interval '1 month'
  and ${stores === null ? sql`true` : sql`m.home_store_id = any(${[...stores]}::uuid[])`}`;

/** By the employee who won them, the most first; who named nobody (websites, apps, imports) come last. */
export async function recruitsByEmployee(db: Db, span: Span): Promise<Recruits[]> {
  const { rows } =
    await sql<Recruits>`select m.recruiter_id as id, ${FIGURES} from member m left join member_metrics x on x.member_id = m.id
    where ${joined(span)} group by 1 order by (m.recruiter_id is null), members desc, 1`.execute(db);
  return rows;
}

/** By the store or department of the employee who won them, the most first; those whom nobody won are left out. */
export async function recruitsByOrg(db: Db, span: Span): Promise<Recruits[]> {
  const { rows } = await sql<Recruits>`select e.org_id as id, ${FIGURES} from member m join employee e on e.id = m.recruiter_id
    left join member_metrics x on x.member_id = m.id where ${joined(span)} group by 1 order by members desc, 1`.execute(db);
  return rows;
}

/** Members won by employees, every month from one to another. */
export async function recruitsByMonth(db: Db, span: Span): Promise<RecruitMonth[]> {
  const { rows } = await sql<RecruitMonth>`select g.month::date as month, ${FIGURES}
    from generate_series(${span.from}::date, ${span.to}::date, interval '1 month') g (month)
    left join member m on m.joined_on >= g.month and m.joined_on < g.month + interval '1 month' and m.recruiter_id is not null and ${joined(span)}
    left join member_metrics x on x.member_id = m.id group by 1 order by 1`.execute(db);
  return rows;
}
