import type { Locale } from '@regulars/domain/errors';
import type { Goals } from '@regulars/domain/goals';
import { addMonths, type DateRange, periodEnd, periodsBetween } from '@regulars/domain/period';
import { sql } from 'kysely';
import { reportDb } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { type Branch, within } from '../analytics/branch.ts';
import { type Figures, ranked } from '../analytics/figures.ts';
import { Reports } from '../analytics/reports.ts';
import { figuresOf } from '../analytics/service.ts';
import type { Month } from './month.ts';
import { recruitedBy, servedBy, soldBy } from './read.ts';
import { goalsOf, goalsSince } from './service.ts';
import type { Performance } from './team.ts';

/** Months of a trend, the one asked for the last. */
const MONTHS = 12;

export interface Person {
  id: string;
  org_id: string;
}

/**
 * A month of one employee, in whichever stores they sold: whoever may see the employee sees all of it. The rank is by revenue
 * among those who sold where the employee works.
 */
export async function performanceOf({ id, org_id }: Person, month: Month): Promise<Performance> {
  const reports = new Reports(systemViewer('performance'));
  const [place, home] = await Promise.all([placeOf(reports, { id, org_id }, month), reports.branch(org_id)]);
  const deeds = async (range: DateRange) => {
    const [sold, recruited] = await Promise.all([soldBy(reports, place, range), recruitedBy(reports, place, range)]);
    return { figures: figuresOf(sold.get(id), undefined), newMembers: recruited.get(id) ?? 0 };
  };
  const ranksIn = async (range: DateRange) => {
    const sold = [...(await soldBy(reports, home, range))].map(([of, { revenue }]) => ({ of, revenue }));
    return ranked(sold, ({ revenue }) => revenue);
  };
  const [now, earlier, ranks, ranksBefore] = await Promise.all([
    deeds(month.range),
    deeds(month.earlier),
    ranksIn(month.range),
    ranksIn(month.earlier),
  ]);
  return {
    employeeId: id,
    month,
    rank: ranks.find(({ of }) => of === id)?.rank ?? null,
    ranked: ranks.length,
    previousRank: ranksBefore.find(({ of }) => of === id)?.rank ?? null,
    ...now,
    earlier,
    goals: async () => (await goalsOf(reportDb, [id], month.first)).get(id) ?? null,
    served: async () => (await servedBy(reports, place, month.range, [id])).get(id) ?? { members: 0, memberOrders: 0 },
  };
}

/** The stores where somebody works or sold in the year that ends with the month. */
async function placeOf(reports: Reports, { id, org_id }: Person, month: Month): Promise<Branch> {
  const [chain, home] = await Promise.all([reports.branch(null), reports.branch(org_id)]);
  const range = { from: addMonths(month.first, 1 - MONTHS), to: month.range.to };
  const { rows } = await reports.figures<{ org_id: string }>({ branch: chain, filter: { employeeId: id }, range, by: ['org_id'] });
  return { id, orgs: [...new Set([...home.orgs, ...rows.map((row) => row.org_id)])], whole: false, leaf: false };
}

/** A month of an employee's trend. */
export interface PerformanceMonth extends DateRange {
  label: string;
  figures: Figures;
  newMembers: number;
  goals: Goals | null;
}

/** The year of an employee that ends with a month, without gaps. */
export async function trendOf(person: Person, month: Month, locale: Locale): Promise<PerformanceMonth[]> {
  const reports = new Reports(systemViewer('performance'));
  const range = { from: addMonths(month.first, 1 - MONTHS), to: month.range.to };
  const place = await placeOf(reports, person, month);
  const [{ rows }, won, goals] = await Promise.all([
    reports.figures<{ period: string }>({ branch: place, filter: { employeeId: person.id }, range, by: [], grain: 'MONTH' }),
    wonByMonth(reports, place, person.id, range),
    goalsSince(reportDb, person.id, range.from),
  ]);
  const sold = new Map(rows.map((row) => [row.period, row]));
  return periodsBetween(range.from, range.to, 'MONTH', locale).map(({ start, label }) => ({
    from: start,
    to: start === month.first ? month.range.to : periodEnd(start, 'MONTH'),
    label,
    figures: figuresOf(sold.get(start), undefined),
    newMembers: won.get(start) ?? 0,
    goals: goals.get(start) ?? null,
  }));
}

async function wonByMonth(reports: Reports, place: Branch, id: string, { from, to }: DateRange): Promise<Map<string, number>> {
  const rows = await reports.facts<{ month: string; members: number }>(sql`
    select date_trunc('month', joined_on::timestamp)::date as month, count(*)::int as members from member
    where ${within(place, 'home_store_id')} and joined_on between ${from}::date and ${to}::date and kind <> 'GUEST' and recruiter_id = ${id}::uuid
    group by 1`);
  return new Map(rows.map((row) => [row.month, row.members]));
}
