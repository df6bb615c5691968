import { Button, TextField } from '@mui/material';
import { type ContactOutcome, outcomesOf } from '@regulars/domain/contacts';
import { addDays } from '@regulars/domain/time';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import type { FollowUpWholeFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useToday } from '../../providers/today.ts';
import { AssigneePick } from './AssigneePick.tsx';
import { DayField } from './DayField.tsx';
import { CancelFollowUpDocument, CompleteFollowUpDocument, UpdateFollowUpDocument } from './documents.ts';

interface DeedProps {
  followUp: FollowUpWholeFragment;
  after?: () => unknown;
}
type DialogProps = DeedProps & { onClose: () => void };

const KINDS = ['CALL', 'VISIT', 'MESSAGE'] as const;
const OUTCOMES = outcomesOf('CALL');

const CompleteDialog = ({ followUp, after, onClose }: DialogProps) => {
  const t = useTranslate();
  const today = useToday();
  const { act, busy, failure } = useAct(after);
  const [draft, setDraft] = useState<{ kind: (typeof KINDS)[number]; outcome: ContactOutcome; result: string; againOn: string }>({
    kind: 'CALL',
    outcome: 'REACHED',
    result: '',
    againOn: '',
  });
  const words = <Id extends string>(list: readonly Id[], of: string) =>
    list.map((id) => ({ id, name: t(`resources.contacts.${of}.${id}`) }));
  const choose = (outcome: ContactOutcome) =>
    setDraft({ ...draft, outcome, againOn: outcome === 'LATER' || outcome === 'NO_ANSWER' ? addDays(today, 3) : '' });
  const input = { ...draft, againOn: draft.againOn || null };
  return (
    <Operation
      title={t('resources.followUps.complete_title', { name: followUp.member?.name ?? '' })}
      action={t('resources.followUps.complete')}
      ready={draft.result.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={() => act(() => mutate(CompleteFollowUpDocument, { id: followUp.id, input }), 'resources.followUps.completed')}
    >
      <Select
        label={t('resources.contacts.fields.kind')}
        value={draft.kind}
        choices={words(KINDS, 'kind')}
        onChange={(kind) => setDraft({ ...draft, kind })}
      />
      <Select label={t('resources.contacts.fields.outcome')} value={draft.outcome} choices={words(OUTCOMES, 'outcome')} onChange={choose} />
      <TextField
        required
        autoFocus
        multiline
        minRows={2}
        label={t('resources.followUps.fields.result')}
        value={draft.result}
        onChange={({ target }) => setDraft({ ...draft, result: target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <DayField label={t('resources.followUps.again')} value={draft.againOn} onChange={(againOn) => setDraft({ ...draft, againOn })} />
    </Operation>
  );
};

const CancelDialog = ({ followUp, after, onClose }: DialogProps) => {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(after);
  return (
    <Operation
      danger
      title={t('resources.followUps.cancel_title', { name: followUp.member?.name ?? '' })}
      action={t('resources.followUps.cancel')}
      ready={reason.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={() => act(() => mutate(CancelFollowUpDocument, { id: followUp.id, reason }), 'resources.followUps.cancelled')}
    >
      <ReasonField autoFocus value={reason} onChange={setReason} />
    </Operation>
  );
};

const GiveDialog = ({ followUp, after, onClose }: DialogProps) => {
  const t = useTranslate();
  const today = useToday();
  const { act, busy, failure } = useAct(after);
  const [dueOn, setDueOn] = useState(followUp.dueOn < today ? today : followUp.dueOn);
  const [assignee, setAssignee] = useState(followUp.assignee ?? null);
  const input = { dueOn, assigneeId: assignee?.id ?? null };
  return (
    <Operation
      title={t('resources.followUps.give_title', { name: followUp.member?.name ?? '' })}
      action={t('common.confirm')}
      ready={dueOn !== ''}
      {...{ busy, failure, onClose }}
      onSave={() => act(() => mutate(UpdateFollowUpDocument, { id: followUp.id, input }), 'resources.followUps.given')}
    >
      <AssigneePick value={assignee} onChange={setAssignee} />
      <DayField label={t('resources.followUps.fields.dueOn')} value={dueOn} onChange={setDueOn} />
    </Operation>
  );
};

/** A button that opens one of these. */
const deed = (word: string, Form: (props: DialogProps) => ReactNode, primary = false) => {
  const Deed = (props: DeedProps) => {
    const t = useTranslate();
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button variant={primary ? 'contained' : 'outlined'} onClick={() => setOpen(true)}>
          {t(`resources.followUps.${word}`)}
        </Button>
        {open && <Form {...props} onClose={() => setOpen(false)} />}
      </>
    );
  };
  return Deed;
};

/** Notes what came of it. */
export const CompleteButton = deed('complete', CompleteDialog, true);
/** Another day, somebody else. */
export const GiveButton = deed('give', GiveDialog);
export const CancelButton = deed('cancel', CancelDialog);
