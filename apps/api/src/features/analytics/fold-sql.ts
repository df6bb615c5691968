import type { Tx } from '@regulars/db/kysely';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { OrgTree } from '../orgs/tree.ts';
import { ALL_CUBES, type Cube } from './cubes.ts';
import { facts, type Place } from './facts.ts';
import { columns, sums } from './measures.ts';

/** An organisation on a day, or in the month that begins on it. */
export interface Cell {
  org: string;
  day: BusinessDate;
}

type Tier = 'day' | 'month';

/** A node that has something below it, with what its branch row is the sum of: its own row, and each child's branch row or only row. */
interface Sum {
  node: string;
  parts: { org: string; branch: boolean }[];
}

/** The branch rows by depth, the deepest first: each is the sum of rows that are right when its turn comes. */
function sumsByDepth(tree: OrgTree): Sum[][] {
  const levels: Sum[][] = [];
  const visit = (node: string, depth: number) => {
    const children = tree.children(node);
    if (children.length === 0) return;
    const parts = children.map(({ id }) => ({ org: id, branch: tree.children(id).length > 0 }));
    (levels[depth] ??= []).push({ node, parts: [{ org: node, branch: false }, ...parts] });
    for (const { id } of children) visit(id, depth + 1);
  };
  if (tree.root) visit(tree.root.id, 0);
  return levels.toReversed();
}

/** The nodes that have something below them. */
export function nodesAbove(tree: OrgTree): string[] {
  return sumsByDepth(tree).flatMap((level) => level.map(({ node }) => node));
}

/** Each organisation with each node above it that has something below: in whose figures it counts. */
function links(tree: OrgTree): { org: string[]; above: string[] } {
  const pairs = nodesAbove(tree).flatMap((above) => tree.branch(above).map((org) => ({ org, above })));
  return { org: pairs.map(({ org }) => org), above: pairs.map(({ above }) => above) };
}

function table(
  cube: Cube,
  tier: Tier,
): { name: RawBuilder<unknown>; day: RawBuilder<unknown>; keys: RawBuilder<unknown>[]; all: RawBuilder<unknown> } {
  const day = sql.ref(tier);
  const keys = cube.keys.map((key) => sql.ref(key));
  return { name: sql.table(cube[tier]), day, keys, all: sql.join([sql`org_id`, sql`branch`, day, ...keys, columns]) };
}

/** Cells as rows p(org, day). */
function cellRows(cells: readonly Cell[]): RawBuilder<unknown> {
  return sql`unnest(${cells.map(({ org }) => org)}::uuid[], ${cells.map(({ day }) => day)}::date[]) p(org, day)`;
}

/** Writes the day rows of what the organisations themselves sold, of facts at `place`, and the products of the whole `days`. */
export async function writeDays(tx: Tx, place: Place, chainPlace: Place, rootId: string): Promise<void> {
  for (const cube of ALL_CUBES) {
    const { name, keys, all } = table(cube, 'day');
    const chain = cube.dayOfChainOnly;
    const org = chain ? sql`${rootId}::uuid as org_id` : sql`org_id`;
    const groups = sql.join([...(chain ? [] : [sql`org_id`]), sql`day`, ...keys]);
    await sql`insert into ${name} (${all}) select ${org}, ${chain}::boolean, day, ${keys.length > 0 ? sql`${sql.join(keys)},` : sql``} ${sums}
      from (${facts(chain ? chainPlace : place, {}, cube.keys, { lines: cube.facts === 'line' })}) f group by ${groups}`.execute(tx);
  }
}

/** Removes the organisations' own day rows in the cells, and the chain's products of the days. */
export async function dropDays(tx: Tx, cells: readonly Cell[], days: readonly BusinessDate[], rootId: string): Promise<void> {
  for (const cube of ALL_CUBES) {
    const { name } = table(cube, 'day');
    if (cube.dayOfChainOnly)
      await sql`delete from ${name} where org_id = ${rootId}::uuid and branch and day = any(${days}::date[])`.execute(tx);
    else await sql`delete from ${name} t using ${cellRows(cells)} where t.org_id = p.org and not t.branch and t.day = p.day`.execute(tx);
  }
}

/** Sums the branch rows of the cells anew: of each node from its own row and those of its children, the deepest nodes first. */
export async function sumBranches(tx: Tx, tree: OrgTree, tier: Tier, cells: readonly Cell[]): Promise<void> {
  const cubes = ALL_CUBES.filter((cube) => cube.branches && !(tier === 'day' && cube.dayOfChainOnly));
  for (const level of sumsByDepth(tree)) {
    const nodes = new Set(level.map(({ node }) => node));
    const wanted = cells.filter(({ org }) => nodes.has(org));
    if (wanted.length === 0) continue;
    const parts = level.flatMap(({ node, parts: all }) => all.map((part) => ({ ...part, node })));
    for (const cube of cubes) await sumLevel(tx, table(cube, tier), wanted, parts);
  }
}

async function sumLevel(
  tx: Tx,
  { name, day, keys, all }: ReturnType<typeof table>,
  cells: readonly Cell[],
  parts: readonly { node: string; org: string; branch: boolean }[],
): Promise<void> {
  const listed = keys.map((key) => sql`t.${key}`);
  await sql`delete from ${name} t using ${cellRows(cells)} where t.org_id = p.org and t.branch and t.${day} = p.day`.execute(tx);
  await sql`insert into ${name} (${all}) select p.org, true, p.day, ${listed.length > 0 ? sql`${sql.join(listed)},` : sql``} ${sums}
    from ${cellRows(cells)} join unnest(${parts.map(({ node }) => node)}::uuid[], ${parts.map(({ org }) => org)}::uuid[], ${parts.map(({ branch }) => branch)}::boolean[])
      k(node, org, branch) on k.node = p.org
    join ${name} t on t.org_id = k.org and t.branch = k.branch and t.${day} = p.day
    group by ${sql.join([sql`p.org`, sql`p.day`, ...listed])}`.execute(tx);
}

/** Sums the organisations' own rows of one month anew: from their days, products from the facts. `last` is the last day that counts. */
export async function writeMonth(tx: Tx, orgs: readonly string[], month: BusinessDate, last: BusinessDate): Promise<void> {
  const place: Place = (alias) =>
    sql`${sql.ref(`${alias}.business_date`)} between ${month}::date and ${last}::date and ${sql.ref(`${alias}.store_id`)} = any(${orgs}::uuid[])`;
  for (const cube of ALL_CUBES) {
    const { name, keys, all } = table(cube, 'month');
    const listed = keys.length > 0 ? sql`, ${sql.join(keys)}` : sql``;
    await sql`delete from ${name} where org_id = any(${orgs}::uuid[]) and not branch and month = ${month}::date`.execute(tx);
    const source = cube.dayOfChainOnly
      ? sql`(${facts(place, {}, cube.keys, { lines: true })}) t`
      : sql`${sql.table(cube.day)} t where org_id = any(${orgs}::uuid[]) and not branch and day between ${month}::date and ${last}::date`;
    await sql`insert into ${name} (${all}) select org_id, false, ${month}::date ${listed}, ${sums} from ${source} group by org_id ${listed}`.execute(
      tx,
    );
  }
}

/** How many days back active_day.fresh reaches: ranges of so many days can be added up. */
export const REACH = 92;

/** Of gaps in days, for each k from 1 on how many are at least k. */
const atLeast = sql`(select array_agg(n order by k) from (
    select k, (sum(count(gap)) over (order by k desc))::int as n from generate_series(1, ${sql.lit(REACH)}) k left join unnest(gaps) gap on gap = k group by k) counted)`;

/**
 * Counts the active members of days anew, for every organisation and branch: of each (organisation, member) the day of purchase
 * before tells whether this one is the first of its week, month, quarter or year, and for how many days it was the first.
 */
export async function writeActive(tx: Tx, tree: OrgTree, from: BusinessDate, to: BusinessDate): Promise<void> {
  const { org, above } = links(tree);
  const own = [...tree.byId.keys()];
  const orgs = [...own, ...org];
  const nodes = [...own, ...above];
  const branch = [...own.map(() => false), ...org.map(() => true)];
  const first = (grain: string) =>
    sql`(count(*) filter (where before is null or before < date_trunc(${sql.lit(grain)}, day::timestamp)::date))::int`;
  await sql`delete from active_day where org_id = any(${own}::uuid[]) and day between ${from}::date and ${to}::date`.execute(tx);
  await sql`
    insert into active_day (org_id, branch, day, members, week_new, month_new, quarter_new, year_new, fresh)
    select node, branch, day, members, week_new, month_new, quarter_new, year_new, ${atLeast} from (
    select node, branch, day, count(*)::int as members, ${first('week')} as week_new, ${first('month')} as month_new, ${first('quarter')} as quarter_new,
      ${first('year')} as year_new, array_agg(least(coalesce(day - before, ${sql.lit(REACH)}), ${sql.lit(REACH)})) as gaps
    from (
      select k.node, k.branch, h.business_date as day, lag(h.business_date) over (partition by k.node, k.branch, h.member_id order by h.business_date) as before
      from (select distinct member_id from sale where business_date between ${from}::date and ${to}::date and kind = 'SALE' and not guest) m
      join sale h on h.member_id = m.member_id and h.kind = 'SALE' and not h.guest and h.business_date <= ${to}::date
        and h.business_date >= least(date_trunc('year', ${from}::timestamp), ${from}::timestamp - ${sql.lit(`${REACH} days`)}::interval)::date
      join unnest(${orgs}::uuid[], ${nodes}::uuid[], ${branch}::boolean[]) k(org, node, branch) on k.org = h.store_id
      group by k.node, k.branch, h.member_id, h.business_date
    ) bought
    where day between ${from}::date and ${to}::date group by node, branch, day) days`.execute(tx);
}
