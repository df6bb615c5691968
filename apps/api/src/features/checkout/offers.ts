import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { type Ahead, askAhead } from '@regulars/db/prepared';
import { isRefusal } from '@regulars/domain/offers';
import type { LineTake } from '@regulars/domain/quote';
import type { Viewer } from '../../viewer.ts';
import { type CouponInHand, couponsAhead, useCoupons, useSurely } from '../coupons/use.ts';
import { limitsAhead, spend, unlimited } from '../promotions/slots.ts';
import { insertOffers } from '../sales/offers.ts';
import type { SaleDraft } from '../sales/service.ts';
import type { Basket } from './basket.ts';
import type { Quoted } from './quoted.ts';

/** Writes what was taken off each line and why, so that a line's discount is explained to the cent. */
export async function writeOffers(tx: Tx, { fact, soldAt }: SaleDraft, { quote }: Quoted): Promise<void> {
  const { member_id, id: sale_id, store_id, business_date, channel } = fact.sale;
  const rows = fact.lines.flatMap(({ id: line_id }, at) =>
    (quote.lines[at]?.takes ?? []).map(({ kind, ruleId, version, id, amount }: LineTake) => ({
      member_id,
      id: newId(soldAt),
      sale_id,
      line_id,
      store_id,
      business_date,
      channel,
      kind,
      rule_id: ruleId,
      version,
      coupon_id: kind === 'COUPON' ? id : null,
      amount,
    })),
  );
  await insertOffers(tx, rows);
}

/**
 * Uses the coupons that apply, and takes what promotions give from their budgets.
 * @param stock what is locked last: asked together with the coupons where no limit has to be locked in between
 * @param surely what was in hand a moment ago is there, or `withTx` tries again: where nothing has a limit, nothing is waited for
 * @throws COUPON_GONE, COUPON_USED_UP
 */
export async function spendOffers(
  tx: Tx,
  viewer: Viewer,
  { quoted: { basket, coupons, quote, left }, draft: { fact, store }, now }: { quoted: Quoted; draft: SaleDraft; now: Date },
  stock: Ahead,
  surely: boolean,
): Promise<void> {
  const applied = quote.outcomes.flatMap(({ offer, result }) => (isRefusal(result) ? [] : [{ offer, discount: result.total }]));
  const byId = new Map(coupons.map((coupon) => [coupon.id, coupon]));
  const uses = applied.flatMap(({ offer, discount }) => {
    const coupon = byId.get(offer.id);
    return coupon ? [{ coupon, discount, field: fieldOf(basket, coupon) }] : [];
  });
  const promoted = applied
    .filter(({ offer }) => offer.kind === 'PROMOTION')
    .map(({ offer: { ruleId, name }, discount }) => ({ ruleId, name, amount: discount, field: 'lines' }));
  const { member_id: memberId, guest, id: saleId, channel } = fact.sale;
  const sale = { memberId, guest, saleId, store, channel, now };
  const isFree = applied.every(({ offer: { ruleId } }) => (left.get(ruleId)?.uses ?? left.get(ruleId)?.budget ?? null) === null);
  if (surely && isFree && uses.every(({ coupon }) => coupon.memberId !== null)) {
    await useSurely(tx, viewer, uses, sale);
    await unlimited(tx, promoted);
    return;
  }
  await askAhead(tx, [...couponsAhead(tx, uses, sale), ...limitsAhead(tx, promoted), ...(isFree && !surely ? [stock] : [])]);
  await useCoupons(tx, viewer, uses, sale);
  await spend(tx, promoted);
}

/** The input's field that a refusal of a coupon names: its place among those that were chosen or brought. */
function fieldOf({ couponIds, codes }: Basket, { id, code }: CouponInHand): string {
  const chosen = couponIds?.indexOf(id) ?? -1;
  if (chosen >= 0) return `coupons.${chosen}`;
  return code !== null && codes.length > 0 ? 'codes' : 'coupons';
}
