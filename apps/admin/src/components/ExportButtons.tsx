import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Column } from './FigureTable.tsx';
import { useMay } from '../providers/viewer.ts';
import { FORMATS, saveTable } from '../saveTable.ts';

interface Props<Row> {
  file: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** A table as a file, of those columns that have values. */
export function ExportButtons<Row>({ file, columns, rows }: Props<Row>) {
  const t = useTranslate();
  if (!useMay('value.export')) return null;
  const known = columns.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  const table = [known.map(({ label }) => label), ...rows.map((row) => known.map(({ value }) => value(row)))];
  return FORMATS.map((format) => (
    <Button key={format} startIcon={<Download />} disabled={rows.length === 0} onClick={() => void saveTable(file, table, format)}>
      {t(`common.export_${format}`)}
    </Button>
  ));
}
