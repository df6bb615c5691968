import type { Db, DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor, minor } from '@regulars/domain/money';
import type { SpendOrder } from '@regulars/domain/wallet';
import type { Clawback } from '@regulars/domain/wallet-refund';
import type { Selectable } from 'kysely';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

const MAX_DAYS = 36_500;
const MAX_MONTHS = 1200;

/** The rules of stored value, as they stand in the database. */
export type WalletRules = Selectable<DB['wallet_setting']>;

/** What is not given stays as it is; null lifts a limit. Money in minor units. */
export interface WalletChange {
  spendOrder?: SpendOrder | null | undefined;
  clawback?: Clawback | null | undefined;
  bonusDays?: number | null | undefined;
  principalMonths?: number | null | undefined;
  memberLimit?: Minor | null | undefined;
  transferLimit?: Minor | null | undefined;
  transferBonus?: boolean | null | undefined;
  refundApproval?: Minor | null | undefined;
  payWhileLost?: boolean | null | undefined;
}

/** The rules that hold now. */
export function loadRules(on: Db): Promise<WalletRules> {
  return on.selectFrom('wallet_setting').selectAll().executeTakeFirstOrThrow();
}

/** Changes what is given. @throws NOT_POSITIVE, NEGATIVE, TOO_LARGE, each with its field */
export async function updateRules(tx: Tx, viewer: Viewer, input: WalletChange, now: Date): Promise<void> {
  const before = await tx.selectFrom('wallet_setting').selectAll().forUpdate().executeTakeFirstOrThrow();
  const change: Partial<WalletRules> = {
    ...(input.spendOrder != null && { spend_order: input.spendOrder }),
    ...(input.clawback != null && { clawback: input.clawback }),
    ...(input.transferBonus != null && { transfer_bonus: input.transferBonus }),
    ...(input.payWhileLost != null && { pay_while_lost: input.payWhileLost }),
    ...(input.bonusDays !== undefined && { bonus_days: atMost(input.bonusDays, MAX_DAYS, 'bonusDays') }),
    ...(input.principalMonths !== undefined && { principal_months: atMost(input.principalMonths, MAX_MONTHS, 'principalMonths') }),
    ...(input.memberLimit !== undefined && { member_limit: positive(input.memberLimit, 'memberLimit') }),
    ...(input.transferLimit !== undefined && { transfer_limit: positive(input.transferLimit, 'transferLimit') }),
    ...(input.refundApproval !== undefined && { refund_approval: notNegative(input.refundApproval, 'refundApproval') }),
  };
  if (Object.keys(change).length === 0) return;
  await tx
    .updateTable('wallet_setting')
    .set({ ...change, updated_at: now })
    .execute();
  const after = { ...before, ...change };
  await audit(tx, viewer, { action: 'wallet.configure', entity: 'WalletSettings', id: '1', orgId: null, before: { ...before }, after });
}

/** A number of days or months; null: without end. @throws NOT_POSITIVE, TOO_LARGE */
export function atMost(value: number | null, max: number, field: string): number | null {
  if (value !== null && value <= 0) throw new DomainError('NOT_POSITIVE', { value }, field);
  if (value !== null && value > max) throw new DomainError('TOO_LARGE', { max }, field);
  return value;
}

/** @throws NOT_POSITIVE */
export function positive(amount: Minor | null, field: string): Minor | null {
  if (amount !== null && amount <= 0) throw new DomainError('NOT_POSITIVE', { value: money(amount) }, field);
  return amount;
}

function notNegative(amount: Minor | null, field: string): Minor | null {
  if (amount !== null && amount < 0) throw new DomainError('NEGATIVE', { value: money(amount) }, field);
  return amount;
}

/** An amount as it stands in a sentence. */
export function money(amount: number): string {
  return formatMoney(minor(amount), chain().minorDigits);
}
