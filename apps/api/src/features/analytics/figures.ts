import type { DateRange } from '@regulars/domain/period';
import type { Measures } from './measures.ts';

/** Sales and refunds, each counted once. */
export interface Counts {
  orders: number;
  refunds: number;
}

/** What GraphQL shows as SalesFigures. */
export interface Figures {
  measures: Measures;
  /** Asked only when they are selected: over several categories they can't be added up. */
  counts: () => Promise<Counts> | Counts;
}

/** What GraphQL shows as SalesPeriod: figures with what is counted apart, each asked only when it is selected. */
export interface PeriodFigures extends DateRange {
  label: string;
  figures: Figures;
  activeMembers: () => Promise<number>;
  newMembers: () => Promise<number | null>;
  orderNumbers: () => Promise<number>;
}

/** Profit is claimed only where some cost is known. */
export function profitOf({ revenue, cost, costed }: Measures): number | null {
  return costed === 0 && cost === 0 && revenue !== 0 ? null : costed - cost;
}

/** Profit as a share of the revenue whose cost is known. */
export function marginOf(measures: Measures): number | null {
  const profit = profitOf(measures);
  return profit === null || measures.costed === 0 ? null : rounded(profit / measures.costed);
}

/** Revenue per sale in minor units, halves away from zero. */
export function basketOf(revenue: number, orders: number): number | null {
  return orders === 0 ? null : Math.sign(revenue) * Math.round(Math.abs(revenue) / orders);
}

/** (now − before) / |before|; null where there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : rounded((now - before) / Math.abs(before));
}

/** Four decimals: 0.1234 is 12.34%. */
export function rounded(ratio: number): number {
  return Math.round(ratio * 10_000) / 10_000 + 0;
}

/** Adds the rank by `value`, highest first; equal values share a rank and the next one is left free (1, 2, 2, 4). */
export function ranked<T>(rows: readonly T[], value: (row: T) => number): (T & { rank: number })[] {
  const sorted = rows.toSorted((a, b) => value(b) - value(a));
  let rank = 1;
  return sorted.map((row, place) => {
    const before = sorted[place - 1];
    if (before !== undefined && value(before) !== value(row)) rank = place + 1;
    return { ...row, rank };
  });
}
