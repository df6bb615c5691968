import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { OpenEmployeeAccountDocument, ResetEmployeePasswordDocument } from './documents.ts';

interface PasswordDialogProps {
  id: string;
  name: string;
  /** Without one the dialog opens an account, and asks for the e-mail too. */
  hasAccount: boolean;
}

/** A manager sets a new password, or lets somebody sign in who could not. */
export const PasswordDialog = ({ id, name, hasAccount }: PasswordDialogProps) => {
  const t = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const word = hasAccount ? 'reset' : 'open';

  const close = () => {
    setOpen(false);
    setPassword('');
    setFailure(null);
  };
  const save = async () => {
    try {
      if (hasAccount) await mutate(ResetEmployeePasswordDocument, { id, password });
      else await mutate(OpenEmployeeAccountDocument, { id, account: { email, password } });
      notify(`resources.staff.${word}.done`, { type: 'success' });
      close();
      refresh();
    } catch (error) {
      setFailure(messageOf(error));
    }
  };

  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t(`resources.staff.${word}.action`)}
      </Button>
      <Dialog open={open} onClose={close} fullWidth maxWidth="xs">
        <DialogTitle>{t(`resources.staff.${word}.title`, { name })}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 4 }}>
          <Typography color="text.secondary">{t(`resources.staff.${word}.help`)}</Typography>
          {failure && <Alert severity="error">{failure}</Alert>}
          {!hasAccount && (
            <TextField
              type="email"
              label={t('resources.staff.fields.email')}
              value={email}
              onChange={({ target }) => setEmail(target.value)}
              autoComplete="off"
            />
          )}
          <TextField
            type="password"
            label={t('resources.staff.reset.password')}
            helperText={t('resources.staff.password_help')}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            autoComplete="new-password"
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button variant="contained" disabled={password.length < 8 || (!hasAccount && !email)} onClick={save}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};
