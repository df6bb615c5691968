import { type RawBuilder, sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted } from './members.ts';

/** Members (m) of the stores (t) who were warned or have their grace (s), and the day that ends it. */
const falling = ({ today, settings }: Run, only?: ReadonlySet<string>): RawBuilder<unknown> => sql`
  from member_standing s join member m on m.id = s.member_id and ${counted}
  join ${settings.stores('LEVEL_DROPPING', only)} on t.org_id = m.home_store_id
  where (s.warned_for = s.review_on or s.grace_until is not null)
    and coalesce(s.grace_until, s.review_on) between ${today}::date and ${today}::date + t.ahead::int`;

/** One alert per store, with the members behind it: those who go down first before the others. */
export const levelDropping: Detector = {
  kind: 'LEVEL_DROPPING',
  every: 'DAY',
  candidates: (run) => sql`
    select t.org_id::text as key, t.org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('members', count(distinct s.member_id), 'day', min(coalesce(s.grace_until, s.review_on))) as subject
    ${falling(run)} group by t.org_id`,
  members: (run, { orgId }) => sql`
    select s.member_id, ${run.today}::date - min(coalesce(s.grace_until, s.review_on)) as weight
    ${falling(run, new Set([orgId]))} group by s.member_id`,
};
