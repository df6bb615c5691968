import { sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted, storesAndKeyMembers } from './members.ts';

/** Mean and deviation of the days between purchases, from their sums. */
const mean = sql`(x.gap_sum::float8 / x.gaps)`;
const deviation = sql`sqrt(greatest(x.gap_sum_sq::float8 / x.gaps - ${mean} * ${mean}, 0))`;

/** Whose rhythm is known, and who is late by more than it usually varies, and by half of the usual gap at least; told for `fresh` days from then on. */
function late({ today, settings }: Run, only?: ReadonlySet<string>) {
  const overdue = sql`(${today}::date - x.last_purchase - greatest(${mean} + t.tolerance * ${deviation}, 1.5 * ${mean}))`;
  return sql`
    ${settings.stores('CYCLE_BROKEN', only)}
    join member m on m.home_store_id = t.org_id and ${counted}
    join member_metrics x on x.member_id = m.id and x.gaps >= t.purchases - 1
    where x.gaps > 0 and ${overdue} > 0 and ${overdue} <= t.fresh`;
}

export const cycleBroken: Detector = {
  kind: 'CYCLE_BROKEN',
  every: 'DAY',
  candidates: (run) => {
    const about = sql`jsonb_build_object('usualDays', round(x.gap_sum::numeric / x.gaps), 'silentDays', ${run.today}::date - x.last_purchase, 'alive', round(x.p_alive::numeric, 2))`;
    return storesAndKeyMembers('CYCLE_BROKEN', run, late(run), about);
  },
  members: (run, { orgId }) => sql`select x.member_id, x.amount_365 as weight from ${late(run, new Set([orgId]))}`,
};
