import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { celebratedOn } from '@regulars/domain/members';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { systemViewer } from '../../viewer.ts';
import { tellMembers } from './many.ts';
import type { Template } from './service.ts';
import { runningTemplates } from './templates.ts';

const viewer = systemViewer('messages:reminders');
const BATCH = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A member who is to be reminded: of what day, and what else the text may say. */
interface Reminded {
  member_id: string;
  day: BusinessDate;
  points: number | null;
  cause: string;
}

interface Shop {
  id: string;
  today: BusinessDate;
}

/** Members of these stores, after one of them, who have their birthday so many days from now by the clock of their store. */
function birthdays({ id, days_ahead }: Template, shops: readonly Shop[]): RawBuilder<unknown> {
  const days = shops.flatMap((shop) => {
    const day = addDays(shop.today, days_ahead ?? 0);
    return celebratedOn(day).map((yearless) => ({ store: shop.id, day, yearless }));
  });
  return sql`
    select m.id as member_id, d.day, null::int as points, 'birthday:' || ${id} || ':' || m.id || ':' || date_part('year', d.day) as cause
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(store uuid, day date, yearless float8)
    join member m on m.home_store_id = d.store and date_part('month', m.birthday) * 100 + date_part('day', m.birthday) = d.yearless
    where m.kind = 'PERSON' and m.archived_at is null and m.merged_into is null`;
}

/** Members who lose points within so many days: how many, and the first day after which some are gone. Once for each such day. */
function expiring({ id, days_ahead }: Template, shops: readonly Shop[]): RawBuilder<unknown> {
  return sql`
    select l.member_id, min(l.expires_on) as day, sum(l.remaining)::int as points, 'points:' || ${id} || ':' || l.member_id || ':' || min(l.expires_on) as cause
    from lot l join asset a on a.id = l.asset_id and a.kind = 'POINTS'
    join member m on m.id = l.member_id and m.kind <> 'GUEST' and m.archived_at is null and m.merged_into is null
    join jsonb_to_recordset(${JSON.stringify(shops)}::jsonb) as s(id uuid, today date) on s.id = m.home_store_id
    where l.remaining > 0 and l.expires_on between s.today and s.today + ${days_ahead ?? 0}::int
    group by l.member_id`;
}

/**
 * Writes the messages of the day: birthdays, points that will expire, as far as their template is switched on. What had its message
 * is passed over, so it may run as often as it likes. @returns how many were written
 */
export async function remind(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const templates = await runningTemplates(db, ['BIRTHDAY', 'POINTS_EXPIRING']);
  if (templates.length === 0) return 0;
  const stores = await db.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('kind', 'in', ['STORE', 'DEALER']).execute();
  const shops = stores.map((store) => ({ id: store.id, today: businessDayAt(store, now) }));
  let written = 0;
  for (const template of templates) {
    const found = template.occasion === 'BIRTHDAY' ? birthdays(template, shops) : expiring(template, shops);
    for (let after: string | undefined = NOBODY; after !== undefined && !signal?.aborted;) {
      const rows: Reminded[] = await nextOf(db, found, after);
      const notices = rows.map(({ member_id: memberId, day, points, cause }) => ({
        memberId,
        day,
        cause,
        ...(points !== null && { variables: { points } }),
      }));
      written += await withTx(db, (tx) => tellMembers(tx, viewer, template, notices, now));
      after = rows.length < BATCH ? undefined : rows.at(-1)?.member_id;
    }
  }
  return written;
}

async function nextOf(db: Db, found: RawBuilder<unknown>, after: string): Promise<Reminded[]> {
  const { rows } = await sql<Reminded>`
    select f.* from (${found}) f
    where f.member_id > ${after}::uuid and not exists (select from message m where m.cause = f.cause)
    order by f.member_id limit ${BATCH}`.execute(db);
  return rows;
}
