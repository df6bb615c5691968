import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { available, liveLots } from '@regulars/domain/ledger-lots';
import type { Move } from '@regulars/domain/ledger';
import { formatMoney, type Minor } from '@regulars/domain/money';
import { checkUses, extension, passExpiry, passRefund, passValue } from '@regulars/domain/passes';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { knownMembers, makeKnown } from '../members/sql.ts';
import { type NewEntry, type Place, write } from '../ledger/write.ts';
import type { EntryKey, PaidBy } from '../wallet/service.ts';
import { type MemberPass, passesOf, usedOn } from './sold.ts';
import { typeAt } from './types.ts';

// Each of these is called by who has claimed the idempotency key.

export interface PassSale {
  storeId: string;
  memberId: string;
  passTypeId: string;
  method: PaidBy;
  /** Of the payment, as the other side names it. */
  reference?: string | null | undefined;
  now: Date;
}

/**
 * Sells a pass at its price: a lot of its uses (of a time pass one), which the store owes. The store knows the member from then on.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, PASS_NOT_HERE
 */
export async function sellPass(tx: Tx, viewer: Viewer, input: PassSale): Promise<EntryKey> {
  const { now, method } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const memberId = await holderOf(tx, input.memberId);
  const type = await typeAt(tx, input.passTypeId, store.id, 'passTypeId');
  if (type.archived_at) throw new DomainError('ARCHIVED', {}, 'passTypeId');
  const expiresOn = passExpiry(businessDayAt(store, now), type.valid_days);
  const move: Move = { act: 'CREDIT', assetId: type.asset_id, amount: type.uses ?? 1, house: 'PASSES', expiresOn };
  const held = await holdAccounts(tx, memberId, [type.asset_id], { now, field: 'passTypeId' });
  await makeKnown(tx, memberId, store.id);
  return record(tx, viewer, held, {
    kind: 'PASS_SALE',
    store,
    now,
    moves: [move],
    method,
    reference: optionalText(input.reference, 'reference', 64),
    rule: { id: type.asset_id, version: type.version },
    why: { pass: type.name, price: type.price },
  });
}

export interface PassUse {
  storeId: string;
  memberId: string;
  passTypeId: string;
  /** Of a count pass; a time pass is used once at a time. */
  uses: number;
  now: Date;
}

/**
 * Takes uses of a member's passes of a type, those that end first before the others; of a time pass it notes that it was used. The store
 * knows the member from then on.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, PASS_NOT_HERE, PASS_DAY_LIMIT, PASS_EMPTY, INSUFFICIENT_VALUE, ACCOUNT_FROZEN
 */
export async function usePass(tx: Tx, viewer: Viewer, input: PassUse): Promise<EntryKey> {
  const { now, uses } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const memberId = await holderOf(tx, input.memberId);
  await makeKnown(tx, memberId, store.id);
  const type = await typeAt(tx, input.passTypeId, store.id, 'passTypeId');
  const [held, account] = await lockPass(tx, memberId, type.asset_id, now);
  if (account.frozen) throw new DomainError('ACCOUNT_FROZEN', {}, 'passTypeId');
  const today = businessDayAt(store, now);
  const [first] = liveLots(account, today);
  if (!first || available(account, today) <= 0) throw new DomainError('PASS_EMPTY', {}, 'passTypeId');
  checkUses({ uses: type.uses, perDay: type.per_day }, uses, await usedOn(tx, { memberId, accountId: account.id }, today));
  const move: Move =
    type.uses === null
      ? { act: 'MARK', assetId: type.asset_id, lotId: first.id }
      : { act: 'DEBIT', assetId: type.asset_id, amount: uses, house: 'PASSES', field: 'uses' };
  return record(tx, viewer, held, { kind: 'PASS_USE', store, now, moves: [move], why: { pass: type.name } });
}

/** A pass of a member's, and what is done to it. */
interface PassChange {
  storeId: string;
  memberId: string;
  lotId: string;
  reason: string;
  now: Date;
}

/** Gives a pass a later last day. @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, REQUIRED, PASS_EMPTY, PASS_NO_END, TOO_EARLY */
export async function extendPass(tx: Tx, viewer: Viewer, input: PassChange & { until: BusinessDate }): Promise<EntryKey> {
  const { store, pass, held, today } = await openPass(tx, viewer, input);
  const days = extension(pass.expiresOn, input.until, today);
  const move: Move = { act: 'MARK', assetId: pass.assetId, lotId: pass.lotId, expiresOn: input.until };
  return record(tx, viewer, held, { ...change(input, store), kind: 'PASS_EXTEND', moves: [move], why: { days } });
}

export interface PassRefund extends PassChange {
  /** Minor units; not told: all that the rest is worth. */
  amount?: Minor | null | undefined;
  method: PaidBy;
  reference?: string | null | undefined;
}

/**
 * Takes what is left of a pass and pays it back in proportion, or less where that is asked.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, REQUIRED, PASS_EMPTY, LOT_SPENT (reserved), NEGATIVE, PASS_WORTH_LESS
 */
export async function refundPass(tx: Tx, viewer: Viewer, input: PassRefund): Promise<EntryKey> {
  const { store, pass, held, today } = await openPass(tx, viewer, input);
  const worth = passValue(pass, today, (await usedOn(tx, pass, today)) > 0);
  const price = passRefund(worth, input.amount ?? null, (amount) => formatMoney(amount, chain().minorDigits));
  const move: Move = { act: 'TAKE', assetId: pass.assetId, lotId: pass.lotId, amount: pass.left, house: 'PASSES', field: 'lotId' };
  return record(tx, viewer, held, {
    ...change(input, store),
    kind: 'PASS_REFUND',
    moves: [move],
    method: input.method,
    why: { price },
    reference: optionalText(input.reference, 'reference', 64),
  });
}

const change = ({ reason, now }: PassChange, store: Place) => ({ store, now, reason: requiredText(reason, 'reason', 500) });

/** The pass of a member whom the branch knows, as it stands under its account's lock. */
async function openPass(tx: Tx, viewer: Viewer, { storeId, memberId, lotId, now }: PassChange) {
  const store = await openPlace(tx, viewer, storeId);
  if (!(await knownMembers(tx, viewer, [memberId])).has(memberId)) throw new DomainError('NOT_FOUND', {}, 'lotId');
  const find = async (): Promise<MemberPass> => {
    const [pass] = await passesOf(tx, memberId, { empty: true, lotId });
    if (!pass) throw new DomainError('NOT_FOUND', {}, 'lotId');
    return pass;
  };
  const { assetId } = await find();
  await typeAt(tx, assetId, store.id, 'lotId');
  const [held] = await lockPass(tx, memberId, assetId, now);
  const pass = await find();
  if (pass.left === 0) throw new DomainError('PASS_EMPTY', {}, 'lotId');
  return { store, pass, held, today: businessDayAt(store, now) };
}

async function lockPass(tx: Tx, memberId: string, assetId: string, now: Date) {
  const held = await holdAccounts(tx, memberId, [assetId], { now });
  const [account] = held.accounts;
  if (!account) throw new RangeError(`no account of ${assetId}`);
  return [held, account] as const;
}

/** Writes the entry, and its row of the audit trail. */
async function record(tx: Tx, viewer: Viewer, held: Held, entry: NewEntry): Promise<EntryKey> {
  const { memberId, entryId } = await write(tx, viewer, held, entry);
  const { kind, method, reason, why } = entry;
  await audit(tx, viewer, {
    action: `pass.${VERBS[kind] ?? kind}`,
    entity: 'JournalEntry',
    id: JSON.stringify([memberId, entryId]),
    orgId: entry.store.id,
    after: { ...why, ...(method && { method }), ...(reason && { reason }) },
    member: { id: memberId, personal: ['reason'] },
  });
  return { memberId, entryId };
}

const VERBS: Partial<Record<NewEntry['kind'], string>> = {
  PASS_SALE: 'sell',
  PASS_USE: 'use',
  PASS_EXTEND: 'extend',
  PASS_REFUND: 'refund',
};
