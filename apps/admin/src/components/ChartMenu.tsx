import MoreVert from '@mui/icons-material/MoreVert';
import { IconButton, Menu, MenuItem, useTheme } from '@mui/material';
import { type RefObject, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { messageOf } from '../providers/errors.ts';
import { type Format, FORMATS, saveTable } from '../saveTable.ts';
import { exportPng } from './exportPng.ts';
import type { Column } from './FigureTable.tsx';

interface ChartMenuProps<Row> {
  file: string;
  rows: readonly Row[];
  /** All there are, where only the first of them are shown. */
  all?: (() => Promise<readonly Row[]>) | undefined;
  columns: readonly Column<Row>[];
  /** The drawing, while it is shown. */
  drawing: RefObject<HTMLDivElement | null> | null;
  asTable: boolean;
  onToggle?: (() => void) | undefined;
}

/** The columns that hold a value, as a table. */
function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]) {
  const known = columns.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  return [known.map(({ label }) => label), ...rows.map((row) => known.map(({ value }) => value(row)))];
}

/** Table or chart, and the ways to take the figures along. */
export function ChartMenu<Row>({ file, rows, all, columns, drawing, asTable, onToggle }: ChartMenuProps<Row>) {
  const t = useTranslate();
  const notify = useNotify();
  const { palette } = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (then: () => void) => () => {
    setAnchor(null);
    then();
  };
  const save = async (format: Format) => {
    try {
      await saveTable(file, tableOf(all ? await all() : rows, columns), format);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  const savePng = () => drawing?.current && void exportPng(drawing.current, file, palette.background.paper);
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('ra.action.export')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      {anchor && (
        <Menu anchorEl={anchor} open onClose={() => setAnchor(null)}>
          {onToggle && <MenuItem onClick={close(onToggle)}>{t(asTable ? 'common.chart' : 'common.table')}</MenuItem>}
          {FORMATS.map((format) => (
            <MenuItem key={format} onClick={close(() => void save(format))}>
              {t(`common.export_${format}`)}
            </MenuItem>
          ))}
          {drawing && <MenuItem onClick={close(savePng)}>{t('common.export_png')}</MenuItem>}
        </Menu>
      )}
    </>
  );
}
