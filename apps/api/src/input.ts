import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor, minor } from '@regulars/domain/money';
import { chain } from './chain.ts';

/** @throws BAD_ZONE */
export function timeZone(name: string, field: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new DomainError('BAD_ZONE', { value: name.slice(0, 100) }, field);
  }
}

/** Minutes after midnight. @throws OUT_OF_RANGE */
export function minuteOfDay(minutes: number, field: string): number {
  if (minutes < 0 || minutes >= 24 * 60) throw new DomainError('OUT_OF_RANGE', { min: 0, max: 24 * 60 - 1 }, field);
  return minutes;
}

/** A whole number within bounds. @throws REQUIRED, TOO_SMALL, TOO_LARGE */
export function between(value: number | null | undefined, min: number, max: number, field: string): number {
  if (value === null || value === undefined) throw new DomainError('REQUIRED', {}, field);
  if (value < min) throw new DomainError('TOO_SMALL', { min }, field);
  if (value > max) throw new DomainError('TOO_LARGE', { max }, field);
  return value;
}

/** An amount as it is typed. */
export const moneyText = (amount: number) => formatMoney(minor(amount), chain().minorDigits);

/** An amount of money within bounds, which are told as amounts. @throws TOO_SMALL, TOO_LARGE */
export function moneyBetween(value: Minor, min: number, max: number, field: string): Minor {
  if (value < min) throw new DomainError('TOO_SMALL', { min: moneyText(min) }, field);
  if (value > max) throw new DomainError('TOO_LARGE', { max: moneyText(max) }, field);
  return value;
}

/** A write of a row whose `field` is unique: who comes second gets DUPLICATE with the value, and the transaction is over. */
export async function unique<T>(field: string, value: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw new DomainError('DUPLICATE', { value }, field);
    throw error;
  }
}
