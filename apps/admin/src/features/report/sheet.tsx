import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import type { Sheet } from '../../xlsx.ts';

/** A table of the report: on the page and on a sheet of the workbook. */
export interface ReportTable {
  sheet: Sheet;
  element: ReactNode;
}

/** Rows stay whole, and are lower on paper. */
const PAPER = {
  overflowX: 'auto',
  '& tr': { breakInside: 'avoid' },
  '@media print': {
    overflow: 'visible',
    // stronger than what the table says of its cells
    '& th, & td': { fontSize: '8.5pt !important', padding: '3px 4px !important', whiteSpace: 'normal !important' },
    '& th .MuiTableSortLabel-icon': { display: 'none' },
  },
} as const;

/** One description of a table for both. An empty one is left out of the page. */
export function reportTable<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rowKey: (row: Row) => string,
): ReportTable {
  const known = columns.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  const sheet = { name, rows: [known.map(({ label }) => label), ...rows.map((row) => known.map(({ value }) => value(row)))] };
  const element = rows.length > 0 && (
    <Box key={name} sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h3" sx={{ mb: 2, breakAfter: 'avoid' }}>
        {name}
      </Typography>
      <Box component="section" aria-label={name} tabIndex={0} sx={PAPER}>
        <FigureTable caption={name} columns={columns} rows={rows} rowKey={rowKey} />
      </Box>
    </Box>
  );
  return { sheet, element };
}
