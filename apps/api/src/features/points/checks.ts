import { DomainError } from '@regulars/domain/errors';

/** A whole number within bounds. @throws REQUIRED, TOO_SMALL, TOO_LARGE */
export function between(value: number | null | undefined, min: number, max: number, field: string): number {
  if (value === null || value === undefined) throw new DomainError('REQUIRED', {}, field);
  if (value < min) throw new DomainError('TOO_SMALL', { min }, field);
  if (value > max) throw new DomainError('TOO_LARGE', { max }, field);
  return value;
}
