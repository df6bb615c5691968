import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { renderSVG } from 'uqr';
import { authApi, authMessage } from '../../providers/authApi.ts';
import { mono } from '../../tokens.ts';

interface SetupProps {
  /** otpauth:// address with the secret. */
  uri: string;
  backupCodes: readonly string[];
  onDone: () => void;
}

/** Scan, keep the recovery codes, prove it with a code. The picture is drawn here; the secret leaves the page for nobody. */
export const TwoFactorSetup = ({ uri, backupCodes, onDone }: SetupProps) => {
  const t = useTranslate();
  const [failure, setFailure] = useState<string | null>(null);
  const picture = useMemo(() => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`, [uri]);
  const secret = new URL(uri).searchParams.get('secret') ?? '';

  const verify = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    try {
      await authApi.verifyTotp(String(new FormData(event.currentTarget).get('code')).replaceAll(' ', ''));
      onDone();
    } catch (error) {
      setFailure(authMessage(error, 'auth.wrong_code'));
    }
  };

  return (
    <Box component="form" onSubmit={verify} sx={{ display: 'grid', gap: 4 }}>
      <Typography>{t('auth.scan')}</Typography>
      <Box component="img" src={picture} alt={t('auth.scan')} sx={{ width: 180, height: 180, borderRadius: 1, bgcolor: '#fff' }} />
      <Typography variant="body2" color="text.secondary">
        {t('auth.manual')}:{' '}
        <Box component="code" sx={{ fontFamily: mono, overflowWrap: 'anywhere', color: 'text.primary' }}>
          {secret}
        </Box>
      </Typography>
      <Box>
        <Typography variant="body2" gutterBottom>
          {t('auth.backup')}
        </Typography>
        <Box sx={{ fontFamily: mono, fontSize: 13, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))', gap: 1 }}>
          {backupCodes.map((code) => (
            <span key={code}>{code}</span>
          ))}
        </Box>
      </Box>
      {failure && <Alert severity="error">{t(failure)}</Alert>}
      <Box sx={{ display: 'flex', gap: 2 }}>
        <TextField
          name="code"
          label={t('auth.code')}
          autoComplete="one-time-code"
          required
          autoFocus
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 7 } }}
        />
        <Button type="submit" variant="contained">
          {t('auth.verify')}
        </Button>
      </Box>
    </Box>
  );
};
