import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Measure } from '../../format.ts';
import { useFormat } from '../../components/useFormat.ts';
import { usePalette } from '../../components/usePalette.ts';

export interface HeatCell {
  /** ISO: 1 is Monday. */
  weekday: number;
  hour: number;
  value: number;
}

const CELL = { width: 30, height: 38, gap: 2 };
const LEFT = 56;
const TOP = 20;
const STEPS = 5;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const WIDTH = LEFT + 24 * CELL.width;
const HEIGHT = TOP + 7 * CELL.height + 72;

/** When the chain sells: hour across, weekday down; darker is more. The legend says how much. */
export const HeatMap = ({ cells, measure, title }: { cells: readonly HeatCell[]; measure: Measure; title: string }) => {
  const t = useTranslate();
  const palette = usePalette();
  const { short, full } = useFormat();
  const most = Math.max(...cells.map(({ value }) => value), 0) || 1;
  const byPlace = new Map(cells.map((cell) => [`${cell.weekday}:${cell.hour}`, cell.value]));
  const shade = (value: number) => (value <= 0 ? 0.05 : Math.ceil((value / most) * STEPS) / STEPS);
  const small = { fill: palette.quiet, fontSize: 15 };
  const bottom = TOP + 7 * CELL.height;
  const legendTop = bottom + 44;
  return (
    <Box component="section" aria-label={title} tabIndex={0} sx={{ height: '100%', overflowX: 'auto' }}>
      <Box sx={{ minWidth: 560, height: '100%' }}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          width="100%"
          height="100%"
          preserveAspectRatio="xMinYMid meet"
          role="img"
          aria-label={title}
        >
          {WEEKDAYS.map((weekday) => (
            <text key={weekday} x={0} y={TOP + (weekday - 1) * CELL.height + 23} {...small}>
              {t(`period.weekday.${weekday}`)}
            </text>
          ))}
          <text x={0} y={12} {...small}>
            {t('resources.analytics.weekday')}
          </text>
          <text x={WIDTH} y={bottom + 32} textAnchor="end" {...small}>
            {t('resources.analytics.hour')}
          </text>
          {HOURS.map(
            (hour) =>
              hour % 2 === 0 && (
                <text key={hour} x={LEFT + hour * CELL.width + CELL.width / 2} y={bottom + 14} textAnchor="middle" {...small}>
                  {hour}
                </text>
              ),
          )}
          {WEEKDAYS.map((weekday) =>
            HOURS.map((hour) => {
              const value = byPlace.get(`${weekday}:${hour}`) ?? 0;
              return (
                <rect
                  key={`${weekday}:${hour}`}
                  x={LEFT + hour * CELL.width}
                  y={TOP + (weekday - 1) * CELL.height}
                  width={CELL.width - CELL.gap}
                  height={CELL.height - CELL.gap}
                  rx={3}
                  fill={palette.accent}
                  fillOpacity={shade(value)}
                >
                  <title>{`${t(`period.weekday.${weekday}`)} ${hour}:00 · ${full(value, measure)}`}</title>
                </rect>
              );
            }),
          )}
          {Array.from({ length: STEPS }, (_, step) => (
            <g key={step} transform={`translate(${LEFT + step * 130} ${legendTop})`}>
              <rect width={18} height={12} rx={3} fill={palette.accent} fillOpacity={shade((most * (step + 1)) / STEPS)} />
              <text x={24} y={11} {...small}>{`≤ ${short(Math.round((most * (step + 1)) / STEPS), measure)}`}</text>
            </g>
          ))}
        </svg>
      </Box>
    </Box>
  );
};
