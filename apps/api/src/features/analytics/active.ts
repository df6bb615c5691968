import { type DateRange, type Grain, periodEnd, periodStart } from '@regulars/domain/period';
import { addDays, type BusinessDate, daysBetween } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { Branch } from './branch.ts';
import { dimensionsOf, type Filter, salesWith } from './facts.ts';
import { REACH } from './fold-sql.ts';
import { inRange } from './read.ts';
import type { Known } from './trust.ts';

const COLUMNS = {
  DAY: 'members',
  WEEK: 'week_new',
  MONTH: 'month_new',
  QUARTER: 'quarter_new',
  YEAR: 'year_new',
} as const satisfies Record<Grain, string>;
/** What makes a member active: a sale, of somebody known. */
const BUYS = sql`s.kind = 'SALE' and not s.guest`;
const GRAINS: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

/** The grain of which the range is one period, from its first day on. */
export function grainOf({ from, to }: DateRange): Grain | undefined {
  return GRAINS.find((grain) => periodStart(from, grain) === from && to <= periodEnd(from, grain));
}

/** Distinct members who bought in each range, one number a row, in the order given. */
export function activeMembers(
  branch: Branch,
  filter: Filter,
  ranges: readonly DateRange[],
  known: Known,
  shape: string,
): RawBuilder<{ place: number; members: number }> {
  const each = ranges.map((range, place) => {
    const kept = dimensionsOf(filter).length === 0 ? keptPart(branch, range, known, shape) : undefined;
    return kept ? { ...kept, place, range } : { place, range, column: null, through: null };
  });
  const rolled = each.filter(({ column }) => column !== null);
  const parts: RawBuilder<unknown>[] = [];
  if (rolled.length > 0) parts.push(sum(branch, rolled));
  const newcomers = rolled.filter(({ range, through }) => through !== null && through < range.to);
  if (newcomers.length > 0) parts.push(onlyInOpenDays(branch, newcomers));
  const direct = each.filter(({ column }) => column === null);
  if (direct.length > 0) parts.push(counted(branch, filter, direct));
  return sql`select place, sum(members)::int as members from (${sql.join(parts, sql` union all `)}) parts group by place`;
}

interface Part {
  place: number;
  range: DateRange;
  /** The column of active_day to add up; null: count the facts. */
  column: string | null;
  /** The last day that is added up. */
  through: BusinessDate | null;
}

/** What of a range can be added up: it is a period so far or short, no day of it is dirty, and the rows are of the tree of now. */
function keptPart(branch: Branch, range: DateRange, known: Known, shape: string): Pick<Part, 'column' | 'through'> | undefined {
  const grain = grainOf(range);
  const short = daysBetween(range.from, range.to) < REACH;
  if (!(grain || short) || known.activeThrough === null || known.activeThrough < range.from || !(branch.leaf || known.tree === shape))
    return undefined;
  for (const day of known.dirtyDays) if (day >= range.from && day <= range.to) return undefined;
  return { column: grain ? COLUMNS[grain] : 'fresh', through: known.activeThrough < range.to ? known.activeThrough : range.to };
}

/** The parts as rows r(place, first, last, name). */
function rowsOf(parts: readonly Part[]): RawBuilder<unknown> {
  const firsts = parts.map(({ range }) => range.from);
  const lasts = parts.map(({ range, through }) => through ?? range.to);
  return sql`unnest(${parts.map(({ place }) => place)}::int[], ${firsts}::date[], ${lasts}::date[], ${parts.map(({ column }) => column)}::text[]) r(place, first, last, name)`;
}

function sum(branch: Branch, parts: readonly Part[]): RawBuilder<unknown> {
  const cases = Object.values(COLUMNS).map((name) => sql`when ${sql.lit(name)} then ${sql.ref(`a.${name}`)}`);
  return sql`select r.place, coalesce(sum(case r.name ${sql.join(cases, sql` `)} else a.fresh[a.day - r.first + 1] end), 0) as members from ${rowsOf(parts)}
    left join active_day a on a.org_id = ${branch.id}::uuid and a.branch = ${!branch.leaf} and a.day between r.first and r.last group by r.place`;
}

/** Buyers of the days not counted yet who had not bought in the counted days of the range. */
function onlyInOpenDays(branch: Branch, parts: readonly Part[]): RawBuilder<unknown> {
  const each = parts.map(({ place, range, through }) => {
    const first = addDays(through ?? range.from, 1);
    return sql`select ${place}::int as place, count(*) as members from
      (select distinct s.member_id from sale s where ${buyers(branch, { from: first, to: range.to })}) now
      where not exists (select from sale s where s.member_id = now.member_id and ${buyers(branch, { from: range.from, to: through ?? range.from })})`;
  });
  return sql.join(each, sql` union all `);
}

/** Counts in the facts. A distinct subquery is hashed, where count(distinct) would sort. */
function counted(branch: Branch, filter: Filter, parts: readonly Part[]): RawBuilder<unknown> {
  const each = parts.map(
    ({ place, range }) =>
      sql`select ${place}::int as place, count(*) as members from (select distinct s.member_id from ${salesWith(filter, inRange({ branch }, [range]), BUYS)}) buyers`,
  );
  return sql.join(each, sql` union all `);
}

function buyers(branch: Branch, range: DateRange): RawBuilder<unknown> {
  return sql`${inRange({ branch }, [range])('s')} and ${BUYS}`;
}
