import { Box } from '@mui/material';
import { ExportButtons } from '../../components/ExportButtons.tsx';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';

interface Props<Row> {
  title: string;
  help?: string;
  empty: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onRow?: (row: Row) => void;
}

/** A table of a report with its file. */
export function ReportTable<Row>({ title, help, empty, columns, rows, rowKey, onRow }: Props<Row>) {
  return (
    <Section title={title} help={help} action={<ExportButtons file={title} columns={columns} rows={rows} />}>
      {rows.length === 0 ? (
        <EmptyState text={empty} height={96} />
      ) : (
        <Box component="section" aria-label={title} tabIndex={0} sx={{ overflowX: 'auto' }}>
          <FigureTable caption={title} columns={columns} rows={rows} rowKey={rowKey} onRow={onRow} />
        </Box>
      )}
    </Section>
  );
}
