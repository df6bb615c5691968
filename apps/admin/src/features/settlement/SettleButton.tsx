import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { periodStart } from '@regulars/domain/period';
import { addDays } from '@regulars/domain/time';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { useToday } from '../../providers/today.ts';
import { SettleStoresDocument } from './documents.ts';

/** Puts down what stores owe each other up to a day, after saying what follows. */
export const SettleButton = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslate();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [through, setThrough] = useState(() => addDays(periodStart(today, 'MONTH'), -1));
  const [note, setNote] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const save = async () => {
    const done = await act(() => mutate(SettleStoresDocument, { through, note, idempotencyKey: key }), 'resources.settlement.settle.done');
    if (!done) return;
    setKey(crypto.randomUUID());
    setOpen(false);
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.settlement.settle.action')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="xs">
        <DialogTitle>{t('resources.settlement.settle.title')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          <DialogContentText>{t('resources.settlement.settle.text')}</DialogContentText>
          <TextField
            type="date"
            label={t('resources.settlement.fields.through')}
            value={through}
            onChange={({ target }) => {
              setThrough(target.value);
              setKey(crypto.randomUUID());
            }}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: addDays(today, -1) } }}
          />
          <TextField
            label={t('resources.settlement.fields.note')}
            value={note}
            onChange={({ target }) => {
              setNote(target.value);
              setKey(crypto.randomUUID());
            }}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          {failure && <Alert severity="error">{failure}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          <Button variant="contained" disabled={through === ''} loading={busy} onClick={() => void save()}>
            {t('resources.settlement.settle.action')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};
