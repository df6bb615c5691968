import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { HoursQuery } from '../../gql/graphql.ts';
import { useCurrency } from '../../providers/viewer.ts';
import { HeatMap } from './HeatMap.tsx';

interface HoursCardProps {
  rows: NonNullable<HoursQuery['salesByHour']>['cells'];
  loading: boolean;
  failure: string | undefined;
}

/** When the branch sells, by weekday and hour. */
export const HoursCard = ({ rows, loading, failure }: HoursCardProps) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const cells = rows.map(({ weekday, hour, figures }) => ({ weekday, hour, value: Number(figures.revenue) }));
  const label = (name: string) => t(`resources.analytics.measure.${name}`);
  return (
    <ChartCard
      title={t('resources.analytics.hours')}
      unit={useCurrency()}
      rows={rows}
      rowKey={({ weekday, hour }) => `${weekday}:${hour}`}
      columns={[
        {
          key: 'weekday',
          label: t('resources.analytics.weekday'),
          render: ({ weekday }) => t(`period.weekday.${weekday}`),
          value: ({ weekday }) => weekday,
        },
        { key: 'hour', label: t('resources.analytics.hour'), figure: true, render: ({ hour }) => `${hour}:00`, value: ({ hour }) => hour },
        {
          key: 'revenue',
          label: label('revenue'),
          figure: true,
          render: ({ figures }) => money(figures.revenue),
          value: ({ figures }) => Number(figures.revenue),
        },
        {
          key: 'orders',
          label: label('orders'),
          figure: true,
          render: ({ figures }) => count(figures.orders),
          value: ({ figures }) => figures.orders,
        },
      ]}
      loading={loading}
      failure={failure}
      empty={{ text: t('resources.analytics.no_hours') }}
      height={300}
      file="hours"
    >
      <HeatMap cells={cells} measure="money" title={t('resources.analytics.hours')} />
    </ChartCard>
  );
};
