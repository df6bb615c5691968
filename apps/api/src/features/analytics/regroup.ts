import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { addMonths, periodEnd, periodStart } from '@regulars/domain/period';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { shapeOf } from './branch.ts';
import { CUBES } from './cubes.ts';
import { begin, days } from './fold-batch.ts';
import { nodesAbove, sumBranches } from './fold-sql.ts';

/**
 * After the tree of the organisations changed: sums all branch rows anew, a month a transaction. Until that is done no branch
 * row is read (fold_state.tree is empty), and branches are added up from their stores.
 */
export async function regroup(db: Db): Promise<void> {
  const month = await withTx(db, async (tx) => {
    const { state, tree } = await begin(tx);
    if (state.tree === shapeOf(tree)) return undefined;
    await sql`update fold_state set tree = null, active_through = null, version = version + 1`.execute(tx);
    const {
      rows: [first],
    } = await sql<{ day: BusinessDate | null }>`select min(day) as day from sales_day where not branch`.execute(tx);
    return { shape: shapeOf(tree), first: first?.day ?? null, folded: state.folded_through };
  });
  if (!month) return;
  const { shape, first, folded } = month;
  for (let from = first && periodStart(first, 'MONTH'); from !== null && folded !== null && from <= folded; from = addMonths(from, 1))
    await regroupMonth(db, from);
  await withTx(db, async (tx) => {
    const { tree } = await begin(tx);
    if (shapeOf(tree) !== shape) throw new Error('the tree changed again while its branches were summed');
    await sql`update fold_state set tree = ${shape}`.execute(tx);
  });
}

async function regroupMonth(db: Db, month: BusinessDate): Promise<void> {
  await withTx(db, async (tx) => {
    const { tree } = await begin(tx);
    const last = periodEnd(month, 'MONTH');
    const orgs = [...tree.byId.keys()];
    const above = nodesAbove(tree);
    for (const cube of Object.values(CUBES)) {
      if (!cube.branches) continue;
      // the rows of a node that has nothing below it any more would otherwise stay
      if (!cube.dayOfChainOnly)
        await sql`delete from ${sql.table(cube.day)} where org_id = any(${orgs}::uuid[]) and branch and day between ${month}::date and ${last}::date`.execute(
          tx,
        );
      await sql`delete from ${sql.table(cube.month)} where org_id = any(${orgs}::uuid[]) and branch and month = ${month}::date`.execute(tx);
    }
    await sumBranches(
      tx,
      tree,
      'day',
      days(month, last).flatMap((day) => above.map((org) => ({ org, day }))),
    );
    await sumBranches(
      tx,
      tree,
      'month',
      above.map((org) => ({ org, day: month })),
    );
  });
}
