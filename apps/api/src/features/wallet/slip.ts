import type { TenderMethod } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { sql } from 'kysely';

/** What is printed of a top-up or its refund; sums in minor units, of a refund below zero. */
export interface Slip {
  number: string;
  at: Date;
  storeName: string;
  storeAddress: string | null;
  storePhone: string | null;
  timeZone: string | null;
  operatorName: string | null;
  memberNumber: string;
  memberName: string;
  memberPhone: string | null;
  method: TenderMethod | null;
  reference: string | null;
  packageName: string | null;
  principal: number;
  bonus: number;
  points: number;
  paid: number;
  principalAfter: number;
  bonusAfter: number;
}

type Row = Omit<Slip, 'number'> & { code: string; day: string };

/** The slip of an entry; null of what is neither a top-up nor its refund. */
export async function loadSlip(db: Db, memberId: string, entryId: string): Promise<Slip | null> {
  const sumOf = (assetId: string) => sql`coalesce((select sum(amount) from own where asset_id = ${assetId}), 0)::bigint`;
  const after = (assetId: string) => sql`coalesce(
    (select balance from own where asset_id = ${assetId} order by leg_no desc limit 1),
    (select p.balance from account a join posting p on p.member_id = a.member_id and p.account_id = a.id
     where a.member_id = ${memberId} and a.asset_id = ${assetId} and p.entry_id < ${entryId} order by p.version desc limit 1), 0)::bigint`;
  const { rows } = await sql<Row>`
    with own as (select * from posting where member_id = ${memberId} and entry_id = ${entryId} and lot_id is not null)
    select e.at, e.business_date as day, o.code, o.name as "storeName", o.address as "storeAddress", o.phone as "storePhone", o.time_zone as "timeZone",
      c.name as "operatorName", m.number as "memberNumber", m.name as "memberName", m.phone as "memberPhone",
      e.method, e.reference, e.why->>'package' as "packageName",
      ${sumOf(PRINCIPAL)} as principal, ${sumOf(BONUS)} as bonus,
      coalesce((select sum(own.amount) from own join asset s on s.id = own.asset_id and s.kind = 'POINTS'), 0)::bigint as points,
      coalesce((select sum(amount) from own where house = 'CASH'), 0)::bigint as paid,
      ${after(PRINCIPAL)} as "principalAfter", ${after(BONUS)} as "bonusAfter"
    from journal_entry e join org o on o.id = e.store_id join member m on m.id = e.member_id left join employee c on c.id = e.operator_id
    where e.member_id = ${memberId} and e.id = ${entryId} and e.kind in ('TOP_UP', 'TOP_UP_REFUND')`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { code, day, ...slip } = row;
  return { ...slip, number: slipNumber(code, day, entryId) };
}

/** As printed: the store, the day and the tail of the id, "S01-20261121-C9F3A22C1"; the C (充值) tells it from a receipt. */
function slipNumber(storeCode: string, day: string, entryId: string): string {
  return `${storeCode}-${day.replaceAll('-', '')}-C${entryId.slice(-8).toUpperCase()}`;
}
