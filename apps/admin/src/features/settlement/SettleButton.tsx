import { Button, TextField, Typography } from '@mui/material';
import { periodStart } from '@regulars/domain/period';
import { addDays } from '@regulars/domain/time';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
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
    if (done) setKey(crypto.randomUUID());
    return done;
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.settlement.settle.action')}
      </Button>
      {open && (
        <Operation
          title={t('resources.settlement.settle.title')}
          action={t('resources.settlement.settle.action')}
          ready={through !== ''}
          {...{ busy, failure }}
          onClose={() => setOpen(false)}
          onSave={save}
        >
          <Typography color="text.secondary">{t('resources.settlement.settle.text')}</Typography>
          <TextField
            type="date"
            label={t('resources.settlement.fields.through')}
            value={through}
            onChange={({ target }) => setThrough(target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: addDays(today, -1) } }}
          />
          <TextField
            label={t('resources.settlement.fields.note')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </Operation>
      )}
    </>
  );
};
