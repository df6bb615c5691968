import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import { couponsAbout, couponsOf } from '../coupons/use.ts';
import { accountsAhead } from '../ledger/load.ts';
import { debtsOf } from '../points/debts.ts';
import { pointsSettings } from '../points/settings.ts';
import { memberHold } from '../sales/sql.ts';
import { basketAhead } from './basket.ts';
import type { Checkout } from './service.ts';

/**
 * All that the checkout of a member asks before it writes, for one packet: the member is held first, then looked at. A walk-in has nothing
 * to look at, and a card leads to its member first: they are asked one by one.
 */
export async function aheadOf(tx: Tx, { basket, tenders, now }: Checkout): Promise<Ahead[]> {
  const { memberId, card } = basket;
  if (memberId === null || card !== null) return [];
  return [
    memberHold.ahead(tx, { memberId }),
    basketAhead(tx, basket, memberId),
    couponsOf.ahead(tx, couponsAbout(memberId, now)),
    ...(await accountAhead(tx, memberId, tenders)),
  ];
}

/** The account of the points that pay. Stored value is locked before points, so where it pays, nothing is locked ahead. */
async function accountAhead(tx: Tx, memberId: string, tenders: Checkout['tenders']): Promise<Ahead[]> {
  const methods = new Set(tenders.map(({ method }) => method));
  const { pay_kind_id: kindId } = await pointsSettings.get(tx);
  if (kindId === null || !methods.has('POINTS') || methods.has('STORED_VALUE')) return [];
  return [accountsAhead(tx, memberId, [kindId]), debtsOf.ahead(tx, { memberId, assetIds: [kindId] })];
}
