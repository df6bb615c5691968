import type { Channel, SaleKind } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type RawBuilder, sql } from 'kysely';
import { withinBudget } from '../../time-budget.ts';

export interface SaleFilter {
  /** What the viewer may see of what is asked for. */
  storeIds: readonly string[];
  /** Business days, inclusive. */
  from?: string | null | undefined;
  to?: string | null | undefined;
  kinds?: SaleKind[] | null | undefined;
  channels?: Channel[] | null | undefined;
  levelIds?: string[] | null | undefined;
  memberId?: string | null | undefined;
  employeeId?: string | null | undefined;
  cashierId?: string | null | undefined;
  productId?: string | null | undefined;
  /** The whole receipt number, as it may be spelt. */
  numbers?: string[] | null | undefined;
  /** Minor units, inclusive. */
  minAmount?: number | null | undefined;
  maxAmount?: number | null | undefined;
}

/** Which rows of which order: the places after `after` and before `before`, from the end if `inverted`. */
export interface Window {
  by: 'business_date' | 'amount';
  direction: 'asc' | 'desc';
  after?: string | undefined;
  before?: string | undefined;
  limit: number;
  inverted: boolean;
}

export interface SaleRef {
  member_id: string;
  id: string;
  /** The value it is ordered by. */
  place: string | number;
}

export function cursorOf({ place, id }: Pick<SaleRef, 'place' | 'id'>): string {
  return Buffer.from(JSON.stringify([place, id])).toString('base64url');
}

/** @throws BAD_CURSOR */
function placeOf(cursor: string, by: Window['by']): [string | number, string] {
  try {
    const [place, id, ...rest]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits =
      by === 'amount'
        ? typeof place === 'number' && Number.isSafeInteger(place)
        : typeof place === 'string' && /^\d{4}-\d\d-\d\d$/.test(place);
    if (rest.length === 0 && fits && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
      return [by === 'amount' ? Number(place) : String(place), id];
  } catch {
    // whatever it is, it is none of our cursors
  }
  throw new DomainError('BAD_CURSOR');
}

function conditions(filter: SaleFilter): RawBuilder<boolean>[] {
  const { from, to, kinds, channels, levelIds, memberId, employeeId, cashierId, productId, numbers, minAmount, maxAmount } = filter;
  const lines = [
    ...(employeeId ? [sql<boolean>`l.employee_id = ${employeeId}`] : []),
    ...(productId ? [sql<boolean>`l.product_id = ${productId}`] : []),
  ];
  return [
    sql<boolean>`true`,
    ...(from ? [sql<boolean>`s.business_date >= ${from}::date`] : []),
    ...(to ? [sql<boolean>`s.business_date <= ${to}::date`] : []),
    ...(kinds ? [sql<boolean>`s.kind = any(${kinds}::sale_kind[])`] : []),
    ...(channels ? [sql<boolean>`s.channel = any(${channels}::channel[])`] : []),
    ...(levelIds ? [sql<boolean>`s.level_id = any(${levelIds}::uuid[])`] : []),
    ...(memberId ? [sql<boolean>`s.member_id = ${memberId}`] : []),
    ...(cashierId ? [sql<boolean>`s.cashier_id = ${cashierId}`] : []),
    ...(numbers ? [sql<boolean>`s.number = any(${numbers}::text[])`] : []),
    ...(minAmount != null ? [sql<boolean>`s.amount >= ${minAmount}`] : []),
    ...(maxAmount != null ? [sql<boolean>`s.amount <= ${maxAmount}`] : []),
    ...(lines.length > 0
      ? [
          sql<boolean>`exists (select from sale_line l where l.member_id = s.member_id and l.sale_id = s.id and ${sql.join(lines, sql` and `)})`,
        ]
      : []),
  ];
}

const and = (all: readonly RawBuilder<boolean>[]) => sql.join([...all], sql` and `);

/**
 * The keys of one page. By day, every store's index is read from the right place for as many rows as the page has, and the
 * stores are merged: the cost is that of the stores, not of their history. What may have to look at all of it has a time budget.
 * @throws BAD_CURSOR, TIME_BUDGET
 */
export async function salePage(db: Db, filter: SaleFilter, window: Window): Promise<SaleRef[]> {
  const { by, limit } = window;
  const down = (window.direction === 'desc') !== window.inverted;
  const place = by === 'amount' ? sql`s.amount` : sql`s.business_date`;
  const type = by === 'amount' ? sql`bigint` : sql`date`;
  const beyond = (cursor: string | undefined, below: boolean): RawBuilder<boolean>[] => {
    if (cursor === undefined) return [];
    const [value, id] = placeOf(cursor, by);
    return [sql<boolean>`(${place}, s.id) ${below ? sql`<` : sql`>`} (${value}::${type}, ${id}::uuid)`];
  };
  const descending = window.direction === 'desc';
  const where = [...conditions(filter), ...beyond(window.after, descending), ...beyond(window.before, !descending)];
  const order = (key: RawBuilder<unknown>, id: RawBuilder<unknown>) => (down ? sql`${key} desc, ${id} desc` : sql`${key} asc, ${id} asc`);
  const rows = (store: RawBuilder<boolean>) => sql`
    select s.member_id, s.id, ${place} as place from sale s where ${store} and ${and(where)} order by ${order(place, sql`s.id`)} limit ${limit}`;
  const merged = sql<SaleRef>`
    select f.member_id, f.id, f.place from unnest(${[...filter.storeIds]}::uuid[]) as o (id)
    cross join lateral (${rows(sql<boolean>`s.store_id = o.id`)}) f order by ${order(sql`f.place`, sql`f.id`)} limit ${limit}`;
  const direct = sql<SaleRef>`${rows(ofStores(filter))}`;
  const query = isNarrow(filter) || by === 'amount' ? direct : merged;
  return isNarrow(filter) || (by !== 'amount' && !isSieved(filter)) ? (await query.execute(db)).rows : withinBudget<SaleRef>(db, query);
}

/** A member's sales and a receipt number have an index of their own. */
const isNarrow = ({ memberId, numbers }: SaleFilter) => Boolean(memberId ?? numbers);

/** Whether conditions that no index serves may throw away most of what is read. */
function isSieved({ kinds, channels, levelIds, employeeId, cashierId, productId, minAmount, maxAmount }: SaleFilter): boolean {
  return [kinds, channels, levelIds, employeeId, cashierId, productId, minAmount, maxAmount].some((given) => given != null);
}

const ofStores = ({ storeIds }: SaleFilter) => sql<boolean>`s.store_id = any(${[...storeIds]}::uuid[])`;

/** How many there are, counting no further than `cap`. @throws TIME_BUDGET */
export async function countSales(db: Db, filter: SaleFilter, cap: number): Promise<number> {
  const query = sql<{ found: number }>`
    select count(*)::int as found from (select from sale s where ${ofStores(filter)} and ${and(conditions(filter))} limit ${cap}) f`;
  const rows = isSieved(filter) ? await withinBudget<{ found: number }>(db, query) : (await query.execute(db)).rows;
  return rows[0]?.found ?? 0;
}
