import SwapHoriz from '@mui/icons-material/SwapHorizOutlined';
import { Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { TransferValueDocument } from './documents.ts';
import { StorePick, useStorePick } from './StorePick.tsx';
import type { Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const TransferDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const store = useStorePick();
  const to = useFound();
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const save = () => {
    const input = { storeId: store.storeId, memberId: holder.id, toMemberId: to.found?.memberId ?? '', amount, reason };
    return act(() => mutate(TransferValueDocument, { input, idempotencyKey: key }), 'resources.wallet.asked');
  };
  const ready = to.found !== null && Number(amount) > 0 && reason.trim() !== '' && store.storeId !== '';
  const word = (name: string) => t(`resources.wallet.${name}`);
  return (
    <Operation title={word('transfer_title')} action={word('ask')} {...{ ready, busy, failure, onClose }} onSave={save}>
      <Typography color="text.secondary">{word('transfer_help')}</Typography>
      <FindMember label={word('to')} it={to} />
      <TextField
        label={t('resources.topUp.amount')}
        value={amount}
        onChange={({ target }) => setAmount(target.value.trim())}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
      />
      <ReasonField value={reason} onChange={setReason} />
      <StorePick {...store} />
    </Operation>
  );
};

/** Asks to hand stored value to another member. */
export const TransferButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const stored = props.holder.accounts.some(({ asset, balance }) => asset.kind === 'PRINCIPAL' && Number(balance) > 0);
  if (!stored) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<SwapHoriz />} onClick={() => setOpen(true)}>
        {t('resources.wallet.transfer')}
      </Button>
      {open && <TransferDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
