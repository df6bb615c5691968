import { type Minor, minor } from './money.ts';

/** What money comes in or goes out by. */
export type TakenKind = 'SALE' | 'REFUND' | 'TOP_UP' | 'PAY_BACK' | 'CARD_FEE' | 'PAID_IN' | 'PAID_OUT';

/** What was taken of a kind by a method of payment. */
export interface Taken<Method extends string = string> {
  kind: TakenKind;
  method: Method;
  count: number;
  /** Minor units; below zero: paid out. */
  amount: Minor;
}

/** The order in which a closing report tells them. */
export const TAKEN_KINDS = ['SALE', 'REFUND', 'TOP_UP', 'PAY_BACK', 'CARD_FEE', 'PAID_IN', 'PAID_OUT'] as const satisfies TakenKind[];

/** What was taken by each method, all kinds together. */
export function byMethod<Method extends string>(taken: readonly Taken<Method>[]): { method: Method; amount: Minor }[] {
  const sums = new Map<Method, number>();
  for (const { method, amount } of taken) sums.set(method, (sums.get(method) ?? 0) + amount);
  return [...sums].map(([method, amount]) => ({ method, amount: minor(amount) })).toSorted((a, b) => (a.method < b.method ? -1 : 1));
}

/** The cash that is in the drawer if nothing got lost: the float, and all that came and went in cash since. */
export function expectedCash(float: Minor, taken: readonly Taken[]): Minor {
  return minor(taken.reduce((sum, { method, amount }) => (method === 'CASH' ? sum + amount : sum), Number(float)));
}
