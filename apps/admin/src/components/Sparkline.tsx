import { useTheme } from '@mui/material';

const WIDTH = 120;
const HEIGHT = 28;

/** A line without axes: the shape of a figure over its period. Nothing for fewer than two points. */
export const Sparkline = ({ values, label }: { values: readonly number[]; label: string }) => {
  const { palette } = useTheme();
  if (values.length < 2) return null;
  const low = Math.min(...values, 0);
  const span = Math.max(...values) - low || 1;
  const points = values.map(
    (value, at) => `${((at / (values.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4)).toFixed(1)}`,
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} role="img" aria-label={label}>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={palette.primary.main}
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
      />
    </svg>
  );
};
