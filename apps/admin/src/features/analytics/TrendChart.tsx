import { Bar, Brush, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Measure } from '../../format.ts';
import { useFormat } from '../../components/useFormat.ts';
import { usePalette } from '../../components/usePalette.ts';
import { ChartTip } from './ChartTip.tsx';

export interface TrendPoint {
  /** First day of the period. */
  start: string;
  label: string;
  value: number | null;
  /** The same place in the period compared with. */
  before: number | null;
  beforeLabel: string | null;
}

interface TrendChartProps {
  points: readonly TrendPoint[];
  measure: Measure;
  name: string;
  /** What it is compared with; null for no comparison. */
  beforeName: string | null;
  /** What stands along the axes: the kind of period, the unit. */
  axes: readonly [string, string];
  /** Without it a click does nothing. */
  onPick?: ((point: TrendPoint) => void) | undefined;
}

/** More points than this are a line; fewer are bars, which start at zero. */
const BARS = 40;
/** More points than this get a brush. */
const LONG = 60;

/** On an axis of days the year is noise: `11月6日`, `6 Nov`. Longer periods keep theirs. */
const withoutYear = (label: string) => label.replace(/^\d{4}年(?=.+日$)/, '').replace(/(?<=^\d{1,2} \w{3}) \d{4}$/, '');

/** A figure over time; the comparison is a dashed line. A click goes into the point. */
export const TrendChart = ({ points, measure, name, beforeName, axes, onPick }: TrendChartProps) => {
  const palette = usePalette();
  const { short } = useFormat();
  const axis = { stroke: palette.line, tick: { fill: palette.quiet, fontSize: 12 }, tickLine: false };
  const title = { fill: palette.quiet, fontSize: 12 };
  const colour = palette.series[0] ?? palette.accent;
  const pick = ({ activeTooltipIndex }: { activeTooltipIndex?: number | string | null | undefined }) => {
    const point = points[Number(activeTooltipIndex)];
    if (point) onPick?.(point);
  };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...points]}
        onClick={pick}
        margin={{ top: 20, right: 8, bottom: 4, left: 0 }}
        style={{ cursor: onPick ? 'pointer' : 'default' }}
      >
        <CartesianGrid vertical={false} stroke={palette.line} />
        <XAxis
          dataKey="label"
          {...axis}
          minTickGap={24}
          tickFormatter={withoutYear}
          height={40}
          label={{ ...title, value: axes[0], position: 'insideBottomRight', offset: 0 }}
        />
        <YAxis
          {...axis}
          axisLine={false}
          width={64}
          label={{ ...title, value: axes[1], position: 'top', offset: 8 }}
          domain={[(low: number) => Math.min(0, low), 'auto']}
          tickFormatter={(value: number) => short(value, measure)}
        />
        <Tooltip
          cursor={{ fill: palette.hover, stroke: palette.line }}
          content={<ChartTip measure={measure} name={name} beforeName={beforeName} />}
          isAnimationActive={false}
        />
        {points.length <= BARS ? (
          <Bar dataKey="value" fill={colour} radius={[3, 3, 0, 0]} maxBarSize={36} isAnimationActive={false} />
        ) : (
          <Line dataKey="value" stroke={colour} strokeWidth={2} dot={false} isAnimationActive={false} />
        )}
        {beforeName && (
          <Line dataKey="before" stroke={palette.quiet} strokeWidth={1.5} strokeDasharray="5 4" dot={false} isAnimationActive={false} />
        )}
        {points.length > LONG && <Brush dataKey="label" height={22} travellerWidth={8} stroke={palette.quiet} fill={palette.surface} />}
      </ComposedChart>
    </ResponsiveContainer>
  );
};
