import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { loadTree, type OrgTree } from '../orgs/tree.ts';
import { shapeOf } from './branch.ts';

/** The row of fold_state, locked for the batch: of several folds at once one batch runs after the other. */
export interface State {
  folded_through: BusinessDate | null;
  months_through: BusinessDate | null;
  active_through: BusinessDate | null;
  cohorts_through: BusinessDate | null;
  tree: string | null;
}

/** A batch of about `size` days; false: nothing is left to do. */
export type Batch = (tx: Tx, state: State, tree: OrgTree, size: number) => Promise<boolean>;

const SHORT_MS = 250;
const LONG_MS = 700;
const MOST = 32;

/** Thrown when the tree of the organisations changed since the branch rows were summed: `regroup` comes first. */
export class TreeChanged extends Error {}

/** Runs batches until nothing is left, each in a transaction of its own, larger ones while they are short. */
export async function inBatches(db: Db, batch: Batch): Promise<void> {
  for (let size = 1, most = MOST, more = true; more;) {
    const began = Date.now();
    more = await withTx(db, async (tx) => {
      const { state, tree } = await begin(tx);
      if (state.tree !== shapeOf(tree)) throw new TreeChanged('the tree of the organisations changed');
      return batch(tx, state, tree, size);
    });
    const took = Date.now() - began;
    if (took > LONG_MS) most = Math.max(1, size >> 1); // what was too much once is not tried again
    size = took < SHORT_MS ? Math.min(size * 2, most) : Math.min(size, most);
  }
}

/** Locks the state and reads the tree as it is now. */
export async function begin(tx: Tx): Promise<{ state: State; tree: OrgTree }> {
  await sql`set local work_mem = '64MB'`.execute(tx);
  await sql`set local enable_seqscan = off`.execute(tx); // a batch is a small part of any table, also where the planner has no figures yet
  const {
    rows: [state],
  } = await sql<State>`select folded_through, months_through, active_through, cohorts_through, tree from fold_state for update`.execute(tx);
  if (!state) throw new Error('fold_state has no row: the database was not migrated');
  return { state, tree: await loadTree(tx) };
}

/** The days from one to another. */
export function days(from: BusinessDate, to: BusinessDate): BusinessDate[] {
  const all: BusinessDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  return all;
}
