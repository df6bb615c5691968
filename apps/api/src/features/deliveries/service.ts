import type { DB, Tx } from '@regulars/db/kysely';
import { newId } from '@regulars/db/ids';
import { checkDeliveryDate, checkWindow } from '@regulars/domain/deliveries';
import { DomainError } from '@regulars/domain/errors';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { Insertable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { knownMembers, makeKnown } from '../members/sql.ts';
import { openStore, receiptNumber } from '../sales/checks.ts';
import { holdMember } from '../sales/sql.ts';
import { optionalPhone } from './phone.ts';
import { checkSalesperson, loadStore } from './sql.ts';
import { note, tell } from './tell.ts';

/** The key of a delivery. */
export type DeliveryKey = { memberId: string; deliveryId: string };

export interface NewDelivery {
  /** What is delivered. None: what the note says, for `memberId`. */
  sale?: { memberId: string; saleId: string } | null;
  memberId?: string | null;
  /** Who delivers. Default: the store that sold. */
  storeId?: string | null;
  date: string;
  /** Minutes after midnight on the store's clocks. */
  windowStart?: number | null;
  windowEnd?: number | null;
  /** Default: the member's own. */
  recipient?: string | null;
  phone?: string | null;
  address?: string | null;
  /** Salesperson. Default: who sold. */
  employeeId?: string | null;
  note?: string | null;
}

/** For whom it is, and what is known of that one. */
interface Customer {
  id: string;
  guest: boolean;
  name: string | null;
  phone: string | null;
  address: string | null;
}

/**
 * Plans a delivery of a sale, or of something else for a member whom the branch knows. The caller claims the idempotency key.
 * @throws OUT_OF_BRANCH, NOT_THE_BUYER, NOT_FOUND, ARCHIVED, REQUIRED (whatever neither the input nor the member says), NOT_LATER (date), and what
 * `checkWindow` refuses, each with its field
 */
export async function createDelivery(tx: Tx, viewer: Viewer, input: NewDelivery, now: Date): Promise<DeliveryKey> {
  if (input.storeId) requireBranch(viewer, input.storeId, 'storeId');
  const sale = input.sale ? await soldIn(tx, viewer, input.sale) : null;
  if (sale && input.memberId && !sale.buyer.includes(input.memberId)) throw new DomainError('NOT_THE_BUYER', {}, 'memberId');
  const customer = sale ? sale.customer : await memberOf(tx, viewer, input.memberId);
  const store = openStore(await loadStore(tx, input.storeId ?? sale?.storeId ?? null));
  const employeeId = input.employeeId ?? sale?.employeeId ?? null;
  await checkSalesperson(tx, employeeId);
  const window = checkWindow(input.windowStart, input.windowEnd);
  const today = businessDayAt(store, now);
  const id = newId(now);
  const row = {
    member_id: customer.id,
    id,
    guest: customer.guest,
    number: `D-${receiptNumber(store.code, today, id)}`,
    store_id: store.id,
    sale_id: input.sale?.saleId ?? null,
    employee_id: employeeId,
    date: checkDeliveryDate(input.date, today),
    window_start: window.start,
    window_end: window.end,
    status: 'PLANNED',
    recipient: requiredText(input.recipient ?? customer.name, 'recipient', 100),
    phone: optionalPhone(input.phone) ?? customer.phone,
    address: requiredText(input.address ?? customer.address, 'address', 500),
    note: optionalText(input.note, 'note', 500),
    status_at: now,
    created_at: now,
    updated_at: now,
  } satisfies Insertable<DB['delivery']>;
  await tx.insertInto('delivery').values(row).execute();
  if (!customer.guest) await makeKnown(tx, customer.id, store.id);
  await note(tx, viewer, 'delivery.create', [{ row, after: row }]);
  await tell(tx, now, 'delivery.planned', [row]);
  return { memberId: customer.id, deliveryId: id };
}

/** The sale with its buyer and the salesperson of its first line that has one. @throws NOT_FOUND: none, a refund, or another branch's */
async function soldIn(tx: Tx, viewer: Viewer, { memberId, saleId }: { memberId: string; saleId: string }) {
  const sale = await tx
    .selectFrom('sale as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .select(['s.store_id', 's.guest', 'm.merged_into', 'm.name', 'm.phone', 'm.address'])
    .select((eb) =>
      eb
        .selectFrom('sale_line as l')
        .select('l.employee_id')
        .whereRef('l.member_id', '=', 's.member_id')
        .whereRef('l.sale_id', '=', 's.id')
        .where('l.employee_id', 'is not', null)
        .orderBy('l.line_no')
        .limit(1)
        .as('employee_id'),
    )
    .where('s.member_id', '=', memberId)
    .where('s.id', '=', saleId)
    .where('s.kind', '=', 'SALE')
    .executeTakeFirst();
  if (!sale || !inBranch(viewer, sale.store_id)) throw new DomainError('NOT_FOUND', {}, 'saleId');
  const { guest, name, phone, address } = sale;
  // a guest is called by its till: no name to deliver to
  const customer: Customer = { id: memberId, guest, name: guest ? null : name, phone, address };
  return { storeId: sale.store_id, employeeId: sale.employee_id, customer, buyer: [memberId, sale.merged_into] };
}

/** The member, held; who was merged into another is served as that one. @throws REQUIRED, NOT_FOUND, ARCHIVED */
async function memberOf(tx: Tx, viewer: Viewer, memberId: string | null | undefined): Promise<Customer> {
  if (!memberId) throw new DomainError('REQUIRED', {}, 'memberId');
  const named = await holdMember(tx, memberId);
  const held = named?.merged_into ? await holdMember(tx, named.merged_into) : named;
  if (!held || !(await knownMembers(tx, viewer, [held.id])).has(held.id)) throw new DomainError('NOT_FOUND', {}, 'memberId');
  if (held.archived_at) throw new DomainError('ARCHIVED', {}, 'memberId');
  const { name, phone, address } = await tx
    .selectFrom('member')
    .select(['name', 'phone', 'address'])
    .where('id', '=', held.id)
    .executeTakeFirstOrThrow();
  return { id: held.id, guest: false, name, phone, address };
}
