import type { Db, Tx } from '@regulars/db/kysely';
import { type NamedValue, preparedBy } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { available } from '@regulars/domain/ledger-lots';
import type { Move } from '@regulars/domain/ledger';
import { type Minor, ZERO } from '@regulars/domain/money';
import { checkPointsPaid, type Payable, type PayRules, pointsPayable, shareBack } from '@regulars/domain/points-pay';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Actor } from '../../viewer.ts';
import { cardAllows } from '../members/card.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { graceUntil } from '../ledger/service.ts';
import { type Place, write } from '../ledger/write.ts';
import { payRulesOf, pointsSettings } from './settings.ts';

/** A sale of which points pay a part. */
export interface PointsPayment {
  memberId: string;
  guest: boolean;
  saleId: string;
  store: Place;
  now: Date;
  /** The whole bill. */
  due: Minor;
  /** What points pay of it. */
  amount: Minor;
  /** Of the card that was shown; null: of those that the member has. */
  cardTypeId?: string | null;
  /** The input's field that a refusal names. */
  field: string;
}

/** What a member can pay by points. */
export interface PointsPurse {
  kindId: string;
  rules: PayRules;
  balance: number;
  redeemedEver: boolean;
  /** Whether the card that was shown, or one of the member's, is for points. */
  byCard: boolean;
}

/** What pays, at which rate, and what the member has of it; null: no points pay. */
export async function pointsPurse(
  on: Db,
  memberId: string,
  place: { store: Place; now: Date; cardTypeId?: string | null },
): Promise<PointsPurse | null> {
  const settings = await pointsSettings.get(on);
  const kindId = settings.pay_kind_id;
  if (kindId === null) return null;
  const { rows } = await sql<{ balance: number; redeemedEver: boolean; byCard: boolean }>`
    select ${cardAllows('points', sql`${memberId}::uuid`, sql<string | null>`${place.cardTypeId ?? null}`)} as "byCard",
      coalesce(coalesce((
        select sum(l.remaining) from lot l where l.member_id = a.member_id and l.account_id = a.id and l.remaining > 0
          and (l.expires_on is null or l.expires_on >= ${businessDayAt(place.store, place.now)}::date)), 0) - a.held, 0)::bigint as balance,
      exists (select from posting p where p.member_id = a.member_id and p.account_id = a.id and p.house = 'REVENUE' and p.amount < 0) as "redeemedEver"
    from (values (1)) one left join account a on a.member_id = ${memberId} and a.asset_id = ${kindId} and a.frozen_at is null`.execute(on);
  return { kindId, rules: payRulesOf(settings), ...(rows[0] ?? { balance: 0, redeemedEver: false, byCard: true }) };
}

/** How much of a bill a member's points may pay. */
export function payableOf({ balance, rules, redeemedEver, byCard }: PointsPurse, due: Minor): Payable {
  if (!byCard) return { most: 0, worth: ZERO, why: 'CARD', missing: 0 };
  return pointsPayable(balance, due, rules, redeemedEver);
}

/**
 * Pays a part of a sale by points, from the lots that expire first. Runs before the sale's rows are written.
 * @returns the account, as it stands after it. @throws NO_ACCOUNT_OF_GUEST, POINTS_PAY_NOTHING, CARD_NO_POINTS, ACCOUNT_FROZEN and what `checkPointsPaid` refuses
 */
export async function payByPoints(tx: Tx, viewer: Actor, payment: PointsPayment): Promise<Held> {
  const { memberId, guest, saleId, store, now, due, amount, field } = payment;
  if (guest) throw new DomainError('NO_ACCOUNT_OF_GUEST', {}, field);
  const settings = await pointsSettings.get(tx);
  const assetId = settings.pay_kind_id;
  if (assetId === null) throw new DomainError('POINTS_PAY_NOTHING', {}, field);
  await requirePointsCard(tx, payment);
  const rules = payRulesOf(settings);
  const held = await holdAccounts(tx, memberId, [assetId], { now, field });
  const [account] = held.accounts;
  if (!account || account.frozen) throw new DomainError('ACCOUNT_FROZEN', {}, field);
  const redeemed = tx.selectFrom('posting').select('leg_no').where('member_id', '=', memberId).where('account_id', '=', account.id);
  const redeemedEver =
    rules.first === 0 || (await redeemed.where('house', '=', 'REVENUE').where('amount', '<', 0).limit(1).executeTakeFirst());
  const purse = { balance: available(account, businessDayAt(store, now)), due, redeemedEver: Boolean(redeemedEver) };
  const points = checkPointsPaid(amount, purse, rules, field);
  const moves: Move[] = [{ act: 'DEBIT', assetId, amount: points, house: 'REVENUE', field }];
  await write(tx, viewer, held, {
    kind: 'SPEND',
    store,
    now,
    saleId,
    method: 'POINTS',
    moves,
    why: { rate: `${rules.points} : 1`, price: amount },
  });
  return held;
}

export const pointsCard = preparedBy('points_card', (on, value: NamedValue<'memberId' | 'cardTypeId'>) =>
  on.selectNoFrom(cardAllows('points', sql`${value('memberId')}::uuid`, value<string | null>('cardTypeId')).as('ok')),
);

/** @throws CARD_NO_POINTS */
async function requirePointsCard(tx: Tx, { memberId, cardTypeId, field }: PointsPayment): Promise<void> {
  const { rows } = await pointsCard(tx, { memberId, cardTypeId: cardTypeId ?? null });
  if (rows[0]?.ok === false) throw new DomainError('CARD_NO_POINTS', {}, field);
}

/**
 * Gives back to the very lots what points paid of a sale, in the share of the money that comes back: all refunds together come to all of
 * it. Of a sale whose points stand in no account here (an earlier system's) nothing moves.
 */
export async function returnPaidPoints(
  tx: Tx,
  viewer: Actor,
  refund: Pick<PointsPayment, 'memberId' | 'saleId' | 'store' | 'now' | 'amount' | 'field'> & { refundId: string },
): Promise<void> {
  const { memberId, saleId, refundId, store, now, amount, field } = refund;
  const lots = await paidLots(tx, memberId, saleId);
  const spent = lots.reduce((sum, lot) => sum + lot.spent, 0);
  const { paid, back } = await paidMoney(tx, memberId, saleId);
  if (spent === 0 || paid === 0) return;
  const left = paid - back;
  let points = shareBack({ points: spent, whole: paid, before: left, after: Math.max(0, left - amount) });
  const until = graceUntil({ store, now });
  const moves = lots.flatMap(({ assetId, lotId, left: most }): Move[] => {
    const part = Math.min(points, most);
    points -= part;
    return part > 0 ? [{ act: 'RETURN', assetId, lotId, amount: part, house: 'REVENUE', graceUntil: until, field }] : [];
  });
  const [asset] = lots;
  if (!asset || moves.length === 0) return;
  const held = await holdAccounts(tx, memberId, [asset.assetId], { lotIds: lots.map(({ lotId }) => lotId), now, field });
  await write(tx, viewer, held, { kind: 'SPEND_REFUND', store, now, saleId: refundId, method: 'POINTS', moves, why: { price: amount } });
}

interface PaidLot {
  assetId: string;
  lotId: string;
  /** Taken by the sale, and not given back yet. */
  spent: number;
  left: number;
}

const refundsOf = (memberId: string, saleId: string) =>
  sql`select id from sale where member_id = ${memberId} and (id = ${saleId} or refund_of_id = ${saleId})`;

/** What points paid of a sale, by lot; what was spent last first. */
async function paidLots(tx: Tx, memberId: string, saleId: string): Promise<PaidLot[]> {
  const { rows } = await sql<PaidLot>`
    select p.asset_id as "assetId", p.lot_id as "lotId", -sum(p.amount)::bigint as left,
      coalesce(-(sum(p.amount) filter (where e.kind = 'SPEND')), 0)::bigint as spent
    from journal_entry e join posting p on p.member_id = e.member_id and p.entry_id = e.id
    where e.member_id = ${memberId} and e.method = 'POINTS' and p.house = 'REVENUE' and p.lot_id is not null
      and e.sale_id in (${refundsOf(memberId, saleId)})
    group by p.asset_id, p.lot_id order by max(p.leg_no) desc`.execute(tx);
  return rows;
}

/** The money that points paid of a sale, and what of it came back. */
async function paidMoney(tx: Tx, memberId: string, saleId: string): Promise<{ paid: number; back: number }> {
  const { rows } = await sql<{ kind: string; price: number }>`
    select kind, sum((why->>'price')::bigint)::bigint as price from journal_entry
    where member_id = ${memberId} and method = 'POINTS' and sale_id in (${refundsOf(memberId, saleId)}) group by kind`.execute(tx);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.price ?? 0;
  return { paid: of('SPEND'), back: of('SPEND_REFUND') };
}
