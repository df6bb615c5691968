import { Button, TextField } from '@mui/material';
import { CONTACT_KINDS, type ContactDirection, type ContactKind, type ContactOutcome, outcomesOf } from '@regulars/domain/contacts';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { LogContactDocument } from './documents.ts';

interface LogProps {
  member: { id: string; name: string };
  after: () => unknown;
}

const DIRECTIONS: readonly ContactDirection[] = ['OUT', 'IN'];

const LogDialog = ({ member, after, onClose }: LogProps & { onClose: () => void }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct(after);
  const [draft, setDraft] = useState<{ kind: ContactKind; direction: ContactDirection; outcome: ContactOutcome; text: string }>({
    kind: 'CALL',
    direction: 'OUT',
    outcome: 'REACHED',
    text: '',
  });
  const words = <Id extends string>(list: readonly Id[], of: string) =>
    list.map((id) => ({ id, name: t(`resources.contacts.${of}.${id}`) }));
  const complaint = draft.kind === 'COMPLAINT';
  const outcomes = outcomesOf(draft.kind);
  const choose = (kind: ContactKind) =>
    setDraft({ ...draft, kind, direction: kind === 'COMPLAINT' ? 'IN' : draft.direction, outcome: outcomesOf(kind)[0] ?? draft.outcome });
  const save = () => act(() => mutate(LogContactDocument, { input: { memberId: member.id, ...draft } }), 'resources.contacts.noted');
  return (
    <Operation
      title={t('resources.contacts.log_title', { name: member.name })}
      action={t('resources.contacts.note')}
      ready={draft.text.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <Select label={t('resources.contacts.fields.kind')} value={draft.kind} choices={words(CONTACT_KINDS, 'kind')} onChange={choose} />
      <Select
        label={t('resources.contacts.fields.direction')}
        value={draft.direction}
        choices={words(complaint ? DIRECTIONS.slice(1) : DIRECTIONS, 'direction')}
        onChange={(direction) => setDraft({ ...draft, direction })}
      />
      <Select
        label={t('resources.contacts.fields.outcome')}
        value={draft.outcome}
        choices={words(outcomes, 'outcome')}
        onChange={(outcome) => setDraft({ ...draft, outcome })}
      />
      <TextField
        required
        multiline
        minRows={3}
        label={t('resources.contacts.fields.text')}
        value={draft.text}
        onChange={({ target }) => setDraft({ ...draft, text: target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Operation>
  );
};

/** Notes a contact with a member. */
export const LogButton = (props: LogProps) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.contacts.log')}
      </Button>
      {open && <LogDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
