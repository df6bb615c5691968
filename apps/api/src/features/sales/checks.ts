import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';

/** Clocks of tills may run ahead of ours by so much. */
const AHEAD_MS = 5 * 60_000;
/** Nobody who records sales one by one means a day before this one. */
const EARLIEST = new Date('1990-01-01T00:00:00Z');

/** @throws TOO_LARGE for the future, BAD_DATE for the remote past */
export function checkMoment(moment: Date, now: Date, field: string): Date {
  if (moment.getTime() > now.getTime() + AHEAD_MS) throw new DomainError('TOO_LARGE', { max: now.toISOString() }, field);
  if (moment < EARLIEST) throw new DomainError('BAD_DATE', { value: moment.toISOString() }, field);
  return moment;
}

/** Goods are sold and taken back by stores and dealers that are in business. @throws NOT_FOUND, ARCHIVED */
export function openStore<Store extends { kind: string; archived_at: unknown }>(store: Store | null): Store {
  if (!store || (store.kind !== 'STORE' && store.kind !== 'DEALER')) throw new DomainError('NOT_FOUND', {}, 'storeId');
  if (store.archived_at) throw new DomainError('ARCHIVED', {}, 'storeId');
  return store;
}

/** As printed: the store, the day and the tail of the id, "S01-20261121-9F3A22C1". */
export function receiptNumber(storeCode: string, day: BusinessDate, id: string): string {
  return `${storeCode}-${day.replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
}
