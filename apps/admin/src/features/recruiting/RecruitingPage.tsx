import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { lazy } from 'react';
import { Title, useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { RecruitStatisticsQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { RecruitStatisticsDocument } from './documents.ts';

const TrendChart = lazy(() => import('../analytics/TrendChart.tsx').then((module) => ({ default: module.TrendChart })));

type Figures = RecruitStatisticsQuery['recruitStatistics'];
type Month = Figures['months'][number];
type OfEmployee = Figures['byEmployee'][number];
type OfOrg = Figures['byOrg'][number];

const MONTHS = 12;
const HEIGHT = 280;

/** The columns of the three tables. */
function useColumns() {
  const t = useTranslate();
  const { count, money, percent } = useFormat();
  const label = (name: string) => t(`resources.recruiting.${name}`);
  const figures = <Row extends { members: number; buyers: number; amount: string }>(): Column<Row>[] => [
    figureColumn<Row>('members', label('members'), ({ members }) => members, count),
    figureColumn<Row>('buyers', label('buyers'), ({ buyers }) => buyers, count),
    figureColumn<Row>('share', label('share'), ({ members, buyers }) => (members > 0 ? buyers / members : 0), percent),
    figureColumn<Row>('amount', label('amount'), ({ amount }) => numberOf(amount), money),
  ];
  const nobody = label('nobody');
  const org = <Row extends { orgName?: string | null | undefined }>(): Column<Row> => ({
    key: 'org',
    label: label('org'),
    render: ({ orgName }) => orgName ?? '',
    value: ({ orgName }) => orgName ?? '',
  });
  const months: Column<Month>[] = [
    { key: 'month', label: label('month'), render: ({ month }) => month.slice(0, 7), value: ({ month }) => month.slice(0, 7) },
    ...figures<Month>(),
  ];
  const employees: Column<OfEmployee>[] = [
    { key: 'name', label: label('employee'), render: ({ name }) => name ?? nobody, value: ({ name }) => name ?? nobody },
    org<OfEmployee>(),
    ...figures<OfEmployee>(),
  ];
  return { months, employees, orgs: [org<OfOrg>(), ...figures<OfOrg>()] };
}

/** Who won the members: month by month, by employee, by store and department. */
const RecruitingPage = () => {
  const t = useTranslate();
  const columns = useColumns();
  const [branch] = useBranch();
  const { data, loading, error } = useQuery(RecruitStatisticsDocument, { variables: { branchId: branch ?? null, months: MONTHS } });
  const figures = data?.recruitStatistics;
  const label = (name: string) => t(`resources.recruiting.${name}`);
  const common = {
    loading: loading && !data,
    failure: error && messageOf(error),
    empty: { text: label('empty'), step: { label: t('resources.members.name', { smart_count: 2 }), to: '/members' } },
    height: HEIGHT,
  };
  const won = (figures?.byOrg.length ?? 0) > 0;
  const points = (figures?.months ?? []).map(({ month, members }) => ({
    start: month,
    label: month.slice(0, 7),
    value: members,
    before: null,
    beforeLabel: null,
  }));
  return (
    <>
      <Title title={label('name')} />
      <Box sx={{ display: 'grid', gap: 6 }}>
        <ChartCard
          {...common}
          title={label('by_month')}
          file="recruits-by-month"
          rows={won ? (figures?.months ?? []) : []}
          columns={columns.months}
          rowKey={({ month }) => month}
        >
          <TrendChart points={points} measure="count" name={label('members')} beforeName={null} axes={[label('month'), label('members')]} />
        </ChartCard>
        <ChartCard
          {...common}
          title={label('by_employee')}
          file="recruits-by-employee"
          rows={figures?.byEmployee ?? []}
          columns={columns.employees}
          rowKey={({ code }) => code ?? ''}
        />
        <ChartCard
          {...common}
          title={label('by_org')}
          file="recruits-by-store"
          rows={figures?.byOrg ?? []}
          columns={columns.orgs}
          rowKey={({ orgName }) => orgName ?? ''}
        />
      </Box>
    </>
  );
};

export default RecruitingPage;
