import type { DateRange, Grain } from '@regulars/domain/period';
import { type BusinessDate, daysBetween } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { type Branch, within } from './branch.ts';
import { cover, type Coverage } from './coverage.ts';
import { type Cube, cubeFor, type Dimension } from './cubes.ts';
import { conditions, dimensionsOf, facts, type Filter, type Place } from './facts.ts';
import { columns, sums } from './measures.ts';
import type { Known } from './trust.ts';

/** A question that can be answered by adding up. */
export interface Question {
  branch: Branch;
  filter: Filter;
  range: DateRange;
  /** What to tell apart; nothing: one row for all. */
  by: readonly (Dimension | 'org_id')[];
  /** Tells periods apart, too. */
  grain?: Grain;
  /** Reads the facts although a rollup knows the sums: for what can't be added up. */
  onFacts?: boolean;
  /** Leaves orders and refunds out where the facts are read: to find the largest, the sums do, and they are read much faster. */
  uncounted?: boolean;
}

/** A question with the SQL that answers it: columns of `by`, `period` and the measures. */
export interface Plan {
  relation: RawBuilder<unknown>;
  /** No rollup knows the combination: everything comes from the facts. */
  fromFacts: boolean;
  /** Reads more of the facts than the open days, so it runs within the budget. */
  long: boolean;
  /** Orders and refunds are right. */
  counted: boolean;
}

/** Days of facts that need no budget. */
const FEW_DAYS = 3;

/** Plans a question: which cube, and which days from months, days and facts. `shape` is that of the tree now. */
export function plan(question: Question, known: Known, shape: string): Plan {
  const { filter, by, range, grain } = question;
  const keys = by.filter((name) => name !== 'org_id');
  const cube = question.onFacts ? undefined : cubeFor(new Set([...dimensionsOf(filter), ...keys]));
  const coverage = cube ? coverageOf(question, cube, known) : undefined;
  const source =
    cube && coverage
      ? rolled(question, cube, keys, coverage, known.tree === shape)
      : facts(inRange(question, [range]), filter, keys, { counts: !question.uncounted });
  const groups = [...by.map((name) => sql.ref(name)), ...(grain ? [sql`period`] : [])];
  const period = grain ? [sql`${periodOf(grain)} as period`] : [];
  const select = sql.join([...by.map((name) => sql.ref(name)), ...period, sums]);
  const groupBy = groups.length > 0 ? sql`group by ${sql.join(groups)}` : sql``;
  return {
    relation: sql`select ${select} from (${source}) rows ${groupBy}`,
    fromFacts: cube === undefined,
    long: !coverage || daysOfFacts(coverage) > FEW_DAYS,
    counted: !question.uncounted || (coverage !== undefined && daysOfFacts(coverage) === 0),
  };
}

/** The first day of the period a row's day lies in, as domain/period counts it. */
function periodOf(grain: Grain): RawBuilder<unknown> {
  return grain === 'DAY' ? sql`day` : sql`date_trunc(${sql.lit(grain.toLowerCase())}, day::timestamp)::date`;
}

/** The parts of the range; months only where the periods asked for are made of them. */
function coverageOf({ branch, range, by, grain }: Question, cube: Cube, known: Known): Coverage {
  const days = !cube.dayOfChainOnly || (branch.whole && !by.includes('org_id'));
  return cover(range, known, { months: grain !== 'DAY' && grain !== 'WEEK', days });
}

function daysOfFacts({ open, dirty }: Coverage): number {
  return open.reduce((days, { from, to }) => days + daysBetween(from, to) + 1, dirty.length);
}

/** Union of the parts of the coverage: months, days, dirty days, open days. `sameTree`: branch rows were summed by the tree of now. */
function rolled(question: Question, cube: Cube, keys: readonly Dimension[], coverage: Coverage, sameTree: boolean): RawBuilder<unknown> {
  const { branch, filter, by } = question;
  const node = !by.includes('org_id') && (branch.leaf || (cube.branches && sameTree));
  const rows = node
    ? sql`org_id = ${branch.id}::uuid and branch = ${!branch.leaf}`
    : sql`org_id = any(${branch.orgs}::uuid[]) and not branch`;
  const where = conditions(filter, (dimension) => sql.ref(dimension));
  const select = sql.join([sql`org_id`, ...keys.map((key) => sql.ref(key)), columns]);
  const named = (day: RawBuilder<unknown>, table: string) => sql`select ${select}, ${day} as day from ${sql.table(table)}`;
  const parts: RawBuilder<unknown>[] = [];
  if (coverage.months.length > 0) {
    parts.push(sql`${named(sql`month`, cube.month)} where ${rows} and month = any(${coverage.months}::date[]) and ${where}`);
  }
  if (coverage.days.length > 0) {
    const dayRows = cube.dayOfChainOnly ? sql`org_id = ${branch.id}::uuid and branch` : rows;
    parts.push(sql`${named(sql`day`, cube.day)} where ${dayRows} and ${inRanges('day', coverage.days)} and ${where}`);
  }
  if (coverage.dirty.length > 0 && !cube.dayOfChainOnly) {
    const clean = sql`not exists (select from dirty_day d where d.store_id = org_id and d.day = ${sql.ref(`${cube.day}.day`)})`;
    parts.push(
      sql`${named(sql`day`, cube.day)} where org_id = any(${branch.orgs}::uuid[]) and not branch and day = any(${coverage.dirty}::date[]) and ${clean} and ${where}`,
    );
  }
  parts.push(...live(question, cube, keys, coverage, select));
  return parts.length > 0 ? sql.join(parts, sql` union all `) : facts(() => sql`false`, filter, keys);
}

/** What has to be read from the facts: open days, and the dirty stores of dirty days. */
function live(
  question: Question,
  cube: Cube,
  keys: readonly Dimension[],
  { open, dirty }: Coverage,
  select: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const places: Place[] = [];
  if (open.length > 0) places.push(inRange(question, open));
  if (dirty.length > 0) {
    const days = inDays(question, dirty);
    places.push(
      cube.dayOfChainOnly
        ? days
        : (alias) =>
            sql`${days(alias)} and exists (select from dirty_day d where d.store_id = ${sql.ref(`${alias}.store_id`)} and d.day = ${sql.ref(`${alias}.business_date`)})`,
    );
  }
  return places.map(
    (place) =>
      sql`select ${select}, day from (${facts(place, question.filter, keys, { lines: cube.facts === 'line', counts: !question.uncounted })}) live`,
  );
}

/** The place of facts in the branch and the ranges. */
export function inRange({ branch }: { branch: Branch }, ranges: readonly DateRange[]): Place {
  return (alias) => sql`${inRanges(`${alias}.business_date`, ranges)} and ${within(branch, `${alias}.store_id`)}`;
}

function inDays({ branch }: { branch: Branch }, days: readonly BusinessDate[]): Place {
  return (alias) => sql`${sql.ref(`${alias}.business_date`)} = any(${days}::date[]) and ${within(branch, `${alias}.store_id`)}`;
}

function inRanges(column: string, ranges: readonly DateRange[]): RawBuilder<unknown> {
  const each = ranges.map(({ from, to }) => sql`${sql.ref(column)} between ${from}::date and ${to}::date`);
  return sql`(${sql.join(each, sql` or `)})`;
}
