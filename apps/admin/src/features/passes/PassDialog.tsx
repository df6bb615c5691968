import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface PassDialogProps {
  title: string;
  action: string;
  ready: boolean;
  busy: boolean;
  failure: string | null;
  danger?: boolean;
  onClose: () => void;
  onSave: () => void;
  children: ReactNode;
}

/** The frame of all that is done with passes. */
export const PassDialog = ({ title, action, ready, busy, failure, danger = false, onClose, onSave, children }: PassDialogProps) => {
  const t = useTranslate();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (ready) onSave();
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 4, '&&': { pt: 1 } }}>
          {children}
          {failure && <Alert severity="error">{failure}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={!ready} loading={busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
