import type { Db } from '@regulars/db/kysely';
import type { SoldPass } from '@regulars/domain/passes';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';

/** A pass that a member has: a lot, with what it was sold for. */
export interface MemberPass extends SoldPass {
  memberId: string;
  lotId: string;
  accountId: string;
  /** Of the type. */
  assetId: string;
  /** The store that sold it, and owes it. */
  storeId: string;
}

/** A member's passes, those that end first before the others; without `empty` only those of which something is left. */
export async function passesOf(on: Db, memberId: string, { empty, lotId }: { empty: boolean; lotId?: string }): Promise<MemberPass[]> {
  const { rows } = await sql<MemberPass>`
    select l.member_id as "memberId", l.id as "lotId", l.account_id as "accountId", l.asset_id as "assetId", l.store_id as "storeId",
      case a.kind when 'COUNT' then l.amount::int end as uses, l.remaining::int as "left",
      (e.why->>'price')::bigint as paid, e.business_date as "soldOn", p.expires_on as "soldUntil", l.expires_on as "expiresOn"
    from account c
    join asset a on a.id = c.asset_id and a.kind in ('COUNT', 'TIME')
    join lot l on l.member_id = c.member_id and l.account_id = c.id
    join journal_entry e on e.member_id = l.member_id and e.id = l.entry_id
    join posting p on p.member_id = l.member_id and p.entry_id = l.entry_id and p.lot_id = l.id
    where c.member_id = ${memberId} and (${empty} or l.remaining > 0) and (${lotId ?? null}::uuid is null or l.id = ${lotId ?? null}::uuid)
    order by l.expires_on nulls last, l.id`.execute(on);
  return rows;
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
