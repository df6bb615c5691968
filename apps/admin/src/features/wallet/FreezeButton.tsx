import AcUnit from '@mui/icons-material/AcUnitOutlined';
import { Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import type { Account } from '../assets/actions.ts';
import { FreezeAccountDocument, UnfreezeAccountDocument } from './documents.ts';
import { Operation } from './Operation.tsx';

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
  const work = () => (account.frozenAt ? mutate(UnfreezeAccountDocument, change) : mutate(FreezeAccountDocument, change));
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
          <TextField
            required
            autoFocus
            label={word('reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </Operation>
      )}
    </>
  );
};
