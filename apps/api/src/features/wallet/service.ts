import type { TenderMethod } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import type { Minor } from '@regulars/domain/money';
import { minor } from '@regulars/domain/money';
import { expiryOf } from '@regulars/domain/points';
import { optionalText } from '@regulars/domain/text';
import { bonusOf, checkLimit, lastDay } from '@regulars/domain/wallet';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { accountsOf } from '../cards/use.ts';
import { earnAlone } from '../commissions/earn.ts';
import { holdAccounts } from '../ledger/load.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { write } from '../ledger/write.ts';
import { offeredPackage, type TopUpPackage } from './packages.ts';
import { give, type Gift, openTemplate, takeFromIssue } from '../coupons/issue.ts';
import { usableKind } from '../points/kinds.ts';
import { loadRules, money, type WalletRules } from './settings.ts';

/** The key of an entry of the journal. */
export type EntryKey = { memberId: string; entryId: string };

/** How money comes in or is paid out: not by value that is held here already. */
export const PAID_BY = ['CASH', 'BANK_CARD', 'WECHAT_PAY', 'ALIPAY', 'TRANSFER', 'OTHER'] as const satisfies readonly TenderMethod[];
export type PaidBy = (typeof PAID_BY)[number];

export interface NewTopUp {
  storeId: string;
  memberId: string;
  /** The card that was shown: of a linked one the accounts it leads to are topped up. */
  card?: string | null | undefined;
  /** Minor units; not told: what the package begins with. */
  amount?: Minor | null | undefined;
  packageId?: string | null | undefined;
  method: PaidBy;
  /** Of the payment, as the other side names it. */
  reference?: string | null | undefined;
  /** Who won it; not told: nobody gets the credit. */
  employeeId?: string | null | undefined;
  now: Date;
}

/**
 * Pays in for a member, usable at once; what the package gives on top stands in the same entry. The store knows the member from then
 * on. The caller claims the idempotency key first.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, REQUIRED or NOT_POSITIVE (amount), STORED_VALUE_LIMIT and what
 * `offeredPackage` and `takeCard` refuse
 */
export async function topUp(tx: Tx, viewer: Viewer, input: NewTopUp): Promise<EntryKey> {
  const store = await openPlace(tx, viewer, input.storeId);
  const served = await holderOf(tx, input.memberId);
  const memberId = await accountsOf(tx, { ...input, memberId: served, use: 'STORED_VALUE' });
  const reference = optionalText(input.reference, 'reference', 64);
  const today = businessDayAt(store, input.now);
  const rules = await loadRules(tx);
  const offer = input.packageId
    ? await offeredPackage(tx, input.packageId, { storeId: store.id, today, paid: input.amount ?? null })
    : null;
  const paid = input.amount ?? (offer && minor(offer.pay_from));
  if (paid === null) throw new DomainError('REQUIRED', {}, 'amount');
  if (paid <= 0) throw new DomainError('NOT_POSITIVE', { value: money(paid) }, 'amount');
  const moves = [principalMove(paid, rules, today), ...(await givenMoves(tx, offer, paid, { rules, today }))];
  const held = await holdAccounts(
    tx,
    memberId,
    moves.map(({ assetId }) => assetId),
    { now: input.now },
  );
  const stored = held.accounts.find(({ assetId }) => assetId === PRINCIPAL)?.balance ?? 0;
  checkLimit(stored, paid, rules.member_limit, { field: 'amount', minorDigits: chain().minorDigits });
  const { entryId } = await write(tx, viewer, held, {
    kind: 'TOP_UP',
    store,
    now: input.now,
    moves,
    method: input.method,
    reference,
    ...(offer && { rule: { id: offer.id, version: offer.version }, why: { package: offer.name } }),
  });
  await tx
    .insertInto('member_store')
    .values({ member_id: served, store_id: store.id })
    .onConflict((known) => known.columns(['member_id', 'store_id']).doNothing())
    .execute();
  const { employeeId, now } = input;
  await earnAlone(tx, { subject: 'TOP_UP', memberId, originId: entryId, store, now, amount: paid, employeeId });
  if (offer) await giveCoupons(tx, viewer, offer, { memberId, store, topUpId: entryId, now });
  const told = { amount: paid, method: input.method, package: offer?.name ?? null, ...(employeeId && { employeeId }) };
  await audit(tx, viewer, {
    action: 'wallet.top-up',
    entity: 'JournalEntry',
    id: JSON.stringify([memberId, entryId]),
    orgId: store.id,
    after: told,
  });
  return { memberId, entryId };
}

/** The coupons of a package. @throws COUPON_NOT_PUBLISHED, COUPON_TERM_OVER, COUPON_ALL_GIVEN, COUPON_MEMBER_LIMIT */
async function giveCoupons(
  tx: Tx,
  viewer: Viewer,
  { coupons, template_id }: TopUpPackage,
  gift: Gift & { topUpId: string; now: Date },
): Promise<void> {
  if (coupons === null || template_id === null) return;
  const template = await openTemplate(tx, template_id, 'packageId');
  await takeFromIssue(tx, template, coupons, 'packageId');
  const given = await give(tx, viewer, [gift], { template, count: coupons, source: 'TOP_UP', topUpId: gift.topUpId, now: gift.now });
  if (given.length === 0) throw new DomainError('COUPON_MEMBER_LIMIT', { max: template.per_member ?? 0 }, 'packageId');
}

function principalMove(amount: Minor, { principal_months: months }: WalletRules, today: string) {
  return { act: 'CREDIT', assetId: PRINCIPAL, amount, house: 'CASH', expiresOn: lastDay(today, { months }), field: 'amount' } as const;
}

/** What the package gives: bonus money, points. */
async function givenMoves(
  tx: Tx,
  offer: TopUpPackage | null,
  paid: Minor,
  { rules, today }: { rules: WalletRules; today: string },
): Promise<Move[]> {
  if (!offer) return [];
  const bonus = bonusOf({ bonusAmount: offer.bonus_amount, bonusPercent: offer.bonus_percent }, paid);
  const moves: Move[] = [];
  if (bonus > 0) {
    const expiresOn = lastDay(today, { days: offer.bonus_days ?? rules.bonus_days });
    moves.push({ act: 'CREDIT', assetId: BONUS, amount: bonus, house: 'BONUS', expiresOn });
  }
  if (offer.points && offer.points_kind_id) {
    const { expiry } = await usableKind(tx, offer.points_kind_id, 'packageId');
    const expiresOn = expiryOf(expiry, today);
    moves.push({ act: 'CREDIT', assetId: offer.points_kind_id, amount: offer.points, house: 'POINTS', expiresOn });
  }
  return moves;
}
