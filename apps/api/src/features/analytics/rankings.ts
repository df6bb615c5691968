import type { DateRange } from '@regulars/domain/period';
import { type RawBuilder, sql } from 'kysely';
import { type Counts, type Figures, ranked, rounded } from './figures.ts';
import { type Measures, NOTHING, plus } from './measures.ts';
import { inRange, type Question } from './read.ts';
import { facts } from './facts.ts';
import type { Reports, Row } from './reports.ts';
import { countsOnce, type ExactCounts, figuresOf, lazy, recounted } from './service.ts';
import { checkRange, type Scope, type Subject, subjectOf } from './subject.ts';

export type RankBy = 'REVENUE' | 'PROFIT' | 'ORDERS' | 'UNITS';

/** One row of a table: equal values share a rank; the share is of the whole table's revenue. */
export interface Ranking {
  rank: number;
  id: string;
  name: string;
  code: string;
  share: number | null;
  figures: Figures;
  /** Its rank in the range compared with, asked once for all rows; null where it was not in it, or nothing is compared. */
  previousRank: () => Promise<number | null>;
}

export interface Table {
  rows: Ranking[];
  /** How many rows there are in all. */
  total: number;
  fromFacts: boolean;
}

const VALUES: Record<RankBy, RawBuilder<unknown>> = {
  REVENUE: sql`revenue`,
  PROFIT: sql`costed - cost`,
  ORDERS: sql`orders`,
  UNITS: sql`units`,
};

export interface Page {
  by: RankBy;
  first: number;
  offset: number;
  /** The range that ranks are compared with. */
  earlier?: DateRange | undefined;
  /** Orders and refunds are wanted for sure, so they are read at once. */
  counted?: boolean;
}

/** Ranks in the database, where the rows may be many, and names the rows of the page. */
async function rankedPage(
  reports: Reports,
  sought: Question,
  key: 'product_id' | 'employee_id',
  { by, first, offset, earlier, counted: wanted = false }: Page,
): Promise<Table> {
  const question = { ...sought, uncounted: by !== 'ORDERS' && !wanted };
  const table = key === 'product_id' ? sql`product` : sql`employee`;
  const code = key === 'product_id' ? sql`sku` : sql`code`;
  const { rows, fromFacts, counted } = await reports.figures<{
    id: string;
    name: string;
    code: string;
    rank: number;
    total: number;
    all_revenue: number;
  }>(
    question,
    (relation) => sql`
    select ranked.*, n.id, n.name, n.${code} as code from (
      select x.*, rank() over (order by ${VALUES[by]} desc)::int as rank, count(*) over ()::int as total, (sum(revenue) over ())::bigint as all_revenue
      from (${relation}) x order by rank, ${sql.ref(key)} limit ${first} offset ${offset}
    ) ranked join ${table} n on n.id = ranked.${sql.ref(key)} order by rank, name`,
  );
  const ranksBefore = lazy(() =>
    ranksOf(
      reports,
      earlier && { ...question, range: earlier },
      key,
      by,
      rows.map(({ id }) => id),
    ),
  );
  const exact = countsOnce(reports, question, (row: { product_id: string; employee_id: string }) => row[key], counted);
  const list = rows.map(({ id, name, code: number, rank, all_revenue, ...measures }) => ({
    rank,
    previousRank: async () => (await ranksBefore()).get(id) ?? null,
    id,
    name,
    code: number,
    share: share(measures.revenue, all_revenue),
    figures: figuresOf(measures, exact, id),
  }));
  return { rows: list, total: rows[0]?.total ?? 0, fromFacts };
}

/** The ranks of those ids among all. */
async function ranksOf(
  reports: Reports,
  question: Question | undefined,
  key: 'product_id' | 'employee_id',
  by: RankBy,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!question) return new Map();
  const { rows } = await reports.figures<{ id: string; rank: number }>(
    question,
    (relation) => sql`select * from (
      select ${sql.ref(key)} as id, rank() over (order by ${VALUES[by]} desc)::int as rank from (${relation}) x
    ) ranked where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}

export async function byProduct(reports: Reports, scope: Scope, range: DateRange, page: Page): Promise<Table> {
  const subject = await subjectOf(reports, scope);
  return rankedPage(reports, { ...subject, range: checkRange(range), by: ['product_id'] }, 'product_id', page);
}

/** Sales of the branch by salesperson; lines without one are left out. */
export async function byEmployee(reports: Reports, scope: Scope, range: DateRange, page: Page): Promise<Table> {
  const subject = await subjectOf(reports, scope);
  return rankedPage(reports, { ...subject, range: checkRange(range), by: ['employee_id'] }, 'employee_id', page);
}

/** Every organisation of the branch that sold, or (with `regions`) each region with its stores; what is in no region stands by itself. */
export async function byOrg(reports: Reports, scope: Scope, range: DateRange, regions: boolean, earlier?: DateRange): Promise<Table> {
  const subject = await subjectOf(reports, scope);
  const tree = await reports.tree();
  const groupOf = (orgId: string): string => {
    for (let node = tree.byId.get(orgId); regions && node; node = tree.byId.get(node.parentId ?? ''))
      if (node.kind === 'REGION') return node.id;
    return orgId;
  };
  const question: Question = { ...subject, range: checkRange(range), by: ['org_id'] };
  const { rows, fromFacts } = await reports.figures<{ org_id: string }>(question);
  const exact = countsOnce(reports, question, (row: { org_id: string }) => groupOf(row.org_id));
  const table = grouped(
    rows,
    (row) => groupOf(row.org_id),
    (id) => tree.byId.get(id),
    () => exact,
    fromFacts,
  );
  const before = lazy(async () => (earlier ? (await byOrg(reports, scope, earlier, regions)).rows : []));
  const rankBefore = (id: string) => async () => (await before()).find((row) => row.id === id)?.rank ?? null;
  return { ...table, rows: table.rows.map((row) => ({ ...row, previousRank: rankBefore(row.id) })) };
}

/** The categories below one (null: the top ones), each with all below it; what was sold under the parent itself is a row of its own. */
export async function byCategory(reports: Reports, scope: Scope, range: DateRange, parentId: string | null, depth: number): Promise<Table> {
  const tree = await reports.categories();
  const groups = tree.groups(parentId, depth);
  const subject = await subjectOf(reports, { ...scope, categoryId: parentId ?? scope.categoryId });
  const question: Question = { ...subject, range: checkRange(range), by: ['category_id'], uncounted: true };
  const { rows, fromFacts, counted } = await reports.figures<{ category_id: string }>(question);
  const ofLeaf = counted ? undefined : recounted(reports, question, (row: { category_id: string }) => row.category_id);
  const ofGroup = exactByGroup(reports, subject, range, groups);
  const leafOnly = (id: string) => tree.children(id).length === 0 || id === parentId;
  const nodeOf = (id: string) => ({ name: tree.byId.get(id)?.name ?? '', code: tree.byId.get(id)?.code ?? '' });
  return grouped(
    rows,
    (row) => groups.get(row.category_id),
    nodeOf,
    (id) => (leafOnly(id) ? ofLeaf : ofGroup),
    fromFacts,
  );
}

/** Orders by group of categories, counted in the facts: a sale with lines in two leaves of a group is one order. */
function exactByGroup(
  reports: Reports,
  subject: Subject,
  range: DateRange,
  groups: ReadonlyMap<string, string>,
): (group?: string) => Promise<Counts> {
  const counted = lazy(async () => {
    const source = facts(inRange(subject, [range]), subject.filter, ['category_id'], { lines: true, groups });
    const rows = await reports.facts<Counts & { category_id: string }>(
      sql`select category_id, sum(orders)::int as orders, sum(refunds)::int as refunds from (${source}) f group by category_id`,
    );
    return new Map(rows.map((row) => [row.category_id, row]));
  });
  return async (group = '') => (await counted()).get(group) ?? { orders: 0, refunds: 0 };
}

/** Adds up rows by group and ranks the groups by revenue. */
function grouped<Keys>(
  rows: readonly Row<Keys>[],
  groupOf: (row: Row<Keys>) => string | undefined,
  nodeOf: (id: string) => { name: string; code: string } | undefined,
  exactOf: (id: string) => ExactCounts,
  fromFacts: boolean,
): Table {
  const groups = new Map<string, Measures>();
  for (const row of rows) {
    const group = groupOf(row);
    if (group !== undefined) groups.set(group, plus(groups.get(group) ?? NOTHING, row));
  }
  const all = [...groups.values()].reduce((sum, { revenue }) => sum + revenue, 0);
  const list = [...groups].map(([id, measures]) => ({
    id,
    name: nodeOf(id)?.name ?? '',
    code: nodeOf(id)?.code ?? '',
    revenue: measures.revenue,
    share: share(measures.revenue, all),
    figures: figuresOf(measures, exactOf(id), id),
    previousRank: async () => null,
  }));
  return { rows: ranked(list, (row) => row.revenue), total: list.length, fromFacts };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole);
}

/** Weekday × hour on the clock of each shop; sales of unknown hour are left out. */
export async function byHour(reports: Reports, scope: Scope, range: DateRange) {
  const subject = await subjectOf(reports, scope);
  const question: Question = { ...subject, range: checkRange(range), by: ['hour'] };
  const { rows, fromFacts } = await reports.figures<{ hour: number }>(question);
  const exact = countsOnce(reports, question, (row: { hour: number }) => String(row.hour));
  const cells = rows.map((row) => ({
    weekday: Math.floor(row.hour / 24) + 1,
    hour: row.hour % 24,
    figures: figuresOf(row, exact, String(row.hour)),
  }));
  return { cells: cells.sort((a, b) => a.weekday - b.weekday || a.hour - b.hour), fromFacts };
}
