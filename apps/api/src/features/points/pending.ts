import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { MAX_POINTS } from '@regulars/domain/points';
import { optionalText } from '@regulars/domain/text';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { type Selectable, sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { between } from '../../input.ts';
import { once } from '../../idempotency.ts';
import { systemViewer, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { holdAccounts } from '../ledger/load.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import type { NewEntry } from '../ledger/write.ts';
import { makeKnown } from '../members/sql.ts';
import { payDebts } from './debts.ts';
import { usableKind } from './kinds.ts';
import { type Done, give } from './service.ts';

type Pending = Selectable<DB['points_pending']>;

const BATCH = 200;

export interface PendingInput {
  memberId: string;
  kindId: string;
  points: number;
  storeId: string;
  /** Confirmed by itself on this business day of the store; null: only by somebody. */
  dueOn?: BusinessDate | null | undefined;
  reason?: string | null | undefined;
}

/** A promise of points, by its two ids. */
export type PendingKey = Record<'memberId' | 'pendingId', string>;

/**
 * Promises points that the member will have once what they are for is fulfilled. They lie in no account, so nothing can spend them, and
 * the journal stays what has happened. Once per key.
 * @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, TOO_SMALL, TOO_LARGE (above what one person may give), TOO_EARLY (dueOn), TOO_LONG
 */
export async function promisePoints(tx: Tx, viewer: Viewer, key: string, input: PendingInput, now: Date): Promise<PendingKey> {
  return once(tx, viewer, key, { promisePoints: input }, async () => {
    const store = await openPlace(tx, viewer, input.storeId);
    const memberId = await holderOf(tx, input.memberId);
    await makeKnown(tx, memberId, store.id);
    const { approveAbove } = await usableKind(tx, input.kindId, 'kindId');
    const most = viewer.kind === 'employee' ? (approveAbove ?? MAX_POINTS) : MAX_POINTS; // no way around the second person
    const today = businessDayAt(store, now);
    if (input.dueOn && input.dueOn < today) throw new DomainError('TOO_EARLY', { from: today }, 'dueOn'); // a slip of the year would give at once
    const row = {
      member_id: memberId,
      id: newId(now),
      asset_id: input.kindId,
      store_id: store.id,
      amount: between(input.points, 1, most, 'points'),
      due_on: input.dueOn ?? null,
      reason: optionalText(input.reason, 'reason', 500),
      created_at: now,
    };
    await tx.insertInto('points_pending').values(row).execute();
    await audit(tx, viewer, { ...noteOf(row), action: 'points.promise', after: { points: row.amount, dueOn: row.due_on } });
    return { memberId, pendingId: row.id };
  });
}

const noteOf = ({ member_id, id, store_id }: Pick<Pending, 'member_id' | 'id' | 'store_id'>) => ({
  entity: 'PointsPending',
  id: JSON.stringify([member_id, id]),
  orgId: store_id,
});

/** Gives what was promised, with a full life from today. Once per key. @throws NOT_FOUND, OUT_OF_BRANCH, PENDING_ENDED, ARCHIVED */
export async function confirmPending(tx: Tx, viewer: Viewer, key: string, which: PendingKey, now: Date): Promise<PendingKey> {
  return once(tx, viewer, key, { confirmPending: which }, async () => {
    const promised = await hold(tx, viewer, which);
    await confirm(tx, viewer, promised, now);
    await audit(tx, viewer, { ...noteOf(promised), action: 'points.confirm', before: { state: 'PENDING' }, after: { state: 'CONFIRMED' } });
    return which;
  });
}

/** The member will not have them. @throws NOT_FOUND, OUT_OF_BRANCH, PENDING_ENDED */
export async function cancelPending(tx: Tx, viewer: Viewer, key: string, which: PendingKey, now: Date): Promise<PendingKey> {
  return once(tx, viewer, key, { cancelPending: which }, async () => {
    const promised = await hold(tx, viewer, which);
    await end(tx, promised, { state: 'CANCELLED', entry_id: null, ended_at: now });
    await audit(tx, viewer, { ...noteOf(promised), action: 'points.cancel', before: { state: 'PENDING' }, after: { state: 'CANCELLED' } });
    return which;
  });
}

async function hold(tx: Tx, viewer: Viewer, { memberId, pendingId }: PendingKey): Promise<Pending> {
  const promised = await find(tx, memberId, pendingId).executeTakeFirst();
  if (!promised) throw new DomainError('NOT_FOUND', {}, 'id');
  await openPlace(tx, viewer, promised.store_id, 'id');
  if (promised.state !== 'PENDING') throw new DomainError('PENDING_ENDED', {}, 'id');
  return promised;
}

const find = (tx: Tx, memberId: string, id: string) =>
  tx.selectFrom('points_pending').selectAll().where('member_id', '=', memberId).where('id', '=', id).forUpdate();

async function confirm(tx: Tx, viewer: Viewer, promised: Pending, now: Date): Promise<Done> {
  const store = await tx
    .selectFrom('org')
    .select(['id', 'time_zone', 'day_starts_at'])
    .where('id', '=', promised.store_id)
    .executeTakeFirstOrThrow();
  const { asset_id: assetId, amount: points, reason } = promised;
  const memberId = await holderOf(tx, promised.member_id, 'id'); // who was merged meanwhile has them as the other one
  const earned = earnedBy(promised, memberId);
  const { entryId } = await give(tx, viewer, memberId, { kind: 'EARN', store, now, reason, assetId, points, ...earned });
  if (promised.sale_id) await payDebts(tx, viewer, await holdAccounts(tx, memberId, [assetId], { now }), { store, now });
  await end(tx, promised, { state: 'CONFIRMED', entry_id: entryId, ended_at: now });
  return { memberId, entryId };
}

/** What the entry says of the sale and the rule that earned them. */
function earnedBy(
  { member_id, sale_id, rule_id, rule_version, why }: Pending,
  memberId: string,
): Pick<NewEntry, 'saleId' | 'rule' | 'why'> {
  return {
    ...(sale_id && member_id === memberId && { saleId: sale_id }),
    ...(rule_id && { rule: { id: rule_id, version: rule_version ?? 0 } }),
    ...(why !== null && { why: why as NewEntry['why'] & object }), // written by `promise` in earn.ts
  };
}

async function end(tx: Tx, { member_id, id }: Pending, how: Pick<Pending, 'state' | 'entry_id' | 'ended_at'>): Promise<void> {
  await tx.updateTable('points_pending').set(how).where('member_id', '=', member_id).where('id', '=', id).execute();
}

/**
 * Confirms what sales promised until their goods arrive: those whose deliveries have all arrived or were called off. Where the rule also
 * asks for days, they are counted from now.
 */
export async function confirmDelivered(tx: Tx, viewer: Viewer, deliveryIds: readonly string[], now: Date): Promise<void> {
  if (deliveryIds.length === 0) return;
  const { rows } = await sql<Pick<Pending, 'member_id' | 'id'> & { days: number | null }>`
    select p.member_id, p.id, r.pending_days as days from delivery d
    join points_pending p on p.member_id = d.member_id and p.sale_id = d.sale_id and p.state = 'PENDING' and p.on_delivery
    left join earning_rule_set s on s.number = p.rule_version left join earning_rule r on r.set_id = s.id and r.rule_id = p.rule_id
    where d.id = any(${deliveryIds}::uuid[]) and d.status = 'DELIVERED' and not exists (
      select from delivery o where o.member_id = d.member_id and o.sale_id = d.sale_id and o.status not in ('DELIVERED', 'CANCELLED'))
    group by p.member_id, p.id, r.pending_days order by p.member_id, p.id`.execute(tx);
  for (const { member_id, id, days } of rows) {
    const promised = await find(tx, member_id, id).executeTakeFirst();
    if (promised?.state !== 'PENDING') continue;
    if (days === null) await confirm(tx, viewer, promised, now);
    else {
      const due_on = addDays(businessDayAt({ time_zone: null, day_starts_at: null }, now), days);
      await tx
        .updateTable('points_pending')
        .set({ due_on, on_delivery: false })
        .where('member_id', '=', member_id)
        .where('id', '=', id)
        .execute();
    }
  }
}

/** Confirms what is due by the clock of its store. @returns how many */
export async function confirmDue(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const stores = await db.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('kind', 'in', ['STORE', 'DEALER']).execute();
  const days = stores.map((store) => businessDayAt(store, now));
  for (let confirmed = 0; ;) {
    const { rows } = await sql<{ member_id: string; id: string }>`
      select p.member_id, p.id from points_pending p
      join unnest(${stores.map(({ id }) => id)}::uuid[], ${days}::date[]) s (id, today) on s.id = p.store_id
      join asset a on a.id = p.asset_id and a.archived_at is null
      join member m on m.id = p.member_id
      join member holder on holder.id = coalesce(m.merged_into, m.id) and holder.archived_at is null
      where p.state = 'PENDING' and p.due_on <= s.today order by p.member_id, p.id limit ${BATCH}`.execute(db);
    if (rows.length === 0 || signal?.aborted) return confirmed;
    await withTx(db, async (tx) => {
      for (const { member_id, id } of rows) {
        const promised = await find(tx, member_id, id).executeTakeFirst();
        if (promised?.state === 'PENDING') await confirm(tx, systemViewer('points:confirm'), promised, now);
      }
    });
    confirmed += rows.length;
  }
}
