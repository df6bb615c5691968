import type { Tx } from '@regulars/db/kysely';
import { PRINCIPAL } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, minor } from '@regulars/domain/money';
import { optionalText, requiredText } from '@regulars/domain/text';
import { type CouponsBack, couponsBack, withCoupons } from '@regulars/domain/wallet-coupons';
import { refundTopUps, type TopUpRefund } from '@regulars/domain/wallet-refund';
import { z } from 'zod';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { approvable } from '../approvals/kinds.ts';
import { requestApproval } from '../approvals/service.ts';
import { audit } from '../audit/service.ts';
import { writeCommissions } from '../commissions/earn.ts';
import { backOfTopUp, type TakingBack } from '../commissions/take-back.ts';
import { couponsOfTopUp, takeBackCoupons } from '../coupons/top-up.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { openPlace, requireKnown } from '../ledger/place.ts';
import { write } from '../ledger/write.ts';
import { type EntryKey, PAID_BY } from './service.ts';
import { loadRules, money } from './settings.ts';
import { type LotNow, lotsOf, topUpsOf } from './top-ups.ts';

const payload = z.object({
  memberId: z.string(),
  entryId: z.string(),
  storeId: z.string(),
  amount: z.int(),
  method: z.enum(PAID_BY),
  reference: z.string().nullable(),
});
type Asked = z.infer<typeof payload>;

export interface PayBack extends Omit<Asked, 'amount' | 'reference'> {
  /** Of the principal, minor units. */
  amount: Minor;
  reference?: string | null | undefined;
  reason: string;
  now: Date;
}

/** What came of it: an entry of the member's journal, or a request that waits for a second person. */
export type Outcome = EntryKey | { approvalId: string };

/**
 * Pays principal of a top-up, or of what another member handed on, back, and takes the bonus and the coupons of the package back by the rule
 * of the settings; above their limit it asks a second person.
 * `storeId`: where the money is paid out. The caller claims the idempotency key first.
 * @throws OUT_OF_BRANCH, ARCHIVED, NOT_FOUND, ACCOUNT_FROZEN (entryId), REQUIRED (reason) and what `refundTopUp` refuses
 */
export async function payBack(tx: Tx, viewer: Viewer, { reason: text, now, ...input }: PayBack): Promise<Outcome> {
  const reason = requiredText(text, 'reason', 500);
  const asked: Asked = { ...input, reference: optionalText(input.reference, 'reference', 64) };
  await requireKnown(tx, viewer, input.memberId, 'entryId');
  const { refund_approval: limit } = await loadRules(tx);
  if (limit === null || asked.amount <= limit) return perform(tx, viewer, asked, { reason, now });
  await openPlace(tx, viewer, asked.storeId);
  const { paidOut } = await decideRefund(tx, asked, now);
  const sum = { asked: money(asked.amount), paid: money(paidOut) };
  const words = {
    en: `Pay back ${sum.asked} of a top-up; the member gets ${sum.paid}`,
    zh: `储值退款 ${sum.asked}，实退 ${sum.paid}`,
  };
  const { memberId, storeId: orgId } = asked;
  return requestApproval(tx, viewer, { kind: 'TOP_UP_REFUND', orgId, memberId, payload: asked, words, reason, now });
}

approvable({
  kind: 'TOP_UP_REFUND',
  permission: 'wallet.payBack',
  payload,
  perform: (tx, viewer, asked, { reason, now }) => perform(tx, viewer, asked, { reason, now }),
});

async function perform(tx: Tx, viewer: Viewer, asked: Asked, { reason, now }: { reason: string; now: Date }): Promise<EntryKey> {
  const { memberId, method, reference } = asked;
  const store = await openPlace(tx, viewer, asked.storeId);
  const { held, moves, paidOut, withheld, coupons } = await decideRefund(tx, asked, now);
  const why = { topUp: asked.entryId, paidOut, withheld };
  const { entryId } = await write(tx, viewer, held, { kind: 'TOP_UP_REFUND', store, now, moves, method, reference, reason, why });
  await commissionBack(tx, { memberId, originId: asked.entryId, backId: entryId, day: businessDayAt(store, now), now });
  await takeBackCoupons(tx, viewer, coupons, { store, reason, now });
  await audit(tx, viewer, {
    action: 'wallet.pay-back',
    entity: 'JournalEntry',
    id: JSON.stringify([memberId, entryId]),
    orgId: store.id,
    after: { amount: asked.amount, paidOut, withheld, couponsBack: coupons.voided.length, method, reason },
    member: { id: memberId, personal: ['reason'] },
  });
  return { memberId, entryId };
}

/** What whoever won the top-up earned by it goes back as the principal does. */
async function commissionBack(tx: Tx, back: TakingBack): Promise<void> {
  const lots = (await lotsOf(tx, back.memberId, back.originId)).filter(({ kind, arrived }) => kind === 'PRINCIPAL' && !arrived);
  const whole = lots.reduce((total, { amount }) => total + amount, 0);
  const paidBack = lots.reduce((total, { paidOut, takenBack }) => total + paidOut + takenBack, 0);
  await writeCommissions(tx, await backOfTopUp(tx, back, { whole, left: whole - paidBack }), back.now);
}

export interface RefundPreview {
  left: number;
  amount: number;
  paidOut: number;
  withheld: number;
  bonusBack: number;
  pointsBack: number;
  couponsBack: number;
  needsApproval: boolean;
}

/** What paying back so much (null: all that is left) would come to, without doing it. @throws what `decideRefund` refuses */
export async function previewRefund(
  tx: Tx,
  { amount: wanted, ...topUp }: { memberId: string; entryId: string; amount: number | null },
  now: Date,
): Promise<RefundPreview> {
  const lots = await lotsOf(tx, topUp.memberId, topUp.entryId);
  const left = lots.reduce((sum, { kind, remaining }) => (kind === 'PRINCIPAL' ? sum + remaining : sum), 0);
  const { refund_approval: limit } = await loadRules(tx);
  const amount = wanted ?? left;
  const nothing = { left, amount, paidOut: 0, withheld: 0, bonusBack: 0, pointsBack: 0, couponsBack: 0, needsApproval: false };
  if (wanted === null && left === 0 && lots.length > 0) return nothing;
  const { paidOut, withheld, takenBack, coupons } = await decideRefund(tx, { ...topUp, amount }, now);
  const back = (kind: LotNow['kind']) => {
    const ofKind = new Set(lots.filter((lot) => lot.kind === kind).map(({ lotId }) => lotId));
    return takenBack.reduce((sum, lot) => sum + (ofKind.has(lot.lotId) ? lot.amount : 0), 0);
  };
  return {
    ...nothing,
    paidOut,
    withheld,
    bonusBack: back('BONUS'),
    pointsBack: back('POINTS'),
    couponsBack: coupons.voided.length,
    needsApproval: limit !== null && amount > limit,
  };
}

/** Holds the accounts and decides. @throws NOT_FOUND, ACCOUNT_FROZEN (entryId) and what `refundTopUp` refuses */
async function decideRefund(
  tx: Tx,
  { memberId, entryId, amount }: Pick<Asked, 'memberId' | 'entryId' | 'amount'>,
  now: Date,
): Promise<TopUpRefund & { held: Held; coupons: CouponsBack }> {
  const { clawback } = await loadRules(tx);
  const known = await lotsOf(tx, memberId, entryId);
  if (!known.some(({ assetId }) => assetId === PRINCIPAL)) throw new DomainError('NOT_FOUND', {}, 'entryId');
  const lotIds = known.map(({ lotId }) => lotId);
  const assetIds = [...new Set(known.map(({ assetId }) => assetId))];
  const held = await holdAccounts(tx, memberId, assetIds, { lotIds, now });
  if (held.accounts.some(({ frozen }) => frozen)) throw new DomainError('ACCOUNT_FROZEN', {}, 'entryId');
  const topUps = await topUpsOf(tx, memberId, entryId);
  const refund = refundTopUps(topUps, minor(amount), clawback, chain().minorDigits);
  const [first] = topUps; // what a package gave coupons to is one lot; of principal that was handed on nobody has coupons
  const coupons = first
    ? couponsBack(await couponsOfTopUp(tx, entryId), { principal: first.principal, refund, amount }, clawback)
    : { voided: [], charged: [] };
  return { ...(first ? withCoupons(refund, coupons, first.principal) : refund), held, coupons };
}
