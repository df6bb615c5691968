import type { DateRange } from '@regulars/domain/period';
import { sql } from 'kysely';
import { type Branch, within } from '../analytics/branch.ts';
import { NO_LEVEL } from '../analytics/facts.ts';
import { type Figures, rounded } from '../analytics/figures.ts';
import type { Reports } from '../analytics/reports.ts';
import { figuresOf } from '../analytics/service.ts';

/** What the members of a level bought. */
export interface LevelShare {
  /** Null: walk-in customers, and sales of the past that were imported without a level. */
  levelId: string | null;
  /** Of the revenue of all; null where that is zero. */
  share: number | null;
  figures: Figures;
}

/** Sales by the member's level at the sale, most first. */
export async function byLevel(reports: Reports, branch: Branch, range: DateRange): Promise<LevelShare[]> {
  const { rows } = await reports.figures<{ level_id: string }>({ branch, filter: {}, range, by: ['level_id'] });
  const all = rows.reduce((sum, { revenue }) => sum + revenue, 0);
  return rows
    .toSorted((a, b) => b.revenue - a.revenue)
    .map((row) => ({
      levelId: row.level_id === NO_LEVEL ? null : row.level_id,
      share: all === 0 ? null : rounded(row.revenue / all),
      figures: figuresOf(row, undefined),
    }));
}

/** Who had joined at the stores of the branch by the end of a month. */
export async function membersBy(reports: Reports, branch: Branch, month: string): Promise<number> {
  const rows = await reports.facts<{ members: number }>(
    sql`select coalesce(sum(members), 0)::int as members from joined_month where month <= ${month}::date and ${within(branch, 'store_id')}`,
  );
  return rows[0]?.members ?? 0;
}
