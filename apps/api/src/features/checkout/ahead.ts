import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import type { Viewer } from '../../viewer.ts';
import { couponsAbout, couponsOf } from '../coupons/use.ts';
import { accountsAhead } from '../ledger/load.ts';
import { metricsOf } from '../metrics/service.ts';
import { earningRules } from '../points/book.ts';
import { debtsOf } from '../points/debts.ts';
import { earningBuyer } from '../points/earn.ts';
import { pointsCard } from '../points/pay.ts';
import { pointsSettings } from '../points/settings.ts';
import { memberHold } from '../sales/sql.ts';
import { basketRow, namedBy } from './basket.ts';
import type { Checkout } from './service.ts';

/**
 * All that the checkout of a member asks before it writes, for one packet: the member is held first, then looked at. A walk-in has nothing
 * to look at, and a card leads to its member first: they are asked one by one.
 */
export async function aheadOf(tx: Tx, viewer: Viewer, { basket, tenders, now }: Checkout): Promise<Ahead[]> {
  const { memberId, card } = basket;
  if (memberId === null || card !== null) return [];
  const book = await earningRules(tx);
  return [
    memberHold.ahead(tx, { memberId }),
    basketRow.ahead(tx, namedBy(viewer, basket, { memberId, cardTypeId: null })),
    couponsOf.ahead(tx, couponsAbout(memberId, now)),
    metricsOf.ahead(tx, { memberId }),
    ...(book ? [earningBuyer.ahead(tx, { memberId, cardId: null })] : []),
    ...(await accountAhead(tx, memberId, tenders)),
  ];
}

/** The account of the points that pay. Stored value is locked before points, so where it pays, nothing is locked ahead. */
async function accountAhead(tx: Tx, memberId: string, tenders: Checkout['tenders']): Promise<Ahead[]> {
  const methods = new Set(tenders.map(({ method }) => method));
  const { pay_kind_id: kindId } = await pointsSettings.get(tx);
  if (kindId === null || !methods.has('POINTS') || methods.has('STORED_VALUE')) return [];
  return [
    pointsCard.ahead(tx, { memberId, cardTypeId: null }),
    accountsAhead(tx, memberId, [kindId]),
    debtsOf.ahead(tx, { memberId, assetIds: [kindId] }),
  ];
}
