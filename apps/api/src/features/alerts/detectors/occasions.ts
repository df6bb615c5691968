import { celebratedOn } from '@regulars/domain/members';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { counted } from './members.ts';

const MOST_DAYS = 30;

/** Month × 100 + day, as `date_part` gives it, without a sort of texts. */
const yearless = (column: RawBuilder<unknown>) => sql`(date_part('month', ${column}) * 100 + date_part('day', ${column}))`;

/** Days of the coming month, with those of birth: `ahead`, `day`, `yearless`. */
function comingDays({ today }: Run, only?: BusinessDate): RawBuilder<unknown> {
  const days = Array.from({ length: MOST_DAYS + 1 }, (_, ahead) => ({ ahead, day: addDays(today, ahead) }));
  const rows = days
    .filter(({ day }) => only === undefined || day === only)
    .flatMap((row) => celebratedOn(row.day).map((number) => ({ ...row, yearless: number })));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(ahead int, day date, yearless float8)`;
}

/** A to-do for each store and day with members to whom the day is one to remember. Keys are `<store>:<day>`. */
function occasion(kind: 'BIRTHDAY' | 'ANNIVERSARY', column: RawBuilder<unknown>, before: RawBuilder<unknown>): Detector {
  const joined = (run: Run, only?: { orgId: string; day: BusinessDate }) => sql`
    from ${run.settings.stores(kind, only && new Set([only.orgId]))} join member m on m.home_store_id = t.org_id and ${counted}
    join ${comingDays(run, only?.day)} on c.yearless = ${yearless(column)} and c.ahead <= t.ahead and ${before}`;
  return {
    kind,
    every: 'DAY',
    candidates: (run) => sql`
      select t.org_id || ':' || c.day as key, t.org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
        jsonb_build_object('day', c.day, 'members', count(*)) as subject
      ${joined(run)} group by t.org_id, c.day`,
    members: (run, { orgId, key }) => sql`
      select m.id as member_id, x.amount_365 as weight ${joined(run, { orgId, day: key.slice(37) })} left join member_metrics x on x.member_id = m.id`,
  };
}

export const birthday = occasion('BIRTHDAY', sql`m.birthday`, sql`true`);

/** Of the day on which they joined, a year ago at least. */
export const anniversary = occasion('ANNIVERSARY', sql`m.joined_on`, sql`date_part('year', m.joined_on) < date_part('year', c.day)`);
