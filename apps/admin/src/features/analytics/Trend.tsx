import { useQuery } from '@apollo/client/react';
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { Delta } from '../../components/Delta.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { change as changeOf, type Figure } from '../../format.ts';
import { drill } from '../../period.ts';
import { messageOf } from '../../providers/errors.ts';
import { useCurrency, useViewer } from '../../providers/viewer.ts';
import { TrendDocument } from './documents.ts';
import { MEASURE_NAMES, MEASURES, type MeasureName } from './measures.ts';
import { TrendChart, type TrendPoint } from './TrendChart.tsx';
import { useEmpty } from './useEmpty.ts';
import { useScope } from './useScope.ts';

const number = (figure: Figure) => (figure == null ? null : Number(figure));

/** The measure in the address, among those the viewer may see. */
function useMeasure(): [MeasureName, MeasureName[]] {
  const [params] = useSearchParams();
  const { permissions } = useViewer();
  const allowed = MEASURE_NAMES.filter((name) => {
    const { permission } = MEASURES[name];
    return !permission || permissions.includes(permission);
  });
  return [allowed.find((name) => name === params.get('measure')) ?? 'revenue', allowed];
}

function usePoints(name: MeasureName) {
  const { variables, grain, compare } = useScope();
  const { data, previousData, loading, error } = useQuery(TrendDocument, {
    variables: { ...variables, grain, compare: compare === 'NONE' ? null : compare, active: name === 'activeMembers' },
  });
  const { of } = MEASURES[name];
  const points: TrendPoint[] = ((data ?? previousData)?.salesTrend.points ?? []).map(({ current, compared }) => ({
    start: current.from,
    label: current.label,
    value: number(of(current)),
    before: compared ? number(of(compared)) : null,
    beforeLabel: compared?.label ?? null,
  }));
  const something = points.some(({ value, before }) => value || before);
  return { points: something ? points : [], loading: loading && !data && !previousData, failure: error && messageOf(error) };
}

/** The figure over time, beside the period compared with; a click goes one grain finer. */
export const Trend = () => {
  const t = useTranslate();
  const { full } = useFormat();
  const currency = useCurrency();
  const { grain, compare, change } = useScope();
  const [name, allowed] = useMeasure();
  const { points, loading, failure } = usePoints(name);
  const { measure } = MEASURES[name];
  const title = t(`resources.analytics.measure.${name}`);
  const beforeName = compare === 'NONE' ? null : t(`period.compare.${compare}`);
  const pick = ({ start }: TrendPoint) => {
    const next = drill(start, grain);
    if (next) change({ ...next.range, grain: next.grain, period: null });
  };
  return (
    <ChartCard
      title={t('resources.analytics.trend')}
      unit={measure === 'money' ? currency : undefined}
      controls={
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
      }
      rows={points}
      rowKey={({ start }) => start}
      onRow={grain === 'DAY' ? undefined : pick}
      columns={[
        { key: 'label', label: t('period.label'), render: ({ label }) => label, value: ({ start }) => start },
        { key: 'value', label: title, figure: true, render: ({ value }) => full(value, measure), value: ({ value }) => value },
        ...(beforeName
          ? [
              {
                key: 'before',
                label: beforeName,
                figure: true,
                render: ({ before }: TrendPoint) => full(before, measure),
                value: ({ before }: TrendPoint) => before,
              },
              {
                key: 'change',
                label: t('resources.analytics.change'),
                figure: true,
                render: ({ value, before }: TrendPoint) => <Delta ratio={changeOf(value, before)} />,
                value: ({ value, before }: TrendPoint) => changeOf(value, before),
              },
            ]
          : []),
      ]}
      loading={loading}
      failure={failure}
      empty={useEmpty()}
      height={320}
      file={`trend-${name}`}
    >
      <TrendChart points={points} measure={measure} name={title} beforeName={beforeName} onPick={pick} />
    </ChartCard>
  );
};
