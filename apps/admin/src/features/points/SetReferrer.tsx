import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { SetReferrerDocument } from './referral-documents.ts';

interface Props {
  id: string;
  onDone: () => void;
}

const SetDialog = ({ id, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const by = useFound();
  const { act, busy, failure } = useAct(onDone);
  const word = (name: string) => t(`resources.points.referral.${name}`);
  const save = () =>
    act(() => mutate(SetReferrerDocument, { memberId: id, referrerId: by.found?.memberId ?? null }), 'resources.points.referral.done');
  return (
    <Operation title={word('set_title')} action={word('save')} ready={by.found !== null} {...{ busy, failure, onClose }} onSave={save}>
      <Typography color="text.secondary">{word('help')}</Typography>
      <FindMember label={word('referrer')} it={by} />
    </Operation>
  );
};

/** Says who brought a member, or that nobody did. */
export const SetReferrer = ({ id, referrer, onDone }: Props & { referrer: string | null }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const word = (name: string) => t(`resources.points.referral.${name}`, { name: referrer });
  const remove = async () => {
    await mutate(SetReferrerDocument, { memberId: id, referrerId: null });
    onDone();
  };
  return (
    <>
      {referrer !== null && (
        <ConfirmButton
          label={word('remove')}
          title={word('remove_title')}
          consequence={word('remove_text')}
          done={word('removed')}
          action={remove}
        />
      )}
      <Button onClick={() => setOpen(true)}>{word(referrer === null ? 'set' : 'change')}</Button>
      {open && <SetDialog id={id} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
};
