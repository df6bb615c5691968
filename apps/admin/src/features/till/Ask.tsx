import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface AskProps {
  title: string;
  action: string;
  busy?: boolean;
  ready?: boolean;
  failure?: string | null;
  width?: 'xs' | 'sm' | 'md';
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** A question of the till: Enter answers it, Esc goes back. */
export const Ask = ({ title, action, busy = false, ready = true, failure, width = 'xs', onClose, onSubmit, children }: AskProps) => {
  const t = useTranslate();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={width} transitionDuration={0} disableRestoreFocus>
      <Box
        component="form"
        sx={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (ready && !busy) onSubmit();
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 4 }}>
          {children}
          {failure && <Alert severity="error">{failure}</Alert>}
        </DialogContent>
        <DialogActions sx={{ p: 4 }}>
          <Button onClick={onClose} sx={{ minHeight: 48, px: 5 }}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={busy} disabled={!ready} sx={{ minHeight: 48, px: 6 }}>
            {action}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};
