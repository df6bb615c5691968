import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { OrgTree } from '../orgs/tree.ts';

/** How many open follow-ups somebody has. */
export interface FollowUpLoad {
  /** Null: nobody by name. */
  employeeId: string | null;
  name: string | null;
  overdue: number;
  today: number;
  /** On the seven days after today. */
  week: number;
  later: number;
}

/** Open follow-ups of stores by who is to do them and when, by the clock of each store; who is the most behind comes first. */
export async function followUpLoad(on: Db, stores: readonly string[], tree: OrgTree, now: Date): Promise<FollowUpLoad[]> {
  const days = stores.flatMap((store) => {
    const org = tree.byId.get(store);
    return org ? [{ store, today: businessDayAt({ time_zone: org.timeZone, day_starts_at: org.dayStartsAt }, now) }] : [];
  });
  const { rows } = await sql<FollowUpLoad>`
    select f.assignee_id as "employeeId", e.name,
      (count(*) filter (where f.due_on < d.today))::int as overdue, (count(*) filter (where f.due_on = d.today))::int as today,
      (count(*) filter (where f.due_on > d.today and f.due_on <= d.today + 7))::int as week, (count(*) filter (where f.due_on > d.today + 7))::int as later
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(store uuid, today date)
    join follow_up f on f.store_id = d.store and f.state = 'PLANNED' left join employee e on e.id = f.assignee_id
    group by f.assignee_id, e.name order by overdue desc, today desc, e.name nulls first`.execute(on);
  return rows;
}
