import { DomainError } from './errors.ts';
import { addDays, type BusinessDate, startOfBusinessDay } from './time.ts';

export type DeliveryStatus = 'PLANNED' | 'OUT' | 'DELIVERED' | 'FAILED' | 'CANCELLED';

/** What may follow what. A failed attempt may be tried again; what was sent out by mistake goes back to the plan. */
const NEXT: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  PLANNED: ['OUT', 'CANCELLED'],
  OUT: ['DELIVERED', 'FAILED', 'PLANNED', 'CANCELLED'],
  FAILED: ['PLANNED', 'CANCELLED'],
  DELIVERED: [],
  CANCELLED: [],
};

export const DELIVERY_STATUSES = Object.keys(NEXT) as DeliveryStatus[]; // keys of a typed table, which TypeScript types as string[]

/** Those that somebody still has to deliver. */
export const OPEN_DELIVERIES = ['PLANNED', 'OUT'] as const satisfies readonly DeliveryStatus[];

/** The statuses that a delivery may take next, in the order in which they are offered. */
export function nextStatuses(status: DeliveryStatus): readonly DeliveryStatus[] {
  return NEXT[status];
}

/** Whether the customer, the address and the day may still be changed. */
export function isChangeable(status: DeliveryStatus): boolean {
  return NEXT[status].length > 0;
}

/** Why it did not arrive, or will not, must be told. */
export function needsReason(status: DeliveryStatus): boolean {
  return status === 'FAILED' || status === 'CANCELLED';
}

/** @throws DELIVERY_STEP with `from` and `to` */
export function checkStep(from: DeliveryStatus, to: DeliveryStatus, field: string): void {
  if (!NEXT[from].includes(to)) throw new DomainError('DELIVERY_STEP', { from, to }, field);
}

/** When the customer expects it; minutes after midnight on the store's clocks, both or neither. */
export interface DeliveryWindow {
  start: number | null;
  end: number | null;
}

const MIDNIGHT = 24 * 60;

/**
 * A window as it is kept: it ends after it starts, at midnight (1440) at the latest.
 * @throws OUT_OF_RANGE, REQUIRED (one of the two is missing), BAD_RANGE, each of windowStart or windowEnd
 */
export function checkWindow(start: number | null | undefined, end: number | null | undefined): DeliveryWindow {
  if (start == null && end == null) return { start: null, end: null };
  if (start == null) throw new DomainError('REQUIRED', {}, 'windowStart');
  if (end == null) throw new DomainError('REQUIRED', {}, 'windowEnd');
  if (start < 0 || start >= MIDNIGHT) throw new DomainError('OUT_OF_RANGE', { min: 0, max: MIDNIGHT - 1 }, 'windowStart');
  if (end < 1 || end > MIDNIGHT) throw new DomainError('OUT_OF_RANGE', { min: 1, max: MIDNIGHT }, 'windowEnd');
  if (end <= start) throw new DomainError('BAD_RANGE', { from: clock(start) }, 'windowEnd');
  return { start, end };
}

/** Minutes after midnight as people read them: 570 is "09:30". */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** How far ahead a delivery may be planned. */
const MOST_DAYS = 366;

/** @throws NOT_LATER: before today, or more than a year ahead */
export function checkDeliveryDate(date: BusinessDate, today: BusinessDate): BusinessDate {
  const max = addDays(today, MOST_DAYS);
  if (date < today || date > max) throw new DomainError('NOT_LATER', { max }, 'date');
  return date;
}

/** The instant at which an open delivery is late: the end of its window, without one the end of its business day. */
export function deadlineOf(date: BusinessDate, windowEnd: number | null, zone: string, dayStartsAt: number): Date {
  if (windowEnd === null) return startOfBusinessDay(addDays(date, 1), zone, dayStartsAt);
  return windowEnd < MIDNIGHT ? startOfBusinessDay(date, zone, windowEnd) : startOfBusinessDay(addDays(date, 1), zone, 0);
}

/** Whether somebody still waits for it in vain. */
export function isOverdue(status: DeliveryStatus, deadline: Date, now: Date): boolean {
  return (status === 'PLANNED' || status === 'OUT') && deadline <= now;
}
