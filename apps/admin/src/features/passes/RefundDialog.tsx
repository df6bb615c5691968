import { DialogContentText, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TopUpMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { ShiftNote } from '../shifts/ShiftNote.tsx';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { RefundPassDocument } from './documents.ts';
import { type ChangeProps, LotSelect } from './change.tsx';
import { METHODS } from '../topUp/useTopUp.ts';

/** Stored value too goes back to where it came from. */
const AS_PAID = 'AS_PAID';

/** Takes what is left of a pass and pays it back: what it is worth, or less. */
export const RefundDialog = ({ storeId, passes, onClose, onDone }: ChangeProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const [lotId, setLotId] = useState(passes[0]?.lotId ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [method, setMethod] = useState<TopUpMethod | typeof AS_PAID>(AS_PAID);
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const shiftId = useShiftAt(storeId);
  const { act, busy, failure } = useAct(onDone);
  const pass = passes.find((one) => one.lotId === lotId);
  const amount = typed ?? pass?.worth ?? '';
  const save = () => {
    const input = { storeId, shiftId, lotId, amount, method: method === AS_PAID ? null : method, reason };
    return act(() => mutate(RefundPassDocument, { input, idempotencyKey: key }), 'resources.usePass.refund.done');
  };
  return (
    <Operation
      danger
      title={t('resources.usePass.refund.title', { name: pass?.type.name ?? '' })}
      action={t('resources.usePass.refund.action')}
      ready={amount !== '' && reason.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <DialogContentText>{t('resources.usePass.refund.text', { worth: money(pass?.worth ?? '0') })}</DialogContentText>
      <LotSelect passes={passes} value={lotId} onChange={setLotId} />
      <TextField
        required
        label={t('resources.usePass.refund.amount')}
        value={amount}
        onChange={({ target }) => setTyped(target.value.replace('。', '.').trim())}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
      />
      <Select
        label={t('resources.usePass.refund.method')}
        value={method}
        choices={[
          { id: AS_PAID, name: t('resources.usePass.refund.as_paid') },
          ...METHODS.map((id) => ({ id, name: t(`resources.topUp.methods.${id}`) })),
        ]}
        onChange={setMethod}
      />
      <ShiftNote storeId={storeId} />
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};
