import type { OfferKind } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** What an offer took off a line of a sale. */
export interface TakenOff {
  lineNo: number;
  kind: OfferKind;
  /** Empty: rounding. */
  name: string;
  /** Minor units, as a discount is written: negative in a refund. */
  amount: number;
}

/** What was taken off the lines of a sale and by what, line by line; empty: nothing, or nobody knows why. */
export async function takenOff(on: Db, memberId: string, saleId: string): Promise<TakenOff[]> {
  const { rows } = await sql<TakenOff>`
    select l.line_no as "lineNo", o.kind, o.amount, coalesce(p.name, t.name, v.name, c.name, '') as name
    from sale_offer o
    join sale_line l on l.member_id = o.member_id and l.sale_id = o.sale_id and o.line_id in (l.id, l.refund_of_line_id)
    left join promotion p on o.kind = 'PROMOTION' and p.id = o.rule_id
    left join coupon_template t on o.kind = 'COUPON' and t.id = o.rule_id
    left join level v on o.kind = 'LEVEL' and v.id = o.rule_id
    left join asset c on o.kind = 'PASS' and c.id = o.rule_id
    where o.member_id = ${memberId} and o.sale_id = ${saleId}
    order by
      l.line_no,
      array_position(array['PASS', 'LEVEL', 'PROMOTION', 'COUPON', 'ROUNDING']::offer_kind[], o.kind),
      abs(o.amount) desc, o.id`.execute(on);
  return rows;
}
