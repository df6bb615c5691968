import { Box, Typography } from '@mui/material';
import { periodEnd } from '@regulars/domain/period';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { MonthPicker } from '../../components/MonthPicker.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMonth } from '../../components/useMonth.ts';
import type { PersonQuery } from '../../gql/graphql.ts';
import { useToday } from '../../providers/today.ts';
import { useCurrency, useMay } from '../../providers/viewer.ts';
import { TrendChart } from '../analytics/TrendChart.tsx';
import { GoalDialog } from './GoalDialog.tsx';
import { Goals } from './Goals.tsx';
import { PersonFigures } from './PersonFigures.tsx';

type Performance = PersonQuery['staffPerformance'];
type Month = Performance['trend'][number];

/** Goals are set for this month and the next ones. */
const MONTHS_AHEAD = 3;

/** A month of one employee: rank, goals, figures, and the year. */
export const Person = ({ performance, failure }: { performance: Performance | undefined; failure: string | undefined }) => {
  const t = useTranslate();
  const { day } = useFormat();
  const { month } = useMonth();
  const over = periodEnd(month, 'MONTH') < useToday();
  const write = useMay('performance.write') && !over;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Typography variant="h2" component="p">
            {performance?.employee.name ?? '…'}
          </Typography>
          <Typography color="text.secondary">
            {performance &&
              [
                performance.employee.org?.name,
                performance.rank && t('resources.performance.rank_of', { rank: performance.rank, of: performance.rankedAmong }),
                `${day(performance.from)} – ${day(performance.to)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
          </Typography>
        </Box>
        <MonthPicker ahead={MONTHS_AHEAD} />
      </Box>
      <PersonFigures performance={performance} />
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 3fr)' } }}>
        {performance && <Goals goals={performance.goals} action={write && <GoalDialog performance={performance} month={month} />} />}
        <Year months={performance?.trend} failure={failure} />
      </Box>
    </Box>
  );
};

/** The twelve months up to this one, with the goals as a dashed line. */
const Year = ({ months, failure }: { months: readonly Month[] | undefined; failure: string | undefined }) => {
  const t = useTranslate();
  const { whole, count } = useFormat();
  const { choose } = useMonth();
  const currency = useCurrency();
  const rows = months?.some(({ figures, newMembers }) => figures.orders || newMembers) ? months : [];
  const goal = t('resources.performance.goal');
  const points = rows.map(({ from, label, figures, revenueGoal }) => ({
    start: from,
    label,
    value: Number(figures.revenue),
    before: revenueGoal === null ? null : Number(revenueGoal),
    beforeLabel: goal,
  }));
  const measure = (name: string) => t(`resources.performance.measure.${name}`);
  return (
    <ChartCard
      title={t('resources.performance.year', { measure: measure('revenue') })}
      unit={currency}
      rows={rows}
      rowKey={({ from }) => from}
      onRow={({ from }) => choose(from)}
      columns={[
        { key: 'month', label: t('period.grain.MONTH'), render: ({ label }) => label, value: ({ from }) => from },
        figureColumn<Month>('revenue', measure('revenue'), ({ figures }) => Number(figures.revenue), whole),
        figureColumn<Month>('goal', goal, ({ revenueGoal }) => (revenueGoal === null ? null : Number(revenueGoal)), whole),
        figureColumn<Month>('orders', measure('orders'), ({ figures }) => figures.orders, count),
        figureColumn<Month>('newMembers', measure('newMembers'), ({ newMembers }) => newMembers, count),
      ]}
      loading={!months && !failure}
      failure={failure}
      empty={{ text: t('resources.performance.nothing') }}
      height={280}
      file="performance"
    >
      <TrendChart
        points={points}
        measure="money"
        name={measure('revenue')}
        beforeName={rows.some(({ revenueGoal }) => revenueGoal !== null) ? goal : null}
        axes={[t('period.grain.MONTH'), currency]}
        onPick={({ start }) => choose(start)}
      />
    </ChartCard>
  );
};
