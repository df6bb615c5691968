import { Alert, Box, Button, TextField } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { DecideApprovalDocument, WithdrawApprovalDocument } from './documents.ts';

/** Yes or no, with a word to it. */
export const Decide = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  const [note, setNote] = useState('');
  const key = useRef(crypto.randomUUID()); // of this decision: pressed again after a lost answer, it counts once
  const decide = async (approve: boolean) => {
    const said = { id, approve, note: note.trim() || null, idempotencyKey: `${key.current}${approve ? '' : '-no'}` };
    await act(() => mutate(DecideApprovalDocument, said), `resources.approvals.${approve ? 'approved' : 'rejected'}`);
  };
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <TextField
        label={t('resources.approvals.fields.note')}
        helperText={t('resources.approvals.note_help')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      {failure && <Alert severity="error">{failure}</Alert>}
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Button variant="contained" loading={busy} onClick={() => void decide(true)}>
          {t('resources.approvals.approve')}
        </Button>
        <Button variant="outlined" color="error" disabled={busy || note.trim() === ''} onClick={() => void decide(false)}>
          {t('resources.approvals.reject')}
        </Button>
      </Box>
    </Box>
  );
};

/** For what one asked for oneself. */
export const Withdraw = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {failure && <Alert severity="error">{failure}</Alert>}
      <Button
        variant="outlined"
        loading={busy}
        onClick={() => void act(() => mutate(WithdrawApprovalDocument, { id }), 'resources.approvals.withdrawn')}
      >
        {t('resources.approvals.withdraw')}
      </Button>
    </Box>
  );
};
