import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BarCell } from '../../components/BarCell.tsx';
import { ChartCard } from '../../components/ChartCard.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CategoriesOfQuery, SalesRankBy } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { useEmpty } from './useEmpty.ts';
import { RankBy } from './RankBy.tsx';

type Row = CategoriesOfQuery['salesByCategory']['rows'][number];

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

function useColumns(rows: readonly Row[], by: SalesRankBy, what: string): Column<Row>[] {
  const t = useTranslate();
  const { whole, count, quantity, percent } = useFormat();
  const cost = useMay('cost.read');
  const most = Math.max(...rows.map((row) => figureOf(row, by)), 0) || 1;
  const label = (name: string) => t(`resources.analytics.measure.${name}`);
  const figures: (Column<Row> & { of?: SalesRankBy })[] = [
    {
      key: 'revenue',
      of: 'REVENUE',
      label: label('revenue'),
      figure: true,
      render: ({ figures: { revenue } }) => whole(revenue),
      value: ({ figures: { revenue } }) => Number(revenue),
    },
    { key: 'share', label: label('share'), figure: true, render: ({ share }) => percent(share), value: ({ share }) => share },
    ...(cost
      ? [
          {
            key: 'profit',
            of: 'PROFIT' as const,
            label: label('profit'),
            figure: true,
            render: ({ figures: { profit } }: Row) => whole(profit),
            value: ({ figures: { profit } }: Row) => (profit === null ? null : Number(profit)),
          },
          {
            key: 'margin',
            label: label('margin'),
            figure: true,
            render: ({ figures: { margin } }: Row) => percent(margin),
            value: ({ figures: { margin } }: Row) => margin,
          },
        ]
      : []),
    {
      key: 'orders',
      of: 'ORDERS',
      label: label('orders'),
      figure: true,
      render: ({ figures: { orders } }) => count(orders),
      value: ({ figures: { orders } }) => orders,
    },
    {
      key: 'units',
      of: 'UNITS',
      label: label('units'),
      figure: true,
      render: ({ figures: { units } }) => quantity(units),
      value: ({ figures: { units } }) => Number(units),
    },
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
