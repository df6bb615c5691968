import { lazy } from 'react';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { Delta } from '../../components/Delta.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePeriod } from '../../components/usePeriod.ts';
import type { NewMembersQuery } from '../../gql/graphql.ts';
import { drill } from '../../period.ts';

type Row = NonNullable<NewMembersQuery['newMembers']>['points'][number];

const delta = (ratio: number | null) => <Delta ratio={ratio} />;

const TrendChart = lazy(() => import('./TrendChart.tsx').then((module) => ({ default: module.TrendChart })));

interface NewMembersCardProps {
  data: Pick<NonNullable<NewMembersQuery['newMembers']>, 'total' | 'points'> | null | undefined;
  loading: boolean;
  failure: string | undefined;
}

/** Who joined, by period, with 环比 and 同比. */
export const NewMembersCard = ({ data, loading, failure }: NewMembersCardProps) => {
  const t = useTranslate();
  const { count } = useFormat();
  const { grain, compare, change } = usePeriod();
  const rows = data && data.points.some((point) => point.count || point.previous || point.sameLastYear) ? data.points : [];
  const beforeName = compare === 'NONE' ? null : t(`period.compare.${compare}`);
  const points = rows.map((point) => ({
    start: point.from,
    label: point.label,
    value: point.count,
    before: compare === 'PREVIOUS' ? point.previous : point.sameLastYear,
    beforeLabel: beforeName,
  }));
  const pick = ({ start }: { start: string }) => {
    const next = drill(start, grain);
    if (next) change({ ...next.range, grain: next.grain, period: null });
  };
  return (
    <ChartCard
      title={t('resources.analytics.new_members')}
      unit={data ? t('resources.analytics.people', { count: count(data.total) }) : undefined}
      rows={rows}
      rowKey={(row) => row.from}
      columns={[
        { key: 'label', label: t('period.label'), render: ({ label }) => label, value: (row) => row.from },
        figureColumn<Row>('count', t('resources.analytics.new_members'), (row) => row.count, count),
        figureColumn<Row>('previous', t('period.compare.PREVIOUS'), (row) => row.previous, count),
        figureColumn<Row>('change', t('period.mom'), (row) => row.change, delta),
        figureColumn<Row>('year', t('period.compare.SAME_LAST_YEAR'), (row) => row.sameLastYear, count),
        figureColumn<Row>('changeOnYear', t('period.yoy'), (row) => row.changeOnYear, delta),
      ]}
      loading={loading}
      failure={failure}
      empty={{
        text: t('resources.analytics.no_new_members'),
        step: { label: t('resources.members.name', { smart_count: 2 }), to: '/members' },
      }}
      height={300}
      file="new-members"
    >
      <TrendChart
        points={points}
        measure="count"
        name={t('resources.analytics.new_members')}
        beforeName={beforeName}
        axes={[t(`period.grain.${grain}`), t('resources.analytics.unit.newMembers')]}
        onPick={grain === 'DAY' ? undefined : pick}
      />
    </ChartCard>
  );
};
