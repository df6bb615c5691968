import Close from '@mui/icons-material/Close';
import { Box, Checkbox, IconButton, TableCell } from '@mui/material';
import type { ReactNode } from 'react';
import {
  DataTableBody,
  DataTableHead,
  type DataTableHeadProps,
  DataTableRow,
  type RaRecord,
  useListContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';

/** A tick; react-admin's own carries its name where no screen reader finds it. */
const Tick = ({ name, checked, onChange }: { name: string; checked: boolean; onChange: () => void }) => (
  <Checkbox
    size="small"
    checked={checked}
    onChange={onChange}
    onClick={(event) => event.stopPropagation()}
    slotProps={{ input: { 'aria-label': name } }}
    sx={{ p: 0 }}
  />
);

const RowTick = () => {
  const t = useTranslate();
  const { selectedIds, onToggleItem } = useListContext();
  const record = useRecordContext<RaRecord>();
  if (!record) return null;
  return <Tick name={t('ra.action.select_row')} checked={selectedIds.includes(record.id)} onChange={() => onToggleItem(record.id)} />;
};

/** Ticks the rows of this page, or takes all ticks away. */
const PageTick = () => {
  const t = useTranslate();
  const { data = [], selectedIds, onSelect, onUnselectItems } = useListContext();
  const all = data.length > 0 && data.every(({ id }) => selectedIds.includes(id));
  return (
    <Tick
      name={t('ra.action.select_all')}
      checked={all}
      onChange={() => (all ? onUnselectItems() : onSelect([...new Set([...selectedIds, ...data.map(({ id }) => id)])]))}
    />
  );
};

const TickRow = ({ children, ...props }: { children?: ReactNode }) => (
  <DataTableRow {...props}>
    <TableCell padding="checkbox">
      <RowTick />
    </TableCell>
    {children}
  </DataTableRow>
);

/** The rows of a table, each with its tick. */
export const TickBody = ({ children }: { children?: ReactNode }) => <DataTableBody row={TickRow}>{children}</DataTableBody>;

/** The heads of such a table. */
export const TickHead = ({ children, ...props }: DataTableHeadProps) => (
  <DataTableHead {...props}>
    <TableCell padding="checkbox">
      <PageTick />
    </TableCell>
    {children}
  </DataTableHead>
);

/** How many rows are ticked and what can be done with them; it lies over the heads, so that nothing moves under the pointer. */
export const BulkBar = ({ children }: { children: ReactNode }) => {
  const t = useTranslate();
  const { selectedIds, onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box sx={{ position: 'relative' }}>
      <Box
        sx={{
          position: 'absolute',
          zIndex: 3,
          left: 48,
          right: 0,
          height: 40,
          px: 2,
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          bgcolor: 'background.paper',
        }}
      >
        {t('ra.action.bulk_actions', { smart_count: selectedIds.length })}
        <IconButton size="small" aria-label={t('ra.action.unselect')} onClick={() => onUnselectItems()}>
          <Close fontSize="small" />
        </IconButton>
        {children}
      </Box>
    </Box>
  );
};
