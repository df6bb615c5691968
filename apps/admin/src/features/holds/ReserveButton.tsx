import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { ReserveValueDocument } from './documents.ts';
import type { Account, Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  account: Account;
  onDone: () => void;
}

const HOURS = 24;

const ReserveDialog = ({ holder, account, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const place = useStorePick();
  const { storeId } = place;
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState('');
  const [hours, setHours] = useState(String(HOURS));
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const save = () => {
    const input = { storeId, memberId: holder.id, assetId: account.asset.id, amount, minutes: Number(hours) * 60, reason };
    return act(() => mutate(ReserveValueDocument, { input, idempotencyKey: key }), 'resources.holds.reserve.done');
  };
  const word = (name: string) => t(`resources.holds.${name}`, { asset: account.asset.name });
  return (
    <Operation
      title={word('reserve.title')}
      action={word('reserve.action')}
      ready={storeId !== '' && Number(amount) > 0 && Number(hours) > 0}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <TextField
        autoFocus
        required
        label={word('fields.amount')}
        value={amount}
        onChange={({ target }) => setAmount(target.value.trim())}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
      />
      <TextField
        required
        label={word('reserve.hours')}
        helperText={word('reserve.help')}
        value={hours}
        onChange={({ target }) => setHours(target.value.replaceAll(/\D/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
      <StorePick {...place} />
      <ReasonField required={false} value={reason} onChange={setReason} />
    </Operation>
  );
};

/** Reserves a part of an account. */
export const ReserveButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (Number(props.account.available) <= 0 || props.account.frozenAt || props.account.asset.kind === 'TIME') return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('resources.holds.reserve.action')}
      </Button>
      {open && <ReserveDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
