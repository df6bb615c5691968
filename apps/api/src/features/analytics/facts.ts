import { type RawBuilder, sql } from 'kysely';
import { chain } from '../../chain.ts';
import type { Dimension } from './cubes.ts';

/** Stands for "no level" where a key may not be null. */
export const NO_LEVEL = '00000000-0000-0000-0000-000000000000';

/** Which sales a question is about, beside branch and days. */
export interface Filter {
  /** A category with all below it: the leaves at the sale. */
  categoryIds?: readonly string[] | undefined;
  productId?: string | undefined;
  employeeId?: string | undefined;
  levelId?: string | undefined;
  channel?: string | undefined;
  tagId?: string | undefined;
}

/** Weekday and hour on the clock of the shop (o is its organisation), as the hour cube numbers them. */
const hourOfWeek = () =>
  sql`((extract(isodow from s.business_date) - 1) * 24 + extract(hour from s.sold_at at time zone coalesce(o.time_zone, ${chain().timeZone})))::smallint`;

/** What a dimension is in the facts: s is the sale, l the line, o the store. */
const EXPRESSIONS: Record<Dimension, () => RawBuilder<unknown>> = {
  category_id: () => sql`l.category_id`,
  employee_id: () => sql`l.employee_id`,
  product_id: () => sql`l.product_id`,
  level_id: () => sql`coalesce(s.level_id, ${NO_LEVEL}::uuid)`,
  channel: () => sql`s.channel`,
  hour: hourOfWeek,
};

const LINE_DIMENSIONS: ReadonlySet<Dimension> = new Set(['category_id', 'employee_id', 'product_id']);

/** The dimensions that a filter names; a tag is none that a rollup knows. */
export function dimensionsOf(filter: Filter): (Dimension | 'tag')[] {
  const named: (Dimension | 'tag')[] = [];
  if (filter.categoryIds) named.push('category_id');
  if (filter.productId) named.push('product_id');
  if (filter.employeeId) named.push('employee_id');
  if (filter.levelId) named.push('level_id');
  if (filter.channel) named.push('channel');
  if (filter.tagId) named.push('tag');
  return named;
}

/** The filter as conditions on columns given by `column`; the tag is looked up with the member of the sale. */
export function conditions(filter: Filter, column: (dimension: Dimension) => RawBuilder<unknown>): RawBuilder<unknown> {
  const all = [sql`true`];
  if (filter.categoryIds) all.push(sql`${column('category_id')} = any(${filter.categoryIds}::uuid[])`);
  if (filter.productId) all.push(sql`${column('product_id')} = ${filter.productId}::uuid`);
  if (filter.employeeId) all.push(sql`${column('employee_id')} = ${filter.employeeId}::uuid`);
  if (filter.levelId) all.push(sql`${column('level_id')} = ${filter.levelId}::uuid`);
  if (filter.channel) all.push(sql`${column('channel')} = ${filter.channel}::channel`);
  if (filter.tagId)
    all.push(
      sql`exists (select from member_tag t where t.member_id = s.member_id and t.tag_id = ${filter.tagId}::uuid and (t.expires_on is null or t.expires_on >= current_date))`,
    );
  return sql.join(all, sql` and `);
}

/** Whether the question can be told from the sale alone, without its lines. */
function readsLines(filter: Filter, keys: readonly Dimension[]): boolean {
  return [...keys, ...dimensionsOf(filter)].some((dimension) => dimension !== 'tag' && LINE_DIMENSIONS.has(dimension));
}

/** A condition on the columns store_id and business_date of a table by its alias: the sales are s, their lines l. */
export type Place = (alias: 's' | 'l') => RawBuilder<unknown>;

/** After `from`: the sales (s) of the place that the filter means; one with several such lines comes several times. */
export function salesWith(filter: Filter, place: Place, also: RawBuilder<unknown>): RawBuilder<unknown> {
  const lines = readsLines(filter, []) ? sql`join sale_line l on l.member_id = s.member_id and l.sale_id = s.id and ${place('l')}` : sql``;
  return sql`sale s ${lines} where ${place('s')} and ${also} and ${conditions(filter, (dimension) => EXPRESSIONS[dimension]())}`;
}

/** How the facts are read. */
interface Reading {
  /** Reads the lines although no key or filter names them. */
  lines?: boolean;
  /** False: orders and refunds are not wanted and stay 0, so lines need not be put together by sale. */
  counts?: boolean;
  /** Puts categories together: a sale with lines in two of a group is one order of the group. */
  groups?: ReadonlyMap<string, string>;
}

/**
 * The facts in the shape of a rollup: org_id, day, the keys and the measures; one row per sale and key, so that a sale with
 * several such lines is one order.
 * @param place which stores and days; said of the sale and of the line, so that both are found by their index
 */
export function facts(
  place: Place,
  filter: Filter,
  keys: readonly Dimension[],
  { lines = readsLines(filter, keys), counts = true, groups }: Reading = {},
): RawBuilder<unknown> {
  if (lines && !counts && !groups) return uncounted(place, filter, keys);
  const where = [place('s'), conditions(filter, (dimension) => EXPRESSIONS[dimension]())];
  if (keys.includes('hour')) where.push(sql`s.sold_at is not null`);
  if (keys.includes('employee_id')) where.push(sql`l.employee_id is not null`);
  const shop = keys.includes('hour') ? sql`join org o on o.id = s.store_id` : sql``;
  const named = keys.map((key) => sql`${groups && key === 'category_id' ? sql`g.shown` : EXPRESSIONS[key]()} as ${sql.ref(key)}`);
  const select = sql.join([sql`s.store_id as org_id`, sql`s.business_date as day`, ...named]);
  const kinds = sql`(s.kind = 'SALE')::int as orders, (s.kind = 'REFUND')::int as refunds`;
  if (!lines) {
    return sql`select ${select}, s.amount as revenue, coalesce(s.cost, 0) as cost, s.costed_amount as costed, s.discount, s.quantity as units, ${kinds}, s.line_count::int as lines
      from sale s ${shop} where ${sql.join(where, sql` and `)}`;
  }
  const together = groups
    ? sql`join unnest(${[...groups.keys()]}::uuid[], ${[...groups.values()]}::uuid[]) g(id, shown) on g.id = l.category_id`
    : sql``;
  // the sale first: where rows are sorted, one comparison tells most of them apart
  const apart = sql.join([
    sql`l.sale_id`,
    ...keys.map((key) => (groups && key === 'category_id' ? sql`g.shown` : sql.ref(key))),
    sql`s.store_id`,
    sql`s.business_date`,
    sql`s.kind`,
  ]);
  return sql`select ${select}, sum(l.amount)::bigint as revenue, coalesce(sum(l.cost), 0)::bigint as cost,
      coalesce(sum(l.amount) filter (where l.cost is not null), 0)::bigint as costed, sum(l.discount)::bigint as discount, sum(l.quantity)::bigint as units, ${kinds}, count(*)::int as lines
    from sale s ${shop} join sale_line l on l.member_id = s.member_id and l.sale_id = s.id and ${place('l')} ${together}
    where ${sql.join(where, sql` and `)} group by ${apart}`;
}

const LEFT_TO_THE_SALE: ReadonlySet<Dimension | 'tag'> = new Set(['level_id', 'channel', 'hour', 'tag']);

/** The lines by themselves; of the sale only what a key or the filter names. */
function uncounted(place: Place, filter: Filter, keys: readonly Dimension[]): RawBuilder<unknown> {
  const joined = [...keys, ...dimensionsOf(filter)].some((dimension) => LEFT_TO_THE_SALE.has(dimension));
  const where = [place('l'), conditions(filter, (dimension) => EXPRESSIONS[dimension]())];
  if (joined) where.push(place('s'));
  if (keys.includes('employee_id')) where.push(sql`l.employee_id is not null`);
  const named = keys.map((key) => sql`${EXPRESSIONS[key]()} as ${sql.ref(key)}`);
  const select = sql.join([sql`l.store_id as org_id`, sql`l.business_date as day`, ...named]);
  const sale = joined ? sql`join sale s on s.member_id = l.member_id and s.id = l.sale_id` : sql``;
  return sql`select ${select}, l.amount as revenue, coalesce(l.cost, 0) as cost, case when l.cost is null then 0 else l.amount end as costed,
      l.discount, l.quantity as units, 0 as orders, 0 as refunds, 1 as lines
    from sale_line l ${sale} where ${sql.join(where, sql` and `)}`;
}
