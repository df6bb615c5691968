import type { DB } from '@regulars/db/kysely';

/**
 * A family of rollups: a day tier and a month tier with the same key. A query is served by the cube that has all the
 * dimensions it names; if none has, it runs on the facts.
 */
export interface Cube {
  day: keyof DB & string;
  month: keyof DB & string;
  /** Key columns beside organisation and day. */
  keys: readonly Dimension[];
  /** What a fact is counted from: the sale, or its lines (which know product, category and salesperson). */
  facts: 'sale' | 'line';
  /** Whether regions and the head office have rows of their own. */
  branches: boolean;
  /** Whether the day tier holds nothing but the whole chain. */
  dayOfChainOnly: boolean;
}

export type Dimension = 'category_id' | 'employee_id' | 'level_id' | 'channel' | 'hour' | 'product_id';

const base = { branches: true, dayOfChainOnly: false } as const;

/** The narrowest first: the first that can serve a query is the cheapest. */
export const CUBES = {
  sales: { ...base, day: 'sales_day', month: 'sales_month', keys: [], facts: 'sale' },
  channel: { ...base, day: 'channel_day', month: 'channel_month', keys: ['level_id', 'channel'], facts: 'sale' },
  hour: { ...base, day: 'hour_day', month: 'hour_month', keys: ['hour'], facts: 'sale' },
  category: { ...base, day: 'category_day', month: 'category_month', keys: ['category_id'], facts: 'line' },
  employee: { ...base, day: 'employee_day', month: 'employee_month', keys: ['employee_id'], facts: 'line', branches: false },
  product: {
    ...base,
    day: 'product_day',
    month: 'product_month',
    keys: ['product_id', 'category_id'],
    facts: 'line',
    dayOfChainOnly: true,
  },
} as const satisfies Record<string, Cube>;

export const ALL_CUBES: readonly Cube[] = Object.values(CUBES);

/** The cheapest cube that knows all these dimensions; undefined: only the facts know them together. */
export function cubeFor(dimensions: ReadonlySet<string>): Cube | undefined {
  return ALL_CUBES.find((cube) => [...dimensions].every((dimension) => cube.keys.some((key) => key === dimension)));
}
