import type { Goals } from '@regulars/domain/goals';
import { reportDb } from '../../db.ts';
import type { Branch } from '../analytics/branch.ts';
import { type Figures, profitOf, ranked } from '../analytics/figures.ts';
import { type Measures, NOTHING } from '../analytics/measures.ts';
import type { Reports } from '../analytics/reports.ts';
import { figuresOf, lazy } from '../analytics/service.ts';
import type { Month } from './month.ts';
import { recruitedBy, type Served, servedBy, soldBy } from './read.ts';
import { goalsOf } from './service.ts';

export type StaffRankBy = 'REVENUE' | 'PROFIT' | 'ORDERS' | 'UNITS' | 'NEW_MEMBERS';

/** A month of an employee. */
export interface Performance {
  employeeId: string;
  month: Month;
  /** Equal values share a rank, and the next one is left free; null: nothing to rank by. */
  rank: number | null;
  /** Of so many. */
  ranked: number;
  /** In the same days of the month before; null: neither sold nor won anybody in them. */
  previousRank: number | null;
  figures: Figures;
  newMembers: number;
  earlier: { figures: Figures; newMembers: number };
  /** Null: nothing was set. */
  goals: () => Promise<Goals | null>;
  served: () => Promise<Served>;
}

/** Sales with the members won. */
interface Deeds extends Measures {
  newMembers: number;
}

const VALUES: Record<StaffRankBy, (deeds: Deeds) => number> = {
  REVENUE: ({ revenue }) => revenue,
  PROFIT: (deeds) => profitOf(deeds) ?? 0,
  ORDERS: ({ orders }) => orders,
  UNITS: ({ units }) => units,
  NEW_MEMBERS: ({ newMembers }) => newMembers,
};

/** Everybody who works in the stores of a branch or did something for them in the month, ranked; the rows of a page of it. */
export async function team(
  reports: Reports,
  branch: Branch,
  month: Month,
  by: StaffRankBy,
  { first, offset }: { first: number; offset: number },
): Promise<{ rows: Performance[]; total: number }> {
  const deeds = async (range: Month['range']) => {
    const [sold, recruited] = await Promise.all([soldBy(reports, branch, range), recruitedBy(reports, branch, range)]);
    const of = (id: string): Deeds => ({ ...(sold.get(id) ?? NOTHING), newMembers: recruited.get(id) ?? 0 });
    return { of, ids: [...sold.keys(), ...recruited.keys()] };
  };
  const [now, before, staff] = await Promise.all([deeds(month.range), deeds(month.earlier), staffOf(reports, branch)]);
  const rank = (ids: Iterable<string>, of: (id: string) => Deeds) =>
    ranked(
      [...new Set(ids)].sort().map((id) => ({ id, value: VALUES[by](of(id)) })),
      ({ value }) => value,
    );
  const all = rank([...now.ids, ...staff], now.of);
  const ranksBefore = new Map(rank(before.ids, before.of).map((row) => [row.id, row.rank]));
  const page = all.slice(offset, offset + first);
  const ids = page.map(({ id }) => id);
  const goals = lazy(() => goalsOf(reportDb, ids, month.first));
  const served = lazy(() => servedBy(reports, branch, month.range, ids));
  const rows = page.map(({ id, rank: at }) => ({
    employeeId: id,
    month,
    rank: at,
    ranked: all.length,
    previousRank: ranksBefore.get(id) ?? null,
    figures: figuresOf(now.of(id), undefined),
    newMembers: now.of(id).newMembers,
    earlier: { figures: figuresOf(before.of(id), undefined), newMembers: before.of(id).newMembers },
    goals: async () => (await goals()).get(id) ?? null,
    served: async () => (await served()).get(id) ?? { members: 0, memberOrders: 0 },
  }));
  return { rows, total: all.length };
}

/** Who works in the stores of the branch now. */
async function staffOf(reports: Reports, { orgs }: Branch): Promise<string[]> {
  const { byId } = await reports.tree();
  const stores = orgs.filter((id) => byId.get(id)?.kind === 'STORE' || byId.get(id)?.kind === 'DEALER');
  if (stores.length === 0) return [];
  const staff = reportDb.selectFrom('employee').select('id').where('org_id', 'in', stores).where('archived_at', 'is', null);
  return (await staff.execute()).map(({ id }) => id);
}
