import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, type Theme, useMediaQuery } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';

interface OperationProps {
  title: string;
  /** What the button says that does it. */
  action: string;
  ready: boolean;
  busy: boolean;
  failure: string | null;
  /** It takes something away. */
  danger?: boolean;
  onClose: () => void;
  /** Does it; closes where it could be done. */
  onSave: () => Promise<boolean>;
  children: ReactNode;
}

/** The dialog of one operation on what a member holds; the whole screen of a phone. Enter does it. */
export const Operation = ({ title, action, ready, busy, failure, danger = false, onClose, onSave, children }: OperationProps) => {
  const t = useTranslate();
  const id = useId();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const save = async () => {
    if (ready && !busy && (await onSave())) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" fullScreen={small} aria-labelledby={id}>
      <Box
        component="form"
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3, alignContent: 'start', '&&': { pt: 2 } }}>
          {children}
          {failure && <Alert severity="error">{failure}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={!ready} loading={busy}>
            {action}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};
