import { type Condition, isPurchases, type Leaf, leavesOf, type Purchases } from '@regulars/domain/criteria';
import { LINE_ATTRIBUTES, LINE_DATE } from '@regulars/domain/criteria-attributes';
import { holdsForZero, measureTest, readingOf, testOf, windowOf } from '@regulars/domain/criteria-test';
import type { Source } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import type { Compiling } from './sql.ts';
import { asked, combined, type Sql } from './test-sql.ts';

/** From which facts a condition on purchases is answered: receipts where they know enough, else their lines. */
interface Facts extends Compiling {
  lines: boolean;
}

/**
 * The members of whom a condition on purchases holds, each once; or, where it holds for who bought nothing (`holdsWithout`), those of whom
 * it does not.
 */
export function purchasesJoin(
  condition: Purchases,
  compiling: Compiling,
  members: readonly string[] | undefined,
): { query: Sql; holdsWithout: boolean } {
  const { purchases, operator, where } = condition;
  const lines = where !== undefined && [...leavesOf(where)].some((leaf) => sourceOf(leaf).table === 'sale_line');
  const facts = { ...compiling, lines };
  const conditions: Sql[] = [];
  const window = windowOf(condition, compiling.context);
  if (window) conditions.push(asked(sql`f.business_date`, window, undefined));
  if (purchases === 'exists' || purchases === 'count') conditions.push(lines ? sql`f.quantity > 0` : sql`f.kind = 'SALE'`);
  if (members) conditions.push(sql`f.member_id = any(${members})`);
  if (where) conditions.push(combined(where, false, (leaf, negate) => compile(leaf, negate, facts)));
  const from = sql`from ${lines ? sql`sale_line` : sql`sale`} f ${joins(where, lines)}`;
  const filtered = conditions.length > 0 ? sql`${from} where ${sql.join(conditions, sql` and `)}` : from;
  const query = sql`select f.member_id ${filtered} group by f.member_id`;
  if (purchases === 'exists') return { query, holdsWithout: operator === 'no' };
  const test = measureTest(condition);
  const holdsWithout = holdsForZero(test);
  const wanted = { ...test, negate: test.negate !== holdsWithout };
  return { query: sql`${query} having ${asked(measure(purchases, lines), wanted, undefined)}`, holdsWithout };
}

function measure(purchases: Exclude<Purchases['purchases'], 'exists'>, lines: boolean): Sql {
  if (purchases === 'count') return lines ? sql`count(distinct f.sale_id)` : sql`count(*)`;
  return purchases === 'quantity' ? sql`sum(f.quantity)` : sql`sum(f.amount)`;
}

/** What the lines do not carry themselves. */
function joins(where: Condition | undefined, lines: boolean): Sql {
  const columns = where ? [...leavesOf(where)].map((leaf) => sourceOf(leaf).column) : [];
  const receipt = lines && (columns.includes('channel') || columns.includes('hour'));
  const sale = receipt ? sql`join sale s on s.member_id = f.member_id and s.id = f.sale_id` : sql``;
  return columns.includes('hour') ? sql`${sale} join org o on o.id = f.store_id` : sale;
}

function sourceOf(leaf: Leaf | Purchases): Source {
  const attribute = isPurchases(leaf) ? undefined : LINE_ATTRIBUTES.get(leaf.attribute);
  return (attribute ?? LINE_DATE).from;
}

function compile(leaf: Leaf | Purchases, negate: boolean, facts: Facts): Sql {
  const attribute = isPurchases(leaf) ? undefined : LINE_ATTRIBUTES.get(leaf.attribute);
  if (!attribute) throw new RangeError('not in the vocabulary of a purchase');
  const test = testOf(leaf, attribute, facts.context);
  return asked(expression(attribute.from, facts), { ...test, negate: test.negate !== negate }, readingOf(attribute.from.read));
}

function expression({ table, column, read }: Source, { lines, zone }: Facts): Sql {
  if (column === 'hour')
    return sql`extract(hour from ${lines ? sql`s.sold_at` : sql`f.sold_at`} at time zone coalesce(o.time_zone, ${zone}))::int`;
  const copied = table === 'sale_line' || column === 'store_id' || column === 'business_date';
  const value = lines && !copied ? sql.ref(`s.${column}`) : sql.ref(`f.${column}`);
  return read === 'weekday' ? sql`extract(isodow from ${value})::int` : value;
}
