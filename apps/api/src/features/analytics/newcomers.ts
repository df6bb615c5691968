import type { Locale } from '@regulars/domain/errors';
import { type DateRange, type Grain, periodEnd, previousRange, sameRangeLastYear } from '@regulars/domain/period';
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

/** The days that some range holds, as months that no range cuts and the stretches of days between. */
function parts(ranges: readonly DateRange[]): { months: BusinessDate[]; days: DateRange[] } {
  const found: { months: BusinessDate[]; days: DateRange[] } = { months: [], days: [] };
  const edges = new Map<BusinessDate, number>();
  const edge = (day: BusinessDate, by: number) => edges.set(day, (edges.get(day) ?? 0) + by);
  for (const { from, to } of ranges) {
    edge(from, 1);
    edge(addDays(to, 1), -1);
  }
  const places = [...edges.keys()].sort();
  let open = 0; // ranges that hold the days from here on
  places.forEach((from, place) => {
    open += edges.get(from) ?? 0;
    const next = places[place + 1];
    if (open > 0 && next !== undefined) split({ from, to: addDays(next, -1) }, found);
  });
  return found;
}

function split({ from, to }: DateRange, { months, days }: { months: BusinessDate[]; days: DateRange[] }): void {
  for (let at = from; at <= to;) {
    const monthEnd = periodEnd(at, 'MONTH');
    const end = monthEnd < to ? monthEnd : to;
    const last = days.at(-1);
    if (at.endsWith('-01') && end === monthEnd) months.push(at);
    else if (last && addDays(last.to, 1) === at) last.to = end;
    else days.push({ from: at, to: end });
    at = addDays(end, 1);
  }
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
