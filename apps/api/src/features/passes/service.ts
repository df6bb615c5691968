import type { TenderMethod } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { available, liveLots } from '@regulars/domain/ledger-lots';
import type { Move } from '@regulars/domain/ledger';
import { formatMoney, type Minor, minor, ZERO } from '@regulars/domain/money';
import { checkUses, extension, passExpiry, passRefund, passValue } from '@regulars/domain/passes';
import { thousandths } from '@regulars/domain/quantity';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { accountsOf } from '../cards/use.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { knownMembers, makeKnown } from '../members/sql.ts';
import { type NewEntry, type Place, write } from '../ledger/write.ts';
import { refundSale } from '../sales/refund.ts';
import { type NewTender, recordSale } from '../sales/service.ts';
import { holdMember, loadSale } from '../sales/sql.ts';
import type { EntryKey } from '../wallet/service.ts';
import { type MemberPass, passesOf, usedOn } from './sold.ts';
import { typeAt } from './types.ts';

// Each of these is called by who has claimed the idempotency key.

export interface PassSale {
  storeId: string;
  memberId: string;
  /** The card that was shown: the pass goes into the accounts it leads to. */
  card?: string | null | undefined;
  passTypeId: string;
  /** Who sold it; not told: nobody gets the credit. */
  employeeId?: string | null | undefined;
  /** Come to its price; any method, stored value too. */
  tenders: readonly NewTender[];
  /** Of the payment, as the other side names it. */
  reference?: string | null | undefined;
  now: Date;
}

/**
 * Sells a pass at its price: a sale of its service, so that revenue, rankings and settlement see it once, and the lot of its uses (of a
 * time pass one) that the store owes. To use it is no sale any more.
 * @throws NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, PASS_NOT_HERE and what `recordSale` refuses
 */
export async function sellPass(tx: Tx, viewer: Viewer, input: PassSale): Promise<EntryKey> {
  const { now, tenders } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const served = await holderOf(tx, input.memberId);
  const type = await typeAt(tx, input.passTypeId, store.id, 'passTypeId');
  const memberId = await accountsOf(tx, { ...input, memberId: served, use: useOf(type) });
  if (type.archived_at) throw new DomainError('ARCHIVED', {}, 'passTypeId');
  const uses = type.uses ?? 1;
  const price = minor(type.price);
  const line = { productId: type.product_id, employeeId: input.employeeId ?? null, quantity: thousandths(uses * 1000) };
  const money = { unitPrice: minor(Math.round(price / uses)), amount: price, discount: ZERO };
  const sale = recordSale(tx, viewer, { storeId: store.id, memberId, now, tenders, ofPass: true, lines: [{ ...line, ...money }] });
  const { saleId } = await sale.catch(asFieldsOf({ 'lines.0.productId': 'passTypeId', 'lines.0.employeeId': 'employeeId' }));
  const expiresOn = passExpiry(businessDayAt(store, now), type.valid_days);
  const move: Move = { act: 'CREDIT', assetId: type.asset_id, amount: uses, house: 'PASSES', expiresOn };
  const held = await holdAccounts(tx, memberId, [type.asset_id], { now, field: 'passTypeId' });
  await makeKnown(tx, served, store.id);
  const [paid] = tenders;
  return record(tx, viewer, held, {
    kind: 'PASS_SALE',
    store,
    now,
    moves: [move],
    saleId,
    ...(paid && tenders.length === 1 && { method: paid.method }),
    reference: optionalText(input.reference, 'reference', 64),
    rule: { id: type.asset_id, version: type.version },
    why: { pass: type.name, price },
  });
}

/** Refusals of a sale or refund, under the names that the caller's input has. */
const asFieldsOf = (names: Record<string, string>) => (error: unknown) => {
  if (!(error instanceof DomainError) || !error.field) throw error;
  throw new DomainError(error.code, error.details, names[error.field] ?? error.field);
};

/** What a card must be made for to hold a pass of this type. */
const useOf = ({ uses }: { uses: number | null }) => (uses === null ? 'TIMED' : 'COUNT');

export interface PassUse {
  storeId: string;
  memberId: string;
  /** The card that was shown: passes of the accounts it leads to are used. */
  card?: string | null | undefined;
  passTypeId: string;
  /** Of a count pass; a time pass is used once at a time. */
  uses: number;
  /** The sale of which it pays a line. */
  saleId?: string;
  now: Date;
}

/**
 * Takes uses of a member's passes of a type, those that end first before the others; of a time pass it notes that it was used. The store
 * knows the member from then on.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, PASS_NOT_HERE, PASS_DAY_LIMIT, PASS_EMPTY, INSUFFICIENT_USES, ACCOUNT_FROZEN
 */
export async function usePass(tx: Tx, viewer: Viewer, input: PassUse): Promise<EntryKey> {
  const { now, uses, saleId } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const served = await holderOf(tx, input.memberId);
  const type = await typeAt(tx, input.passTypeId, store.id, 'passTypeId');
  const memberId = await accountsOf(tx, { ...input, memberId: served, use: useOf(type) });
  await makeKnown(tx, served, store.id);
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
  return record(tx, viewer, held, { kind: 'PASS_USE', store, now, moves: [move], why: { pass: type.name }, ...(saleId && { saleId }) });
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
  /** Not told: as it was paid. */
  method?: TenderMethod | null | undefined;
  reference?: string | null | undefined;
}

/**
 * Takes what is left of a pass and pays it back in proportion, or less where that is asked: a refund of its sale, on its own day.
 * @throws NOT_FOUND, ARCHIVED, REQUIRED, PASS_EMPTY, LOT_SPENT (reserved), NEGATIVE, PASS_WORTH_LESS and what `refundSale` refuses
 */
export async function refundPass(tx: Tx, viewer: Viewer, input: PassRefund): Promise<EntryKey> {
  await holdMember(tx, input.memberId); // as a sale does, before any account
  const { store, pass, held, today } = await openPass(tx, viewer, input);
  const { method } = input;
  const worth = passValue(pass, today, (await usedOn(tx, pass, today)) > 0);
  const price = passRefund(worth, input.amount ?? null, (amount) => formatMoney(amount, chain().minorDigits));
  if (!pass.sale && method === 'STORED_VALUE') throw new DomainError('VALUE_NOT_SPENT', { paid: '0', asked: price }, 'method');
  if (!pass.sale && !method) throw new DomainError('REQUIRED', {}, 'method');
  const move: Move = { act: 'TAKE', assetId: pass.assetId, lotId: pass.lotId, amount: pass.left, house: 'PASSES', field: 'lotId' };
  const saleId = await saleBack(tx, viewer, pass, { ...input, price });
  return record(tx, viewer, held, {
    ...change(input, store),
    kind: 'PASS_REFUND',
    moves: [move],
    ...(saleId && { saleId }),
    ...(method && { method }),
    why: { price },
    reference: optionalText(input.reference, 'reference', 64),
  });
}

/** Takes back the pass's line of its sale, as far as the pass is left, for what is paid back. Nothing of a pass without a sale. */
async function saleBack(tx: Tx, viewer: Viewer, pass: MemberPass, input: PassRefund & { price: Minor }): Promise<string | null> {
  if (!pass.sale) return null;
  const { storeId, price, method, reason, now } = input;
  const { lines } = await loadSale(tx, pass.sale.memberId, pass.sale.saleId);
  const quantity = thousandths((pass.uses === null ? 1 : pass.left) * 1000);
  const back = refundSale(tx, viewer, {
    ...pass.sale,
    storeId,
    now,
    reason,
    ofPass: true,
    lines: lines.slice(0, 1).map(({ id: lineId }) => ({ lineId, quantity, amount: price })),
    tenders: method && price > 0 ? [{ method, amount: price }] : null,
  });
  return (await back.catch(asFieldsOf({ saleId: 'lotId', 'tenders.0.amount': 'method', tenders: 'method' }))).saleId;
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
