import type { Db, Tx } from '@regulars/db/kysely';
import type { AlertKind } from '@regulars/domain/alerts';
import { type RawBuilder, sql } from 'kysely';
import type { Run } from './detector.ts';

/** A UUIDv7 of an instant made by the database, for rows that a statement finds by itself. */
const newIdAt = (at: Date) =>
  sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send(${at.getTime()}::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;

/** The first id of the instant so many days ago: ids begin with the time of their fact. */
export const firstIdAgo = (now: Date, days: RawBuilder<unknown>) =>
  sql`(lpad(to_hex(${now.getTime()}::bigint - (${days} * 86400000)::bigint), 12, '0') || '00000000000000000000')::uuid`;

export interface Change {
  id: string;
  org_id: string;
  /** Null: other figures only. */
  act: 'OPENED' | 'REFRESHED' | 'REOPENED' | 'CLOSED' | null;
}

/**
 * Opens, refreshes and closes the alerts of a kind by what its detector finds, in one statement. What somebody has seen or
 * settled comes back only if it got worse; what somebody put off stays quiet; what was closed opens again as a new case.
 * The caller holds the kind's lock.
 * @returns what others should know of
 */
export async function raise(tx: Tx, kind: AlertKind, { now, keys }: Run, candidates: RawBuilder<unknown>): Promise<Change[]> {
  const asked = keys === null ? sql`true` : sql`a.key = any(${keys}::text[])`;
  const { rows } = await sql<Change>`
    with found as materialized (${candidates}),
    kept as materialized (
      select a.id, a.key, a.state, a.severity from alert a
      where a.kind = ${kind} and ${asked} and (a.state <> 'CLOSED' or a.key in (select key from found))
      for update
    ),
    opened as (
      insert into alert (id, kind, key, org_id, severity, product_id, member_id, subject, opened_at, changed_at)
      select ${newIdAt(now)}, ${kind}, f.key, f.org_id, f.severity, f.product_id, f.member_id, f.subject, ${now}::timestamptz, ${now}::timestamptz
      from found f where not exists (select from kept k where k.key = f.key)
      on conflict (kind, key) do nothing
      returning id, org_id
    ),
    refreshed as (
      update alert a set
        org_id = f.org_id, severity = f.severity, subject = f.subject, product_id = f.product_id, member_id = f.member_id,
        changed_at = ${now}, closed_at = null,
        state = case when k.state = 'CLOSED' or (k.state in ('ACKNOWLEDGED', 'RESOLVED') and f.severity > k.severity) then 'OPEN' else k.state end,
        opened_at = case when k.state = 'CLOSED' then ${now} else a.opened_at end,
        owner_id = case when k.state = 'CLOSED' then null else a.owner_id end
      from found f join kept k on k.key = f.key
      where a.id = k.id and (k.state = 'CLOSED' or (a.org_id, a.severity, a.subject) is distinct from (f.org_id, f.severity, f.subject))
      returning a.id, a.org_id, k.state as before, a.state as after, k.severity <> a.severity as graver
    ),
    closed as (
      update alert a set state = 'CLOSED', closed_at = ${now}, changed_at = ${now}, snoozed_until = null
      from kept k where a.id = k.id and k.state <> 'CLOSED' and not exists (select from found f where f.key = k.key)
      returning a.id, a.org_id
    ),
    told as (
      select id, org_id, 'OPENED'::alert_act as act from opened
      union all
      select id, org_id, case when before <> 'OPEN' and after = 'OPEN' then 'REOPENED' when graver then 'REFRESHED' end::alert_act from refreshed
      where after in ('OPEN', 'ACKNOWLEDGED')
      union all
      select id, org_id, 'CLOSED' from closed
    ),
    noted as (
      insert into alert_entry (alert_id, id, act, at) select id, ${newIdAt(now)}, act, ${now}::timestamptz from told where act is not null
    )
    select id, org_id, act from told
  `.execute(tx);
  return rows;
}

/** The candidates, found by a statement that only reads: one that writes would be planned without parallel workers. */
export async function collect(tx: Tx, candidates: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
  const { rows } = await sql`select key, org_id, severity, product_id, member_id, subject from (${candidates}) c`.execute(tx);
  return sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(key text, org_id uuid, severity alert_severity, product_id uuid, member_id uuid, subject jsonb)`;
}

/** The keys of a kind whose alerts are not as the candidates say; a look without a lock. */
export async function differingKeys(db: Db, kind: AlertKind, candidates: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with found as materialized (${candidates}),
    kept as materialized (select key, org_id, state, severity, subject from alert where kind = ${kind} and (state <> 'CLOSED' or key in (select key from found)))
    select coalesce(f.key, k.key) as key from found f full join kept k on k.key = f.key
    where f.key is null or k.key is null or k.state = 'CLOSED' or (k.org_id, k.severity, k.subject) is distinct from (f.org_id, f.severity, f.subject)
    order by 1`.execute(db);
  return rows.map((row) => row.key);
}

/** Opens what was put off until now. */
export async function wakeSnoozed(tx: Tx, now: Date): Promise<Change[]> {
  const { rows } = await sql<Change>`
    with awake as (
      update alert set state = 'OPEN', snoozed_until = null, changed_at = ${now} where state = 'SNOOZED' and snoozed_until <= ${now} returning id, org_id
    ), noted as (
      insert into alert_entry (alert_id, id, act, at) select id, ${newIdAt(now)}, 'REOPENED', ${now}::timestamptz from awake
    )
    select id, org_id, 'REOPENED' as act from awake`.execute(tx);
  return rows;
}

/** Lets the runs of a kind come one after the other: what the next statement sees is then newer than what the last run wrote. */
export async function holdKind(tx: Tx, kind: AlertKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${kind}`}, 0))`.execute(tx);
}
