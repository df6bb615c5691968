import type { OfferKind } from '@regulars/db/generated/kysely-enums';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import { perRequest } from '../../per-request.ts';

/** What an offer took off a line of a sale. */
export interface TakenOff {
  lineNo: number;
  kind: OfferKind;
  /** Empty: rounding. */
  name: string;
  /** Minor units, as a discount is written: negative in a refund. */
  amount: number;
}

/** A sale of a member. */
interface SaleKey {
  member_id: string;
  id: string;
}

const textOf = ({ member_id, id }: SaleKey) => `${member_id} ${id}`;

/** What was taken off the lines of sales and by what, line by line; nothing where nobody knows why. One query for a page of sales. */
export const takenOff = perRequest(async (_context, sales: readonly SaleKey[]) => {
  const { rows } = await sql<TakenOff & SaleKey>`
    select s.member_id, s.id, l.line_no as "lineNo", o.kind, o.amount, coalesce(p.name, t.name, v.name, c.name, '') as name
    from unnest(${sales.map(({ member_id }) => member_id)}::uuid[], ${sales.map(({ id }) => id)}::uuid[]) as s (member_id, id)
    join sale_offer o on o.member_id = s.member_id and o.sale_id = s.id
    join sale_line l on l.member_id = o.member_id and l.sale_id = o.sale_id and o.line_id in (l.id, l.refund_of_line_id)
    left join promotion p on o.kind = 'PROMOTION' and p.id = o.rule_id
    left join coupon_template t on o.kind = 'COUPON' and t.id = o.rule_id
    left join level v on o.kind = 'LEVEL' and v.id = o.rule_id
    left join asset c on o.kind = 'PASS' and c.id = o.rule_id
    order by
      l.line_no,
      array_position(array['PASS', 'LEVEL', 'PROMOTION', 'COUPON', 'ROUNDING']::offer_kind[], o.kind),
      abs(o.amount) desc, o.id`.execute(db);
  const taken = new Map<string, TakenOff[]>();
  for (const { member_id, id, ...one } of rows) {
    const sale = textOf({ member_id, id });
    taken.set(sale, [...(taken.get(sale) ?? []), one]);
  }
  return taken;
}, textOf);
