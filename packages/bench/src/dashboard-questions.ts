import type { DateRange, Grain } from '@regulars/domain/period';
import { CLOSED_DAYS, FIRST_DAY, KIND, TODAY, uuid } from './dashboard-data.ts';

/** One question, asked three times: of the reports, and in plain SQL of the facts in PostgreSQL and in DuckDB. */
export interface Question {
  name: string;
  /** What the reports are asked; see `asked` in bench-dashboard.ts. */
  ask:
    | { kind: 'trend'; grain: Grain; range: DateRange; filter?: Filter }
    | { kind: 'overview'; range: DateRange; filter?: Filter }
    | { kind: 'products' | 'staff' | 'categories' | 'stores' | 'hours'; range: DateRange }
    | { kind: 'active'; grain: Grain; range: DateRange };
  /** SQL that both databases understand; `{in}` limits s (sale) or l (line) to the stores of the viewer. */
  facts: string;
}

interface Filter {
  categoryId?: string;
  levelId?: string;
}

const SALE =
  "sum(s.amount) as revenue, sum(s.cost) as cost, sum(s.costed_amount) as costed, sum(s.quantity) as units, count(*) filter (where s.kind = 'SALE') as orders";
const LINE =
  'sum(l.amount) as revenue, sum(l.cost) as cost, sum(case when l.cost is not null then l.amount end) as costed, sum(l.quantity) as units, count(*) as lines';

const all = { from: FIRST_DAY, to: TODAY };
const year = { from: '2025-11-01', to: '2026-10-31' };
const quarter = { from: '2026-07-01', to: '2026-09-30' };
export const monthSoFar = { from: '2026-11-01', to: TODAY };
export const lastDays = { from: '2026-10-22', to: TODAY };

const between = (alias: 's' | 'l', { from, to }: DateRange) => `${alias}.business_date between date '${from}' and date '${to}' and {in}`;
const sales = (key: string, range: DateRange, more = '') =>
  `select ${key} as k, ${SALE} from sale s where ${between('s', range)} ${more} group by 1 order by 1`;
const lines = (key: string, range: DateRange, more = '', order = '1') =>
  `select ${key} as k, ${LINE} from sale_line l where ${between('l', range)} ${more} group by 1 order by ${order}`;
const per = (alias: 's' | 'l', grain: string) => `date_trunc('${grain}', ${alias}.business_date)`;
const category = uuid(KIND.category, 7);
const level = uuid(KIND.level, 2);

/** What a dashboard shows, and what a manager then asks. */
export const QUESTIONS: readonly Question[] = [
  { name: 'overview, the month so far', ask: { kind: 'overview', range: monthSoFar }, facts: sales('1', monthSoFar) },
  {
    name: `by month, ${Math.round(CLOSED_DAYS / 365)} years`,
    ask: { kind: 'trend', grain: 'MONTH', range: all },
    facts: sales(per('s', 'month'), all),
  },
  { name: 'by day, a year', ask: { kind: 'trend', grain: 'DAY', range: year }, facts: sales('s.business_date', year) },
  { name: 'by week, 3 years', ask: { kind: 'trend', grain: 'WEEK', range: all }, facts: sales(per('s', 'week'), all) },
  {
    name: 'one category by week, a year',
    ask: { kind: 'trend', grain: 'WEEK', range: year, filter: { categoryId: category } },
    facts: lines(per('l', 'week'), year, `and l.category_id = '${category}'`),
  },
  {
    name: 'one level by month, a year',
    ask: { kind: 'trend', grain: 'MONTH', range: year, filter: { levelId: level } },
    facts: sales(per('s', 'month'), year, `and s.level_id = '${level}'`),
  },
  { name: 'top 20 products, a year', ask: { kind: 'products', range: year }, facts: lines('l.product_id', year, '', '2 desc limit 20') },
  {
    name: 'top 20 products, the month so far',
    ask: { kind: 'products', range: monthSoFar },
    facts: lines('l.product_id', monthSoFar, '', '2 desc limit 20'),
  },
  {
    name: 'top 20 products, 30 days',
    ask: { kind: 'products', range: lastDays },
    facts: lines('l.product_id', lastDays, '', '2 desc limit 20'),
  },
  { name: 'categories, a year', ask: { kind: 'categories', range: year }, facts: lines('l.category_id', year) },
  { name: 'stores, a year', ask: { kind: 'stores', range: year }, facts: sales('s.store_id', year) },
  { name: 'staff, a quarter', ask: { kind: 'staff', range: quarter }, facts: lines('l.employee_id', quarter, '', '2 desc limit 20') },
  { name: 'staff, 30 days', ask: { kind: 'staff', range: lastDays }, facts: lines('l.employee_id', lastDays, '', '2 desc limit 20') },
  {
    name: 'weekday and hour, a quarter',
    ask: { kind: 'hours', range: quarter },
    facts: sales(`extract(isodow from s.business_date) * 24 + extract(hour from s.sold_at + interval '8 hours')`, quarter),
  },
  {
    name: 'active members by month, a year',
    ask: { kind: 'active', grain: 'MONTH', range: year },
    facts: `select ${per('s', 'month')} as k, count(distinct s.member_id) as revenue from sale s where ${between('s', year)} and s.kind = 'SALE' and not s.guest group by 1 order by 1`,
  },
];
