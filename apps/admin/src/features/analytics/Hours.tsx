import { useQuery } from '@apollo/client/react';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { messageOf } from '../../providers/errors.ts';
import { useCurrency } from '../../providers/viewer.ts';
import { HoursDocument } from './documents.ts';
import { HeatMap } from './HeatMap.tsx';
import { useScope } from './useScope.ts';

/** When the branch sells, by weekday and hour. */
export const Hours = () => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const { variables } = useScope();
  const { data: fresh, previousData, loading, error } = useQuery(HoursDocument, { variables });
  const data = fresh ?? previousData;
  const rows = data?.salesByHour.cells ?? [];
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
      loading={loading && !data}
      failure={error && messageOf(error)}
      empty={{ text: t('resources.analytics.no_hours') }}
      height={260}
      file="hours"
    >
      <HeatMap cells={cells} measure="money" title={t('resources.analytics.hours')} />
    </ChartCard>
  );
};
