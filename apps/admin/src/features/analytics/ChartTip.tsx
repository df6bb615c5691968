import { Box, Paper, Typography } from '@mui/material';
import { Delta } from '../../components/Delta.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { change, type Measure } from '../../format.ts';

/** A point of the line, and what it is compared with. */
export interface TrendPoint {
  /** First day of the period. */
  start: string;
  label: string;
  value: number | null;
  /** The same place in the period compared with. */
  before: number | null;
  beforeLabel: string | null;
}

interface ChartTipProps {
  measure: Measure;
  name: string;
  beforeName: string | null;
  /** Given by the chart. */
  payload?: ReadonlyArray<{ payload?: TrendPoint }>;
}

const Row = ({ label, figure }: { label: string; figure: string }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 4 }}>
    <span>{label}</span>
    <strong>{figure}</strong>
  </Box>
);

/** The point under the pointer, in full. */
export const ChartTip = ({ measure, name, beforeName, payload }: ChartTipProps) => {
  const { full } = useFormat();
  const point = payload?.[0]?.payload;
  if (!point) return null;
  return (
    <Paper elevation={4} sx={{ px: 3, py: 2, fontSize: 13, minWidth: 160 }}>
      <Typography variant="body2" color="text.secondary">
        {point.label}
      </Typography>
      <Row label={name} figure={full(point.value, measure)} />
      {beforeName && (
        <>
          <Row label={point.beforeLabel ?? beforeName} figure={full(point.before, measure)} />
          <Box sx={{ textAlign: 'right' }}>
            <Delta ratio={change(point.value, point.before)} label={beforeName} />
          </Box>
        </>
      )}
    </Paper>
  );
};
