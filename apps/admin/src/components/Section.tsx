import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  help?: string | undefined;
  /** Stands at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page: a title and what belongs to it. White space separates, not a box. */
export const Section = ({ title, help, action, children }: SectionProps) => (
  <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: help ? 1 : 3, minHeight: 32 }}>
      <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
        {title}
      </Typography>
      {action}
    </Box>
    {help && (
      <Typography variant="body2" color="text.secondary" sx={{ mb: 3 }}>
        {help}
      </Typography>
    )}
    {children}
  </Box>
);
