import { Box, Typography } from '@mui/material';
import { ExportButtons } from '../../components/ExportButtons.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { usePalette } from '../../components/usePalette.ts';

/** One bar: `text` stands above it, `full` under the pointer. */
interface Bar {
  key: string;
  label: string;
  value: number;
  text: string;
  full: string;
}

interface Props<Row> {
  title: string;
  help?: string;
  empty: string;
  rows: readonly Row[];
  bar: (row: Row) => Bar;
  /** Of the file. */
  columns: readonly Column<Row>[];
}

/** Bars with their figures, and their file. */
export function Bars<Row>({ title, help, empty, rows, bar, columns }: Props<Row>) {
  const { series } = usePalette();
  const bars = rows.map(bar);
  const most = Math.max(...bars.map(({ value }) => value), 0);
  return (
    <Section title={title} help={help} action={<ExportButtons file={title} columns={columns} rows={rows} />}>
      {most === 0 ? (
        <EmptyState text={empty} height={96} />
      ) : (
        <Box component="section" aria-label={title} tabIndex={0} sx={{ overflowX: 'auto' }}>
          <Box component="ol" sx={{ display: 'flex', gap: 2, m: 0, p: 0, listStyle: 'none', minWidth: 640, alignItems: 'flex-end' }}>
            {bars.map(({ key, label, value, text, full }) => (
              <Box component="li" key={key} sx={{ flex: '1 1 0', minWidth: 0, textAlign: 'center' }} title={full}>
                <Typography variant="caption" sx={{ whiteSpace: 'nowrap' }}>
                  {text}
                </Typography>
                <Box
                  sx={{ height: Math.max(2, (value / most) * 120), bgcolor: series[0], borderRadius: '3px 3px 0 0' }}
                  aria-hidden="true"
                />
                <Typography variant="caption" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
                  {label}
                </Typography>
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </Section>
  );
}
