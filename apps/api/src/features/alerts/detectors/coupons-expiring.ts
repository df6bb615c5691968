import { type RawBuilder, sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted } from './members.ts';

/** Coupons (c) that members (m) of the stores (t) cannot use any more after the days of the threshold. */
const losing = ({ today, settings }: Run, only?: ReadonlySet<string>): RawBuilder<unknown> => sql`
  from coupon c join member m on m.id = c.member_id and ${counted}
  join ${settings.stores('COUPONS_EXPIRING', only)} on t.org_id = m.home_store_id
  where c.state = 'ACTIVE' and c.expires_on between ${today}::date and ${today}::date + t.ahead::int`;

/** One alert per store, with the members behind it: those who lose the most first. */
export const couponsExpiring: Detector = {
  kind: 'COUPONS_EXPIRING',
  every: 'DAY',
  candidates: (run) => sql`
    select t.org_id::text as key, t.org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('members', count(distinct c.member_id), 'coupons', count(*), 'day', min(c.expires_on)) as subject
    ${losing(run)} group by t.org_id`,
  members: (run, { orgId }) => sql`select c.member_id, count(*) as weight ${losing(run, new Set([orgId]))} group by c.member_id`,
};
