import type { TenderMethod } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { minor } from '@regulars/domain/money';
import { TAKEN_KINDS, type Taken } from '@regulars/domain/shifts';
import { sql } from 'kysely';

/** A shift, as far as it says what belongs to it. */
export interface ShiftSpan {
  id: string;
  store_id: string;
  till: string;
  opened_at: Date;
  opened_by: string;
  closed_at: Date | null;
}

/** Days around a shift in which the facts of it stand: business days begin when the store says. */
const AROUND = '1 day';

/**
 * What went through a till in a shift, straight from the facts: sales and refunds of the till; what names no till, such as a top-up, a fee
 * or the sale of a pass, where the employee of the shift did it in this store.
 */
export async function takenIn(on: Db, shift: ShiftSpan): Promise<Taken<TenderMethod>[]> {
  const { id, store_id: store, till, opened_at: from, opened_by: by, closed_at: until } = shift;
  const days = sql`between ${from}::date - interval ${sql.lit(AROUND)} and coalesce(${until}::timestamptz, now())::date + interval ${sql.lit(AROUND)}`;
  const { rows } = await sql<{ kind: Taken['kind']; method: TenderMethod; count: number; amount: number }>`
    with taken (kind, method, amount) as (
      select s.kind::text, t.method, t.amount
      from sale s join sale_tender t on t.member_id = s.member_id and t.sale_id = s.id
      where s.store_id = ${store} and s.business_date ${days} and s.recorded_at >= ${from} and s.recorded_at < coalesce(${until}::timestamptz, 'infinity')
        and s.origin = 'LIVE' and (s.till = ${till} or (s.till is null and s.cashier_id = ${by}))
      union all
      select case when p.amount < 0 then 'TOP_UP' else 'PAY_BACK' end, coalesce(e.method, u.method, 'OTHER'), -p.amount
      from journal_entry e
      join posting p on p.member_id = e.member_id and p.entry_id = e.id and p.house = 'CASH' and p.account_id is null
      left join journal_entry u on u.member_id = e.member_id and u.id = e.reversal_of
      where e.store_id = ${store} and e.business_date ${days} and e.at >= ${from} and e.at < coalesce(${until}::timestamptz, 'infinity') and e.operator_id = ${by}
      union all
      select 'CARD_FEE', coalesce(c.method, 'OTHER'), c.fee
      from card_event c
      where c.store_id = ${store} and c.business_date ${days} and c.at >= ${from} and c.at < coalesce(${until}::timestamptz, 'infinity') and c.operator_id = ${by}
        and c.fee > 0
      union all
      select m.kind::text, 'CASH', case m.kind when 'PAID_IN' then m.amount else -m.amount end from shift_cash m where m.shift_id = ${id}
    )
    select kind, method, count(*)::int as count, sum(amount)::bigint as amount from taken group by kind, method`.execute(on);
  const order = (kind: Taken['kind']) => TAKEN_KINDS.indexOf(kind);
  return rows
    .map((row) => ({ ...row, amount: minor(row.amount) }))
    .toSorted((a, b) => order(a.kind) - order(b.kind) || (a.method < b.method ? -1 : 1));
}
