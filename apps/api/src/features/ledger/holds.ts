import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { isMoney } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import { parseMoney } from '@regulars/domain/money';
import { optionalText } from '@regulars/domain/text';
import { chain } from '../../chain.ts';
import { requireBranch, systemViewer, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { makeKnown } from '../members/sql.ts';
import { holdAccounts } from './load.ts';
import { holderOf, openPlace } from './place.ts';
import { write } from './write.ts';

const MINUTES = { usual: 30, most: 7 * 24 * 60 };
/** Reservations that one run of the job ends. */
const PART = 500;

export type HoldKey = { memberId: string; holdId: string };

export interface NewHold {
  storeId: string;
  memberId: string;
  assetId: string;
  /** In the asset's unit, as the API writes it: "12.30" of money, "1230" of points. */
  amount: string;
  minutes?: number | null | undefined;
  reason?: string | null | undefined;
  now: Date;
}

/**
 * Reserves a part of what a member holds: nobody else can spend it until it is spent, given free, or over its time. The store knows the
 * member from then on.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, NOT_POSITIVE, TOO_LARGE, INSUFFICIENT_VALUE, ACCOUNT_FROZEN
 */
export async function reserve(tx: Tx, viewer: Viewer, input: NewHold): Promise<HoldKey> {
  const { now, assetId } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const memberId = await holderOf(tx, input.memberId);
  await makeKnown(tx, memberId, store.id);
  const minutes = input.minutes ?? MINUTES.usual;
  if (minutes <= 0) throw new DomainError('NOT_POSITIVE', { value: minutes }, 'minutes');
  if (minutes > MINUTES.most) throw new DomainError('TOO_LARGE', { max: MINUTES.most }, 'minutes');
  const held = await holdAccounts(tx, memberId, [assetId], { now, field: 'assetId' });
  const [account] = held.accounts;
  if (!account) throw new DomainError('NOT_FOUND', {}, 'assetId');
  const amount = parseMoney(input.amount, isMoney(account.kind) ? chain().minorDigits : 0);
  if (amount <= 0) throw new DomainError('NOT_POSITIVE', { value: input.amount }, 'amount');
  await write(tx, viewer, held, { kind: 'SPEND', store, now, moves: [{ act: 'HOLD', assetId, amount, field: 'amount' }] });
  const holdId = newId(now);
  await tx
    .insertInto('value_hold')
    .values({
      member_id: memberId,
      id: holdId,
      account_id: account.id,
      store_id: store.id,
      amount,
      reason: optionalText(input.reason, 'reason', 200),
      expires_at: new Date(now.getTime() + minutes * 60_000),
      created_at: now,
      created_by: viewer.kind === 'employee' ? viewer.id : null,
    })
    .execute();
  await tell(tx, viewer, { memberId, holdId }, store.id, { state: 'HELD', amount });
  return { memberId, holdId };
}

/**
 * Spends what was reserved, whole, in one entry at the store that reserved it. `pay`: the moves in place of a plain payment, after the release.
 * @throws NOT_FOUND, OUT_OF_BRANCH, HOLD_ENDED, INSUFFICIENT_VALUE (it has expired meanwhile), ACCOUNT_FROZEN
 */
export async function confirmHold(tx: Tx, viewer: Viewer, key: HoldKey, now: Date, pay?: readonly Move[]): Promise<HoldKey> {
  const { held, hold, release } = await open(tx, viewer, key, now);
  if (hold.expires_at <= now) throw new DomainError('HOLD_ENDED', {}, 'id');
  const store = await openPlace(tx, viewer, hold.store_id, 'id');
  const plain: Move = { act: 'DEBIT', assetId: release.assetId, amount: release.amount, house: 'REVENUE', field: 'id' };
  const { entryId } = await write(tx, viewer, held, {
    kind: 'SPEND',
    store,
    now,
    moves: [release, ...(pay ?? [plain])],
    reason: hold.reason,
  });
  await end(tx, key, { state: 'CONFIRMED', entry_id: entryId, ended_at: now });
  await tell(tx, viewer, key, hold.store_id, { state: 'CONFIRMED', entryId });
  return key;
}

/** Gives free what was reserved. @throws NOT_FOUND, OUT_OF_BRANCH, HOLD_ENDED */
export async function releaseHold(
  tx: Tx,
  viewer: Viewer,
  key: HoldKey,
  now: Date,
  state: 'RELEASED' | 'EXPIRED' = 'RELEASED',
): Promise<HoldKey> {
  const { held, hold, release } = await open(tx, viewer, key, now);
  const store = { id: hold.store_id, time_zone: null, day_starts_at: null };
  await write(tx, viewer, held, { kind: 'SPEND', store, now, moves: [release] });
  await end(tx, key, { state, ended_at: now });
  await tell(tx, viewer, key, hold.store_id, { state });
  return key;
}

/** Ends the reservations that are over their time, each in its own transaction; says how many. */
export async function expireHolds(db: Db, now: Date): Promise<number> {
  const over = await db
    .selectFrom('value_hold')
    .select(['member_id as memberId', 'id as holdId'])
    .where('state', '=', 'HELD')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(PART)
    .execute();
  for (const key of over) {
    const work = withTx(db, (tx) => releaseHold(tx, systemViewer('ledger'), key, now, 'EXPIRED'));
    await work.catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'HOLD_ENDED')) throw error; // somebody ended it a moment before
    });
  }
  return over.length;
}

/** A reservation that still stands, with its account locked: of two who end it at once one is refused. */
async function open(tx: Tx, viewer: Viewer, { memberId, holdId }: HoldKey, now: Date) {
  const find = () =>
    tx
      .selectFrom('value_hold as h')
      .innerJoin('account as a', (join) => join.onRef('a.member_id', '=', 'h.member_id').onRef('a.id', '=', 'h.account_id'))
      .select(['h.state', 'h.store_id', 'h.amount', 'h.reason', 'h.expires_at', 'a.asset_id'])
      .where('h.member_id', '=', memberId)
      .where('h.id', '=', holdId)
      .executeTakeFirst();
  const seen = await find();
  if (!seen) throw new DomainError('NOT_FOUND', {}, 'id');
  requireBranch(viewer, seen.store_id, 'id');
  const held = await holdAccounts(tx, memberId, [seen.asset_id], { now });
  const hold = await find();
  if (hold?.state !== 'HELD') throw new DomainError('HOLD_ENDED', {}, 'id');
  return { held, hold, release: { act: 'RELEASE', assetId: hold.asset_id, amount: hold.amount } as const };
}

async function end(
  tx: Tx,
  { memberId, holdId }: HoldKey,
  change: { state: 'CONFIRMED' | 'RELEASED' | 'EXPIRED'; ended_at: Date; entry_id?: string },
) {
  await tx.updateTable('value_hold').set(change).where('member_id', '=', memberId).where('id', '=', holdId).execute();
}

async function tell(tx: Tx, viewer: Viewer, { memberId, holdId }: HoldKey, orgId: string, after: Record<string, unknown>): Promise<void> {
  await audit(tx, viewer, { action: 'ledger.hold', entity: 'ValueHold', id: JSON.stringify([memberId, holdId]), orgId, after });
}
