import type { Tx } from '@regulars/db/kysely';
import { checkDeliveryDate, checkStep, checkWindow, type DeliveryStatus, isChangeable, needsReason } from '@regulars/domain/deliveries';
import { DomainError } from '@regulars/domain/errors';
import { optionalText, requiredText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { openStore } from '../sales/checks.ts';
import { optionalPhone } from './phone.ts';
import type { DeliveryKey } from './service.ts';
import { checkSalesperson, type Delivery, holdDeliveries, isOne, loadStore } from './sql.ts';
import { note, tell } from './tell.ts';

/** Values, not expressions: what is written is told as well. */
type Change = Partial<Delivery>;

/** Changes deliveries that the caller holds all alike; in the audit trail only where something is different now. */
async function write(tx: Tx, viewer: Viewer, action: `delivery.${string}`, rows: readonly Delivery[], change: Change): Promise<Delivery[]> {
  if (rows.length === 0) return [];
  await tx
    .updateTable('delivery')
    .set(change)
    .where(isOne(rows.map((row) => ({ memberId: row.member_id, deliveryId: row.id }))))
    .execute();
  const changes = rows.map((row) => ({ row, before: row, after: { ...row, ...change } }));
  await note(tx, viewer, action, changes);
  return changes.map(({ after }) => after);
}

async function hold(tx: Tx, viewer: Viewer, key: DeliveryKey): Promise<Delivery> {
  const [row] = await holdDeliveries(tx, viewer, [key], () => 'id');
  if (!row) throw new DomainError('NOT_FOUND', {}, 'id');
  return row;
}

/** What is left out stays as it is; null empties. */
export interface DeliveryDetails {
  recipient?: string | null | undefined;
  phone?: string | null | undefined;
  address?: string | null | undefined;
  employeeId?: string | null | undefined;
  note?: string | null | undefined;
}

/** Corrects to whom and where. @throws NOT_FOUND, DELIVERY_STEP (it has ended), REQUIRED, TOO_LONG, BAD_PHONE */
export async function updateDelivery(tx: Tx, viewer: Viewer, key: DeliveryKey, input: DeliveryDetails, now: Date): Promise<void> {
  const row = await hold(tx, viewer, key);
  if (!isChangeable(row.status)) throw new DomainError('DELIVERY_STEP', { from: row.status }, 'id');
  if (input.employeeId) await checkSalesperson(tx, input.employeeId);
  await write(tx, viewer, 'delivery.update', [row], {
    ...(input.recipient !== undefined && { recipient: requiredText(input.recipient, 'recipient', 100) }),
    ...(input.phone !== undefined && { phone: optionalPhone(input.phone) }),
    ...(input.address !== undefined && { address: requiredText(input.address, 'address', 500) }),
    ...(input.note !== undefined && { note: optionalText(input.note, 'note', 500) }),
    ...(input.employeeId !== undefined && { employee_id: input.employeeId }),
    updated_at: now,
  });
}

export interface Appointment {
  date: string;
  windowStart?: number | null | undefined;
  windowEnd?: number | null | undefined;
}

/** Gives it another day or window; what failed or is on its way is planned again. @throws NOT_FOUND, DELIVERY_STEP, NOT_LATER, BAD_RANGE … */
export async function rescheduleDelivery(tx: Tx, viewer: Viewer, key: DeliveryKey, input: Appointment, now: Date): Promise<void> {
  const row = await hold(tx, viewer, key);
  if (row.status !== 'PLANNED') checkStep(row.status, 'PLANNED', 'id');
  const store = openStore(await loadStore(tx, row.store_id));
  const window = checkWindow(input.windowStart, input.windowEnd);
  const change: Change = {
    date: checkDeliveryDate(input.date, businessDayAt(store, now)),
    window_start: window.start,
    window_end: window.end,
    updated_at: now,
    ...(row.status !== 'PLANNED' && { status: 'PLANNED', status_at: now, reason: null }),
  };
  const after = await write(tx, viewer, 'delivery.reschedule', [row], change);
  await tell(
    tx,
    now,
    'delivery.rescheduled',
    after.map((one) => ({ ...one, from: row.date })),
  );
}

export interface Step {
  status: DeliveryStatus;
  /** Why it did not arrive, or will not. */
  reason?: string | null | undefined;
}

/** As many as one page of a list holds. */
const MOST = 200;

/**
 * Takes deliveries a step on, all or none; those that stand there already stay as they are. The caller claims the idempotency key.
 * @throws NO_LINES, TOO_LONG, NOT_FOUND, DELIVERY_STEP (each of ids.N), REQUIRED (reason)
 */
export async function stepDeliveries(tx: Tx, viewer: Viewer, keys: readonly DeliveryKey[], step: Step, now: Date): Promise<void> {
  if (keys.length === 0) throw new DomainError('REQUIRED', {}, 'ids');
  if (keys.length > MOST) throw new DomainError('TOO_LONG', { max: MOST }, 'ids');
  const { status } = step;
  const given = optionalText(step.reason, 'reason', 200);
  const at = new Map(keys.map(({ deliveryId }, place) => [deliveryId, `ids.${place}`]));
  const rows = await holdDeliveries(tx, viewer, keys, (place) => `ids.${place}`);
  const reason = needsReason(status) ? requiredText(given, 'reason', 200) : null;
  const moving = rows.filter((row) => row.status !== status);
  for (const row of moving) checkStep(row.status, status, at.get(row.id) ?? 'ids');
  const moved = await write(tx, viewer, 'delivery.step', moving, { status, reason, status_at: now, updated_at: now });
  await tell(tx, now, 'delivery.stepped', moved);
}
