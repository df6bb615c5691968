import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import type { KeyboardEvent, ReactNode } from 'react';
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
  const answer = () => {
    if (ready && !busy) onSubmit();
  };
  /** Where nothing in it has the focus, Enter answers all the same. */
  const enter = ({ key, target }: KeyboardEvent) => {
    if (key === 'Enter' && target instanceof HTMLElement && !target.closest('input, textarea, button, [role="combobox"], [role="listbox"]'))
      answer();
  };
  return (
    <Dialog open onClose={onClose} onKeyDown={enter} fullWidth maxWidth={width} transitionDuration={0} disableRestoreFocus>
      <Box
        component="form"
        sx={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          answer();
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 4, alignContent: 'start' }}>
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
