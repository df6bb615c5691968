import { sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { type Concern, membersOfStore, storesAndKeyMembers } from './members.ts';

/** Silent for longer than their level allows, not given up yet, and unlikely to come back (or nobody can tell). */
const silent = ({ today, settings }: Run): Concern => ({
  stores: (only) => settings.storesByLevel('CHURN', only),
  byLevel: true,
  matches: sql`x.last_purchase <= ${today}::date - t.days::int and x.last_purchase > ${today}::date - greatest(t.until, t.days + 1)::int
    and coalesce(x.p_alive < t.chance / 100, true)`,
  about: sql`jsonb_build_object('silentDays', ${today}::date - x.last_purchase, 'amount', x.amount_365, 'alive', round(x.p_alive::numeric, 2))`,
});

export const churn: Detector = {
  kind: 'CHURN',
  every: 'DAY',
  candidates: (run) => storesAndKeyMembers(silent(run)),
  members: (run, { orgId }) => membersOfStore(silent(run), orgId),
};
