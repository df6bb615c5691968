import { Alert, Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { AuthError, authApi } from '../../providers/authApi.ts';

/** A new password; all other devices are signed out. */
export const ChangePassword = () => {
  const t = useTranslate();
  const notify = useNotify();
  const [failure, setFailure] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    try {
      await authApi.changePassword(String(data.get('current')), String(data.get('next')));
      setFailure(null);
      form.reset();
      notify('auth.password_changed', { type: 'success' });
    } catch (error) {
      setFailure(error instanceof AuthError ? error.message : t('auth.unreachable'));
    }
  };

  return (
    <Section title={t('auth.change_password')}>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 4, maxWidth: 360 }}>
        {failure && <Alert severity="error">{failure}</Alert>}
        <TextField name="current" type="password" label={t('auth.current_password')} autoComplete="current-password" required />
        <TextField
          name="next"
          type="password"
          label={t('auth.new_password')}
          helperText={t('auth.password_help')}
          autoComplete="new-password"
          required
          slotProps={{ htmlInput: { minLength: 8 } }}
        />
        <Button type="submit" variant="contained" sx={{ justifySelf: 'start' }}>
          {t('auth.change_password')}
        </Button>
      </Box>
    </Section>
  );
};
