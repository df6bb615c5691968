import { amountText, BONUS, PRINCIPAL } from './assets.ts';
import { DomainError } from './errors.ts';
import type { Move } from './ledger.ts';
import { type Account, available, shortage } from './ledger-lots.ts';
import { allocate, type Minor, minor, ZERO } from './money.ts';
import { addMonths } from './period.ts';
import { addDays, type BusinessDate } from './time.ts';

// Stored value (储值): what a member paid in is principal (本金), what the house gave on top is bonus (赠送金).

/** What is spent first (消费顺序). PROPORTIONAL: of both in the proportion in which they are there, largest remainder first. */
export const SPEND_ORDERS = ['PRINCIPAL_FIRST', 'BONUS_FIRST', 'PROPORTIONAL'] as const;
export type SpendOrder = (typeof SPEND_ORDERS)[number];

/** An amount of stored value, in minor units. */
export interface Value {
  principal: Minor;
  bonus: Minor;
}

/** How `amount` is taken of what is there; never more of either than there is. @throws RangeError where there is less in all */
export function splitSpend(amount: Minor, there: Value, order: SpendOrder): Value {
  const { principal, bonus } = there;
  if (amount > principal + bonus) throw new RangeError(`${amount} of ${principal} + ${bonus}`);
  if (order === 'PROPORTIONAL' && amount > 0) {
    const [first = ZERO, second = ZERO] = allocate(amount, [principal, bonus]);
    return { principal: first, bonus: second };
  }
  const first = minor(Math.min(amount, order === 'BONUS_FIRST' ? bonus : principal));
  const rest = minor(amount - first);
  return order === 'BONUS_FIRST' ? { principal: rest, bonus: first } : { principal: first, bonus: rest };
}

export interface Spending {
  amount: Minor;
  house: 'REVENUE' | 'TRANSFER';
  /** The input's field that a refusal names. */
  field: string;
}

/**
 * The moves that spend an amount of a member's stored value. A frozen account counts as empty.
 * @throws ACCOUNT_FROZEN where the rest lies in a frozen account, INSUFFICIENT_VALUE
 */
export function spendMoves(
  accounts: readonly Account[],
  { amount, house, field }: Spending,
  { order, today, minorDigits }: { order: SpendOrder; today: BusinessDate; minorDigits: number },
): Move[] {
  const of = (assetId: string) => accounts.find((account) => account.assetId === assetId);
  const free = (account: Account | undefined) => minor(account ? Math.max(0, available(account, today)) : 0);
  const usable = (account: Account | undefined) => (account?.frozen ? ZERO : free(account));
  const [principal, bonus] = [of(PRINCIPAL), of(BONUS)];
  const there = { principal: usable(principal), bonus: usable(bonus) };
  const left = there.principal + there.bonus;
  if (amount > left) {
    if (amount <= free(principal) + free(bonus)) throw new DomainError('ACCOUNT_FROZEN', {}, field);
    throw new DomainError('INSUFFICIENT_VALUE', shortage('PRINCIPAL', left, amount, minorDigits), field);
  }
  const parts = splitSpend(amount, there, order);
  const moves = [
    { act: 'DEBIT', assetId: PRINCIPAL, amount: parts.principal, house, field } as const,
    { act: 'DEBIT', assetId: BONUS, amount: parts.bonus, house, field } as const,
  ];
  return (order === 'BONUS_FIRST' ? moves.toReversed() : moves).filter((move) => move.amount > 0);
}

/** What was taken of a lot and is not given back yet, in the order in which it was spent. */
export interface SpentPart {
  assetId: string;
  lotId: string;
  left: number;
}

/**
 * The moves that give an amount back to the very lots it came from: what was spent last returns first.
 * @throws VALUE_NOT_SPENT where less was spent
 */
export function giveBackMoves(
  spent: readonly SpentPart[],
  { amount, graceUntil, field }: { amount: Minor; graceUntil: BusinessDate; field: string },
  minorDigits: number,
): Move[] {
  const all = spent.reduce((sum, { left }) => sum + left, 0);
  if (amount > all) throw new DomainError('VALUE_NOT_SPENT', shortage('PRINCIPAL', all, amount, minorDigits), field);
  let missing: number = amount;
  return spent.toReversed().flatMap(({ assetId, lotId, left }): Move[] => {
    const back = Math.min(missing, left);
    missing -= back;
    return back > 0 ? [{ act: 'RETURN', assetId, lotId, amount: back, house: 'REVENUE', graceUntil, field }] : [];
  });
}

/** How long something can be spent; neither: for ever. */
export interface Validity {
  days?: number | null;
  months?: number | null;
}

/** The last business day, where it was given today: so many days later, or the same day so many months later. */
export function lastDay(today: BusinessDate, { days, months }: Validity): BusinessDate | null {
  if (days != null) return addDays(today, days);
  return months == null ? null : addMonths(today, months);
}

/** What a package gives on top of what is paid in. */
export interface PackageBonus {
  /** A fixed sum of bonus money; null: by percent, or none. */
  bonusAmount: number | null;
  /** Of what is paid, in whole percent; rounded down to the minor unit. */
  bonusPercent: number | null;
}

export function bonusOf({ bonusAmount, bonusPercent }: PackageBonus, paid: Minor): Minor {
  if (bonusAmount !== null) return minor(bonusAmount);
  return minor(Number((BigInt(paid) * BigInt(bonusPercent ?? 0)) / 100n));
}

/**
 * Holds the most that a member may have stored: of a named single-purpose prepaid card ¥5,000 by the rules of 单用途商业预付卡.
 * Only principal counts. @throws STORED_VALUE_LIMIT
 */
export function checkLimit(
  balance: number,
  added: Minor,
  limit: number | null,
  { field, minorDigits }: { field: string; minorDigits: number },
): void {
  if (limit === null || balance + added <= limit) return;
  const text = (amount: number) => amountText('PRINCIPAL', Math.max(0, amount), minorDigits);
  throw new DomainError('STORED_VALUE_LIMIT', { max: text(limit), left: text(limit - balance) }, field);
}
