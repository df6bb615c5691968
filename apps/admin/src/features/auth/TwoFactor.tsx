import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { authApi, authMessage } from '../../providers/authApi.ts';
import { TwoFactorSetup } from './TwoFactorSetup.tsx';

interface Setup {
  totpURI: string;
  backupCodes: string[];
}

/** The second step of signing in: on, off, and the set-up in between. */
export const TwoFactor = () => {
  const t = useTranslate();
  const notify = useNotify();
  const [on, setOn] = useState<boolean | null>(null);
  const [setup, setSetup] = useState<Setup | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    authApi.session().then(
      (session) => setOn(session?.user.twoFactorEnabled === true),
      () => setOn(null),
    );
  }, []);

  const toggle = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    setFailure(null);
    try {
      if (!on) return setSetup(await authApi.enableTwoFactor(password));
      await authApi.disableTwoFactor(password);
      setOn(false);
      notify('auth.disabled', { type: 'success' });
    } catch (error) {
      setFailure(authMessage(error, 'auth.wrong'));
    }
  };

  const done = () => {
    setOn(true);
    setSetup(null);
    notify('auth.enabled', { type: 'success' });
  };

  return (
    <Section title={t('auth.two_factor')}>
      {on !== null && (
        <Typography color="text.secondary" sx={{ mb: 4 }}>
          {t(on ? 'auth.two_factor_on' : 'auth.two_factor_off')}
        </Typography>
      )}
      {failure && (
        <Alert severity="error" sx={{ mb: 4 }}>
          {t(failure)}
        </Alert>
      )}
      {setup ? (
        <TwoFactorSetup uri={setup.totpURI} backupCodes={setup.backupCodes} onDone={done} />
      ) : (
        <Box component="form" onSubmit={toggle} sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
          <TextField name="password" type="password" label={t('auth.current_password')} autoComplete="current-password" required />
          <Button type="submit" variant={on ? 'outlined' : 'contained'} color={on ? 'error' : 'primary'}>
            {t(on ? 'auth.disable' : 'auth.enable')}
          </Button>
        </Box>
      )}
    </Section>
  );
};
