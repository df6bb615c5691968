import { Box, Typography } from '@mui/material';
import { usePalette } from '../../components/usePalette.ts';
import { useFormat } from '../../components/useFormat.ts';

interface DayBarsProps {
  title: string;
  days: readonly { from: string; value: number }[];
}

const HEIGHT = 100;
const STEP = 10;
const BAR = 7;

/** The days of a month as bars; plain shapes, so that paper shows them as the screen does. The table of days is the accessible one. */
export const DayBars = ({ title, days }: DayBarsProps) => {
  const { series } = usePalette();
  const { short } = useFormat();
  const most = Math.max(...days.map(({ value }) => value), 0) || 1;
  return (
    <Box sx={{ breakInside: 'avoid' }}>
      <Typography variant="body2" color="text.secondary">
        {title} · {short(most, 'money')}
      </Typography>
      <Box sx={{ borderBottom: 1, borderColor: 'divider' }}>
        <svg
          viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
          aria-hidden="true"
          style={{ display: 'block', printColorAdjust: 'exact' }}
        >
          {days.map(({ from, value }, at) => {
            const height = (Math.max(0, value) / most) * (HEIGHT - 4);
            return <rect key={from} x={at * STEP} y={HEIGHT - height} width={BAR} height={height} fill={series[0]} />;
          })}
        </svg>
      </Box>
      <Box aria-hidden="true" sx={{ display: 'flex', fontSize: 11, color: 'text.secondary' }}>
        {days.map(({ from }, at) => (
          <Box key={from} component="span" sx={{ flex: '1 1 0', minWidth: 0, whiteSpace: 'nowrap' }}>
            {at % 5 === 0 && Number(from.slice(8))}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
