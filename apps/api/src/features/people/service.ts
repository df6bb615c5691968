import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { z } from 'zod';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { reverse } from '../ledger/service.ts';
import { type Place, write } from '../ledger/write.ts';
import { recomputeMetrics } from '../metrics/service.ts';
import { lockKnownMember, type Member } from '../members/sql.ts';
import { lend, takeBack } from './lend.ts';

/** What a merge moved; kept, so that it can be undone. */
const moved = z.object({
  out: z.string().nullable(),
  in: z.string().nullable(),
  aliases: z.array(z.string()),
  lent: z.object({ fields: z.array(z.string()), tags: z.array(z.string()) }).default({ fields: [], tags: [] }), // merges of before lent none
});
type Moved = z.infer<typeof moved>;

interface Merging {
  /** The record that becomes an alias. */
  fromId: string;
  /** The record that stays. */
  intoId: string;
  reason: string;
  now: Date;
}

/**
 * Makes two records of one person one: `from` becomes an alias, by whose number, phone, card and documents `into` is found; all it
 * holds goes to `into`, lot by lot with store and last day, and so do fields and tags where `into` has none. Sales stay where they are
 * and are read for both.
 * The caller claims the idempotency key first. @returns the merge's id
 * @throws NOT_FOUND (fromId, intoId), SAME_RECORD, KINDS_DIFFER, ARCHIVED, VALUE_RESERVED, ACCOUNT_FROZEN
 */
export async function mergeMembers(tx: Tx, viewer: Viewer, { fromId, intoId, reason, now }: Merging): Promise<string> {
  if (fromId === intoId) throw new DomainError('SAME_RECORD', {}, 'intoId');
  const { from, into } = await lockBoth(tx, viewer, fromId, intoId);
  for (const [field, { archived_at }] of [
    ['fromId', from],
    ['intoId', into],
  ] as const)
    if (archived_at) throw new DomainError('ARCHIVED', {}, field);
  if (from.kind !== into.kind) throw new DomainError('KINDS_DIFFER', {}, 'intoId');
  const store = await placeOf(tx, into);
  const entries = await moveValue(tx, viewer, { from, into, store, reason, now });
  const aliases = await tx.updateTable('member').set({ merged_into: intoId }).where('merged_into', '=', fromId).returning('id').execute();
  await tx
    .updateTable('member')
    .set({ merged_into: intoId, archived_at: now, version: from.version + 1, updated_at: now })
    .where('id', '=', fromId)
    .execute();
  await sql`insert into member_store (member_id, store_id) select ${intoId}::uuid, store_id from member_store where member_id = ${fromId} on conflict do nothing`.execute(
    tx,
  );
  const lent = await lend(tx, { from, into });
  const id = newId(now);
  const what: Moved = { ...entries, aliases: aliases.map((alias) => alias.id), lent };
  await tx
    .insertInto('member_merge')
    .values({
      id,
      from_id: fromId,
      into_id: intoId,
      merged_at: now,
      merged_by: viewer.kind === 'employee' ? viewer.id : null,
      entries: JSON.stringify(what),
    })
    .execute();
  await settle(tx, viewer, { action: 'member.merge', event: 'member.merged', from, into, reason, now, store });
  return id;
}

/**
 * Takes a merge back, as long as nothing has happened to the record since: what was moved returns to the very lots, and both records
 * stand as they did. @throws NOT_FOUND, ALREADY_REVERSED, NEW_ACTIVITY
 */
export async function undoMerge(tx: Tx, viewer: Viewer, mergeId: string, now: Date): Promise<{ fromId: string; intoId: string }> {
  const merge = await tx.selectFrom('member_merge').selectAll().where('id', '=', mergeId).forUpdate().executeTakeFirst();
  if (!merge) throw new DomainError('NOT_FOUND', {}, 'id');
  const { from_id: fromId, into_id: intoId } = merge;
  const { from, into } = await lockBoth(tx, viewer, fromId, intoId);
  if (merge.undone_at) throw new DomainError('ALREADY_REVERSED', {}, 'id');
  const entries = moved.parse(merge.entries);
  if (into.merged_into || into.erased_at || (await activeSince(tx, into, entries.in, merge.merged_at)))
    throw new DomainError('NEW_ACTIVITY', {}, 'id');
  const back = { reason: null, now, field: 'id' };
  if (entries.in) await reverse(tx, viewer, { memberId: intoId, entryId: entries.in, ...back });
  if (entries.out) await reverse(tx, viewer, { memberId: fromId, entryId: entries.out, ...back });
  await tx
    .updateTable('member')
    .set({ merged_into: null, archived_at: null, version: from.version + 1, updated_at: now })
    .where('id', '=', fromId)
    .execute();
  if (entries.aliases.length > 0) await tx.updateTable('member').set({ merged_into: fromId }).where('id', 'in', entries.aliases).execute();
  await takeBack(tx, { from, into }, entries.lent);
  await tx.updateTable('member_merge').set({ undone_at: now }).where('id', '=', mergeId).execute();
  await settle(tx, viewer, {
    action: 'member.unmerge',
    event: 'member.unmerged',
    from,
    into,
    reason: null,
    now,
    store: await placeOf(tx, into),
  });
  return { fromId, intoId };
}

/** Both records, locked in the order of their ids. */
async function lockBoth(tx: Tx, viewer: Viewer, fromId: string, intoId: string): Promise<{ from: Member; into: Member }> {
  const rows = new Map<string, Member>();
  for (const id of [fromId, intoId].toSorted()) {
    const field = id === fromId ? 'fromId' : 'intoId';
    const row = await lockKnownMember(tx, viewer, id).catch((error: unknown) => {
      throw error instanceof DomainError ? error.at(field) : error;
    });
    rows.set(id, row);
  }
  const [from, into] = [rows.get(fromId), rows.get(intoId)];
  if (!from || !into) throw new DomainError('NOT_FOUND', {}, 'fromId');
  return { from, into };
}

async function placeOf(tx: Tx, member: Member): Promise<Place & StoreClock> {
  return tx.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('id', '=', member.home_store_id).executeTakeFirstOrThrow();
}

interface Moving extends Omit<Merging, 'fromId' | 'intoId'> {
  from: Member;
  into: Member;
  store: Place;
}

/** All that the one holds, from its lots into new ones of the other: of the same store, until the same day. */
async function moveValue(tx: Tx, viewer: Viewer, { from, into, store, reason, now }: Moving): Promise<Pick<Moved, 'out' | 'in'>> {
  const open = await tx
    .selectFrom('account')
    .select(['asset_id', 'held'])
    .where('member_id', '=', from.id)
    .where('balance', '>', 0)
    .execute();
  if (open.some(({ held }) => held > 0)) throw new DomainError('VALUE_RESERVED', {}, 'fromId');
  const assets = open.map(({ asset_id }) => asset_id);
  if (assets.length === 0) return { out: null, in: null };
  const held = new Map<string, Held>();
  for (const id of [from.id, into.id].toSorted()) held.set(id, await holdAccounts(tx, id, assets, { now }));
  const [giver, taker] = [held.get(from.id), held.get(into.id)];
  if (!giver || !taker) throw new RangeError('accounts are not held');
  const lots = giver.accounts.flatMap((account) => account.lots.filter(({ remaining }) => remaining > 0));
  const gone: Move[] = lots.map(({ id, assetId, remaining }) => ({
    act: 'TAKE',
    assetId,
    lotId: id,
    amount: remaining,
    house: 'TRANSFER',
  }));
  const come: Move[] = lots.map(({ assetId, remaining, storeId, expiresOn }) => ({
    act: 'CREDIT',
    assetId,
    amount: remaining,
    storeId,
    expiresOn,
    house: 'TRANSFER',
  }));
  const [id, twinId] = [newId(now), newId(now)];
  await write(tx, viewer, giver, {
    kind: 'TRANSFER_OUT',
    store,
    now,
    reason,
    id,
    twinId,
    moves: gone,
    why: { peer: into.id, merge: true },
  });
  await write(tx, viewer, taker, {
    kind: 'TRANSFER_IN',
    store,
    now,
    reason,
    id: twinId,
    twinId: id,
    moves: come,
    why: { peer: from.id, merge: true },
  });
  return { out: id, in: twinId };
}

/** Whether the person bought, or anything moved, since the records were merged. */
async function activeSince(tx: Tx, into: Member, entryId: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql<{ active: boolean }>`select
    exists (select from sale where member_id = ${into.id} and recorded_at > ${at})
    or exists (select from journal_entry where member_id = ${into.id} and at >= ${at} and id <> ${entryId ?? into.id}::uuid) as active`.execute(
    tx,
  );
  return rows[0]?.active ?? false;
}

interface Settling extends Moving {
  action: 'member.merge' | 'member.unmerge';
  event: 'member.merged' | 'member.unmerged';
}

/** Figures of both are made anew; trail and stream are told. */
async function settle(
  tx: Tx,
  viewer: Viewer,
  { action, event, from, into, reason, now, store }: Omit<Settling, 'reason'> & { reason: string | null },
): Promise<void> {
  await recomputeMetrics(tx, [from.id, into.id], businessDayAt(store, now));
  const after = { into: into.id, intoNumber: into.number, reason };
  await audit(tx, viewer, {
    action,
    entity: 'Member',
    id: from.id,
    orgId: from.home_store_id,
    after,
    member: { id: from.id, personal: ['reason'] },
  });
  await publish(tx, now, [{ kind: event, orgId: into.home_store_id, memberId: into.id, payload: { from: from.id } }]);
}
