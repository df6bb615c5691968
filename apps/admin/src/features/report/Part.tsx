import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of the report; on paper it begins a page, but for the first. */
export const Part = ({ title, first = false, children }: { title: string; first?: boolean; children: ReactNode }) => (
  <Box
    component="section"
    aria-label={title}
    sx={{ display: 'grid', gap: 6, gridTemplateColumns: 'minmax(0, 1fr)', ...(!first && { breakBefore: 'page' }) }}
  >
    <Typography variant="h2" component="h2" sx={{ borderBottom: 2, borderColor: 'text.primary', pb: 1 }}>
      {title}
    </Typography>
    {children}
  </Box>
);
