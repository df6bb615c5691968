import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { ExtendPassDocument } from './documents.ts';
import { type ChangeProps, LotSelect } from './change.tsx';

/** Gives a pass a later last day. */
export const ExtendDialog = ({ storeId, passes, onClose, onDone }: ChangeProps) => {
  const t = useTranslate();
  const ending = passes.filter(({ expiresOn }) => expiresOn);
  const [lotId, setLotId] = useState(ending[0]?.lotId ?? '');
  const [until, setUntil] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const pass = ending.find((one) => one.lotId === lotId);
  const save = () => {
    const input = { storeId, lotId, until, reason };
    return act(() => mutate(ExtendPassDocument, { input, idempotencyKey: key }), 'resources.usePass.extend.done');
  };
  return (
    <Operation
      title={t('resources.usePass.extend.title', { name: pass?.type.name ?? '' })}
      action={t('resources.usePass.extend.action')}
      ready={until !== '' && reason.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <LotSelect passes={ending} value={lotId} onChange={setLotId} />
      <TextField
        type="date"
        required
        label={t('resources.usePass.extend.until')}
        value={until}
        onChange={({ target }) => setUntil(target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: pass?.expiresOn ?? '' } }}
      />
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};
