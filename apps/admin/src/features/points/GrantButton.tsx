import { useQuery } from '@apollo/client/react';
import { Button, FormHelperText, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { PointsKindsDocument } from '../pointsKinds/documents.ts';
import { GrantPointsDocument } from './documents.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import type { Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const WHOLE = /^-?[1-9]\d*$/;

const GrantDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const place = useStorePick();
  const { storeId } = place;
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const kinds = useQuery(PointsKindsDocument, { variables: { archived: false } }).data?.pointsKinds ?? [];
  const [chosen, setKind] = useState('');
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const kind = kinds.find(({ id }) => id === chosen) ?? kinds.find(({ code }) => code === 'SPENDING') ?? kinds[0];
  const save = () => {
    const input = { memberId: holder.id, kindId: kind?.id ?? '', points: Number(points), storeId, reason };
    return act(
      () => mutate(GrantPointsDocument, { input, idempotencyKey: key }),
      ({ grantPoints }) => (grantPoints.approval ? 'resources.wallet.asked' : 'resources.points.done'),
    );
  };
  const limit = kind?.approveAbove;
  const asks = limit != null && Math.abs(Number(points)) > limit;
  const ready = kind !== undefined && storeId !== '' && WHOLE.test(points) && reason.trim() !== '';
  return (
    <Operation
      title={t('resources.points.grant.title', { name: holder.name })}
      action={t(asks ? 'resources.wallet.ask' : 'common.confirm')}
      {...{ ready, busy, failure, onClose }}
      onSave={save}
    >
      <Select label={t('resources.points.kind')} value={kind?.id ?? ''} choices={kinds} onChange={setKind} />
      <TextField
        autoFocus
        required
        label={t('resources.points.points')}
        value={points}
        onChange={({ target }) => setPoints(target.value.trim())}
        helperText={t('resources.points.grant.help')}
        slotProps={{ htmlInput: { maxLength: 11 } }}
      />
      {asks && <FormHelperText>{t('resources.points.grant.asks', { limit: count(limit) })}</FormHelperText>}
      <StorePick {...place} />
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};

/** Gives or takes points by hand. */
export const GrantButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('resources.points.grant.action')}</Button>
      {open && <GrantDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
