import type { Tx } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, sum } from '@regulars/domain/money';
import { giveBackMoves, type SpentPart, spendMoves } from '@regulars/domain/wallet';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { holdAccounts } from '../ledger/load.ts';
import { graceUntil } from '../ledger/service.ts';
import { type Place, write } from '../ledger/write.ts';
import { loadRules } from './settings.ts';

const STORED_VALUE = [PRINCIPAL, BONUS];

/** A sale or refund that is about to be written. */
export interface ValueTender {
  memberId: string;
  guest: boolean;
  saleId: string;
  store: Place;
  now: Date;
  tenders: readonly { method: string; amount: Minor }[];
}

/** What is paid from stored value, and the field that a refusal names. */
function valuePart(tenders: ValueTender['tenders']): { amount: Minor; field: string } {
  const amount = sum(tenders.filter(({ method }) => method === 'STORED_VALUE').map((tender) => tender.amount));
  return { amount, field: `tenders.${tenders.findIndex(({ method }) => method === 'STORED_VALUE')}.amount` };
}

/**
 * Pays the tenders of a sale that are STORED_VALUE from what the member holds, by the order of the settings. Runs before the sale's
 * own rows are written: accounts are locked before anything hot. @throws NO_ACCOUNT_OF_GUEST, INSUFFICIENT_VALUE, ACCOUNT_FROZEN
 */
export async function payByValue(tx: Tx, viewer: Viewer, sale: ValueTender): Promise<void> {
  const { amount, field } = valuePart(sale.tenders);
  if (amount === 0) return;
  if (sale.guest) throw new DomainError('NO_ACCOUNT_OF_GUEST', {}, field);
  const { memberId, saleId, store, now } = sale;
  const { spend_order: order } = await loadRules(tx);
  const held = await holdAccounts(tx, memberId, STORED_VALUE, { now, field });
  const today = businessDayAt(store, now);
  const { minorDigits } = chain();
  const moves = spendMoves(held.accounts, { amount, house: 'REVENUE', field }, { order, today, minorDigits });
  await write(tx, viewer, held, { kind: 'SPEND', store, now, moves, saleId, method: 'STORED_VALUE' });
}

/**
 * Gives the STORED_VALUE tenders of a refund back to the very lots from which the sale was paid, what was spent last first. The caller
 * holds the member, so that the refunds of one sale come one after the other.
 * @throws VALUE_NOT_SPENT where less of the sale was paid so (of imported sales: nothing)
 */
export async function giveBackValue(tx: Tx, viewer: Viewer, refund: ValueTender & { refundOfId: string }): Promise<void> {
  const { amount, field } = valuePart(refund.tenders);
  if (amount === 0) return;
  const { memberId, saleId, store, now } = refund;
  const { minorDigits } = chain();
  const back = { amount, field, graceUntil: graceUntil({ store, now }) };
  if (!refund.guest) await holdAccounts(tx, memberId, STORED_VALUE, { now, field }); // only under the lock is it sure what was spent
  const spent = refund.guest ? [] : await spentOn(tx, memberId, refund.refundOfId);
  const moves = giveBackMoves(spent, back, minorDigits);
  const held = await holdAccounts(tx, memberId, STORED_VALUE, { lotIds: spent.map(({ lotId }) => lotId), now, field });
  await write(tx, viewer, held, { kind: 'SPEND_REFUND', store, now, moves, saleId, method: 'STORED_VALUE' });
}

/** What a sale took of each lot and no refund or reversal has given back, in the order in which it was spent. */
async function spentOn(tx: Tx, memberId: string, saleId: string): Promise<SpentPart[]> {
  const { rows } = await sql<SpentPart>`
    select p.asset_id as "assetId", p.lot_id as "lotId", -sum(p.amount)::bigint as left
    from journal_entry e join posting p on p.member_id = e.member_id and p.entry_id = e.id
    where e.member_id = ${memberId} and p.house = 'REVENUE' and p.lot_id is not null and p.asset_id = any(${STORED_VALUE}::uuid[])
      and e.sale_id in (select id from sale where member_id = ${memberId} and (id = ${saleId} or refund_of_id = ${saleId}))
    group by p.asset_id, p.lot_id having sum(p.amount) < 0
    order by min(p.entry_id::text || to_char(p.leg_no, '00000'))`.execute(tx);
  return rows;
}
