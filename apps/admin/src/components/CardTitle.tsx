import { Typography } from '@mui/material';

/** The title of a card; the unit of its figures in small grey. */
export const CardTitle = ({ title, unit }: { title: string; unit: string | undefined }) => (
  <Typography variant="h3" component="h2" sx={{ flex: '1 1 160px', minWidth: 0 }}>
    {title}
    {unit && (
      <Typography component="span" variant="caption" color="text.secondary" sx={{ ml: 2, fontWeight: 400 }}>
        {unit}
      </Typography>
    )}
  </Typography>
);
