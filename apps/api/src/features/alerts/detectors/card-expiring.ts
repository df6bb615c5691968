import { type RawBuilder, sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted } from './members.ts';

/** Usable cards (c) of members (m), whose last day is near, at the stores (t) that gave them out. */
const ending = ({ today, settings }: Run, only?: ReadonlySet<string>): RawBuilder<unknown> => sql`
  from card c join member m on m.id = c.member_id and ${counted}
  join ${settings.stores('CARD_EXPIRING', only)} on t.org_id = c.store_id
  where c.state = 'ACTIVE' and c.expires_on between ${today}::date and ${today}::date + t.ahead::int`;

/** One alert per store, with the members behind it: whose card ends first before the others. */
export const cardExpiring: Detector = {
  kind: 'CARD_EXPIRING',
  every: 'DAY',
  candidates: (run) => sql`
    select t.org_id::text as key, t.org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('cards', count(*), 'day', min(c.expires_on)) as subject
    ${ending(run)} group by t.org_id`,
  members: (run, { orgId }) => sql`
    select c.member_id, ${run.today}::date - min(c.expires_on) as weight ${ending(run, new Set([orgId]))} group by c.member_id`,
};
