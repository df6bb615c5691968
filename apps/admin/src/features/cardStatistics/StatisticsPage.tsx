import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { lazy } from 'react';
import { Title, useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CardState, CardStatisticsQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { CardStatisticsDocument } from './documents.ts';

const TrendChart = lazy(() => import('../analytics/TrendChart.tsx').then((module) => ({ default: module.TrendChart })));
const PieChart = lazy(() => import('../dashboard/PieChart.tsx').then((module) => ({ default: module.PieChart })));

type Figures = CardStatisticsQuery['cardStatistics'];
type Month = Figures['months'][number];
type OfType = Figures['byType'][number];
type OfStore = Figures['byStore'][number];
type StateCount = Figures['states'][number];

const MONTHS = 12;
const HEIGHT = 280;
const ACTS = ['issued', 'renewed', 'lost', 'replaced', 'frozen', 'expired', 'closed'] as const;
const SHOWN = ['ACTIVE', 'ISSUED', 'LOST', 'FROZEN', 'EXPIRED', 'CLOSED'] as const satisfies readonly CardState[];

const inState = ({ states }: { states: readonly StateCount[] }, state: CardState) => states.find((one) => one.state === state)?.cards ?? 0;

/** The columns of the four tables. */
function useColumns() {
  const t = useTranslate();
  const { count, money } = useFormat();
  const label = (name: string) => t(`resources.cardStatistics.${name}`);
  const states = <Row extends { total: number; states: readonly StateCount[] }>(): Column<Row>[] => [
    figureColumn<Row>('total', label('total'), ({ total }) => total, count),
    ...SHOWN.map((state) => figureColumn<Row>(state, t(`resources.cards.states.${state}`), (row) => inState(row, state), count)),
  ];
  const months: Column<Month>[] = [
    { key: 'month', label: label('month'), render: ({ month }) => month.slice(0, 7), value: ({ month }) => month.slice(0, 7) },
    ...ACTS.map((act) => figureColumn<Month>(act, label(act), (row) => row[act], count)),
    figureColumn<Month>('fees', label('fees'), ({ fees }) => numberOf(fees), money),
  ];
  const types: Column<OfType>[] = [
    {
      key: 'type',
      label: label('type'),
      render: ({ type }) => <Swatch colour={type.colour} name={type.name} />,
      value: ({ type }) => type.name,
    },
    ...states<OfType>(),
  ];
  const stores: Column<OfStore>[] = [
    { key: 'store', label: label('store'), render: ({ storeName }) => storeName, value: ({ storeName }) => storeName },
    ...states<OfStore>(),
  ];
  const all: Column<StateCount>[] = [
    {
      key: 'state',
      label: label('state'),
      render: ({ state }) => t(`resources.cards.states.${state}`),
      value: ({ state }) => t(`resources.cards.states.${state}`),
    },
    figureColumn<StateCount>('cards', label('total'), ({ cards }) => cards, count),
  ];
  return { months, types, stores, all };
}

/** The figures of the branch, and what all four cards say while they come, fail, or are none. */
function useFigures() {
  const t = useTranslate();
  const [branch] = useBranch();
  const { data, loading, error } = useQuery(CardStatisticsDocument, { variables: { branchId: branch ?? null, months: MONTHS } });
  const figures = data?.cardStatistics;
  const common = {
    loading: loading && !data,
    failure: error && messageOf(error),
    empty: {
      text: t('resources.cardStatistics.empty'),
      step: { label: t('resources.cardTypes.name', { smart_count: 2 }), to: '/cardTypes' },
    },
    height: HEIGHT,
  };
  return { rows: figures && figures.total > 0 ? figures : undefined, common };
}

/** Cards in figures: what happened month by month, how they stand, by type and by store. */
const StatisticsPage = () => {
  const t = useTranslate();
  const columns = useColumns();
  const { rows, common } = useFigures();
  const label = (name: string) => t(`resources.cardStatistics.${name}`);
  const points = (rows?.months ?? []).map(({ month, issued }) => {
    const name = month.slice(0, 7);
    return { start: month, label: name, value: issued, before: null, beforeLabel: null };
  });
  const shares = (rows?.states ?? []).map(({ state, cards }) => {
    const name = t(`resources.cards.states.${state}`);
    return { key: state, name, count: cards, share: cards / (rows?.total ?? 1) };
  });
  return (
    <>
      <Title title={label('name')} />
      <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '2fr 1fr' } }}>
        <ChartCard
          {...common}
          title={label('by_month')}
          file="cards-by-month"
          rows={rows?.months ?? []}
          columns={columns.months}
          rowKey={({ month }) => month}
        >
          <TrendChart points={points} measure="count" name={label('issued')} beforeName={null} axes={[label('month'), label('issued')]} />
        </ChartCard>
        <ChartCard
          {...common}
          title={label('by_state')}
          file="cards-by-state"
          rows={rows?.states ?? []}
          columns={columns.all}
          rowKey={({ state }) => state}
        >
          <PieChart shares={shares} />
        </ChartCard>
      </Box>
      <Box sx={{ display: 'grid', gap: 6, mt: 6 }}>
        <ChartCard
          {...common}
          title={label('by_type')}
          file="cards-by-type"
          rows={rows?.byType ?? []}
          columns={columns.types}
          rowKey={({ type }) => type.id}
        />
        <ChartCard
          {...common}
          title={label('by_store')}
          file="cards-by-store"
          rows={rows?.byStore ?? []}
          columns={columns.stores}
          rowKey={({ storeName }) => storeName}
        />
      </Box>
    </>
  );
};

export default StatisticsPage;
