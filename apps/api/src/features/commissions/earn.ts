import { newId } from '@regulars/db/ids';
import type { Role } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { commissionsOf, type SellerShare, type Sold } from '@regulars/domain/commissions';
import { lineFacts, type SaleAsked } from '@regulars/domain/criteria-sale';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import type { BusinessDate } from '@regulars/domain/time';
import { businessDayAt, hourAt, type StoreClock } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import { commissionRules } from './book.ts';

const insertCommissions = insertLater('commission', {
  member_id: 'uuid',
  origin_id: 'uuid',
  id: 'uuid',
  line_id: 'uuid',
  back_id: 'uuid',
  employee_id: 'uuid',
  store_id: 'uuid',
  day: 'date',
  at: 'timestamptz',
  subject: 'commission_subject',
  rule_id: 'uuid',
  rule_version: 'int',
  base: 'bigint',
  share: 'smallint',
  amount: 'bigint',
});

export type CommissionRow = Parameters<typeof insertCommissions>[1][number];

/** Writes commissions of one sale, refund or act beside it, and tells whose they are; nobody waits for it. */
export async function writeCommissions(tx: Tx, rows: readonly CommissionRow[], now: Date): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await insertCommissions(tx, rows);
  const { member_id: memberId, store_id: orgId, origin_id: originId, back_id: backId = null } = first;
  const kind = backId === null ? 'commission.earned' : 'commission.taken-back';
  const payload = { originId, backId, employeeIds: [...new Set(rows.map(({ employee_id }) => employee_id))] };
  await publish(tx, now, [{ kind, orgId: String(orgId), memberId: String(memberId), payload }]);
}

/** What earns: a sale, a top-up, a card. */
export interface Origin {
  memberId: string;
  originId: string;
  storeId: string;
  day: BusinessDate;
  /** When it was sold. */
  at: Date;
  now: Date;
  /** As conditions on lines ask it. */
  channel: string;
  hour: number | null;
}

/** A line of it, or the whole of what has none. */
export interface SoldLine extends Omit<Sold, 'sellers'> {
  lineId: string | null;
  productId: string | null;
  categoryId: string | null;
  promoted: boolean;
  sellers: readonly SellerShare[];
}

/**
 * What employees earn by what is sold, by the rules in force, in its own transaction: one statement that nobody waits for. Without rules, or
 * where nobody sold it, nothing is asked or written.
 * @param roles of the sellers
 */
export async function earnCommissions(
  tx: Tx,
  origin: Origin,
  lines: readonly SoldLine[],
  roles: ReadonlyMap<string, Role | null>,
): Promise<void> {
  if (lines.every(({ sellers }) => sellers.length === 0)) return;
  const rules = await commissionRules(tx);
  if (rules.length === 0) return;
  const asked: Pick<SaleAsked, 'storeId' | 'channel' | 'day' | 'hour'> = origin;
  const rows = lines.flatMap((line) => {
    const sellers = line.sellers.map((seller) => ({
      ...seller,
      role: roles.get(seller.employeeId) ?? null,
      facts: lineFacts({ ...line, employeeId: seller.employeeId }, asked),
    }));
    return commissionsOf({ ...line, sellers }, rules).map(({ employeeId, ruleId, version, base, share, amount }): CommissionRow => ({
      member_id: origin.memberId,
      origin_id: origin.originId,
      id: newId(origin.at),
      line_id: line.lineId,
      employee_id: employeeId,
      store_id: origin.storeId,
      day: origin.day,
      at: origin.at,
      subject: line.subject,
      rule_id: ruleId,
      rule_version: version,
      base,
      share,
      amount,
    }));
  });
  await writeCommissions(tx, rows, origin.now);
}

/** What is sold without a line: a top-up or a card. */
export interface SoldAlone {
  subject: 'TOP_UP' | 'CARD';
  memberId: string;
  originId: string;
  store: StoreClock & { id: string };
  now: Date;
  amount: Minor;
  /** Who sold it; none: nobody gets the credit. */
  employeeId: string | null | undefined;
}

/** What a top-up or a card earns who sold it. @throws NOT_FOUND (employeeId) */
export async function earnAlone(tx: Tx, { subject, memberId, originId, store, now, amount, employeeId }: SoldAlone): Promise<void> {
  if (!employeeId) return;
  const seller = await tx.selectFrom('employee').select('role').where('id', '=', employeeId).executeTakeFirst();
  if (!seller) throw new DomainError('NOT_FOUND', {}, 'employeeId');
  const origin = {
    memberId,
    originId,
    storeId: store.id,
    day: businessDayAt(store, now),
    at: now,
    now,
    channel: 'STORE',
    hour: hourAt(store, now),
  };
  const goods = { lineId: null, productId: null, categoryId: null, promoted: false, cost: null, quantity: thousandths(1000) };
  await earnCommissions(
    tx,
    origin,
    [{ ...goods, subject, amount, sellers: [{ employeeId, share: 100 }] }],
    new Map([[employeeId, seller.role]]),
  );
}
