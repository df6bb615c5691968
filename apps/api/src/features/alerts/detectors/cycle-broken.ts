import { sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { type Concern, membersOfStore, storesAndKeyMembers } from './members.ts';

/** Mean and deviation of the days between purchases, from their sums. */
const mean = sql`(x.gap_sum::float8 / nullif(x.gaps, 0))`;
const deviation = sql`sqrt(greatest(x.gap_sum_sq::float8 / nullif(x.gaps, 0) - ${mean} * ${mean}, 0))`;

/** Whose rhythm is known, and who is late by more than it usually varies, and by half of the usual gap at least; told for `fresh` days from then on. */
function late({ today, settings }: Run): Concern {
  const overdue = sql`(${today}::date - x.last_purchase - greatest(${mean} + t.tolerance * ${deviation}, 1.5 * ${mean}))`;
  return {
    stores: (only) => settings.stores('CYCLE_BROKEN', only),
    byLevel: false,
    matches: sql`x.gaps >= t.purchases - 1 and ${overdue} > 0 and ${overdue} <= t.fresh`,
    about: sql`jsonb_build_object('usualDays', round(${mean}), 'silentDays', ${today}::date - x.last_purchase, 'alive', round(x.p_alive::numeric, 2))`,
  };
}

export const cycleBroken: Detector = {
  kind: 'CYCLE_BROKEN',
  every: 'DAY',
  candidates: (run) => storesAndKeyMembers(late(run)),
  members: (run, { orgId }) => membersOfStore(late(run), orgId),
};
