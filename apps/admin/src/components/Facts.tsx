import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { DASH } from '../format.ts';

interface FactsProps {
  /** Label and value, in reading order; a missing value is shown as a dash. */
  facts: ReadonlyArray<readonly [label: string, value: ReactNode]>;
  /** Columns on a wide screen. */
  columns?: number;
}

/** Labels and values of one thing. */
export const Facts = ({ facts, columns = 1 }: FactsProps) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      alignContent: 'start',
      columnGap: 8,
      gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, minmax(0, 1fr))` },
    }}
  >
    {facts.map(([label, value]) => (
      <Box key={label} sx={{ display: 'flex', gap: 4, py: 1.5, borderBottom: 1, borderColor: 'divider', minWidth: 0 }}>
        <Box component="dt" sx={{ color: 'text.secondary', flex: '0 0 112px' }}>
          {label}
        </Box>
        <Box component="dd" sx={{ m: 0, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {value === null || value === undefined || value === '' ? DASH : value}
        </Box>
      </Box>
    ))}
  </Box>
);
