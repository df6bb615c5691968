import { Alert, Box, Button, Paper, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { Notification, useLogin, useTranslate } from 'react-admin';
import { LanguageMenu } from '../../frame/LanguageMenu.tsx';
import { Mark } from '../../frame/Mark.tsx';
import { ThemeButton } from '../../frame/ThemeButton.tsx';
import { authApi, authMessage } from '../../providers/authApi.ts';

type Step = 'password' | 'code';

const fieldsOf = (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  const data = new FormData(event.currentTarget);
  return (name: string) => String(data.get(name) ?? '').trim();
};

const PasswordStep = () => {
  const t = useTranslate();
  return (
    <>
      <TextField name="email" type="email" label={t('auth.email')} autoComplete="username" required autoFocus fullWidth />
      <TextField name="password" type="password" label={t('auth.password')} autoComplete="current-password" required fullWidth />
    </>
  );
};

const CodeStep = () => {
  const t = useTranslate();
  return (
    <>
      <Typography color="text.secondary">{t('auth.code_help')}</Typography>
      <TextField
        name="code"
        label={t('auth.code')}
        autoComplete="one-time-code"
        required
        autoFocus
        fullWidth
        slotProps={{ htmlInput: { inputMode: 'numeric', pattern: '[0-9 ]{6,7}', maxLength: 7 } }}
      />
    </>
  );
};

/** Does one step of signing in; the last one lets react-admin in. */
function useSteps() {
  const login = useLogin();
  const [step, setStep] = useState<Step>('password');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const field = fieldsOf(event);
    setBusy(true);
    setFailure(null);
    try {
      if (step === 'password') {
        const { twoFactorRedirect } = await authApi.signIn(field('email'), field('password'));
        if (twoFactorRedirect) return setStep('code');
      } else {
        await authApi.verifyTotp(field('code').replaceAll(' ', ''));
      }
      await login({});
    } catch (error) {
      setFailure(authMessage(error, step === 'password' ? 'auth.wrong' : 'auth.wrong_code'));
    } finally {
      setBusy(false);
    }
  };
  return { step, setStep, failure, busy, submit };
}

/** Sign-in with e-mail and password, then a code where the account asks for one. */
export const SignIn = () => {
  const t = useTranslate();
  const { step, setStep, failure, busy, submit } = useSteps();
  return (
    <Box sx={{ minHeight: '100vh', display: 'grid', gridTemplateRows: 'auto 1fr', bgcolor: 'background.default' }}>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 2 }}>
        <LanguageMenu />
        <ThemeButton />
      </Box>
      <Box component="main" sx={{ display: 'grid', placeItems: 'start center', pt: { xs: 8, md: 24 }, px: 4 }}>
        <Paper
          component="form"
          onSubmit={submit}
          sx={{ width: '100%', maxWidth: 360, p: 6, border: 1, borderColor: 'divider', display: 'grid', gap: 4 }}
        >
          <Mark size={36} />
          <Typography variant="h1">{t(step === 'password' ? 'auth.title' : 'auth.code_title')}</Typography>
          {failure && <Alert severity="error">{t(failure)}</Alert>}
          {step === 'password' ? <PasswordStep /> : <CodeStep />}
          <Button type="submit" variant="contained" size="large" loading={busy}>
            {t(step === 'password' ? 'auth.sign_in' : 'auth.verify')}
          </Button>
          {step === 'code' && <Button onClick={() => setStep('password')}>{t('auth.other_account')}</Button>}
        </Paper>
      </Box>
      <Notification />
    </Box>
  );
};
