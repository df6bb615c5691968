import { newId } from '@regulars/db/ids';
import type { CommissionBasis, CommissionSubject } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { takenBack } from '@regulars/domain/commissions';
import { minor } from '@regulars/domain/money';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import type { CommissionRow } from './earn.ts';

/** Of what is taken back. */
export interface TakingBack {
  memberId: string;
  /** The sale, or the entry of the top-up. */
  originId: string;
  /** The refund, or the entry that pays back. */
  backId: string;
  day: BusinessDate;
  now: Date;
}

/** What an employee earned by a line, less what came back of it already; and how much is left of the line. */
interface Earned {
  line_id: string | null;
  employee_id: string;
  store_id: string;
  subject: CommissionSubject;
  rule_id: string;
  rule_version: number;
  share: number;
  amount: number;
  base: number;
  amount_back: number;
  base_back: number;
}

interface EarnedByLine extends Earned {
  basis: CommissionBasis;
  amount_whole: number;
  amount_left: number;
  quantity_whole: number;
  quantity_left: number;
}

const earned = sql`c.line_id, c.employee_id, c.store_id, c.subject, c.rule_id, c.rule_version, c.share,
  sum(c.amount) filter (where c.back_id is null)::bigint as amount, sum(c.base) filter (where c.back_id is null)::bigint as base,
  coalesce(-sum(c.amount) filter (where c.back_id is not null), 0)::bigint as amount_back,
  coalesce(-sum(c.base) filter (where c.back_id is not null), 0)::bigint as base_back`;

/**
 * What a refund takes back of what its lines earned. The caller holds what is left of the lines, and has lowered it already.
 * @returns the rows of it, for `writeCommissions` once the refund stands
 */
export async function backOfLines(tx: Tx, back: TakingBack, lineIds: readonly string[]): Promise<CommissionRow[]> {
  const { rows } = await sql<EarnedByLine>`
    select ${earned}, v.basis, l.amount as amount_whole, r.amount_left, l.quantity as quantity_whole, r.quantity_left
    from commission c
    join commission_rule_version v on v.rule_id = c.rule_id and v.version = c.rule_version
    join sale_line l on l.member_id = c.member_id and l.id = c.line_id
    join sale_line_left r on r.member_id = c.member_id and r.line_id = c.line_id
    where c.member_id = ${back.memberId} and c.origin_id = ${back.originId} and c.line_id = any(${lineIds}::uuid[])
    group by c.line_id, c.employee_id, c.store_id, c.subject, c.rule_id, c.rule_version, c.share, v.basis,
      l.amount, r.amount_left, l.quantity, r.quantity_left
    order by min(c.id::text)`.execute(tx);
  return rows.flatMap((row) => {
    const byPiece = row.basis === 'PIECE';
    return rowOf(row, back, {
      whole: byPiece ? row.quantity_whole : row.amount_whole,
      left: byPiece ? row.quantity_left : row.amount_left,
    });
  });
}

/** What is taken back of a top-up, of whose principal so much is left. The caller holds the account. */
export async function backOfTopUp(tx: Tx, back: TakingBack, of: { whole: number; left: number }): Promise<CommissionRow[]> {
  const { rows } = await sql<Earned>`
    select ${earned} from commission c where c.member_id = ${back.memberId} and c.origin_id = ${back.originId} and c.subject = 'TOP_UP'
    group by c.line_id, c.employee_id, c.store_id, c.subject, c.rule_id, c.rule_version, c.share`.execute(tx);
  return rows.flatMap((row) => rowOf(row, back, of));
}

function rowOf(
  { amount, base, amount_back, base_back, ...row }: Earned,
  { memberId, originId, backId, day, now }: TakingBack,
  of: { whole: number; left: number },
): CommissionRow[] {
  const before = { amount: minor(amount), base, amountBack: minor(amount_back), baseBack: base_back };
  const taken = takenBack(before, of);
  if (taken.amount <= 0) return [];
  const { line_id, employee_id, store_id, subject, rule_id, rule_version, share } = row;
  const whose = { line_id, employee_id, store_id, subject, rule_id, rule_version, share };
  return [
    {
      ...whose,
      member_id: memberId,
      origin_id: originId,
      id: newId(now),
      back_id: backId,
      day,
      at: now,
      base: -taken.base,
      amount: -taken.amount,
    },
  ];
}
