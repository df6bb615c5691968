import { useTranslate } from 'react-admin';
import { Delta } from '../../components/Delta.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { change, type Figure, type Measure } from '../../format.ts';
import type { ReportQuery, ReportStoreFragment } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { reportTable } from './sheet.tsx';

export type Report = ReportQuery['managementReport'];
type Ranked = Pick<ReportStoreFragment, 'id' | 'rank' | 'name' | 'share' | 'figures'>;

/** A figure of the month beside those it is measured against. */
interface Line {
  name: string;
  measure: Measure;
  now: Figure;
  before: Figure;
  lastYear: Figure;
}

const number = (figure: Figure) => (figure == null ? null : Number(figure));

const MEASURES = [
  ['revenue', 'money'],
  ['profit', 'money'],
  ['margin', 'percent'],
  ['discount', 'money'],
  ['orders', 'count'],
  ['basket', 'money'],
  ['units', 'quantity'],
  ['refunds', 'count'],
] as const;
const COST: ReadonlySet<string> = new Set(['profit', 'margin']);

/** The month in figures, with 环比 and 同比. */
export function useComparison(): (name: string, lines: readonly Line[]) => ReturnType<typeof reportTable<Line>> {
  const t = useTranslate();
  const { full } = useFormat();
  const figure = (key: 'now' | 'before' | 'lastYear', label: string): Column<Line> => ({
    key,
    label,
    figure: true,
    render: (line) => full(line[key], line.measure),
    value: (line) => number(line[key]),
  });
  const ratio = (key: 'before' | 'lastYear', label: string) =>
    figureColumn<Line>(
      `${key}_change`,
      label,
      (line) => (line.measure === 'percent' ? null : change(line.now, line[key])), // a share changes by points, not by percents
      (value) => <Delta ratio={value} />,
    );
  const columns: Column<Line>[] = [
    { key: 'name', label: t('resources.report.figure'), render: ({ name }) => name, value: ({ name }) => name },
    figure('now', t('resources.report.this_month')),
    figure('before', t('resources.report.month_before')),
    ratio('before', t('period.mom')),
    figure('lastYear', t('resources.report.last_year')),
    ratio('lastYear', t('period.yoy')),
  ];
  return (name, lines) => reportTable(name, columns, lines, (line) => line.name);
}

/** 营业额: the month in figures, by store, by category, by product, by day. */
export function useTurnover() {
  const t = useTranslate();
  const { whole, count, quantity, percent } = useFormat();
  const cost = useMay('cost.read');
  const compared = useComparison();
  const word = (name: string) => t(`resources.report.measure.${name}`);
  const columns = (what: string): Column<Ranked>[] => [
    { key: 'rank', label: t('common.rank'), render: ({ rank }) => rank, value: ({ rank }) => rank },
    { key: 'name', label: what, render: ({ name }) => name, value: ({ name }) => name },
    figureColumn<Ranked>('revenue', word('revenue'), ({ figures }) => Number(figures.revenue), whole),
    figureColumn<Ranked>('share', word('share'), ({ share }) => share, percent),
    ...(cost
      ? [
          figureColumn<Ranked>('profit', word('profit'), ({ figures }) => number(figures.profit), whole),
          figureColumn<Ranked>('margin', word('margin'), ({ figures }) => figures.margin, percent),
        ]
      : []),
    figureColumn<Ranked>('orders', word('orders'), ({ figures }) => figures.orders, count),
    figureColumn<Ranked>('units', word('units'), ({ figures }) => Number(figures.units), quantity),
  ];
  const ranking = (name: string, what: string, rows: readonly Ranked[]) => reportTable(name, columns(what), rows, ({ id }) => id);
  return ({ overview: { current, previous, sameLastYear }, stores, categories, products, days }: Report) => {
    const lines = MEASURES.filter(([name]) => cost || !COST.has(name)).map(([name, measure]) => ({
      name: word(name),
      measure,
      now: current.figures[name],
      before: previous.figures[name],
      lastYear: sameLastYear.figures[name],
    }));
    type Day = (typeof days.points)[number]['current'];
    const dayColumns: Column<Day>[] = [
      { key: 'day', label: t('period.grain.DAY'), render: ({ label }) => label, value: ({ from }) => from },
      figureColumn<Day>('revenue', word('revenue'), ({ figures }) => Number(figures.revenue), whole),
      figureColumn<Day>('orders', word('orders'), ({ figures }) => figures.orders, count),
    ];
    return {
      figures: compared(t('resources.report.figures'), lines),
      stores: ranking(t('resources.report.stores'), t('resources.report.store'), stores.rows),
      categories: ranking(t('resources.report.categories'), t('resources.report.category'), categories.rows),
      products: ranking(t('resources.report.products'), t('resources.report.product'), products.rows),
      days: reportTable(
        t('resources.report.days'),
        dayColumns,
        days.points.map(({ current: day }) => day),
        ({ from }) => from,
      ),
    };
  };
}
