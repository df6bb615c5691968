import { DomainError } from '@regulars/domain/errors';

export const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

/** What people type first; compared without case. */
const COMMON =
  /^(password|passw0rd|qwerty|letmein|welcome|iloveyou|admin|abc|asdf|zxcv|regulars)[\W\d]*$|^(.)\2*$|^(0?1234567890?|0?123456789|12345678|87654321|11223344|88888888|66668888)$/i;

/** @throws WEAK_PASSWORD, TOO_LONG */
export function checkPassword(password: string, field: string): void {
  if (password.length > PASSWORD_MAX) throw new DomainError('TOO_LONG', { max: PASSWORD_MAX }, field);
  if (password.length < PASSWORD_MIN || COMMON.test(password)) throw new DomainError('WEAK_PASSWORD', { min: PASSWORD_MIN }, field);
}
