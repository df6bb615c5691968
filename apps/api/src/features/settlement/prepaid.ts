import type { Db } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { addMonths } from '@regulars/domain/period';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { withinBudget } from '../../time-budget.ts';
import type { Value } from './figures.ts';

/** Until when what is outstanding can be spent, from today. */
export const VALIDITY = ['NEVER', 'OVER_A_YEAR', 'A_YEAR', 'HALF_A_YEAR', 'A_MONTH', 'EXPIRED'] as const;

export interface Outstanding extends Value {
  validity: (typeof VALIDITY)[number];
  members: number;
}

/** What is outstanding now in lots of these stores, by validity. */
export function outstanding(db: Db, today: BusinessDate, stores: readonly string[]): Promise<Outstanding[]> {
  const until = (months: number) => sql`${addMonths(today, months)}::date`;
  return withinBudget(
    db,
    sql`select case when expires_on is null then 'NEVER' when expires_on < ${today}::date then 'EXPIRED' when expires_on <= ${until(1)} then 'A_MONTH'
        when expires_on <= ${until(6)} then 'HALF_A_YEAR' when expires_on <= ${until(12)} then 'A_YEAR' else 'OVER_A_YEAR' end as validity,
      coalesce(sum(remaining) filter (where asset_id = ${PRINCIPAL}), 0)::bigint as principal,
      coalesce(sum(remaining) filter (where asset_id = ${BONUS}), 0)::bigint as bonus, count(distinct member_id)::int as members
    from lot where remaining > 0 and asset_id in (${PRINCIPAL}, ${BONUS}) and store_id = any(${[...stores]}::uuid[]) group by 1`,
  );
}

/** How many members hold stored value of these stores, and how many of them more principal than the limit allows. */
export async function holders(db: Db, limit: number | null, stores: readonly string[]): Promise<{ members: number; above: number }> {
  const rows = await withinBudget<{ members: number; above: number }>(
    db,
    sql`select count(*)::int as members, count(*) filter (where a.balance > ${limit}::bigint)::int as above
    from (select distinct member_id from lot where remaining > 0 and asset_id in (${PRINCIPAL}, ${BONUS}) and store_id = any(${[...stores]}::uuid[])) l
    left join account a on a.member_id = l.member_id and a.asset_id = ${PRINCIPAL}`,
  );
  return rows[0] ?? { members: 0, above: 0 };
}
