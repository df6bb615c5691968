import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { type RaRecord, useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import type { Cell } from '../csv.ts';
import { messageOf } from '../providers/errors.ts';
import { rowsOnly } from '../providers/rowsOnly.ts';
import { type Format, FORMATS, saveTable } from '../saveTable.ts';

/** More than any list has: the file holds all of it, read page by page. */
const ALL_ROWS = Number.MAX_SAFE_INTEGER;

/** How the rows of a list become a file. */
export interface TableFile<Row extends RaRecord> {
  /** Its name, without an ending. */
  file: string;
  heads: readonly string[];
  /** The cells of a row, in the order of the heads; figures as numbers, instants by `clock` of `useFormat`. */
  cells: (row: Row) => readonly Cell[];
}

/** Takes the whole list along, as it is filtered and sorted. */
export function ExportMenu<Row extends RaRecord>({ file, heads, cells }: TableFile<Row>) {
  const t = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const { resource, sort, filterValues, filter, total } = useListContext<Row>();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (format: Format) => {
    setAnchor(null);
    setBusy(true);
    try {
      const query = { sort, filter: { ...filterValues, ...filter }, pagination: { page: 1, perPage: ALL_ROWS }, ...rowsOnly };
      const { data } = await dataProvider.getList<Row>(resource, query);
      await saveTable(file, [heads, ...data.map(cells)], format);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        disabled={total === 0}
        loading={busy}
        loadingPosition="start"
        startIcon={<Download fontSize="small" />}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('ra.action.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {FORMATS.map((format) => (
          <MenuItem key={format} onClick={() => void save(format)}>
            {t(`common.export_${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
