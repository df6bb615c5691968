import { useQuery } from '@apollo/client/react';
import { Button, FormControlLabel, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { LevelsDocument } from './documents.ts';
import { type Holder, SetMemberLevelDocument, WithdrawMemberLevelDocument } from './standing-documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const SetLevelDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.levels.${name}`, values);
  const levels = useQuery(LevelsDocument).data?.levels ?? [];
  const { act, busy, failure } = useAct(onDone);
  const [levelId, setLevel] = useState('');
  const [until, setUntil] = useState('');
  const [pinned, setPinned] = useState(false);
  const [reason, setReason] = useState('');
  const { id, version } = holder;
  const save = () =>
    act(() => mutate(SetMemberLevelDocument, { id, version, levelId, reason, until: until || null, pinned }), 'resources.levels.set_done');
  return (
    <Operation
      title={word('set_title', { name: holder.name })}
      action={word('set')}
      ready={levelId !== '' && reason.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <Select label={t('resources.levels.name', { smart_count: 1 })} value={levelId} choices={levels} onChange={setLevel} />
      <TextField
        type="date"
        label={word('last_day')}
        value={until}
        onChange={({ target }) => setUntil(target.value)}
        helperText={word('last_day_help')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <FormControlLabel control={<Switch checked={pinned} onChange={(_event, on) => setPinned(on)} />} label={word('pin')} />
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};

/** Gives a member a level by hand. */
export const SetLevelButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('resources.levels.set')}</Button>
      {open && <SetLevelDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};

/** Takes back a level that was given by hand or bought. */
export const WithdrawButton = ({ holder, level, onDone }: Props & { level: { id: string; name: string } }) => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.levels.${name}`, values);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const { id, version } = holder;
  const save = () =>
    act(() => mutate(WithdrawMemberLevelDocument, { id, version, levelId: level.id, reason }), 'resources.levels.withdrawn');
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {word('withdraw')}
      </Button>
      {open && (
        <Operation
          title={word('withdraw_title', { name: level.name })}
          action={word('withdraw')}
          danger
          ready={reason.trim() !== ''}
          {...{ busy, failure }}
          onClose={() => setOpen(false)}
          onSave={save}
        >
          <Typography color="text.secondary">{word('withdraw_help')}</Typography>
          <ReasonField autoFocus value={reason} onChange={setReason} />
        </Operation>
      )}
    </>
  );
};
