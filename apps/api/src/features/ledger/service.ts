import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type Move, type PostedLeg, undo } from '@regulars/domain/ledger';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Actor } from '../../viewer.ts';
import { type Held, holdAccounts } from './load.ts';
import { type NewEntry, planOf, write, type Written } from './write.ts';

/** An expired lot to which something returns can be spent for so many days more. */
export const GRACE_DAYS = 7;

/** The last day of grace for what returns today. */
export function graceUntil({ store, now }: Pick<NewEntry, 'store' | 'now'>): string {
  return addDays(businessDayAt(store, now), GRACE_DAYS);
}

/**
 * Locks what the moves name, decides and writes: for who knows the moves without looking. The caller claims the idempotency key first.
 * @throws what `holdAccounts` and `decide` refuse
 */
export async function post(tx: Tx, viewer: Actor, memberId: string, entry: NewEntry): Promise<Written> {
  return write(tx, viewer, await holdFor(tx, memberId, entry), entry);
}

/** Refuses what `post` would refuse as things are, and writes no entry: what cannot be done is not asked of a second person. */
export async function rehearse(tx: Tx, memberId: string, entry: Pick<NewEntry, 'store' | 'now' | 'moves'>): Promise<void> {
  planOf(await holdFor(tx, memberId, entry), entry);
}

/** Locks the accounts that an entry's moves name. */
async function holdFor(tx: Tx, memberId: string, { moves, now }: Pick<NewEntry, 'moves' | 'now'>): Promise<Held> {
  const assetIds = [...new Set(moves.map(({ assetId }) => assetId))];
  return holdAccounts(tx, memberId, assetIds, { lotIds: moves.flatMap((move) => ('lotId' in move ? [move.lotId] : [])), now });
}

/** The member's legs of entries, in the order of writing; zero-amount ones are left out. */
export async function memberLegs(tx: Tx, memberId: string, entryIds: readonly string[]): Promise<(PostedLeg & { entryId: string })[]> {
  if (entryIds.length === 0) return [];
  const rows = await tx
    .selectFrom('posting')
    .select(['entry_id', 'asset_id', 'lot_id', 'amount', 'house'])
    .where('member_id', '=', memberId)
    .where('entry_id', 'in', entryIds)
    .where('lot_id', 'is not', null)
    .where('amount', '<>', 0)
    .orderBy('entry_id')
    .orderBy('leg_no')
    .execute();
  return rows.flatMap(({ entry_id: entryId, asset_id: assetId, lot_id: lotId, amount, house }) =>
    lotId && house ? [{ entryId, assetId, lotId, amount, house }] : [],
  );
}

/**
 * Undoes an entry whole, once: what came is taken from the very lots, what went returns to them, at the store where it happened.
 * @throws NOT_FOUND, ALREADY_REVERSED, LOT_SPENT, LOT_FULL
 */
export async function reverse(
  tx: Tx,
  viewer: Actor,
  entry: { memberId: string; entryId: string; reason: string | null; now: Date; field: string },
): Promise<Written> {
  const { memberId, entryId, reason, now, field } = entry;
  const found = await tx
    .selectFrom('journal_entry as e')
    .innerJoin('org as s', 's.id', 'e.store_id')
    .select(['e.kind', 'e.sale_id', 's.id', 's.time_zone', 's.day_starts_at'])
    .where('e.member_id', '=', memberId)
    .where('e.id', '=', entryId)
    .executeTakeFirst();
  if (!found || found.kind === 'REVERSAL') throw new DomainError('NOT_FOUND', {}, field);
  const place = { store: found, now };
  const moved: Move[] = undo(await memberLegs(tx, memberId, [entryId]), graceUntil(place), field);
  const moves = moved.length > 0 ? moved : await marksBack(tx, memberId, entryId);
  const undoing: NewEntry = { kind: 'REVERSAL', ...place, moves, reversalOf: entryId, reason };
  const held = await holdFor(tx, memberId, undoing); // under this lock nobody else can undo it
  const done = tx.selectFrom('journal_entry').select('id').where('member_id', '=', memberId).where('reversal_of', '=', entryId);
  if (await done.executeTakeFirst()) throw new DomainError('ALREADY_REVERSED', {}, field);
  return write(tx, viewer, held, { ...undoing, ...(found.sale_id && { saleId: found.sale_id }) });
}

/** For an entry that moved nothing: each lot is noted again, and where the entry gave it another last day that one comes back. */
async function marksBack(tx: Tx, memberId: string, entryId: string): Promise<Move[]> {
  const { rows } = await sql<{ assetId: string; lotId: string; then: string | null; before: string | null }>`
    select p.asset_id as "assetId", p.lot_id as "lotId", p.expires_on as "then", b.expires_on as before
    from posting p join lateral (
      select expires_on from posting b
      where b.member_id = p.member_id and b.account_id = p.account_id and b.lot_id = p.lot_id and b.version < p.version
      order by b.version desc limit 1
    ) b on true
    where p.member_id = ${memberId} and p.entry_id = ${entryId} and p.lot_id is not null order by p.leg_no`.execute(tx);
  return rows.map(({ assetId, lotId, then, before }) => ({ act: 'MARK', assetId, lotId, ...(then !== before && { expiresOn: before }) }));
}
