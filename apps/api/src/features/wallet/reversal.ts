import type { Tx } from '@regulars/db/kysely';
import { type CouponsReversed, couponsReversed } from '@regulars/domain/wallet-coupons';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { writeCommissions } from '../commissions/earn.ts';
import { backOfTopUp } from '../commissions/take-back.ts';
import { couponsOfTopUp, takeBackCoupons } from '../coupons/top-up.ts';
import { undoneAlong } from '../ledger/undo.ts';
import { loadRules } from './settings.ts';

/** What becomes of the coupons of a top-up that is reversed; they are held. @throws TOP_UP_COUPONS_USED */
export async function couponsOfReversal(tx: Tx, entryId: string, field: string): Promise<CouponsReversed> {
  const { clawback } = await loadRules(tx);
  return couponsReversed(await couponsOfTopUp(tx, entryId), clawback, { field, minorDigits: chain().minorDigits });
}

undoneAlong('TOP_UP', async (tx, viewer, { memberId, entryId, reversalId, store, reason, now, field }) => {
  const { voided, left } = await couponsOfReversal(tx, entryId, field);
  await takeBackCoupons(tx, viewer, { voided, charged: [] }, { store, reason, now });
  const back = { memberId, originId: entryId, backId: reversalId, day: businessDayAt(store, now), now };
  await writeCommissions(tx, await backOfTopUp(tx, back, { whole: 1, left: 0 }), now);
  return { ...(voided.length > 0 && { couponsBack: voided.length }), ...(left.length > 0 && { couponsLeft: left.length }) };
});
