import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';

/** A week as it is drawn. */
export interface DrawnWeek {
  label: string;
  actual: number | null;
  expected: number | null;
  lastYear: number | null;
  /** From, to; null where it is not told. */
  range: [number, number] | null;
}

/** The week under the pointer; `payload` is given by the chart. */
export const ForecastTip = ({ payload }: { payload?: ReadonlyArray<{ payload?: DrawnWeek }> }) => {
  const t = useTranslate();
  const { whole } = useFormat();
  const week = payload?.[0]?.payload;
  if (!week) return null;
  const rows = [
    ['actual', week.actual === null ? null : whole(week.actual)],
    ['expected', week.expected === null ? null : whole(week.expected)],
    ['interval', week.range && `${whole(week.range[0])} – ${whole(week.range[1])}`],
    ['lastYear', week.lastYear === null ? null : whole(week.lastYear)],
  ] as const;
  return (
    <Paper elevation={4} sx={{ px: 3, py: 2, fontSize: 13, minWidth: 180 }}>
      <Typography variant="body2" color="text.secondary">
        {week.label}
      </Typography>
      {rows.map(
        ([name, figure]) =>
          figure !== null && (
            <Box key={name} sx={{ display: 'flex', justifyContent: 'space-between', gap: 4 }}>
              <span>{t(`resources.forecast.${name}`)}</span>
              <strong>{figure}</strong>
            </Box>
          ),
      )}
    </Paper>
  );
};
