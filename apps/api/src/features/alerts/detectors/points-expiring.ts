import { type RawBuilder, sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted } from './members.ts';

/** Lots of points (l) that members (m) of the stores (t) lose within the days of the threshold. */
const losing = ({ today, settings }: Run, only?: ReadonlySet<string>): RawBuilder<unknown> => sql`
  from lot l join asset a on a.id = l.asset_id and a.kind = 'POINTS'
  join member m on m.id = l.member_id and ${counted}
  join ${settings.stores('POINTS_EXPIRING', only)} on t.org_id = m.home_store_id
  where l.remaining > 0 and l.expires_on between ${today}::date and ${today}::date + t.ahead::int`;

/** One alert per store, with the members behind it: those who lose the most first. */
export const pointsExpiring: Detector = {
  kind: 'POINTS_EXPIRING',
  every: 'DAY',
  candidates: (run) => sql`
    select t.org_id::text as key, t.org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('members', count(distinct l.member_id), 'points', sum(l.remaining), 'day', min(l.expires_on)) as subject
    ${losing(run)} group by t.org_id`,
  members: (run, { orgId }) => sql`select l.member_id, sum(l.remaining) as weight ${losing(run, new Set([orgId]))} group by l.member_id`,
};
