import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor } from '@regulars/domain/money';
import { chain } from '../../chain.ts';

/** @throws REQUIRED, NEGATIVE */
export function notNegative(amount: Minor | null, field: string): Minor {
  if (amount === null) throw new DomainError('REQUIRED', {}, field);
  if (amount < 0) throw new DomainError('NEGATIVE', { value: formatMoney(amount, chain().minorDigits) }, field);
  return amount;
}
