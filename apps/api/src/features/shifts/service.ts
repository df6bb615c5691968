import type { ShiftCashKind } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { type Ahead, prepared, preparedBy } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor, minor } from '@regulars/domain/money';
import { expectedCash } from '@regulars/domain/shifts';
import { optionalText, requiredText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { openPlace } from '../ledger/place.ts';
import { takenIn } from './report.ts';

/** What names a shift. */
export type ShiftKey = { shiftId: string };

const money = (amount: number) => formatMoney(minor(amount), chain().minorDigits);

/**
 * Opens a shift at a till, with so much cash in its drawer. The caller claims the idempotency key first.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED (storeId), REQUIRED, TOO_LONG (till), NEGATIVE (float), SHIFT_OPEN (till), SHIFT_ELSEWHERE
 */
export async function openShift(
  tx: Tx,
  viewer: Viewer,
  input: { storeId: string; till: string; float: Minor; now: Date },
): Promise<ShiftKey> {
  const { float, now } = input;
  const employeeId = employeeOf(viewer);
  const store = await openPlace(tx, viewer, input.storeId);
  const till = requiredText(input.till, 'till', 40);
  if (float < 0) throw new DomainError('NEGATIVE', { value: money(float) }, 'float');
  const shift = {
    id: newId(now),
    store_id: store.id,
    till,
    business_date: businessDayAt(store, now),
    opened_at: now,
    opened_by: employeeId,
    float_amount: float,
  };
  const made = await tx
    .insertInto('shift')
    .values(shift)
    .onConflict((taken) => taken.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw await refusal(tx, { storeId: store.id, till, employeeId });
  const after = { till, float: money(float) };
  await audit(tx, viewer, { action: 'shift.open', entity: 'Shift', id: shift.id, orgId: store.id, after });
  return { shiftId: shift.id };
}

function employeeOf(viewer: Viewer): string {
  if (viewer.kind !== 'employee') throw new DomainError('UNAUTHENTICATED');
  return viewer.id;
}

/** Whose open shift is in the way. */
async function refusal(on: Db, { storeId, till, employeeId }: { storeId: string; till: string; employeeId: string }): Promise<DomainError> {
  const open = await on
    .selectFrom('shift as s')
    .innerJoin('employee as e', 'e.id', 's.opened_by')
    .select(['s.till', 'e.name', 's.store_id', 's.opened_by'])
    .where('s.closed_at', 'is', null)
    .where((eb) => eb.or([eb('s.opened_by', '=', employeeId), eb.and([eb('s.store_id', '=', storeId), eb('s.till', '=', till)])]))
    .execute();
  const here = open.find((shift) => shift.store_id === storeId && shift.till === till);
  if (here) return new DomainError('SHIFT_OPEN', { till, name: here.name }, 'till');
  return new DomainError('SHIFT_ELSEWHERE', { till: open[0]?.till ?? till }, 'till');
}

/**
 * The shift, held until the transaction ends: `share` lets others sell in it but nobody close it.
 * @throws NOT_FOUND, SHIFT_CLOSED, SHIFT_OF_ANOTHER
 */
export async function holdShift(tx: Tx, viewer: Viewer, shiftId: string, how: 'share' | 'update') {
  const asked = tx.selectFrom('shift').selectAll().where('id', '=', shiftId);
  const shift = how === 'share' ? (await shiftShared(tx, { shiftId })).rows[0] : await asked.forUpdate().executeTakeFirst();
  if (!shift || !inBranch(viewer, shift.store_id)) throw new DomainError('NOT_FOUND', {}, 'shiftId');
  if (shift.closed_at) throw new DomainError('SHIFT_CLOSED', {}, 'shiftId');
  const own = viewer.kind === 'employee' && viewer.id === shift.opened_by;
  if (!own && (how === 'share' || !may(viewer, 'till.manage'))) throw new DomainError('SHIFT_OF_ANOTHER', {}, 'shiftId');
  return shift;
}

const shiftShared = preparedBy('shift_shared', (on, value) =>
  on.selectFrom('shift').selectAll().where('id', '=', value<string>('shiftId')).forShare(),
);

/** Asks for the shift with what else is asked ahead. */
export const shiftAhead = (tx: Tx, shiftId: string): Ahead => shiftShared.ahead(tx, { shiftId });

/** Where and by whom something is done that names no shift; `at` as the facts will say when. */
interface TillAct {
  storeId: string;
  till: string | null;
  employeeId: string | null;
  at: Date;
}

/**
 * Holds the shift whose report will count an act of a till (one that names no till: the shift of who does it), if there is one. So nobody closes
 * it meanwhile, and what is done at a till stands either before its count or after it.
 * @throws SHIFT_CLOSED (till; of what names none: storeId) where it was closed since the act began
 */
export async function joinShift(tx: Tx, act: TillAct): Promise<void> {
  if (act.till === null && act.employeeId === null) return;
  const { rows } = await shiftsOfAct(tx, { ...act });
  if (rows.some(({ closed_at }) => closed_at)) throw new DomainError('SHIFT_CLOSED', {}, act.till === null ? 'storeId' : 'till');
}

const shiftsOfAct = prepared<{ closed_at: Date | null }>('shifts_of_act')`
  select closed_at from shift
  where store_id = ${'storeId'}::uuid and opened_at <= ${'at'}::timestamptz and (closed_at is null or closed_at > ${'at'}::timestamptz)
    and case when ${'till'}::text is null then opened_by = ${'employeeId'}::uuid else till = ${'till'} end
  for share`;

/** What `joinShift` is going to ask. */
export const joinAhead = (tx: Tx, act: TillAct): Ahead => shiftsOfAct.ahead(tx, { ...act });

/**
 * Closes a shift: what is in the drawer against what should be. It waits for sales under way in it, and stands then.
 * @throws what `holdShift` refuses; NEGATIVE (counted), TOO_LONG (note)
 */
export async function closeShift(
  tx: Tx,
  viewer: Viewer,
  input: { shiftId: string; counted: Minor; note?: string | null | undefined },
): Promise<ShiftKey> {
  const { shiftId, counted } = input;
  const note = optionalText(input.note, 'note', 500);
  if (counted < 0) throw new DomainError('NEGATIVE', { value: money(counted) }, 'counted');
  const shift = await holdShift(tx, viewer, shiftId, 'update');
  const closed_at = new Date(); // after the hold: whatever was sold before it stands in the facts by now
  const taken = await takenIn(tx, { ...shift, closed_at });
  const expected = expectedCash(minor(shift.float_amount), taken);
  const closed = { closed_at, closed_by: employeeOf(viewer), counted, expected, note };
  await tx.updateTable('shift').set(closed).where('id', '=', shiftId).execute();
  const after = { till: shift.till, counted: money(counted), expected: money(expected), note };
  await audit(tx, viewer, { action: 'shift.close', entity: 'Shift', id: shiftId, orgId: shift.store_id, after });
  return { shiftId };
}

/**
 * Puts cash into the drawer or takes it out (change, the bank's bag). The caller claims the idempotency key first.
 * @throws what `holdShift` refuses; NOT_POSITIVE (amount), REQUIRED (reason), DRAWER_SHORT (amount): more than the drawer holds by the books
 */
export async function moveCash(
  tx: Tx,
  viewer: Viewer,
  input: { shiftId: string; kind: ShiftCashKind; amount: Minor; reason: string; now: Date },
): Promise<ShiftKey> {
  const { shiftId, kind, amount, now } = input;
  const reason = requiredText(input.reason, 'reason', 500);
  if (amount <= 0) throw new DomainError('NOT_POSITIVE', { value: money(amount) }, 'amount');
  // what goes out goes out one after the other, so that two at once cannot take the same notes
  if (kind === 'PAID_OUT') await tx.selectFrom('shift').select('id').where('id', '=', shiftId).forUpdate().execute();
  const shift = await holdShift(tx, viewer, shiftId, 'share');
  if (kind === 'PAID_OUT') {
    const available = expectedCash(minor(shift.float_amount), await takenIn(tx, shift));
    if (amount > available) throw new DomainError('DRAWER_SHORT', { amount: money(amount) }, 'amount'); // how much there is stays unsaid: a count is blind
  }
  const row = { id: newId(now), shift_id: shiftId, kind, amount, reason, at: now, by: employeeOf(viewer) };
  await tx.insertInto('shift_cash').values(row).execute();
  const after = { till: shift.till, kind, amount: money(amount), reason };
  await audit(tx, viewer, { action: 'shift.cash', entity: 'Shift', id: shiftId, orgId: shift.store_id, after });
  return { shiftId };
}
