import { useQuery } from '@apollo/client/react';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { PointsKindsDocument } from '../pointsKinds/documents.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { PromisePointsDocument } from './documents.ts';
import type { Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const PromiseDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const place = useStorePick();
  const { storeId } = place;
  const kinds = useQuery(PointsKindsDocument, { variables: { archived: false } }).data?.pointsKinds ?? [];
  const [key] = useState(() => crypto.randomUUID());
  const [chosen, setKind] = useState('');
  const [points, setPoints] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const kindId = (kinds.find(({ id }) => id === chosen) ?? kinds.find(({ code }) => code === 'SPENDING') ?? kinds[0])?.id ?? '';
  const save = () => {
    const input = { memberId: holder.id, kindId, points: Number(points), storeId, dueOn: dueOn || null, reason: reason || null };
    return act(() => mutate(PromisePointsDocument, { input, idempotencyKey: key }), 'resources.pendingPoints.promise.done');
  };
  const word = (name: string) => t(`resources.pendingPoints.${name}`, { name: holder.name });
  return (
    <Operation
      title={word('promise.title')}
      action={word('promise.action')}
      ready={kindId !== '' && storeId !== '' && Number(points) > 0}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <Select label={t('resources.points.kind')} value={kindId} choices={kinds} onChange={setKind} />
      <TextField
        autoFocus
        required
        label={t('resources.points.points')}
        value={points}
        onChange={({ target }) => setPoints(target.value.replaceAll(/\D/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 10 } }}
      />
      <TextField
        type="date"
        label={word('fields.dueOn')}
        helperText={word('promise.help')}
        value={dueOn}
        onChange={({ target }) => setDueOn(target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <StorePick {...place} />
      <ReasonField required={false} value={reason} onChange={setReason} />
    </Operation>
  );
};

/** Promises points that the member has once they are confirmed. */
export const PromiseButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (props.holder.archivedAt) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('resources.pendingPoints.promise.action')}</Button>
      {open && <PromiseDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
