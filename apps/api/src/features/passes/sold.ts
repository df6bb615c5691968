import type { Db } from '@regulars/db/kysely';
import type { SoldPass } from '@regulars/domain/passes';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { originsOf } from '../ledger/origin.ts';
import type { SaleKey } from '../sales/facts.ts';

/** A pass that a member has: a lot, with what it was sold for. */
export interface MemberPass extends SoldPass {
  memberId: string;
  lotId: string;
  accountId: string;
  /** Of the type. */
  assetId: string;
  /** The store that sold it, and owes it. */
  storeId: string;
  /** The sale that it was a line of; null: of an earlier system, or sold before passes were lines of sales. */
  sale: SaleKey | null;
}

/** A member's passes, those that end first before the others; without `empty` only those of which something is left. */
export async function passesOf(on: Db, memberId: string, { empty, lotId }: { empty: boolean; lotId?: string }): Promise<MemberPass[]> {
  const { rows } = await sql<Omit<MemberPass, keyof Sold>>`
    select l.member_id as "memberId", l.id as "lotId", l.account_id as "accountId", l.asset_id as "assetId", l.store_id as "storeId",
      l.remaining::int as "left", l.expires_on as "expiresOn"
    from account c
    join asset a on a.id = c.asset_id and a.kind in ('COUNT', 'TIME')
    join lot l on l.member_id = c.member_id and l.account_id = c.id
    where c.member_id = ${memberId} and (${empty} or l.remaining > 0) and (${lotId ?? null}::uuid is null or l.id = ${lotId ?? null}::uuid)
    order by l.expires_on nulls last, l.id`.execute(on);
  const sold = await salesOf(on, memberId, rows);
  return rows.flatMap((row) => {
    const sale = sold.get(row.lotId);
    return sale ? [{ ...row, ...sale }] : [];
  });
}

type Sold = Pick<MemberPass, 'uses' | 'paid' | 'soldOn' | 'soldUntil' | 'sale'>;

/** How each lot was sold; one that came from another member as it was sold to that one. */
async function salesOf(on: Db, memberId: string, lots: readonly { lotId: string }[]): Promise<Map<string, Sold>> {
  if (lots.length === 0) return new Map();
  const origins = [
    ...(await originsOf(
      on,
      memberId,
      lots.map(({ lotId }) => lotId),
    )),
  ];
  const { rows } = await sql<Omit<Sold, 'sale'> & { id: string; memberId: string; saleId: string | null }>`
    select t.id, case a.kind when 'COUNT' then l.amount::int end as uses, (e.why->>'price')::bigint as paid, e.business_date as "soldOn",
      p.expires_on as "soldUntil", l.member_id as "memberId", e.sale_id as "saleId"
    from unnest(${origins.map(([id]) => id)}::uuid[], ${origins.map(([, { memberId: id }]) => id)}::uuid[], ${origins.map(([, { lotId }]) => lotId)}::uuid[])
      as t (id, member_id, lot_id)
    join lot l on l.member_id = t.member_id and l.id = t.lot_id
    join asset a on a.id = l.asset_id
    join journal_entry e on e.member_id = l.member_id and e.id = l.entry_id
    join posting p on p.member_id = l.member_id and p.entry_id = l.entry_id and p.lot_id = l.id`.execute(on);
  return new Map(
    rows.map(({ id, memberId: buyer, saleId, ...sold }) => [id, { ...sold, sale: saleId ? { memberId: buyer, saleId } : null }]),
  );
}

/** How often passes of an account were used on a business day; what was reversed does not count. */
export async function usedOn(
  on: Db,
  { memberId, accountId }: Pick<MemberPass, 'memberId' | 'accountId'>,
  day: BusinessDate,
): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select coalesce(sum(greatest(1, -p.amount)), 0)::int as used
    from posting p join journal_entry e on e.member_id = p.member_id and e.id = p.entry_id
    where p.member_id = ${memberId} and p.account_id = ${accountId} and p.business_date = ${day} and e.kind = 'PASS_USE'
      and not exists (select from journal_entry r where r.member_id = e.member_id and r.reversal_of = e.id)`.execute(on);
  return rows[0]?.used ?? 0;
}
