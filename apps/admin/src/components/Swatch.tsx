import { Box } from '@mui/material';

/** A name with the colour it was given: a level, a tag. */
export const Swatch = ({ colour, name }: { colour?: string | null | undefined; name: string }) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.5, whiteSpace: 'nowrap' }}>
    <Box
      component="span"
      aria-hidden="true"
      sx={{
        width: 8,
        height: 8,
        borderRadius: '50%',
        bgcolor: colour ?? 'text.secondary',
        border: 1,
        borderColor: 'divider',
        boxSizing: 'content-box',
        flexShrink: 0,
      }}
    />
    {name}
  </Box>
);
