import Close from '@mui/icons-material/Close';
import { Box, Button, Drawer, IconButton, LinearProgress } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useGetOne, useResourceContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { frame } from '../tokens.ts';
import { usePanel } from './usePanel.ts';

interface SidePanelProps {
  /** The essentials of the record, which they get by useRecordContext. */
  children: ReactNode;
  /** Where the whole record is; absent where the panel shows everything. */
  page?: 'show' | 'edit' | undefined;
}

/** What opens at the right of a list when a row is clicked: the essentials, and a way to the full page. */
export const SidePanel = ({ children, page }: SidePanelProps) => {
  const t = useTranslate();
  const resource = useResourceContext() ?? '';
  const { open, close } = usePanel();
  const { data } = useGetOne(resource, { id: open ?? '' }, { enabled: open !== null });
  const path = `/${resource}/${encodeURIComponent(open ?? '')}`;
  return (
    <Drawer anchor="right" open={open !== null} onClose={close} slotProps={{ paper: { sx: { width: frame.side, maxWidth: '100vw' } } }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', p: 2, borderBottom: 1, borderColor: 'divider' }}>
        <IconButton aria-label={t('common.close')} onClick={close}>
          <Close fontSize="small" />
        </IconButton>
        {page && (
          <Button component={Link} to={page === 'show' ? `${path}/show` : path}>
            {t(page === 'show' ? 'common.open_page' : 'ra.action.edit')}
          </Button>
        )}
      </Box>
      {data ? (
        <RecordContextProvider value={data}>
          <Box sx={{ p: 5, display: 'grid', gap: 6, '& > .MuiChip-root': { justifySelf: 'start' } }}>{children}</Box>
        </RecordContextProvider>
      ) : (
        <LinearProgress />
      )}
    </Drawer>
  );
};
