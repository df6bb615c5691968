import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import type { Consumer } from '../../stream/consume.ts';
import type { Entry } from '../../stream/entries.ts';
import { claimByRegistered } from './calls.ts';

const BATCH = 1_000;
/** A plan wins back who has just been away for its days, not everybody who was lost in all the years before. */
const FRESH_DAYS = 30;

/** What a plan found to be done. */
interface Found {
  member_id: string;
  store_id: string;
  assignee_id: string | null;
  due_on: BusinessDate;
  text: string;
  plan_id: string;
  cause: string;
  sale_id: string | null;
}

/** Who gets it by the rule of the plan (p): of those who still work here. `seller` sold, or took the complaint; m is the member. */
const assigneeBy = (seller: RawBuilder<unknown>) => sql`
  (select e.id from employee e where e.archived_at is null and e.id =
    case p.assignee when 'SALESPERSON' then ${seller} when 'RECRUITER' then m.recruiter_id when 'EMPLOYEE' then p.employee_id end)`;

/** The home store gets what is nobody's by name. */
const storeBy = (store: RawBuilder<unknown>) => sql`case when p.assignee = 'HOME_STORE' then m.home_store_id else ${store} end`;

/** Of members (m) who want to be asked, and are not about to be asked by this plan (p) anyway. */
const wanted = sql`
  m.kind <> 'GUEST' and m.archived_at is null and m.merged_into is null
  and not exists (select from follow_up f where f.member_id = m.id and f.plan_id = p.id and f.state = 'PLANNED')
  and not exists (select from contact c where c.member_id = m.id and c.outcome = 'DECLINED' and c.at > now() - interval '1 year')`;

const plansFor = (trigger: string) =>
  sql`follow_up_plan p on p.trigger = ${trigger}::follow_up_trigger and p.enabled and p.archived_at is null`;

const keysOf = (entries: readonly Entry[], payload: string) =>
  sql`unnest(${entries.map(({ memberId }) => memberId)}::uuid[], ${entries.map((entry) => String(entry.payload[payload]))}::uuid[]) as k(member_id, id)`;

/** After these sales, as far as they are of members and now. */
const afterPurchases = (entries: readonly Entry[]): RawBuilder<unknown> => sql`
  select distinct on (s.member_id, p.id) s.member_id, ${storeBy(sql`s.store_id`)} as store_id,
    ${assigneeBy(sql`coalesce((select l.employee_id from sale_line l where l.member_id = s.member_id and l.sale_id = s.id and l.employee_id is not null order by l.line_no limit 1), s.cashier_id)`)} as assignee_id,
    s.business_date + p.days as due_on, p.text, p.id as plan_id, s.id::text as cause, s.id as sale_id
  from ${keysOf(entries, 'saleId')} join sale s on s.member_id = k.member_id and s.id = k.id join member m on m.id = s.member_id
  join ${plansFor('AFTER_PURCHASE')} and (p.min_amount is null or s.amount >= p.min_amount)
  where s.kind = 'SALE' and s.origin = 'LIVE' and not s.guest and ${wanted}
  order by s.member_id, p.id, s.amount desc`;

const afterComplaints = (entries: readonly Entry[]): RawBuilder<unknown> => sql`
  select distinct on (c.member_id, p.id) c.member_id, ${storeBy(sql`c.store_id`)} as store_id, ${assigneeBy(sql`c.employee_id`)} as assignee_id,
    (c.at at time zone coalesce(o.time_zone, (select time_zone from chain)))::date + p.days as due_on, p.text, p.id as plan_id, c.id::text as cause, c.sale_id
  from ${keysOf(entries, 'contactId')} join contact c on c.member_id = k.member_id and c.id = k.id and c.kind = 'COMPLAINT'
  join org o on o.id = c.store_id join member m on m.id = c.member_id
  join ${plansFor('AFTER_COMPLAINT')}
  where ${wanted}
  order by c.member_id, p.id`;

/** Members who have now been away for the days of a plan, at most so many a day for a store, those who paid most in a year first. */
const winBacks = (stores: readonly { id: string; today: BusinessDate }[]): RawBuilder<unknown> => sql`
  select w.* from (
    select m.id as member_id, m.home_store_id as store_id, ${assigneeBy(sql`null::uuid`)} as assignee_id, t.today as due_on, p.text, p.id as plan_id,
      x.last_purchase::text as cause, null::uuid as sale_id, p.per_day,
      row_number() over (partition by p.id, m.home_store_id order by x.amount_365 desc, m.id) as place,
      (select count(*) from follow_up f where f.store_id = m.home_store_id and f.plan_id = p.id and f.due_on = t.today) as had
    from jsonb_to_recordset(${JSON.stringify(stores)}::jsonb) as t(id uuid, today date)
    join ${plansFor('WIN_BACK')}
    join member m on m.home_store_id = t.id join member_metrics x on x.member_id = m.id
      and x.last_purchase between t.today - p.days - ${FRESH_DAYS}::int and t.today - p.days
    where ${wanted}
      and not exists (select from follow_up f where f.member_id = m.id and f.plan_id = p.id and f.cause = x.last_purchase::text)
  ) w where w.place <= w.per_day - w.had`;

/** Follows purchases and complaints. Who buys again need not be won back any more; who registers may be the stranger who has just called. */
export const contactsConsumer: Consumer = {
  name: 'contacts',
  onEntries: async (tx, entries) => {
    const sales = entries.filter(({ kind, memberId }) => kind === 'sale.recorded' && memberId !== null);
    const complaints = entries.filter(({ kind, payload }) => kind === 'contact.logged' && payload['contactKind'] === 'COMPLAINT');
    const registered = entries.filter(({ kind }) => kind === 'member.created').flatMap(({ memberId }) => memberId ?? []);
    const now = new Date();
    if (registered.length > 0) await claimByRegistered(tx, registered, now);
    if (sales.length > 0) {
      await plan(tx, await find(tx, afterPurchases(sales)), now);
      await wonBack(tx, sales, now);
    }
    if (complaints.length > 0) await plan(tx, await find(tx, afterComplaints(complaints)), now);
  },
};

/** Plans the win-backs of the day, at each store by its own clock; what is planned already is passed over. @returns how many */
export async function planWinBacks(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const orgs = await db.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('kind', 'in', ['STORE', 'DEALER']).execute();
  const found = await find(db, winBacks(orgs.map((org) => ({ id: org.id, today: businessDayAt(org, now) }))));
  for (let at = 0; at < found.length && !signal?.aborted; at += BATCH) await withTx(db, (tx) => plan(tx, found.slice(at, at + BATCH), now));
  return found.length;
}

async function find(on: Db, query: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select member_id, store_id, assignee_id, due_on, text, plan_id, cause, sale_id from (${query}) q order by member_id, plan_id`.execute(
    on,
  );
  return rows;
}

async function plan(tx: Tx, found: readonly Found[], now: Date): Promise<void> {
  if (found.length === 0) return;
  const made = await tx
    .insertInto('follow_up')
    .values(found.map((row) => ({ ...row, id: newId(now), created_at: now })))
    .onConflict((known) => known.columns(['member_id', 'plan_id', 'cause']).doNothing())
    .returning('store_id')
    .execute();
  await tellStores(tx, made, now);
}

async function wonBack(tx: Tx, sales: readonly Entry[], now: Date): Promise<void> {
  const { rows } = await sql<{ store_id: string }>`
    update follow_up f set state = 'CANCELLED', ended_at = ${now}, result = ${'复购 · bought again'}
    from follow_up_plan p
    where p.id = f.plan_id and p.trigger = 'WIN_BACK' and f.state = 'PLANNED' and f.member_id = any(${sales.map(({ memberId }) => memberId)}::uuid[])
    returning f.store_id`.execute(tx);
  await tellStores(tx, rows, now);
}

async function tellStores(tx: Tx, rows: readonly { store_id: string }[], now: Date): Promise<void> {
  const stores = [...new Set(rows.map(({ store_id }) => store_id))];
  await publish(
    tx,
    now,
    stores.map((orgId) => ({ kind: 'followUp.changed', orgId, payload: {} })),
  );
}
