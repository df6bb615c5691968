import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Area, Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormat } from '../../components/useFormat.ts';
import { usePalette } from '../../components/usePalette.ts';
import type { Figure } from '../../format.ts';
import type { ForecastQuery } from '../../gql/graphql.ts';
import { useCurrency } from '../../providers/viewer.ts';
import { type DrawnWeek, ForecastTip } from './ForecastTip.tsx';

type Week = ForecastQuery['salesForecast']['past'][number];

const number = (figure: Figure) => (figure == null ? null : Number(figure));

const drawn = ({ label, actual, expected, low, high, lastYear }: Week): DrawnWeek => ({
  label,
  actual: number(actual),
  expected: number(expected),
  lastYear: number(lastYear),
  range: low == null || high == null ? null : [Number(low), Number(high)],
});

/** The year is said by the place on the axis: `W09`, `9周`. */
const shortWeek = (label: string) => label.replace(/^\d{4}年第(\d+)周$/, '$1周').replace(/^\d{4} /, '');

/** Bars of what came, a dashed line of what was told, its interval as a band. */
export const ForecastChart = ({ weeks }: { weeks: readonly Week[] }) => {
  const t = useTranslate();
  const palette = usePalette();
  const { short } = useFormat();
  const axis = { stroke: palette.line, tick: { fill: palette.quiet, fontSize: 12 }, tickLine: false };
  const title = { fill: palette.quiet, fontSize: 12 };
  const currency = useCurrency();
  const [came = palette.accent, told = palette.text] = palette.series;
  const still = { isAnimationActive: false, dot: false } as const;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, fontSize: 12, color: 'text.secondary' }}>
        <Key mark={{ bgcolor: came, height: 10 }} label={t('resources.forecast.actual')} />
        <Key mark={{ borderTop: `2px dashed ${told}` }} label={t('resources.forecast.expected')} />
        <Key mark={{ bgcolor: told, opacity: 0.18, height: 10 }} label={t('resources.forecast.interval')} />
        <Key mark={{ borderTop: `1px solid ${palette.quiet}` }} label={t('resources.forecast.lastYear')} />
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={weeks.map(drawn)} margin={{ top: 24, right: 8, bottom: 4, left: 0 }}>
            <CartesianGrid vertical={false} stroke={palette.line} />
            <XAxis
              dataKey="label"
              {...axis}
              minTickGap={16}
              tickFormatter={shortWeek}
              height={40}
              label={{ ...title, value: t('resources.forecast.week'), position: 'insideBottomRight', offset: 0 }}
            />
            <YAxis
              {...axis}
              axisLine={false}
              width={64}
              label={{ ...title, value: currency, position: 'top', offset: 8 }}
              tickFormatter={(value: number) => short(value, 'money')}
            />
            <Tooltip cursor={{ fill: palette.hover, stroke: palette.line }} content={<ForecastTip />} isAnimationActive={false} />
            <Bar dataKey="actual" fill={came} radius={[3, 3, 0, 0]} maxBarSize={24} isAnimationActive={false} />
            <Area dataKey="range" stroke="none" fill={told} fillOpacity={0.18} activeDot={false} {...still} />
            <Line dataKey="lastYear" stroke={palette.quiet} strokeWidth={1} {...still} />
            <Line dataKey="expected" stroke={told} strokeWidth={2} strokeDasharray="5 4" {...still} />
          </ComposedChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
};

const Key = ({ mark, label }: { mark: object; label: string }) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.5, whiteSpace: 'nowrap' }}>
    <Box component="span" aria-hidden="true" sx={{ width: 16, borderRadius: '2px', ...mark }} />
    {label}
  </Box>
);
