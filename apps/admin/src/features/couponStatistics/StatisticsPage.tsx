import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { lazy } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { PeriodPicker } from '../../components/PeriodPicker.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePeriod } from '../../components/usePeriod.ts';
import { useBranch } from '../../frame/useBranch.ts';
import { messageOf } from '../../providers/errors.ts';
import { CouponStatisticsDocument } from './documents.ts';
import { Totals } from './Totals.tsx';
import { useColumns } from './useColumns.tsx';

const TrendChart = lazy(() => import('../analytics/TrendChart.tsx').then((module) => ({ default: module.TrendChart })));

const HEIGHT = 280;

/** The figures of the branch, the period and the template of the address, and what all cards say while they come, fail, or are none. */
function useFigures() {
  const t = useTranslate();
  const [branch] = useBranch();
  const [params] = useSearchParams();
  const { range } = usePeriod();
  const { data, previousData, loading, error } = useQuery(CouponStatisticsDocument, {
    variables: { ...range, branchId: branch ?? null, couponTemplateId: params.get('template') },
  });
  const shown = data ?? previousData;
  const common = {
    loading: loading && !shown,
    failure: error && messageOf(error),
    empty: {
      text: t('resources.couponStatistics.empty'),
      step: { label: t('resources.couponTemplates.name', { smart_count: 2 }), to: '/couponTemplates' },
    },
    height: HEIGHT,
  };
  return { figures: shown?.couponStatistics, promotions: shown?.promotionStatistics ?? [], common };
}

/** Coupons and promotions in figures: given, used, over, what was sold with them and what that cost. */
const StatisticsPage = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const columns = useColumns();
  const { figures, promotions, common } = useFigures();
  const label = (name: string) => t(`resources.couponStatistics.${name}`);
  const points = (figures?.byMonth ?? []).map(({ month, figures: { used } }) => {
    return { start: month, label: month.slice(0, 7), value: used, before: null, beforeLabel: null };
  });
  return (
    <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={label('name')} />
      <PeriodPicker />
      {figures && <Totals figures={figures.total} />}
      <ChartCard
        {...common}
        title={label('by_month')}
        unit={figures && count(figures.total.used)}
        file="coupons-by-month"
        rows={figures?.byMonth ?? []}
        columns={columns.months}
        rowKey={({ month }) => month}
      >
        <TrendChart points={points} measure="count" name={label('used')} beforeName={null} axes={[label('month'), label('used')]} />
      </ChartCard>
      <ChartCard
        {...common}
        title={label('by_template')}
        file="coupons-by-template"
        rows={figures?.byTemplate ?? []}
        columns={columns.templates}
        rowKey={({ template }) => template.id}
      />
      <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: 'repeat(2, minmax(0, 1fr))' } }}>
        <ChartCard
          {...common}
          title={label('by_store')}
          file="coupons-by-store"
          rows={figures?.byStore ?? []}
          columns={columns.stores}
          rowKey={({ storeName }) => storeName}
        />
        <ChartCard
          {...common}
          title={label('by_channel')}
          file="coupons-by-channel"
          rows={figures?.byChannel ?? []}
          columns={columns.channels}
          rowKey={({ channel }) => channel}
        />
      </Box>
      <ChartCard
        {...common}
        empty={{ text: label('empty_promotions'), step: { label: t('resources.promotions.name', { smart_count: 2 }), to: '/promotions' } }}
        title={label('by_promotion')}
        file="promotions"
        rows={promotions}
        columns={columns.promotions}
        rowKey={({ promotion }) => promotion.id}
      />
    </Box>
  );
};

export default StatisticsPage;
