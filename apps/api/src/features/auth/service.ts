import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { hashPassword } from 'better-auth/crypto';
import { unique } from '../../input.ts';
import { checkPassword } from './password.ts';

const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+$/;

/** As it is stored and compared: trimmed, lower case. @throws BAD_EMAIL */
export function normalizeEmail(text: string, field: string): string {
  const email = text.trim().toLowerCase();
  if (email.length > 254 || !EMAIL.test(email)) throw new DomainError('BAD_EMAIL', { value: text.slice(0, 100) }, field);
  return email;
}

/** Who may sign in with e-mail and password. @returns the id of better-auth's user @throws BAD_EMAIL, WEAK_PASSWORD, DUPLICATE */
export async function createAccount(tx: Tx, input: { email: string; name: string; password: string }): Promise<string> {
  const email = normalizeEmail(input.email, 'email');
  checkPassword(input.password, 'password');
  const now = new Date();
  const id = newId(now);
  const user = { id, name: input.name, email, emailVerified: true, createdAt: now, updatedAt: now };
  await unique('email', email, tx.insertInto('auth_user').values(user).execute());
  await tx
    .insertInto('auth_account')
    .values({
      id: newId(now),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: await hashPassword(input.password),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return id;
}

/** A new password by a manager's hand: the old one and every session end, a lock is lifted. @throws WEAK_PASSWORD */
export async function replacePassword(tx: Tx, userId: string, password: string): Promise<void> {
  checkPassword(password, 'password');
  const hash = await hashPassword(password);
  await tx
    .updateTable('auth_account')
    .set({ password: hash, updatedAt: new Date() })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute();
  await revokeSessions(tx, userId);
  await unlock(tx, userId);
}

/** Signs the user out everywhere. */
export async function revokeSessions(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_session').where('userId', '=', userId).execute();
}

/** Forgets the wrong passwords and codes of a user. */
export async function unlock(tx: Tx, userId: string): Promise<void> {
  await tx
    .deleteFrom('sign_in_failure')
    .where('email', 'in', tx.selectFrom('auth_user').select('email').where('id', '=', userId))
    .execute();
  await tx.updateTable('auth_two_factor').set({ failedVerificationCount: 0, lockedUntil: null }).where('userId', '=', userId).execute();
}

/** For who lost the telephone: the second factor is gone, and with it every session. */
export async function removeSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_two_factor').where('userId', '=', userId).execute();
  await tx.updateTable('auth_user').set({ twoFactorEnabled: false, updatedAt: new Date() }).where('id', '=', userId).execute();
  await revokeSessions(tx, userId);
}
