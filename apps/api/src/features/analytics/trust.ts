import type { Db } from '@regulars/db/kysely';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { type Branch, within } from './branch.ts';
import type { Trust } from './coverage.ts';

/** What is known of the rollups for one branch, when a query is planned. */
export interface Known extends Trust {
  activeThrough: BusinessDate | null;
  /** The shape of the tree by which branch rows were summed. */
  tree: string | null;
  /** Everything that a plan relies on, in one text: a statement that finds it changed was planned for another moment. */
  mark: string;
}

const dirtyDays = (branch: Branch) =>
  sql`array(select distinct day from dirty_day where day <= f.folded_through and ${within(branch, 'store_id')} order by 1)`;
const dirtyMonths = (branch: Branch) => sql`array(select distinct month from dirty_month where ${within(branch, 'store_id')} order by 1)`;

/** The mark as SQL, beside `fold_state f`. */
export function markOf(branch: Branch): RawBuilder<unknown> {
  return sql`concat_ws(' ', f.version, ${dirtyDays(branch)}, ${dirtyMonths(branch)})`;
}

/** Reads how far the rollups go and which days and months of the branch got later facts. */
export async function loadTrust(db: Db, branch: Branch): Promise<Known> {
  const { rows } = await sql<{
    folded: BusinessDate | null;
    months: BusinessDate | null;
    active: BusinessDate | null;
    tree: string | null;
    mark: string;
    dirty_days: BusinessDate[];
    dirty_months: BusinessDate[];
  }>`
    select f.folded_through as folded, f.months_through as months, f.active_through as active, f.tree, ${markOf(branch)} as mark,
      ${dirtyDays(branch)} as dirty_days, ${dirtyMonths(branch)} as dirty_months
    from fold_state f
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('fold_state has no row: the database was not migrated');
  return {
    foldedThrough: row.folded,
    monthsThrough: row.months,
    activeThrough: row.active,
    tree: row.tree,
    mark: row.mark,
    dirtyDays: new Set(row.dirty_days),
    dirtyMonths: new Set([...row.dirty_months, ...row.dirty_days.map((day) => `${day.slice(0, 7)}-01`)]),
  };
}

/** How long a process goes by what it knows of a branch. */
const KEEP_MS = 2_000;
const kept = new Map<string, { until: number; known: Promise<Known> }>();

/**
 * What was known of the branch at most two seconds ago, which saves every request a round trip. Whoever plans by it compares its
 * mark with the one in the statement's own snapshot; days folded since then are read from the facts, which is right, too.
 */
export function recentTrust(db: Db, branch: Branch): Promise<Known> {
  const found = kept.get(branch.id);
  if (found && performance.now() < found.until) return found.known;
  const known = loadTrust(db, branch);
  kept.set(branch.id, { until: performance.now() + KEEP_MS, known });
  known.catch(() => forgetTrust(branch));
  return known;
}

/** After the mark was found to be another. */
export function forgetTrust(branch: Branch): void {
  kept.delete(branch.id);
}
