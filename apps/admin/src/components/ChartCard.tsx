import { Box, Paper, Skeleton, Typography } from '@mui/material';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { CardFailure } from './CardFailure.tsx';
import { CardTitle } from './CardTitle.tsx';
import { ChartMenu } from './ChartMenu.tsx';
import { EmptyState } from './EmptyState.tsx';
import { type Column, FigureTable } from './FigureTable.tsx';

interface ChartCardProps<Row> {
  title: string;
  /** Of the figures, in small grey beside the title. */
  unit?: string | undefined;
  /** Controls at the right of the title. */
  controls?: ReactNode;
  rows: readonly Row[];
  /** Reads all rows for a file, where only the first of them are shown. */
  all?: (() => Promise<readonly Row[]>) | undefined;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  onRow?: ((row: Row) => void) | undefined;
  loading: boolean;
  /** The sentence of what went wrong. */
  failure?: string | undefined;
  /** What is missing, and the step that fills it. */
  empty: { text: string; step?: { label: string; to: string } };
  /** A sentence below the figures. */
  note?: ReactNode;
  /** Of the drawing, in px; the skeleton is as high. */
  height: number;
  /** Stem of the exported files' names. */
  file: string;
  /** False where the drawing is no picture: a list, say. */
  picture?: boolean;
  /** The drawing; without it the card is a table. */
  children?: ReactNode;
}

/** A chart with its table, exports, skeleton and empty state. Without a drawing it is a table with the same frame. */
export function ChartCard<Row>(props: ChartCardProps<Row>) {
  const { title, unit, controls, rows, columns, rowKey, onRow, loading, failure, empty, height, file, picture = true, children } = props;
  const t = useTranslate();
  const drawing = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(!children);
  const nothing = !loading && rows.length === 0;

  const waiting = <Skeleton variant="rounded" height={height} component="output" aria-label={t('common.loading')} />;

  const body = () => {
    if (failure) return <CardFailure text={failure} height={height} />;
    if (loading) return waiting;
    if (nothing) return <EmptyState text={empty.text} step={empty.step} height={height} />;
    if (!asTable)
      return (
        <Box ref={drawing} sx={{ height }}>
          <Suspense fallback={waiting}>{children}</Suspense>
        </Box>
      );
    return (
      <Box component="section" aria-label={title} tabIndex={0} sx={{ height, overflow: 'auto', mx: -3 }}>
        <FigureTable sticky caption={title} columns={columns} rows={rows} rowKey={rowKey} onRow={onRow} />
      </Box>
    );
  };

  return (
    <Paper component="section" aria-label={title} sx={{ p: 4, border: 1, borderColor: 'divider', minWidth: 0, overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2, minHeight: 42 }}>
        <CardTitle title={title} unit={unit} />
        {controls}
        {!nothing && !loading && !failure && (
          <ChartMenu
            file={file}
            rows={rows}
            all={props.all}
            columns={columns}
            drawing={asTable || !picture ? null : drawing}
            asTable={asTable}
            onToggle={children ? () => setAsTable(!asTable) : undefined}
          />
        )}
      </Box>
      {body()}
      {props.note && !nothing && (
        <Typography component="div" variant="body2" color="text.secondary" sx={{ mt: 3 }}>
          {props.note}
        </Typography>
      )}
    </Paper>
  );
}
