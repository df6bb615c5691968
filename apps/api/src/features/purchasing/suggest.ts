import type { Db } from '@regulars/db/kysely';
import { minor } from '@regulars/domain/money';
import { costUpTo, isDue, suggestedOrder } from '@regulars/domain/purchasing';
import { thousandths } from '@regulars/domain/quantity';
import { orgTree } from '../orgs/tree.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { loadSettings } from '../alerts/settings.ts';
import { type Need, type NeedFilter, needs } from './sql.ts';

/** A need with what to order against it. */
export interface Suggestion extends Need {
  /** Thousandths, whole packs. */
  quantity: number;
  /** Minor units; null: no cost is agreed, or it is beyond all sense. */
  cost: number | null;
}

/**
 * What the stores of a branch should order, by supplier and store. How many days are looked at, covered and looked ahead is what
 * the settings of the alert STOCK_OUT_AHEAD say.
 * @param branchId the viewer's own branch where null
 */
export async function suggestions(db: Db, viewer: Viewer, branchId: string | null, filter: NeedFilter, now: Date): Promise<Suggestion[]> {
  const tree = await orgTree();
  const branch = branchId === null ? [...tree.byId.keys()] : tree.branch(branchId);
  const stores = branch.filter((id) => {
    const org = tree.byId.get(id);
    return (org?.kind === 'STORE' || org?.kind === 'DEALER') && !org.archived && inBranch(viewer, id);
  });
  const settings = await loadSettings(db, tree);
  const rows = await needs(db, settings.thresholds('STOCK_OUT_AHEAD', stores), filter, now);
  return rows.flatMap((row) => {
    const shelf = {
      onHand: row.on_hand,
      onOrder: row.on_order,
      reorderPoint: row.reorder_point,
      perDay: row.per_day,
      leadDays: row.lead_days,
    };
    if (!isDue(shelf, row)) return []; // a rounding of the database's
    const quantity = suggestedOrder(shelf, row, row.pack_size);
    const cost = row.pack_cost === null ? null : costUpTo(quantity, thousandths(row.pack_size), minor(row.pack_cost));
    return [{ ...row, quantity, cost }];
  });
}
