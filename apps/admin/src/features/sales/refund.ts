import { formatMoney, type Minor, minor, parseMoney } from '@regulars/domain/money';
import { parseQuantity } from '@regulars/domain/quantity';
import { isHeld, refundTenders } from '@regulars/domain/refund-money';
import { refundLines, totalsOf } from '@regulars/domain/sale-facts';
import type { TenderMethod } from '../../gql/graphql.ts';
import type { Sale } from './SaleLines.tsx';

/** Line id → quantity that comes back, as typed. */
export type Quantities = Record<string, string>;

/** Method → amount, as typed. */
export type Amounts = Partial<Record<TenderMethod, string>>;

/** By what money can go back where it need not be as it was paid. */
const MONEY: readonly TenderMethod[] = ['CASH', 'WECHAT_PAY', 'ALIPAY', 'BANK_CARD', 'TRANSFER'];

/** What is asked for, without the lines of which nothing comes back. */
export const linesOf = (quantities: Quantities) =>
  Object.entries(quantities)
    .filter(([, quantity]) => Number(quantity) > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }));

/** What goes back for the lines, by the server's own rule; null: not as they are typed. */
export function dueOf(sale: Sale, quantities: Quantities, digits: number): Minor | null {
  const left = sale.lines.map(({ id, quantityLeft, amountLeft }) => ({
    lineId: id,
    quantity: parseQuantity(quantityLeft),
    amount: parseMoney(amountLeft, digits),
    discount: minor(0),
    cost: null,
  }));
  try {
    const asked = linesOf(quantities).map(({ lineId, quantity }) => ({ lineId, quantity: parseQuantity(quantity) }));
    return minor(-totalsOf(refundLines(left, asked)).amount);
  } catch {
    return null;
  }
}

/** A choice that the dialog offers. */
export interface Way {
  method: TenderMethod;
  /** The most that can go back by it. */
  most: Minor;
}

/** How money can go back: as it was paid; and by any money, where the chain says so or nobody knows how an imported sale was paid. */
export function waysOf(sale: Sale, anyMoney: boolean, digits: number): Way[] {
  const free = anyMoney || sale.origin === 'IMPORT';
  const paid = sale.paidLeft.map(({ method, amount }) => ({ method, amount: parseMoney(amount, digits) }));
  const inMoney = paid.reduce((sum, { method, amount }) => (isHeld(method) ? sum : sum + amount), 0);
  const most = minor(sale.origin === 'IMPORT' ? Number.MAX_SAFE_INTEGER : Math.max(0, inMoney));
  const others = free ? MONEY.filter((method) => !paid.some((one) => one.method === method)) : [];
  return [
    ...paid.filter(({ amount }) => amount > 0).map(({ method, amount }) => ({ method, most: free && !isHeld(method) ? most : amount })),
    ...others.map((method) => ({ method, most })),
  ];
}

const typed = (parts: readonly { method: TenderMethod; amount: Minor }[], digits: number): Amounts =>
  Object.fromEntries(parts.filter(({ amount }) => amount > 0).map(({ method, amount }) => [method, formatMoney(amount, digits)]));

/** As it goes back where nobody chooses: in proportion; of a sale whose payments nobody knows in cash. */
export function proposed(sale: Sale, due: Minor, digits: number): Amounts {
  const paid = sale.paidLeft.map(({ method, amount }) => ({ method, amount: parseMoney(amount, digits) }));
  return typed(paid.length > 0 ? refundTenders(due, paid) : [{ method: 'CASH', amount: due }], digits);
}

/** As much as can be by one method, the rest in proportion. */
export function mostlyBy({ method, most }: Way, sale: Sale, due: Minor, digits: number): Amounts {
  const part = minor(Math.min(due, most));
  const paid = sale.paidLeft.map((one) => {
    const amount = parseMoney(one.amount, digits);
    return { method: one.method, amount: one.method === method ? minor(amount - part) : amount };
  });
  const known = paid.some((one) => one.method === method) ? paid : [...paid, { method, amount: minor(-part) }];
  return { ...typed(due > part ? refundTenders(minor(due - part), known) : [], digits), [method]: formatMoney(part, digits) };
}

/** What is still to be said of what is due; below zero: too much was typed. */
export const missingOf = (due: Minor, amounts: Amounts, digits: number): number =>
  Object.values(amounts).reduce((left, amount) => left - Math.round(Number(amount || 0) * 10 ** digits), Number(due));

/** What is typed, as the API takes it. */
export const tendersOf = (amounts: Amounts) =>
  (Object.entries(amounts) as [TenderMethod, string][]) // the keys are methods
    .filter(([, amount]) => Number(amount) > 0)
    .map(([method, amount]) => ({ method, amount }));
