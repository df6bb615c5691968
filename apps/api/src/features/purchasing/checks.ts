import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor } from '@regulars/domain/money';
import { mostFor } from '@regulars/domain/purchasing';
import type { Thousandths } from '@regulars/domain/quantity';
import { chain } from '../../chain.ts';

const MAX_DAYS = 365;

/** A number of days. @throws NEGATIVE, TOO_LARGE */
export function days(value: number, field: string): number {
  if (value < 0) throw new DomainError('NEGATIVE', { value }, field);
  if (value > MAX_DAYS) throw new DomainError('TOO_LARGE', { max: MAX_DAYS }, field);
  return value;
}

/** What so much of a product costs. @throws NEGATIVE, TOO_LARGE */
export function costly(cost: Minor, quantity: Thousandths, field: string): Minor {
  const { minorDigits } = chain();
  if (cost < 0) throw new DomainError('NEGATIVE', { value: formatMoney(cost, minorDigits) }, field);
  const max = mostFor(quantity);
  if (cost > max) throw new DomainError('TOO_LARGE', { max: formatMoney(max, minorDigits) }, field);
  return cost;
}

/** A supplier in use. @throws NOT_FOUND, ARCHIVED */
export async function checkSupplier(tx: Tx, id: string, field: string): Promise<{ name: string; lead_days: number }> {
  const query = tx.selectFrom('supplier').select(['name', 'lead_days', 'archived_at']).where('id', '=', id);
  const supplier = await query.forKeyShare().executeTakeFirst();
  if (!supplier) throw new DomainError('NOT_FOUND', {}, field);
  if (supplier.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return supplier;
}
