import { Paper, Typography } from '@mui/material';
import { useFormat } from '../../components/useFormat.ts';

/** A part of a whole. */
export interface Share {
  key: string;
  name: string;
  count: number;
  /** 0.25 is 25%. */
  share: number;
}

/** The slice under the pointer; the payload is given by the chart. */
export const PieTip = ({ payload }: { payload?: ReadonlyArray<{ payload?: Share }> }) => {
  const { count, percent } = useFormat();
  const slice = payload?.[0]?.payload;
  if (!slice) return null;
  return (
    <Paper elevation={4} sx={{ px: 3, py: 2, fontSize: 13 }}>
      <Typography variant="body2" color="text.secondary">
        {slice.name}
      </Typography>
      <strong>{count(slice.count)}</strong> · {percent(slice.share)}
    </Paper>
  );
};
