import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { CardApplicationFieldsFragment as Application, TopUpMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { MethodSelect } from '../topUp/MethodSelect.tsx';
import { CheckCardApplicationDocument, WithdrawCardApplicationDocument } from './documents.ts';

/** What was found out about who applies: passed on to a second person, refused, or taken back. */
export const CheckForm = ({ form }: { form: Application }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const [score, setScore] = useState('');
  const [limit, setLimit] = useState('');
  const [note, setNote] = useState('');
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const it = useAct();
  const fee = Number(form.type.issueFee) > 0;
  const label = (field: string) => t(`resources.cardApplications.fields.${field}`);
  const check = (passed: boolean) => {
    const input = {
      passed,
      score: score === '' ? null : Number(score),
      limit: limit || null,
      note: note || null,
      ...(fee && passed && { method }),
    };
    return it.act(
      () => mutate(CheckCardApplicationDocument, { id: form.id, input }),
      passed ? 'resources.cardApplications.passed' : 'resources.cardApplications.refused',
    );
  };
  const withdraw = () =>
    it.act(() => mutate(WithdrawCardApplicationDocument, { id: form.id, reason: note }), 'resources.cardApplications.withdrawn');
  return (
    <Box component="section" aria-label={t('resources.cardApplications.check')} sx={{ display: 'grid', gap: 3 }}>
      <Typography variant="h3">{t('resources.cardApplications.check')}</Typography>
      <TextField
        label={label('creditScore')}
        value={score}
        onChange={({ target }) => setScore(target.value.replace(/\D/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
      />
      <TextField
        label={label('creditLimit')}
        value={limit}
        onChange={({ target }) => setLimit(target.value.replace(/[^\d.]/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <TextField
        label={label('creditNote')}
        helperText={t('resources.cardApplications.note_help')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        multiline
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      {fee && <MethodSelect label={t('resources.cards.pays', { fee: money(form.type.issueFee) })} value={method} onChange={setMethod} />}
      {it.failure && <Alert severity="error">{it.failure}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <Button variant="contained" loading={it.busy} onClick={() => void check(true)}>
          {t('resources.cardApplications.pass')}
        </Button>
        <Button variant="outlined" color="error" disabled={it.busy || note.trim() === ''} onClick={() => void check(false)}>
          {t('resources.cardApplications.refuse')}
        </Button>
        <Button disabled={it.busy || note.trim() === ''} onClick={() => void withdraw()}>
          {t('resources.cardApplications.withdraw')}
        </Button>
      </Box>
    </Box>
  );
};
