import type { Locale } from '@regulars/domain/errors';
import { type DateRange, type Grain, periodStart, previousRange, sameRangeLastYear } from '@regulars/domain/period';
import { sql } from 'kysely';
import { salesWith } from './facts.ts';
import type { Counts, Figures, PeriodFigures } from './figures.ts';
import { type Measures, NOTHING } from './measures.ts';
import { newMembersIn } from './newcomers.ts';
import { type Comparison, comparedWith, type Point, pointsOf, rangeLabel } from './periods.ts';
import { inRange, type Question } from './read.ts';
import type { Reports } from './reports.ts';
import { checkRange, type Scope, type Subject, subjectOf } from './subject.ts';

/** The figures of a range in one sum. */
export async function overview(reports: Reports, scope: Scope, range: DateRange, locale: Locale) {
  const subject = await subjectOf(reports, scope);
  const at = async (wanted: DateRange): Promise<PeriodFigures & { fromFacts: boolean }> => {
    const question: Question = { ...subject, range: wanted, by: [] };
    const { rows, fromFacts } = await reports.figures(question);
    const [period] = periodsOf(reports, subject, [{ ...wanted, label: rangeLabel(wanted, locale) }], () =>
      figuresOf(
        rows[0],
        countsOnce(reports, question, () => ''),
      ),
    );
    if (!period) throw new Error('one range makes one period');
    return { ...period, fromFacts };
  };
  return {
    current: await at(checkRange(range)),
    previous: lazy(() => at(previousRange(range))),
    sameLastYear: lazy(() => at(sameRangeLastYear(range))),
  };
}

/** The figures of each period of a range, gaps filled, beside those of an earlier range. */
export async function trend(reports: Reports, scope: Scope, range: DateRange, grain: Grain, comparison: Comparison | null, locale: Locale) {
  const subject = await subjectOf(reports, scope);
  const points = pointsOf(checkRange(range), grain, locale);
  const earlier = comparison ? comparedWith(points, range, grain, comparison, locale) : [];
  const [now, before] = await Promise.all([
    periods(reports, subject, points, grain),
    periods(
      reports,
      subject,
      earlier.filter((point) => point !== undefined),
      grain,
    ),
  ]);
  const compared = new Map(before.list.map((period) => [period.from, period]));
  return {
    points: now.list.map((current, place) => ({ current, compared: compared.get(earlier[place]?.from ?? '') ?? null })),
    fromFacts: now.fromFacts,
  };
}

async function periods(
  reports: Reports,
  subject: Subject,
  points: readonly Point[],
  grain: Grain,
): Promise<{ list: PeriodFigures[]; fromFacts: boolean }> {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { list: [], fromFacts: false };
  const question: Question = { ...subject, range: { from: first.from, to: last.to }, by: [], grain };
  const { rows, fromFacts } = await reports.figures<{ period: string }>(question);
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const exact = countsOnce(reports, question, (row: { period: string }) => row.period);
  const list = periodsOf(reports, subject, points, (point) => {
    const period = periodStart(point.from, grain);
    return figuresOf(byPeriod.get(period), exact, period);
  });
  return { list, fromFacts };
}

/** Puts beside the figures what is counted apart; each kind is asked once for all points, when it is first wanted. */
function periodsOf(reports: Reports, subject: Subject, points: readonly Point[], figures: (point: Point) => Figures): PeriodFigures[] {
  const active = lazy(() => reports.activeMembers(subject.branch, subject.filter, points));
  const fresh = lazy(() => newMembersIn(reports, subject, points));
  const numbers = (range: DateRange) => {
    const sales = salesWith(subject.filter, inRange(subject, [range]), sql`s.kind = 'SALE'`);
    return reports.facts<{ count: number }>(sql`select count(distinct s.number)::int as count from ${sales}`);
  };
  return points.map((point, place) => ({
    ...point,
    figures: figures(point),
    activeMembers: async () => (await active())[place] ?? 0,
    newMembers: async () => (await fresh())?.[place] ?? null,
    orderNumbers: async () => (await numbers(point))[0]?.count ?? 0,
  }));
}

/** Counts by key where the rows' own are not right. */
export type ExactCounts = ((key?: string) => Promise<Counts>) | undefined;

/** Figures with counts that are right: added up where they can be, else counted in the facts when they are wanted. */
export function figuresOf(measures: Measures | undefined, exact: ExactCounts, key?: string): Figures {
  const known = measures ?? NOTHING;
  const none = known.lines === 0;
  return { measures: known, counts: () => (exact && !none ? exact(key) : { orders: known.orders, refunds: known.refunds }) };
}

/**
 * Sales that have lines in several categories of the filter stand in several rows of the category rollup. Then orders are
 * counted in the facts; and they are counted once more where the rows were read without (`counted` false).
 */
export function countsOnce<Keys>(reports: Reports, question: Question, keyOf: (row: Keys) => string, counted = true): ExactCounts {
  const { categoryIds, productId } = question.filter;
  const onFacts = categoryIds !== undefined && categoryIds.length > 1 && !productId && !question.by.includes('product_id');
  return counted && !onFacts ? undefined : recounted(reports, { ...question, onFacts }, keyOf);
}

/** Asks again for orders and refunds, once for all rows of the question, when they are first wanted. */
export function recounted<Keys>(reports: Reports, question: Question, keyOf: (row: Keys) => string): (key?: string) => Promise<Counts> {
  const asked = lazy(async () => {
    const { rows } = await reports.figures<Keys>({ ...question, uncounted: false });
    const counts = new Map<string, Counts>();
    for (const row of rows) {
      const before = counts.get(keyOf(row)) ?? { orders: 0, refunds: 0 };
      counts.set(keyOf(row), { orders: before.orders + row.orders, refunds: before.refunds + row.refunds });
    }
    return counts;
  });
  return async (key = '') => (await asked()).get(key) ?? { orders: 0, refunds: 0 };
}

export function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
