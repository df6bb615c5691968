import AcUnit from '@mui/icons-material/AcUnitOutlined';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { FreezeAccountDocument, UnfreezeAccountDocument } from './documents.ts';
import type { Account } from '../assets/documents.ts';

interface Props {
  account: Account;
  onDone: () => void;
}

/** Freezes an account, or unfreezes it, for a reason. */
export const FreezeButton = ({ account, onDone }: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const verb = account.frozenAt ? 'unfreeze' : 'freeze';
  const change = { id: account.id, reason };
  const work = async () => (account.frozenAt ? mutate(UnfreezeAccountDocument, change) : mutate(FreezeAccountDocument, change));
  const save = () => act(work, `resources.wallet.${account.frozenAt ? 'unfrozen_done' : 'frozen_done'}`);
  const word = (name: string) => t(`resources.wallet.${name}`);
  return (
    <>
      <Button size="small" startIcon={<AcUnit />} onClick={() => setOpen(true)}>
        {word(verb)}
      </Button>
      {open && (
        <Operation
          title={t(`resources.wallet.${verb}_title`, { name: account.asset.name })}
          action={word(verb)}
          {...{ busy, failure }}
          ready={reason.trim() !== ''}
          onClose={() => setOpen(false)}
          onSave={save}
        >
          <Typography color="text.secondary">{word('freeze_help')}</Typography>
          <ReasonField autoFocus value={reason} onChange={setReason} />
        </Operation>
      )}
    </>
  );
};
