import { type Minor, minor, ZERO } from './money.ts';
import { addDays, type BusinessDate, daysBetween } from './time.ts';

const WINDOWS = [30, 90, 365] as const;
type Window = (typeof WINDOWS)[number];

/**
 * What is kept of a member's purchases, as of the end of business day `as_of`; the columns of member_metrics.
 * With S = the sales dated ≤ as_of, D = their distinct dates in order, F = all facts dated first_purchase to as_of, SQL gives
 * the same by
 * - first_purchase = min(D), last_purchase = max(D)
 * - orders = count(S), refunds = count(F − S), amount = sum of amounts over F (a refund's is negative)
 * - orders_w = count of S, amount_w = sum of amounts over F, both where date > as_of − w days (w days, as_of the last)
 * - gaps = count(D) − 1; gap_sum, gap_sum_sq = Σ g, Σ g² over g = D[i+1] − D[i] in days (lag() over distinct dates)
 */
export interface MemberMetrics extends Record<`orders_${Window}`, number>, Record<`amount_${Window}`, Minor> {
  as_of: BusinessDate;
  first_purchase: BusinessDate;
  last_purchase: BusinessDate;
  orders: number;
  refunds: number;
  amount: Minor;
  gaps: number;
  gap_sum: number;
  gap_sum_sq: number;
}

/** One fact, or all facts of one kind of one day together: `orders` sales, `refunds` refunds, with their signed amounts. */
export interface MetricsFact {
  date: BusinessDate;
  amount: Minor;
  orders: number;
  refunds: number;
}

/** From the facts alone, in any order; what lies after `asOf` is left out. Undefined without a sale. */
export function metricsOf(facts: readonly MetricsFact[], asOf: BusinessDate): MemberMetrics | undefined {
  const known = facts.filter((fact) => fact.date <= asOf);
  const days = [...new Set(known.filter((fact) => fact.orders > 0).map((fact) => fact.date))].sort();
  const [first] = days;
  if (first === undefined) return undefined;
  const start = days.slice(1).reduce((metrics, day) => withPurchaseDay(metrics, day), empty(first, asOf));
  return known.filter((fact) => fact.date >= first).reduce(withFact, start);
}

/**
 * The row with one more fact, as of `asOf` or the row's own day if that is later. Undefined where the row alone can't tell,
 * and the caller has to take `metricsOf` the member's facts: a sale dated before the last purchase changes gaps in the middle;
 * a day that moved on may have pushed facts out of a window. No row and a refund: still no row.
 */
export function applySale(metrics: MemberMetrics | undefined, fact: MetricsFact, asOf: BusinessDate): MemberMetrics | undefined {
  if (!metrics) return metricsOf([fact], asOf);
  const rolled = roll(metrics, asOf);
  if (!rolled || fact.date > rolled.as_of) return undefined;
  if (fact.date < (fact.orders > 0 ? rolled.last_purchase : rolled.first_purchase)) return undefined;
  return withFact(fact.orders > 0 ? withPurchaseDay(rolled, fact.date) : rolled, fact);
}

/**
 * The row as of a later day, if no fact can have left a window on the way: because the window is empty of sales and money,
 * or because the member's whole history lies inside it. Undefined otherwise. An earlier day leaves the row as it is.
 */
export function roll(metrics: MemberMetrics, asOf: BusinessDate): MemberMetrics | undefined {
  if (asOf <= metrics.as_of) return metrics;
  // without a sale in the window its facts are refunds, whose amounts can't cancel out
  const isEmpty = (window: Window) => metrics[`orders_${window}`] === 0 && metrics[`amount_${window}`] === 0;
  const settled = WINDOWS.every((window) => isEmpty(window) || inWindow(metrics.first_purchase, asOf, window));
  return settled ? { ...metrics, as_of: asOf } : undefined;
}

function empty(first: BusinessDate, asOf: BusinessDate): MemberMetrics {
  return {
    as_of: asOf,
    first_purchase: first,
    last_purchase: first,
    orders: 0,
    refunds: 0,
    amount: ZERO,
    orders_30: 0,
    amount_30: ZERO,
    orders_90: 0,
    amount_90: ZERO,
    orders_365: 0,
    amount_365: ZERO,
    gaps: 0,
    gap_sum: 0,
    gap_sum_sq: 0,
  };
}

/** With a sale on `day`, which is not before the last purchase. */
function withPurchaseDay(metrics: MemberMetrics, day: BusinessDate): MemberMetrics {
  if (day === metrics.last_purchase) return metrics;
  const gap = daysBetween(metrics.last_purchase, day);
  return {
    ...metrics,
    last_purchase: day,
    gaps: metrics.gaps + 1,
    gap_sum: metrics.gap_sum + gap,
    gap_sum_sq: metrics.gap_sum_sq + gap * gap,
  };
}

/** Counts and sums with one more fact; the rhythm is not touched. */
function withFact(metrics: MemberMetrics, fact: MetricsFact): MemberMetrics {
  const next = {
    ...metrics,
    orders: metrics.orders + fact.orders,
    refunds: metrics.refunds + fact.refunds,
    amount: minor(metrics.amount + fact.amount),
  };
  for (const window of WINDOWS) {
    if (!inWindow(fact.date, metrics.as_of, window)) continue;
    next[`orders_${window}`] += fact.orders;
    next[`amount_${window}`] = minor(next[`amount_${window}`] + fact.amount);
  }
  return next;
}

function inWindow(date: BusinessDate, asOf: BusinessDate, window: Window): boolean {
  return date > addDays(asOf, -window);
}
