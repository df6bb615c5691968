import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { lazy } from 'react';
import { Title, useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { DASH } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CareStatisticsQuery, CaseFiguresFragment } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { CareStatisticsDocument } from './documents.ts';

const TrendChart = lazy(() => import('../analytics/TrendChart.tsx').then((module) => ({ default: module.TrendChart })));

type Month = CareStatisticsQuery['careStatistics']['months'][number];
type OfKind = CareStatisticsQuery['careStatistics']['byKind'][number];
type OfAssignee = CareStatisticsQuery['careStatistics']['byAssignee'][number];

const MONTHS = 12;
const HEIGHT = 280;
const COUNTS = ['signIns', 'checkIns', 'participations', 'reviews', 'shares', 'members'] as const;

const oneDecimal = (value: number | null) => (value === null ? DASH : value.toFixed(1));

/** The columns of the three tables. */
function useColumns() {
  const t = useTranslate();
  const { count, percent } = useFormat();
  const label = (name: string) => t(`resources.careStatistics.${name}`);
  const month: Column<Month> = {
    key: 'month',
    label: label('month'),
    render: (row) => row.month.slice(0, 7),
    value: (row) => row.month.slice(0, 7),
  };
  const engagement: Column<Month>[] = [
    month,
    ...COUNTS.map((name) => figureColumn<Month>(name, label(name), (row) => row[name], count)),
    figureColumn<Month>('participation', label('participation'), (row) => row.participation, percent),
  ];
  const service: Column<Month>[] = [
    month,
    ...(['opened', 'closed'] as const).map((name) => figureColumn<Month>(name, label(name), (row) => row[name], count)),
    figureColumn<Month>('rating', label('rating'), (row) => row.rating, oneDecimal),
  ];
  const figures = <Row extends CaseFiguresFragment>(): Column<Row>[] => [
    ...(['total', 'open', 'done', 'cancelled'] as const).map((name) => figureColumn<Row>(name, label(name), (row) => row[name], count)),
    figureColumn<Row>('hours', label('hours'), (row) => row.hours, oneDecimal),
    figureColumn<Row>('rating', label('rating'), (row) => row.rating, oneDecimal),
  ];
  const kindOf = ({ kind }: OfKind) => (kind ? t(`resources.serviceCases.kind.${kind}`) : '');
  const whose = ({ assignee }: OfAssignee) => assignee?.name ?? t('resources.followUps.nobody');
  const kinds: Column<OfKind>[] = [{ key: 'kind', label: label('kind'), render: kindOf, value: kindOf }, ...figures<OfKind>()];
  const people: Column<OfAssignee>[] = [{ key: 'who', label: label('assignee'), render: whose, value: whose }, ...figures<OfAssignee>()];
  return { engagement, service, kinds, people };
}

/** The figures of the branch, and what all cards say while they come, fail, or are none. */
function useFigures() {
  const t = useTranslate();
  const [branch] = useBranch();
  const { data, loading, error } = useQuery(CareStatisticsDocument, { variables: { branchId: branch ?? null, months: MONTHS } });
  const step = { label: t('resources.members.name', { smart_count: 2 }), to: '/members' };
  const common = {
    loading: loading && !data,
    failure: error && messageOf(error),
    empty: { text: t('resources.careStatistics.empty'), step },
    height: HEIGHT,
  };
  const { months = [], byKind = [], byAssignee = [] } = data?.careStatistics ?? {};
  return { months, byKind, byAssignee, common };
}

interface TrendProps {
  months: readonly Month[];
  field: 'members' | 'opened';
}

const Trend = ({ months, field }: TrendProps) => {
  const t = useTranslate();
  const label = (name: string) => t(`resources.careStatistics.${name}`);
  const points = months.map((one) => ({
    start: one.month,
    label: one.month.slice(0, 7),
    value: one[field],
    before: null,
    beforeLabel: null,
  }));
  return <TrendChart points={points} measure="count" name={label(field)} beforeName={null} axes={[label('month'), label(field)]} />;
};

/** Engagement and service in figures: how many came on-line and took part, what was asked of us and how it went. */
const StatisticsPage = () => {
  const t = useTranslate();
  const columns = useColumns();
  const { months, byKind, byAssignee, common } = useFigures();
  const label = (name: string) => t(`resources.careStatistics.${name}`);
  return (
    <>
      <Title title={label('name')} />
      <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1fr 1fr' } }}>
        <ChartCard
          {...common}
          title={label('engagement')}
          file="engagement"
          rows={months.some(({ members }) => members > 0) ? months : []}
          columns={columns.engagement}
          rowKey={({ month }) => month}
        >
          <Trend months={months} field="members" />
        </ChartCard>
        <ChartCard
          {...common}
          title={label('service')}
          file="service"
          rows={months.some(({ opened, closed }) => opened + closed > 0) ? months : []}
          columns={columns.service}
          rowKey={({ month }) => month}
        >
          <Trend months={months} field="opened" />
        </ChartCard>
      </Box>
      <Box sx={{ display: 'grid', gap: 6, mt: 6 }}>
        <ChartCard
          {...common}
          title={label('by_kind')}
          file="service-by-kind"
          rows={byKind}
          columns={columns.kinds}
          rowKey={({ kind }) => kind ?? ''}
        />
        <ChartCard
          {...common}
          title={label('by_assignee')}
          file="service-by-employee"
          rows={byAssignee}
          columns={columns.people}
          rowKey={({ assignee }) => assignee?.id ?? ''}
        />
      </Box>
    </>
  );
};

export default StatisticsPage;
