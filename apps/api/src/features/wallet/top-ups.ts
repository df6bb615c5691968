import type { Tx } from '@regulars/db/kysely';
import type { TopUp } from '@regulars/domain/wallet-refund';
import { sql } from 'kysely';
import { originsOf } from '../ledger/origin.ts';

export interface LotNow {
  assetId: string;
  lotId: string;
  kind: 'PRINCIPAL' | 'BONUS' | 'POINTS';
  /** From another member. */
  arrived: boolean;
  amount: number;
  remaining: number;
  paidOut: number;
  used: number;
  takenBack: number;
}

/** The lots that a top-up made, or a transfer brought, and what became of each since. */
export async function lotsOf(tx: Tx, memberId: string, entryId: string): Promise<LotNow[]> {
  const { rows } = await sql<LotNow>`
    select l.asset_id as "assetId", l.id as "lotId", s.kind, e.kind = 'TRANSFER_IN' as arrived, l.amount, l.remaining,
      coalesce(-sum(p.amount) filter (where p.house = 'CASH'), 0)::bigint as "paidOut",
      coalesce(-sum(p.amount) filter (where p.house in ('REVENUE', 'TRANSFER', 'CONVERSION')), 0)::bigint as used,
      coalesce(-sum(p.amount) filter (where p.house in ('BONUS', 'POINTS')), 0)::bigint as "takenBack"
    from journal_entry e
    join lot l on l.member_id = e.member_id and l.entry_id = e.id
    join asset s on s.id = l.asset_id
    left join posting p on p.member_id = l.member_id and p.lot_id = l.id and p.entry_id <> l.entry_id
    where e.member_id = ${memberId} and e.id = ${entryId} and e.kind in ('TOP_UP', 'OPENING', 'TRANSFER_IN')
    group by l.asset_id, l.id, s.kind, e.kind, l.amount, l.remaining order by s.kind, l.id`.execute(tx);
  return rows;
}

/**
 * What can be paid back of an entry's lots, each lot of principal with what was given on top of it. Of principal that another member handed
 * on, that is its share of what the first top-up gave: nobody gets bonus money paid out by handing principal on and keeping the bonus.
 */
export async function topUpsOf(tx: Tx, memberId: string, entryId: string): Promise<TopUp[]> {
  const lots = await lotsOf(tx, memberId, entryId);
  const paid = lots.filter(({ kind }) => kind === 'PRINCIPAL');
  const given = lots.filter(({ kind }) => kind !== 'PRINCIPAL');
  if (!lots.some(({ arrived }) => arrived)) return paid.map((lot) => ({ principal: principalOf(lot), given: given.map(givenBy(lot)) }));
  const origins = await originsOf(
    tx,
    memberId,
    lots.map(({ lotId }) => lotId),
  );
  const all: TopUp[] = [];
  for (const lot of paid) {
    const origin = origins.get(lot.lotId);
    const first = origin ? await lotsOf(tx, origin.memberId, origin.entryId) : [];
    const whole = first.find(({ lotId }) => lotId === origin?.lotId)?.amount ?? lot.amount;
    const bonus = first.filter(({ kind }) => kind === 'BONUS');
    const shares = bonus.map((top) => {
      const mine = given.find(({ lotId }) => origins.get(lotId)?.lotId === top.lotId);
      const amount = Number((BigInt(top.amount) * BigInt(lot.amount)) / BigInt(whole));
      const remaining = Math.min(mine?.remaining ?? 0, amount);
      const recovered = (mine?.takenBack ?? 0) + lot.takenBack;
      return { assetId: top.assetId, lotId: mine?.lotId ?? top.lotId, amount, remaining, used: amount - remaining, recovered, money: true };
    });
    all.push({ principal: principalOf(lot), given: shares });
  }
  return all;
}

function principalOf({ assetId, lotId, amount, remaining, paidOut, takenBack: withheld }: LotNow): TopUp['principal'] {
  return { assetId, lotId, amount, remaining, refunded: paidOut + withheld, withheld };
}

/** What was given on top of a lot of principal; bonus money that was withheld from that is recovered, too. */
const givenBy =
  ({ takenBack: withheld }: LotNow) =>
  ({ assetId, lotId, kind, amount, remaining, used, takenBack }: LotNow): TopUp['given'][number] => {
    const money = kind === 'BONUS';
    return { assetId, lotId, amount, remaining, used, money, recovered: takenBack + (money ? withheld : 0) };
  };
