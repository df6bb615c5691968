import { formatMoney, minor, parseMoney } from '@regulars/domain/money';
import type { TenderMethod, TopUpMethod } from '../../gql/graphql.ts';
import type { Extra } from './basket.ts';

/** How it can be paid at a till, with the key that chooses it. */
export const METHODS = [
  ['CASH', 'C'],
  ['WECHAT_PAY', 'W'],
  ['ALIPAY', 'A'],
  ['BANK_CARD', 'B'],
  ['STORED_VALUE', 'S'],
  ['POINTS', 'P'],
] as const satisfies [TenderMethod, string][];

export type Method = (typeof METHODS)[number][0];

/** What the customer gives. */
export interface Given {
  method: Method;
  /** Minor units; of cash perhaps more than is due. */
  amount: number;
  pin: string;
}

/** What is left to pay, and what goes back to the customer. */
export function balance(due: number, given: readonly Given[]): { left: number; change: number } {
  const sum = given.reduce((total, { amount }) => total + amount, 0);
  return { left: Math.max(0, due - sum), change: Math.max(0, sum - due) };
}

/** The most that a method can still give: what is left, of what the member holds (`limit`; null: no end) less what it gave already. */
export function mostOf(method: Method, given: readonly Given[], left: number, limit: number | null): number {
  if (limit === null) return left;
  const gone = given.reduce((sum, one) => (one.method === method ? sum + one.amount : sum), 0);
  return Math.max(0, Math.min(left, limit - gone));
}

/** What stands in the books: the change is taken off the cash. */
export function kept(due: number, given: readonly Given[]): Given[] {
  let { change } = balance(due, given);
  return given
    .map((one) => {
      const back = one.method === 'CASH' ? Math.min(change, one.amount) : 0;
      change -= back;
      return { ...one, amount: one.amount - back };
    })
    .filter(({ amount }) => amount > 0);
}

/** What a member holds already: it pays no top-up and no card. */
const HELD: ReadonlySet<Method> = new Set(['STORED_VALUE', 'POINTS']);

interface Part {
  method: Method;
  amount: string;
}

/** What each part of the bill is paid by. */
export interface Allotted {
  extras: Map<string, Part[]>;
  sale: (Part & { pin: string })[];
}

/** What is paid by one method, and that is nothing which a member holds. */
export const isPaidAtOnce = ({ kind, amount }: Extra) => kind !== 'PASS' && Number(amount) > 0;

/** A method that was given twice is one. */
function together(given: readonly Given[]): Given[] {
  const methods = new Map<Method, Given>();
  for (const one of given) methods.set(one.method, { ...one, amount: one.amount + (methods.get(one.method)?.amount ?? 0) });
  return [...methods.values()];
}

/**
 * Lays the payments out over the parts of the bill: what is paid in and cards first, by one method each and not by stored value or points, the
 * dearest first and each by the method that has the least to spare; then passes, then the goods. Null: a top-up or card would have to be paid by
 * several methods.
 */
export function allot(extras: readonly Extra[], given: readonly Given[], digits: number): Allotted | null {
  const left = together(given);
  const text = (amount: number) => formatMoney(minor(amount), digits);
  const parts = new Map<string, Part[]>();
  const order = { TOP_UP: 0, CARD: 0, PASS: 1 };
  const sorted = extras.toSorted((a, b) => order[a.kind] - order[b.kind] || Number(b.amount) - Number(a.amount));
  for (const { key, kind, amount } of sorted) {
    let due: number = parseMoney(amount, digits);
    if (due === 0) continue; // a card without a fee
    if (kind !== 'PASS') {
      const [payer] = left.filter((one) => !HELD.has(one.method) && one.amount >= due).toSorted((a, b) => a.amount - b.amount);
      if (!payer) return null;
      payer.amount -= due;
      parts.set(key, [{ method: payer.method, amount: text(due) }]);
      continue;
    }
    const paid: Part[] = [];
    for (const one of left) {
      const share = one.method === 'POINTS' ? 0 : Math.min(due, one.amount);
      if (share <= 0) continue;
      one.amount -= share;
      due -= share;
      paid.push({ method: one.method, amount: text(share) });
    }
    if (due > 0) return null;
    parts.set(key, paid);
  }
  const sale = left.filter(({ amount }) => amount > 0).map(({ method, amount, pin }) => ({ method, amount: text(amount), pin }));
  return { extras: parts, sale };
}

/** Of a top-up or a card, which are paid by one method. */
export const methodOf = (parts: readonly Part[] | undefined): TopUpMethod | null => {
  const method = parts?.[0]?.method;
  return method === undefined || method === 'STORED_VALUE' || method === 'POINTS' ? null : method;
};

/** Notes and coins that a customer is likely to give for what is due: round sums above it, in minor units. */
export function likelyCash(due: number): number[] {
  const notes = [1_000, 2_000, 5_000, 10_000];
  const sums = notes.map((note) => Math.ceil(due / note) * note);
  return [...new Set(sums)].filter((sum) => sum > due).slice(0, 3);
}
