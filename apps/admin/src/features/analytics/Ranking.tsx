import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BarCell } from '../../components/BarCell.tsx';
import { ChartCard } from '../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CategoriesOfQuery, SalesRankBy } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { useEmpty } from './useEmpty.ts';
import { RankBy } from './RankBy.tsx';

type Row = NonNullable<CategoriesOfQuery['salesByCategory']>['rows'][number];

interface RankingProps {
  title: string;
  /** Head of the column of names. */
  what: string;
  rows: readonly Row[];
  by: SalesRankBy;
  /** Given where the table can be ranked otherwise. */
  onBy?: (by: SalesRankBy) => void;
  onRow?: (row: Row) => void;
  loading: boolean;
  failure: string | undefined;
  file: string;
}

const figureOf = ({ figures }: Row, by: SalesRankBy): number =>
  Number({ REVENUE: figures.revenue, PROFIT: figures.profit ?? 0, ORDERS: figures.orders, UNITS: figures.units }[by]);

const profitOf = ({ figures: { profit } }: Row) => (profit === null ? null : Number(profit));

function useColumns(rows: readonly Row[], by: SalesRankBy, what: string): Column<Row>[] {
  const t = useTranslate();
  const { whole, count, quantity, percent } = useFormat();
  const cost = useMay('cost.read');
  const most = Math.max(...rows.map((row) => figureOf(row, by)), 0) || 1;
  const label = (name: string) => t(`resources.analytics.measure.${name}`);
  const figures: (Column<Row> & { of?: SalesRankBy })[] = [
    { of: 'REVENUE', ...figureColumn<Row>('revenue', label('revenue'), (row) => Number(row.figures.revenue), whole) },
    figureColumn<Row>('share', label('share'), (row) => row.share, percent),
    ...(cost
      ? [
          { of: 'PROFIT' as const, ...figureColumn<Row>('profit', label('profit'), profitOf, whole) },
          figureColumn<Row>('margin', label('margin'), (row) => row.figures.margin, percent),
        ]
      : []),
    { of: 'ORDERS', ...figureColumn<Row>('orders', label('orders'), (row) => row.figures.orders, count) },
    { of: 'UNITS', ...figureColumn<Row>('units', label('units'), (row) => Number(row.figures.units), quantity) },
  ];
  return [
    { key: 'rank', label: t('common.rank'), render: ({ rank }) => rank, value: ({ rank }) => rank },
    {
      key: 'name',
      label: what,
      render: ({ name }) => (
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {name}
        </Box>
      ),
      value: ({ name }) => name,
    },
    ...figures.map((column) =>
      column.of !== by
        ? column
        : {
            ...column,
            render: (row: Row) => <BarCell text={String(column.render(row))} share={figureOf(row, by) / most} />,
          },
    ),
  ];
}

/** A table of ranks; the figure it is ranked by has a bar behind it. */
export const Ranking = ({ title, what, rows, by, onBy, onRow, loading, failure, file }: RankingProps) => (
  <ChartCard
    title={title}
    controls={onBy && <RankBy value={by} onChange={onBy} />}
    rows={rows}
    columns={useColumns(rows, by, what)}
    rowKey={({ id }) => id}
    onRow={onRow}
    loading={loading}
    failure={failure}
    empty={useEmpty()}
    height={340}
    file={file}
  />
);
