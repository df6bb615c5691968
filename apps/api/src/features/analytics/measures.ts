import { sql } from 'kysely';

/** The figures that may be added up, as every rollup holds them. Money in minor units, units in thousandths. */
export interface Measures {
  revenue: number;
  /** Sum over the lines whose cost is known. */
  cost: number;
  /** Revenue of the lines whose cost is known: profit is costed − cost. */
  costed: number;
  discount: number;
  units: number;
  orders: number;
  refunds: number;
  lines: number;
}

export const MEASURES = [
  'revenue',
  'cost',
  'costed',
  'discount',
  'units',
  'orders',
  'refunds',
  'lines',
] as const satisfies (keyof Measures)[];

export const NOTHING: Measures = { revenue: 0, cost: 0, costed: 0, discount: 0, units: 0, orders: 0, refunds: 0, lines: 0 };

export function plus(a: Measures, b: Measures): Measures {
  return {
    revenue: a.revenue + b.revenue,
    cost: a.cost + b.cost,
    costed: a.costed + b.costed,
    discount: a.discount + b.discount,
    units: a.units + b.units,
    orders: a.orders + b.orders,
    refunds: a.refunds + b.refunds,
    lines: a.lines + b.lines,
  };
}

/** The measures' columns, for a select or an insert. */
export const columns = sql.join(MEASURES.map((name) => sql.ref(name)));

/** Their sums, under the same names; sums of bigint are numeric, so they are cast back. */
export const sums = sql.join(MEASURES.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)::bigint as ${sql.ref(name)}`));
