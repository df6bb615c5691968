import { Bar, Brush, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { Measure } from '../../format.ts';
import { Sized } from '../../components/Sized.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePalette } from '../../components/usePalette.ts';
import { ChartTip, type TrendPoint } from './ChartTip.tsx';

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

/** What a label takes along the axis, with the room around it. */
const LABEL_PX = 80;

/** As many labels as fit, at even distances from both ends. Recharts finds out by laying out each of them, twice. */
function labelsOf(points: readonly TrendPoint[], width: number): string[] {
  const every = Math.ceil((points.length * LABEL_PX) / width);
  return points.filter((_, at) => at % every === Math.floor(every / 2)).map(({ label }) => label);
}

/** On an axis of days the year is noise: `11月6日`, `6 Nov`. Longer periods keep theirs. */
const withoutYear = (label: string) => label.replace(/^\d{4}年(?=.+日$)/, '').replace(/(?<=^\d{1,2} \w{3}) \d{4}$/, '');

/** A figure over time; the comparison is a dashed line. A click goes into the point. */
export const TrendChart = ({ points, measure, name, beforeName, axes, onPick }: TrendChartProps) => {
  const palette = usePalette();
  const { short } = useFormat();
  const axis = { stroke: palette.line, tick: { fill: palette.quiet, fontSize: 12 }, tickLine: false };
  const title = { fill: palette.quiet, fontSize: 12 };
  const colour = palette.series[0] ?? palette.accent;
  const long = points.length > LONG;
  const pick = ({ activeTooltipIndex }: { activeTooltipIndex?: number | string | null | undefined }) => {
    const point = points[Number(activeTooltipIndex)];
    if (point) onPick?.(point);
  };
  return (
    <Sized>
      {(size) => (
        <ComposedChart
          {...size}
          data={[...points]}
          onClick={pick}
          margin={{ top: 20, right: 8, bottom: 4, left: 0 }}
          style={{ cursor: onPick ? 'pointer' : 'default' }}
        >
          <CartesianGrid vertical={false} verticalCoordinatesGenerator={() => []} stroke={palette.line} />
          <XAxis
            dataKey="label"
            {...axis}
            {...(long ? { minTickGap: 24 } : { interval: 0, ticks: labelsOf(points, size.width) })}
            tickFormatter={withoutYear}
            height={40}
            label={{ ...title, value: axes[0], position: 'insideBottomRight', offset: 0 }}
          />
          <YAxis
            {...axis}
            interval={0}
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
          {long && <Brush dataKey="label" height={22} travellerWidth={8} stroke={palette.quiet} fill={palette.surface} />}
        </ComposedChart>
      )}
    </Sized>
  );
};
