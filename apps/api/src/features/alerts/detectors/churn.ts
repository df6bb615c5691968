import { sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted, storesAndKeyMembers } from './members.ts';

/** Silent for longer than their level allows, not given up yet, and unlikely to come back (or nobody can tell). */
const silent = ({ today, settings }: Run, only?: ReadonlySet<string>) => sql`
  ${settings.storesByLevel('CHURN', only)}
  join member m on m.home_store_id = t.org_id and m.level_id = t.level_id and ${counted}
  join member_metrics x on x.member_id = m.id
    and x.last_purchase <= ${today}::date - t.days::int and x.last_purchase > ${today}::date - greatest(t.until, t.days + 1)::int
    and coalesce(x.p_alive < t.chance / 100, true)`;

export const churn: Detector = {
  kind: 'CHURN',
  every: 'DAY',
  candidates: (run) => {
    const about = sql`jsonb_build_object('silentDays', ${run.today}::date - x.last_purchase, 'amount', x.amount_365, 'alive', round(x.p_alive::numeric, 2))`;
    return storesAndKeyMembers('CHURN', run, silent(run), about);
  },
  members: (run, { orgId }) => sql`select x.member_id, x.amount_365 as weight from ${silent(run, new Set([orgId]))}`,
};
