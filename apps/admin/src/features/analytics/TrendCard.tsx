import { MenuItem, TextField } from '@mui/material';
import { lazy } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { Delta } from '../../components/Delta.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePeriod } from '../../components/usePeriod.ts';
import { change as changeOf, numberOf } from '../../format.ts';
import { drill } from '../../period.ts';
import { useCurrency, useViewer } from '../../providers/viewer.ts';
import { MEASURE_NAMES, MEASURES, type MeasureName, type MeasuredPeriod } from './measures.ts';
import { useEmpty } from './useEmpty.ts';
import type { TrendPoint } from './ChartTip.tsx';

const TrendChart = lazy(() => import('./TrendChart.tsx').then((module) => ({ default: module.TrendChart })));

const delta = (ratio: number | null) => <Delta ratio={ratio} />;

/** A period of a trend, with the one it is compared with. */
interface Period {
  current: MeasuredPeriod & { from: string };
  compared: MeasuredPeriod | null;
}

/** The measure in the address, among those offered that the viewer may see. */
export function useMeasure(offered: readonly MeasureName[] = MEASURE_NAMES): [MeasureName, MeasureName[]] {
  const [params] = useSearchParams();
  const { permissions } = useViewer();
  const allowed = offered.filter((name) => {
    const { permission } = MEASURES[name];
    return !permission || permissions.includes(permission);
  });
  return [allowed.find((name) => name === params.get('measure')) ?? 'revenue', allowed];
}

/** The figure of each period; none where there is nothing in any of them. */
function pointsOf(periods: readonly Period[], name: MeasureName): TrendPoint[] {
  const { of } = MEASURES[name];
  const points = periods.map(({ current, compared }) => ({
    start: current.from,
    label: current.label,
    value: numberOf(of(current)),
    before: compared ? numberOf(of(compared)) : null,
    beforeLabel: compared?.label ?? null,
  }));
  return points.some(({ value, before }) => value || before) ? points : [];
}

const MeasurePicker = ({ name, allowed }: { name: MeasureName; allowed: readonly MeasureName[] }) => {
  const t = useTranslate();
  const { change } = usePeriod();
  return (
    <TextField
      select
      value={name}
      onChange={({ target }) => change({ measure: target.value })}
      slotProps={{ htmlInput: { 'aria-label': t('resources.analytics.measure.label') } }}
    >
      {allowed.map((option) => (
        <MenuItem key={option} value={option}>
          {t(`resources.analytics.measure.${option}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

function useColumns(name: MeasureName, beforeName: string | null): Column<TrendPoint>[] {
  const t = useTranslate();
  const { full } = useFormat();
  const { measure } = MEASURES[name];
  const show = (value: number | null) => full(value, measure);
  const columns: Column<TrendPoint>[] = [
    { key: 'label', label: t('period.label'), render: ({ label }) => label, value: ({ start }) => start },
    figureColumn('value', t(`resources.analytics.measure.${name}`), ({ value }) => value, show),
  ];
  if (!beforeName) return columns;
  return [
    ...columns,
    figureColumn('before', beforeName, ({ before }) => before, show),
    figureColumn('change', t('resources.analytics.change'), ({ value, before }) => changeOf(value, before), delta),
  ];
}

interface TrendCardProps {
  periods: readonly Period[];
  offered?: readonly MeasureName[];
  loading: boolean;
  failure: string | undefined;
}

/** The figure over time, beside the period compared with; a click goes one grain finer. */
export const TrendCard = ({ periods, offered, loading, failure }: TrendCardProps) => {
  const t = useTranslate();
  const currency = useCurrency();
  const { grain, compare, change } = usePeriod();
  const [name, allowed] = useMeasure(offered);
  const { measure } = MEASURES[name];
  const beforeName = compare === 'NONE' ? null : t(`period.compare.${compare}`);
  const unit = measure === 'money' ? currency : t(`resources.analytics.unit.${name}`);
  const points = pointsOf(periods, name);
  const pick = ({ start }: TrendPoint) => {
    const next = drill(start, grain);
    if (next) change({ ...next.range, grain: next.grain, period: null });
  };
  return (
    <ChartCard
      title={t('resources.analytics.trend')}
      unit={unit}
      controls={<MeasurePicker name={name} allowed={allowed} />}
      rows={points}
      rowKey={({ start }) => start}
      onRow={grain === 'DAY' ? undefined : pick}
      columns={useColumns(name, beforeName)}
      loading={loading}
      failure={failure}
      empty={useEmpty()}
      height={320}
      file={`trend-${name}`}
    >
      <TrendChart
        points={points}
        measure={measure}
        name={t(`resources.analytics.measure.${name}`)}
        beforeName={beforeName}
        axes={[t(`period.grain.${grain}`), unit]}
        onPick={grain === 'DAY' ? undefined : pick}
      />
    </ChartCard>
  );
};
