import { Alert, Box, Button, TextField } from '@mui/material';
import { type ContactKind, type ContactOutcome, outcomesOf } from '@regulars/domain/contacts';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { UpdateContactDocument } from './documents.ts';

interface EndContactProps {
  contact: { id: string; kind: ContactKind; outcome?: ContactOutcome | null | undefined; text: string };
  after?: () => unknown;
}

/** Says what came of a contact. */
export const EndContact = ({ contact: { id, kind, outcome, text }, after }: EndContactProps) => {
  const t = useTranslate();
  const choices = outcomesOf(kind).map((one) => ({ id: one, name: t(`resources.contacts.outcome.${one}`) }));
  const [draft, setDraft] = useState({ outcome: outcome ?? choices[0]?.id ?? 'REACHED', text });
  const { act, busy, failure } = useAct(after);
  const save = () => act(() => mutate(UpdateContactDocument, { id, input: draft }), 'resources.contacts.noted');
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Select
        label={t('resources.contacts.fields.outcome')}
        value={draft.outcome}
        choices={choices}
        onChange={(chosen) => setDraft({ ...draft, outcome: chosen })}
      />
      <TextField
        multiline
        minRows={2}
        label={t('resources.contacts.fields.text')}
        value={draft.text}
        onChange={({ target }) => setDraft({ ...draft, text: target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      {failure && <Alert severity="error">{failure}</Alert>}
      <Button variant="outlined" loading={busy} onClick={() => void save()} sx={{ justifySelf: 'start' }}>
        {t('resources.contacts.note')}
      </Button>
    </Box>
  );
};
