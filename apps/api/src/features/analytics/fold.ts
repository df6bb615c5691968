import type { Db, Tx } from '@regulars/db/kysely';
import { periodEnd } from '@regulars/domain/period';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import type { ChainSettings } from '../../chain.ts';
import { loadTree, type OrgTree } from '../orgs/tree.ts';
import { countCohorts, doubtBuyers, takeBuyers } from './cohorts-fold.ts';
import { closeDays, lastClosedDay, olderOnesEnded } from './close.ts';
import { type Cell, dropDays, nodesAbove, sumBranches, writeActive, writeDays, writeMonth } from './fold-sql.ts';
import { days, inBatches, type State } from './fold-batch.ts';
import { regroup } from './regroup.ts';

/** How long a fold waits for transactions that were open at the close, in ms; then it leaves the days for the next run. */
const PATIENCE_MS = 10_000;

/**
 * Brings the rollups up to the last closed day: folds new days, folds dirty days again, sums months, counts active members and cohorts.
 * Every batch is a transaction of about half a second, right by itself: it may stop anywhere and run beside another one.
 * @returns false if a transaction that was open at the close still runs, so that the newest days were left for later
 */
export async function fold(db: Db, chain: ChainSettings, now: Date): Promise<boolean> {
  const closing = await closeDays(db, lastClosedDay((await loadTree(db)).byId.values(), chain, now));
  const { folded_through } = await db.selectFrom('fold_state').select('folded_through').executeTakeFirstOrThrow();
  const ended = folded_through === closing || (await olderOnesEnded(db, PATIENCE_MS));
  await regroup(db);
  if (ended) await inBatches(db, (tx, state, tree, size) => foldDays(tx, state, tree, closing, size));
  await inBatches(db, refoldDays);
  await withState(db, markMonths);
  await inBatches(db, foldMonth);
  await inBatches(db, countActive);
  await inBatches(db, takeBuyers);
  await inBatches(db, countCohorts);
  return ended;
}

async function withState(db: Db, work: (tx: Tx, state: State) => Promise<void>): Promise<void> {
  await inBatches(db, async (tx, state) => {
    await work(tx, state);
    return false;
  });
}

/** Folds the next days that have facts, `size` of them at most; without facts the rest is folded by saying so. */
async function foldDays(tx: Tx, { folded_through }: State, tree: OrgTree, closing: BusinessDate, size: number): Promise<boolean> {
  const {
    rows: [next],
  } = await sql<{ day: BusinessDate | null }>`
    select min(business_date) as day from sale where business_date > coalesce(${folded_through}::date, '-infinity') and business_date <= ${closing}::date`.execute(
    tx,
  );
  const from = next?.day ?? null;
  const through = from === null || addDays(from, size) > closing ? closing : addDays(from, size - 1);
  const root = tree.root?.id;
  if (from !== null && root) {
    const place = (alias: 's' | 'l') => sql`${sql.ref(`${alias}.business_date`)} between ${from}::date and ${through}::date`;
    await writeDays(tx, place, place, root);
    const above = nodesAbove(tree);
    await sumBranches(
      tx,
      tree,
      'day',
      days(from, through).flatMap((day) => above.map((org) => ({ org, day }))),
    );
  }
  await sql`update fold_state set folded_through = greatest(folded_through, ${through}::date)`.execute(tx);
  return through < closing;
}

/**
 * Folds dirty days again. The dirty rows are deleted first: who is just writing such a fact holds the row's lock, and the row is
 * left for later; who comes after waits for us and marks the day anew.
 */
async function refoldDays(
  tx: Tx,
  { folded_through, months_through, active_through }: State,
  tree: OrgTree,
  size: number,
): Promise<boolean> {
  const { rows: cells } = await sql<Cell>`
    delete from dirty_day where (store_id, day) in (
      select store_id, day from dirty_day where day <= ${folded_through}::date and day in (select distinct day from dirty_day where day <= ${folded_through}::date order by day limit ${size})
      order by store_id, day for update skip locked
    ) returning store_id as org, day`.execute(tx);
  const root = tree.root?.id;
  if (cells.length === 0 || !root) return false;
  const dirty = [...new Set(cells.map(({ day }) => day))].sort();
  const first = dirty[0] ?? '';
  const inCells = (alias: 's' | 'l') => sql`${sql.ref(`${alias}.business_date`)} = any(${dirty}::date[]) and
    (${sql.ref(`${alias}.store_id`)}, ${sql.ref(`${alias}.business_date`)}) in (select * from unnest(${cells.map(({ org }) => org)}::uuid[], ${cells.map(({ day }) => day)}::date[]))`;
  await dropDays(tx, cells, dirty, root);
  await doubtBuyers(tx, inCells('s'));
  await writeDays(tx, inCells, (alias) => sql`${sql.ref(`${alias}.business_date`)} = any(${dirty}::date[])`, root);
  await sumBranches(tx, tree, 'day', cellsAbove(tree, cells));
  await sql`insert into dirty_month (store_id, month) select distinct org, date_trunc('month', day::timestamp)::date
    from unnest(${cells.map(({ org }) => org)}::uuid[], ${cells.map(({ day }) => day)}::date[]) c(org, day) where day <= ${months_through}::date on conflict do nothing`.execute(
    tx,
  );
  if (active_through !== null && first <= active_through)
    await sql`update fold_state set active_through = ${addDays(first, -1)}::date, version = version + 1`.execute(tx);
  return true;
}

/** The nodes that the cells' organisations count in, each day once. */
function cellsAbove(tree: OrgTree, cells: readonly Cell[]): Cell[] {
  const all = new Map<string, Cell>();
  for (const { org, day } of cells)
    for (let id: string | null = org; id !== null; id = tree.byId.get(id)?.parentId ?? null)
      if (tree.children(id).length > 0) all.set(`${id} ${day}`, { org: id, day });
  return [...all.values()];
}

/** Lets the month tier take the newly folded days: their (store, month) are summed next, and read by day until then. */
async function markMonths(tx: Tx, { folded_through, months_through }: State): Promise<void> {
  if (folded_through === null || months_through === folded_through) return;
  await sql`insert into dirty_month (store_id, month) select distinct org_id, date_trunc('month', day::timestamp)::date from sales_day
    where not branch and day > coalesce(${months_through}::date, '-infinity') and day <= ${folded_through}::date on conflict do nothing`.execute(
    tx,
  );
  await sql`update fold_state set months_through = ${folded_through}::date, version = version + 1`.execute(tx);
}

/**
 * Sums the first dirty month, the deepest organisations first: some stores, or one node with something below it. What was summed
 * makes the node above dirty in its place, so no row is read before all below it are right.
 */
async function foldMonth(tx: Tx, { months_through }: State, tree: OrgTree, size: number): Promise<boolean> {
  const { rows } = await sql<Cell>`select store_id as org, month as day from dirty_month where month = (select min(month) from dirty_month)
    order by store_id`.execute(tx);
  const month = rows[0]?.day;
  if (!month || months_through === null) return false;
  const depths = rows.map(({ org }) => depthOf(tree, org));
  const deepest = rows.filter((_, place) => depths[place] === Math.max(...depths)).map(({ org }) => org);
  const node = deepest.find((org) => tree.children(org).length > 0);
  const orgs = node === undefined ? deepest.slice(0, size * 10) : [node];
  await sql`delete from dirty_month where month = ${month}::date and store_id = any(${orgs}::uuid[])`.execute(tx);
  const end = periodEnd(month, 'MONTH');
  await writeMonth(tx, orgs, month, end < months_through ? end : months_through);
  if (node !== undefined) await sumBranches(tx, tree, 'month', [{ org: node, day: month }]);
  const above = [...new Set(orgs.flatMap((org) => tree.byId.get(org)?.parentId ?? []))];
  await sql`insert into dirty_month (store_id, month) select org, ${month}::date from unnest(${above}::uuid[]) a(org) on conflict do nothing`.execute(
    tx,
  );
  return true;
}

function depthOf(tree: OrgTree, org: string): number {
  let depth = 0;
  for (let id = tree.byId.get(org)?.parentId ?? null; id !== null; id = tree.byId.get(id)?.parentId ?? null) depth++;
  return depth;
}

/** Counts the active members of the next days. */
async function countActive(tx: Tx, { folded_through, active_through }: State, tree: OrgTree, size: number): Promise<boolean> {
  if (folded_through === null || (active_through !== null && active_through >= folded_through)) return false;
  const {
    rows: [next],
  } = await sql<{
    day: BusinessDate | null;
  }>`select min(day) as day from sales_day where not branch and day > coalesce(${active_through}::date, '-infinity')`.execute(tx);
  const from = next?.day ?? null;
  const wanted = from === null ? folded_through : addDays(from, size - 1);
  const through = wanted > folded_through ? folded_through : wanted;
  if (from !== null) await writeActive(tx, tree, from, through);
  await sql`update fold_state set active_through = ${through}::date`.execute(tx);
  return through < folded_through;
}
