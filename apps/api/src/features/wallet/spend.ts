import type { Tx } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { maskNumber } from '@regulars/domain/cards';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, sum } from '@regulars/domain/money';
import { giveBackMoves, type SpentPart, spendMoves } from '@regulars/domain/wallet';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { cardOfSale, payByCard, returnToCard, takeCard } from '../cards/use.ts';
import { holdAccounts } from '../ledger/load.ts';
import { graceUntil } from '../ledger/service.ts';
import { type Place, write } from '../ledger/write.ts';
import { loadRules } from './settings.ts';

const STORED_VALUE = [PRINCIPAL, BONUS];

/** A payment of a sale or refund. */
export interface ValueTender {
  method: string;
  amount: Minor;
  /** The card that pays: its number, or the code of an electronic one. */
  card?: string | null | undefined;
  /** Whether the right PIN of that card was entered. */
  pinProved?: boolean | undefined;
}

/** A sale or refund that is about to be written. */
export interface ValueSale {
  memberId: string;
  guest: boolean;
  saleId: string;
  /** As printed. */
  number: string;
  store: Place;
  now: Date;
  tenders: readonly ValueTender[];
}

/** What is paid from stored value, by which card, and the fields that a refusal names. @throws CARD_PAYS_VALUE, ONE_CARD */
function valuePart(tenders: readonly ValueTender[]) {
  const first = tenders.findIndex(({ method }) => method === 'STORED_VALUE');
  const part = tenders.filter(({ method }) => method === 'STORED_VALUE');
  const scanned = part[0]?.card ?? null;
  tenders.forEach(({ method, card }, at) => {
    if (method !== 'STORED_VALUE' && card) throw new DomainError('CARD_PAYS_VALUE', {}, `tenders.${at}.card`);
    if (method === 'STORED_VALUE' && (card ?? null) !== scanned) throw new DomainError('ONE_CARD', {}, `tenders.${at}.card`);
  });
  const proved = part.some(({ pinProved }) => pinProved);
  return { amount: sum(part.map((tender) => tender.amount)), scanned, proved, at: `tenders.${first}` };
}

/**
 * Pays the tenders of a sale that are STORED_VALUE from what the member holds, by the order of the settings; where a card is named, from
 * the accounts it leads to, within its limits. Runs before the sale's own rows are written: card and accounts are locked before
 * anything hot. @throws NO_ACCOUNT_OF_GUEST, CARD_LOST_PAYS, INSUFFICIENT_VALUE, ACCOUNT_FROZEN, CARD_PAYS_VALUE, ONE_CARD and what `takeCard` and
 * `payByCard` refuse
 */
export async function payByValue(tx: Tx, viewer: Viewer, sale: ValueSale): Promise<void> {
  const { amount, scanned, proved, at } = valuePart(sale.tenders);
  const field = `${at}.amount`;
  if (amount === 0) return;
  if (sale.guest) throw new DomainError('NO_ACCOUNT_OF_GUEST', {}, field);
  const { saleId, store, now } = sale;
  const today = businessDayAt(store, now);
  const shown = { memberId: sale.memberId, use: 'STORED_VALUE', now, field: `${at}.card` } as const;
  const { accountsOf, card } = scanned ? await takeCard(tx, { scanned, ...shown }) : { accountsOf: sale.memberId, card: null };
  if (card) await payByCard(tx, { card, payerId: accountsOf, saleId, amount, proved, storeId: store.id, today, now, field: `${at}.card` });
  const { spend_order: order, pay_while_lost } = await loadRules(tx);
  if (!scanned && !pay_while_lost) await requireNoneLost(tx, sale.memberId, field);
  const held = await holdAccounts(tx, accountsOf, STORED_VALUE, { now, field });
  const { minorDigits } = chain();
  const moves = spendMoves(held.accounts, { amount, house: 'REVENUE', field }, { order, today, minorDigits });
  const why = card && { card: maskNumber(card.number), receipt: sale.number };
  await write(tx, viewer, held, { kind: 'SPEND', store, now, moves, saleId, method: 'STORED_VALUE', ...(why && { why }) });
}

/** Whoever found the card may know the phone, too: without a card nothing is paid until the loss is settled. @throws CARD_LOST_PAYS */
async function requireNoneLost(tx: Tx, memberId: string, field: string): Promise<void> {
  const lost = tx.selectFrom('card').select('number').where('member_id', '=', memberId).where('state', '=', 'LOST');
  const card = await lost.orderBy('id').limit(1).executeTakeFirst();
  if (card) throw new DomainError('CARD_LOST_PAYS', { number: maskNumber(card.number) }, field);
}

/**
 * Gives the STORED_VALUE tenders of a refund back to the very lots from which the sale was paid, what was spent last first. The caller
 * holds the member, so that the refunds of one sale come one after the other.
 * @throws VALUE_NOT_SPENT where less of the sale was paid so (of imported sales: nothing)
 */
export async function giveBackValue(tx: Tx, viewer: Viewer, refund: ValueSale & { refundOfId: string }): Promise<void> {
  const { amount, at } = valuePart(refund.tenders);
  const field = `${at}.amount`;
  if (amount === 0) return;
  const { memberId, saleId, store, now, refundOfId } = refund;
  const { minorDigits } = chain();
  const back = { amount, field, graceUntil: graceUntil({ store, now }) };
  const paid = refund.guest ? null : await cardOfSale(tx, refundOfId, memberId);
  if (paid) await returnToCard(tx, paid, { refundId: saleId, amount, storeId: store.id, today: businessDayAt(store, now), now });
  const accountsOf = paid?.payer_id ?? memberId;
  if (!refund.guest) await holdAccounts(tx, accountsOf, STORED_VALUE, { now, field }); // only under the lock is it sure what was spent
  const spent = refund.guest ? [] : await spentOn(tx, accountsOf, { memberId, saleId: refundOfId });
  const moves = giveBackMoves(spent, back, minorDigits);
  const held = await holdAccounts(tx, accountsOf, STORED_VALUE, { lotIds: spent.map(({ lotId }) => lotId), now, field });
  const why = paid && { receipt: refund.number };
  await write(tx, viewer, held, { kind: 'SPEND_REFUND', store, now, moves, saleId, method: 'STORED_VALUE', ...(why && { why }) });
}

/** What a sale took of each lot and no refund or reversal has given back, in the order in which it was spent. */
async function spentOn(tx: Tx, accountsOf: string, { memberId, saleId }: { memberId: string; saleId: string }): Promise<SpentPart[]> {
  const { rows } = await sql<SpentPart>`
    select p.asset_id as "assetId", p.lot_id as "lotId", -sum(p.amount)::bigint as left
    from journal_entry e join posting p on p.member_id = e.member_id and p.entry_id = e.id
    where e.member_id = ${accountsOf} and p.house = 'REVENUE' and p.lot_id is not null and p.asset_id = any(${STORED_VALUE}::uuid[])
      and e.sale_id in (select id from sale where member_id = ${memberId} and (id = ${saleId} or refund_of_id = ${saleId}))
    group by p.asset_id, p.lot_id having sum(p.amount) < 0
    order by min(p.entry_id::text || to_char(p.leg_no, '00000'))`.execute(tx);
  return rows;
}
