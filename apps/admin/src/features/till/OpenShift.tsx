import { Alert, Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { mutate } from '../../providers/apollo.ts';
import { OpenShiftDocument } from '../shifts/documents.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { useAmountFault } from './useAmountFault.ts';
import { useTry } from './useTry.ts';

/** Nobody sells without a shift: which till, and what is in its drawer. */
export const OpenShift = ({ onOpened }: { onOpened: () => Promise<unknown> }) => {
  const t = useTranslate();
  const leave = useNavigate();
  const store = useStorePick();
  const [till, setTill] = useStore('till.name', '1');
  const [float, setFloat] = useState('');
  const fault = useAmountFault(float);
  const [key] = useState(() => crypto.randomUUID());
  const { busy, failure, attempt } = useTry();
  const open = () =>
    attempt(async () => {
      const input = { storeId: store.storeId, till: till.trim(), float: float || '0' };
      await mutate(OpenShiftDocument, { idempotencyKey: `${key}-${JSON.stringify(input)}`.slice(0, 200), input });
      await onOpened();
    });
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', bgcolor: 'background.default', p: 4 }}>
      <Paper
        component="form"
        variant="outlined"
        sx={{ width: 'min(420px, 100%)', p: 6, display: 'grid', gap: 4 }}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <Typography variant="h1">{t('resources.till.open_shift')}</Typography>
        <Typography color="text.secondary">{t('resources.till.open_help')}</Typography>
        <StorePick {...store} />
        <TextField
          label={t('resources.till.till')}
          value={till}
          onChange={({ target }) => setTill(target.value)}
          slotProps={{ htmlInput: { maxLength: 40 } }}
        />
        <TextField
          label={t('resources.till.float')}
          value={float}
          placeholder="0"
          error={fault !== null}
          helperText={fault}
          onChange={({ target }) => setFloat(target.value.replace('。', '.').trim())}
          autoFocus
          autoComplete="off"
          slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right', fontSize: 20 } } }}
        />
        {failure && <Alert severity="error">{failure}</Alert>}
        <Button
          type="submit"
          variant="contained"
          loading={busy}
          disabled={till.trim() === '' || store.storeId === '' || fault !== null}
          sx={{ minHeight: 48 }}
        >
          {t('resources.till.open_shift')}
        </Button>
        <Button onClick={() => void leave('/')} sx={{ minHeight: 48 }}>
          {t('common.back')}
        </Button>
      </Paper>
    </Box>
  );
};
