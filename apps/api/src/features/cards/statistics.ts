import type { CardAct, CardState } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** How many cards of a type, of a store or of all are in each state. */
export interface CardCounts {
  /** The type or the store; null: all. */
  id: string | null;
  total: number;
  states: { state: CardState; cards: number }[];
}

export interface CardFigures {
  all: CardCounts;
  byType: CardCounts[];
  byStore: CardCounts[];
}

/** null: of the whole chain. */
type Stores = readonly string[] | null;

interface Counted {
  type_id: string | null;
  store_id: string | null;
  by_type: boolean;
  by_store: boolean;
  state: CardState;
  cards: number;
}

/** Cards that stores issued, by type, by store and in all, each by state; the largest first. One look at the table. */
export async function cardFigures(db: Db, stores: Stores): Promise<CardFigures> {
  const { rows } = await sql<Counted>`
    select type_id, store_id, grouping(type_id) = 0 as by_type, grouping(store_id) = 0 as by_store, state, count(*)::int as cards
    from card where ${stores === null ? sql`true` : sql`store_id = any(${[...stores]}::uuid[])`}
    group by grouping sets ((type_id, state), (store_id, state), (state))`.execute(db);
  const [all = { id: null, total: 0, states: [] }] = gather(
    rows.filter(({ by_type, by_store }) => !by_type && !by_store),
    () => null,
  );
  return {
    all,
    byType: gather(
      rows.filter(({ by_type }) => by_type),
      ({ type_id }) => type_id,
    ),
    byStore: gather(
      rows.filter(({ by_store }) => by_store),
      ({ store_id }) => store_id,
    ),
  };
}

function gather(rows: readonly Counted[], idOf: (row: Counted) => string | null): CardCounts[] {
  const groups = new Map<string | null, CardCounts>();
  for (const row of rows) {
    const id = idOf(row);
    const group = groups.get(id) ?? { id, total: 0, states: [] };
    group.total += row.cards;
    group.states.push({ state: row.state, cards: row.cards });
    groups.set(id, group);
  }
  return [...groups.values()].toSorted((a, b) => b.total - a.total || (String(a.id) < String(b.id) ? -1 : 1));
}

/** What happened to cards in a month, and what was paid for it in minor units. */
export interface CardMonth {
  /** First day. */
  month: string;
  acts: Record<MonthAct, number>;
  fees: number;
}

export const MONTH_ACTS = ['ISSUE', 'RENEW', 'REPORT_LOSS', 'REPLACE', 'FREEZE', 'EXPIRE', 'CLOSE'] as const satisfies readonly CardAct[];
export type MonthAct = (typeof MONTH_ACTS)[number];

/** Every month from one to another, those in which nothing happened too. A month is named by its first day. */
export async function cardMonths(db: Db, stores: Stores, from: string, to: string): Promise<CardMonth[]> {
  const count = (act: MonthAct) => sql`count(*) filter (where e.act = ${act})::int as ${sql.ref(act)}`;
  const { rows } = await sql<Record<MonthAct, number> & { month: string; fees: number }>`
    select m.month::date as month, coalesce(sum(e.fee), 0)::bigint as fees, ${sql.join(MONTH_ACTS.map(count))}
    from generate_series(${from}::date, ${to}::date, interval '1 month') m (month)
    left join card_event e on e.business_date >= m.month and e.business_date < m.month + interval '1 month'
      and ${stores === null ? sql`true` : sql`e.store_id = any(${[...stores]}::uuid[])`}
    group by 1 order by 1`.execute(db);
  return rows.map(({ month, fees, ...acts }) => ({ month, fees, acts }));
}
