import type { Locale } from '@regulars/domain/errors';
import { addMonths, type DateRange, type Grain, periodEnd, periodStart, previousRange, sameRangeLastYear } from '@regulars/domain/period';
import { addDays, type BusinessDate, daysBetween } from '@regulars/domain/time';
import { sql } from 'kysely';
import type { Branch } from './branch.ts';
import { dimensionsOf } from './facts.ts';
import { changeOf, rounded } from './figures.ts';
import { pointsOf } from './periods.ts';
import type { Reports } from './reports.ts';
import { checkRange, type Subject } from './subject.ts';

interface Joined {
  day: BusinessDate;
  source: string;
  members: number;
}

/**
 * Registrations by channel of capture: by day from the index of members alone, and of months that lie wholly within or outside each
 * range as one number on their first day, from what is kept by month. Guests are none.
 */
function joined(reports: Reports, branch: Branch, ranges: readonly DateRange[]): Promise<Joined[]> {
  const { months, days } = parts(ranges);
  return reports.facts<Joined>(sql`
    select month as day, source::text, sum(members)::int as members from joined_month
      where store_id = any(${branch.orgs}::uuid[]) and month = any(${months}::date[]) group by month, source
    union all
    select joined_on, source::text, count(*)::int from unnest(${days.map(({ from }) => from)}::date[], ${days.map(({ to }) => to)}::date[]) r(first, last)
      join member on home_store_id = any(${branch.orgs}::uuid[]) and joined_on between r.first and r.last and kind <> 'GUEST' group by joined_on, source`);
}

/** From the first day of the ranges to the last: the months in which none of them begins or ends, and the days between. */
function parts(ranges: readonly DateRange[]): { months: BusinessDate[]; days: DateRange[] } {
  const { from: first, to: last } = span(ranges);
  const edges = [...new Set(ranges.flatMap(({ from, to }) => [from, addDays(to, 1)]))].sort();
  const cut = new Set(edges.filter((edge) => !edge.endsWith('-01')).map((edge) => periodStart(edge, 'MONTH')));
  const found: { months: BusinessDate[]; days: DateRange[] } = { months: [], days: [] };
  for (let month = periodStart(first, 'MONTH'); month <= last; month = addMonths(month, 1)) {
    const end = periodEnd(month, 'MONTH');
    if (!cut.has(month)) found.months.push(month);
    else found.days.push({ from: month < first ? first : month, to: end > last ? last : end });
  }
  return found;
}

/** Members who joined in each range, by home store; null where the subject is more than a branch: a newcomer has no product. */
export async function newMembersIn(reports: Reports, { branch, filter }: Subject, ranges: readonly DateRange[]): Promise<number[] | null> {
  if (dimensionsOf(filter).length > 0 || ranges.length === 0) return null;
  const whole = span(ranges);
  return ranges.map(counter(await joined(reports, branch, ranges), whole));
}

/** From the first day of all ranges to the last. */
function span(ranges: readonly DateRange[]): DateRange {
  const from = ranges.map((range) => range.from).reduce((a, b) => (a < b ? a : b));
  const to = ranges.map((range) => range.to).reduce((a, b) => (a > b ? a : b));
  return { from, to };
}

/** Counts the members who joined in a range within `whole`, by running sums. */
function counter(days: readonly Joined[], whole: DateRange): (range: DateRange) => number {
  const until = Array.from({ length: daysBetween(whole.from, whole.to) + 2 }, () => 0);
  for (const { day, members } of days) until[daysBetween(whole.from, day) + 1] = (until[daysBetween(whole.from, day) + 1] ?? 0) + members;
  until.forEach((count, place) => (until[place] = count + (until[place - 1] ?? 0)));
  return ({ from, to }) => (until[daysBetween(whole.from, to) + 1] ?? 0) - (until[daysBetween(whole.from, from)] ?? 0);
}

/** Who joined in the range by home store, most first. */
async function joinedByStore(reports: Reports, branch: Branch, { from, to }: DateRange, total: number) {
  const tree = await reports.tree();
  const rows = await reports.facts<{ id: string; count: number }>(sql`select home_store_id as id, count(*)::int as count from member
    where home_store_id = any(${branch.orgs}::uuid[]) and joined_on between ${from}::date and ${to}::date and kind <> 'GUEST'
    group by home_store_id order by count desc, id`);
  return rows.map(({ id, count }) => ({ id, count, name: tree.byId.get(id)?.name ?? '', share: rounded(count / total) }));
}

/** New members of each period, with the change to the one before (环比) and to the same a year before (同比), by channel of capture and by store. */
export async function newMembers(reports: Reports, orgId: string | null, range: DateRange, grain: Grain, locale: Locale) {
  checkRange(range);
  const branch = await reports.branch(orgId);
  const points = pointsOf(range, grain, locale).map((point) => ({
    ...point,
    before: previousRange(point),
    lastYear: sameRangeLastYear(point),
  }));
  const ranges = points.flatMap((point) => [point, point.before, point.lastYear]);
  const days = await joined(reports, branch, ranges);
  const countIn = counter(days, span(ranges));
  const sources = new Map<string, number>();
  for (const { day, source, members } of days)
    if (day >= range.from && day <= range.to) sources.set(source, (sources.get(source) ?? 0) + members);
  const total = countIn(range);
  return {
    total,
    points: points.map(({ before, lastYear, ...point }) => {
      const [count, previous, yearAgo] = [countIn(point), countIn(before), countIn(lastYear)];
      return {
        ...point,
        count,
        previous,
        sameLastYear: yearAgo,
        change: changeOf(count, previous),
        changeOnYear: changeOf(count, yearAgo),
      };
    }),
    stores: () => joinedByStore(reports, branch, range, total),
    sources: [...sources].map(([source, count]) => ({ source, count, share: rounded(count / total) })).sort((a, b) => b.count - a.count),
  };
}
