import type { Tx } from '@regulars/db/kysely';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { sql, type RawBuilder } from 'kysely';

/** A part of the stage that is written in one transaction: whole sales, in the order of their ids, which is the order of days. */
export interface Range {
  /** Exclusive; null: from the first. */
  after: string | null;
  /** Inclusive. */
  last: string;
  /** How many rows it holds, and how many of them belong to the last sale. */
  rows: number;
  ofLast: number;
}

/** Ten-thousandths that the lines so far were rounded away from: CARRY gives them to the next line. */
export interface Carry {
  amount: number;
  margin: number;
}

/** What the batch accepted, in ten-thousandths, and what it hands on. */
export interface Accepted {
  rows: number;
  amountFile: number;
  amountRounded: number;
  carry: Carry;
}

/** A row of the stage that names something unknown. The numbers lead to the names of the file. */
export interface Unresolved {
  row: number;
  store: number;
  employee: number;
  product: number;
  member: string;
  store_code: string | null;
  no_store: boolean;
  no_employee: boolean;
  no_product: boolean;
  no_member: boolean;
  repeated: boolean;
}

/** More lines than this are no basket but a mistake in the mapping's sale key. */
export const LONGEST_SALE = 10_000;

export async function createBatchTables(tx: Tx): Promise<void> {
  await sql`create temp table import_member (
    member text not null, store int not null, kind member_key_kind not null, value text not null, name text not null, phone text not null,
    date date not null, home_id uuid not null, first_sale uuid not null, id uuid, number text, fresh boolean not null default false
  ) on commit delete rows`.execute(tx);
  await sql`create temp table import_line (
    sale_id uuid not null, line_id uuid not null, "row" int not null, member_id uuid not null, guest boolean not null,
    store_id uuid not null, day date not null, sold_at timestamptz, refund boolean not null, number text not null,
    channel channel not null, tender tender_method not null, employee_id uuid, product_id uuid not null, category_id uuid not null, promoted boolean not null,
    quantity bigint not null, amount bigint not null, discount bigint not null, unit_price bigint not null, cost bigint
  ) on commit delete rows`.execute(tx);
  await sql`create temp table import_fact (
    sale_id uuid not null, id uuid not null, member_id uuid not null, guest boolean not null, store_id uuid not null, day date not null,
    sold_at timestamptz, refund boolean not null, number text not null, channel channel not null, amount bigint not null, discount bigint not null,
    cost bigint, costed_amount bigint not null, quantity bigint not null, line_count int not null
  ) on commit delete rows`.execute(tx);
}

/** The next batch: `size` rows, and what belongs to the last sale among them. Null at the end of the stage, or of its part up to `until`. */
export async function nextRange(tx: Tx, after: string | null, size: number, until: string | null = null): Promise<Range | null> {
  const from = after === null ? sql`true` : sql`sale_id > ${after}::uuid`;
  const to = until === null ? sql`true` : sql`sale_id <= ${until}::uuid`;
  const found = await sql<{ last: string }>`
    select sale_id as last from (select sale_id from pg_temp.import_stage where ${from} and ${to} order by sale_id limit ${size}) part
    order by sale_id desc limit 1`.execute(tx);
  const last = found.rows[0]?.last;
  if (last === undefined) return null;
  const { rows } = await sql<{
    all: number;
    of_last: number;
  }>`select count(*) as all, count(*) filter (where s.sale_id = ${last}::uuid) as of_last
    from pg_temp.import_stage s where ${inRange({ after, last })}`.execute(tx);
  return { after, last, rows: rows[0]?.all ?? 0, ofLast: rows[0]?.of_last ?? 0 };
}

export function inRange({ after, last }: Pick<Range, 'after' | 'last'>): RawBuilder<boolean> {
  return after === null ? sql`s.sale_id <= ${last}::uuid` : sql`s.sale_id > ${after}::uuid and s.sale_id <= ${last}::uuid`;
}

/** Rows of the range with what their names lead to; `nth` counts rows of the same content, which are all kept. */
function ranked(range: Range): RawBuilder<unknown> {
  return sql`
    select s.*, o.id as store_id, o.zone, o.day_starts_at, o.code as store_code, p.id as product_id, p.category_id, e.id as employee_id,
      m.id as member_id, m.kind as member_kind, row_number() over (partition by s.sale_id, s.line_id order by s."row") as nth
    from pg_temp.import_stage s
    left join pg_temp.import_store o on o.no = s.store
    left join pg_temp.import_product p on p.no = s.product
    left join pg_temp.import_employee e on e.no = s.employee
    left join pg_temp.import_member m on m.member = s.member and m.store = case when s.member = '' then s.store else 0 end
    where ${inRange(range)}`;
}

/** Rows that can't be taken because of a name, and repeated rows of a file that has ids of its own. */
export async function unresolvedRows(tx: Tx, range: Range): Promise<Unresolved[]> {
  const { rows } = await sql<Unresolved>`
    select "row", store, employee, product, member, store_code, store_id is null as no_store,
      employee > 0 and employee_id is null as no_employee, product_id is null as no_product, member_id is null as no_member,
      keyed and nth > 1 as repeated
    from (${ranked(range)}) r
    where store_id is null or store_code is not null or product_id is null or member_id is null
      or (employee > 0 and employee_id is null) or (keyed and nth > 1)
    order by "row"`.execute(tx);
  return rows;
}

/** An id of the same time as `id`, made from it and `text`: the layout of `derivedId` in domain/uuid7.ts. */
export function derivedIn(id: RawBuilder<unknown>, text: RawBuilder<unknown>): RawBuilder<string> {
  const hash = sql`md5(${id}::text || ${text})`;
  return sql`(left(${id}::text, 14) || '7' || substr(${hash}, 1, 3) || '-'
    || translate(substr(${hash}, 4, 1), '0123456789abcdef', '89ab89ab89ab89ab') || substr(${hash}, 5, 3) || '-' || substr(${hash}, 8, 12))::uuid`;
}

/**
 * Ten-thousandths to minor units. LINE: halves away from zero. CARRY: the difference of the rounded running totals, in the
 * order of days, so that the lines of every day, month and year come to their total within half a minor unit at either end.
 */
function rounded(rule: ImportMapping['rounding'], column: string, unit: number, carried: number): RawBuilder<number> {
  const value = sql.ref(column);
  if (rule === 'LINE') return sql`sign(${value})::bigint * ((abs(${value}) + ${Math.floor(unit / 2)}::bigint) / ${unit}::bigint)`;
  const before = sql`coalesce(sum(${value}) over (order by sale_id, "row" rows between unbounded preceding and current row), 0)`;
  const step = (total: RawBuilder<unknown>) =>
    sql`floor((${total} + ${carried}::bigint + ${Math.floor(unit / 2)}::bigint) / ${unit}::numeric)::bigint`;
  return sql`${step(before)} - ${step(sql`${before} - coalesce(${value}, 0)`)}`;
}

/** Fills import_line with the rows of the range that can be taken, amounts in minor units. */
export async function fillLines(tx: Tx, range: Range, mapping: ImportMapping, unit: number, carry: Carry): Promise<Accepted> {
  const cost = 'profit' in mapping.fields ? sql`amount_minor - margin_minor` : sql`margin_minor`;
  const { rows } = await sql<{ rows: number; amount: number | null; margin: number | null; rounded: number | null }>`
    with taken as (
      select *, amount + discount as list from (${ranked(range)}) r
      where store_id is not null and store_code is null and product_id is not null and member_id is not null
        and (employee = 0 or employee_id is not null) and not (keyed and nth > 1)
    ), minor as (
      select *, ${rounded(mapping.rounding, 'amount', unit, carry.amount)} as amount_minor,
        case when margin is not null then ${rounded(mapping.rounding, 'margin', unit, carry.margin)} end as margin_minor,
        ${rounded('LINE', 'list', unit, 0)} as list_minor, ${rounded('LINE', 'unit_price', unit, 0)} as price_minor
      from taken
    ), filled as (
      insert into pg_temp.import_line
      select case when loose and nth > 1 then ${derivedIn(sql`sale_id`, sql`nth`)} else sale_id end,
        case when nth > 1 then ${derivedIn(sql`line_id`, sql`nth`)} else line_id end,
        "row", member_id, member_kind = 'GUEST', store_id,
        case when minute is null then date else (date + make_interval(mins => minute - day_starts_at))::date end,
        (date + make_interval(mins => minute)) at time zone zone, refund, number, channel, tender, employee_id, product_id, category_id, promoted,
        quantity, amount_minor, list_minor - amount_minor,
        coalesce(price_minor, case when quantity = 0 then 0 else greatest(round(list_minor * 1000.0 / quantity), 0) end), ${cost}
      from minor
      returning amount
    )
    select (select count(*) from taken) as rows, (select sum(amount)::bigint from taken) as amount,
      (select sum(margin)::bigint from taken) as margin, (select sum(amount)::bigint from filled) as rounded`.execute(tx);
  const [done] = rows;
  return {
    rows: done?.rows ?? 0,
    amountFile: done?.amount ?? 0,
    amountRounded: (done?.rounded ?? 0) * unit,
    carry: { amount: (carry.amount + (done?.amount ?? 0)) % unit, margin: (carry.margin + (done?.margin ?? 0)) % unit },
  };
}
