import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BarCell } from '../../components/BarCell.tsx';
import { Delta } from '../../components/Delta.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { DASH, type Figure } from '../../format.ts';
import type { PerformanceFieldsFragment, StaffRankBy } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { GoalBar } from './GoalBar.tsx';
import { RankMove } from './RankMove.tsx';

type Row = PerformanceFieldsFragment;

const number = (figure: Figure) => (figure == null ? null : Number(figure));

/**
 * The columns of the team: who, what they sold, how they served, how far they are. The figure it is ranked by has a bar.
 * @param plain without bars, for paper
 */
export function useTeamColumns(rows: readonly Row[], by: StaffRankBy, plain = false): Column<Row>[] {
  const t = useTranslate();
  const { whole, money, count, quantity, percent } = useFormat();
  const cost = useMay('cost.read');
  const word = (name: string) => t(`resources.performance.measure.${name}`);
  const figure = (of: StaffRankBy | null, key: string, value: (row: Row) => number | null, show: (value: number | null) => string) => {
    const column = figureColumn<Row>(key, word(of ?? key), value, show);
    if (of !== by || plain) return column;
    const most = Math.max(...rows.map((row) => value(row) ?? 0), 0) || 1;
    return { ...column, render: (row: Row) => <BarCell text={show(value(row))} share={(value(row) ?? 0) / most} /> };
  };
  return [
    {
      key: 'rank',
      label: t('common.rank'),
      render: ({ rank, previousRank }) => <RankMove rank={rank} before={previousRank} />,
      value: ({ rank }) => rank,
    },
    {
      key: 'name',
      label: t('common.name'),
      render: ({ employee }) => (
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {employee.name}
        </Box>
      ),
      value: ({ employee }) => employee.name,
    },
    figure('REVENUE', 'revenue', ({ figures }) => Number(figures.revenue), whole),
    {
      ...figureColumn<Row>(
        'change',
        t('period.mom'),
        ({ revenueChange }) => revenueChange,
        (ratio) => <Delta ratio={ratio} />,
      ),
    },
    {
      key: 'goal',
      label: t('resources.performance.goal'),
      figure: plain,
      render: ({ goals: { revenue } }) =>
        plain ? (
          percent(revenue?.share)
        ) : revenue ? (
          <GoalBar share={revenue.share} due={Number(revenue.due) / Number(revenue.goal)} state={revenue.state} />
        ) : (
          DASH
        ),
      value: ({ goals }) => goals.revenue?.share ?? null,
    },
    ...(cost ? [figure('PROFIT', 'profit', ({ figures }) => number(figures.profit), whole)] : []),
    figure('ORDERS', 'orders', ({ figures }) => figures.orders, count),
    figure('UNITS', 'units', ({ figures }) => Number(figures.units), quantity),
    figure('NEW_MEMBERS', 'newMembers', ({ service }) => service.newMembers, count),
    figure(null, 'averageTicket', ({ service }) => number(service.averageTicket), money),
    figure(null, 'unitsPerOrder', ({ service }) => service.unitsPerOrder, quantity),
    figure(null, 'membersServed', ({ service }) => service.membersServed, count),
    figure(null, 'memberShare', ({ service }) => service.memberShare, percent),
    figure(null, 'refundShare', ({ service }) => service.refundShare, percent),
  ];
}
