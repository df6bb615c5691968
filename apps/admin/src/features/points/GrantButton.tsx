import { useQuery } from '@apollo/client/react';
import { Button, FormHelperText, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import type { Holder } from '../assets/actions.ts';
import { PointsKindsDocument } from '../pointsKinds/documents.ts';
import { GrantPointsDocument } from './documents.ts';
import { Choice, PointsDialog, useStore } from './PointsDialog.tsx';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const WHOLE = /^-?[1-9]\d*$/;

const GrantDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const { stores, storeId, setStoreId } = useStore();
  const kinds = useQuery(PointsKindsDocument, { variables: { archived: false } }).data?.pointsKinds ?? [];
  const [chosen, setKind] = useState('');
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const kind = kinds.find(({ id }) => id === chosen) ?? kinds.find(({ code }) => code === 'SPENDING') ?? kinds[0];
  const save = (idempotencyKey: string) => {
    const input = { memberId: holder.id, kindId: kind?.id ?? '', points: Number(points), storeId, reason };
    return mutate(GrantPointsDocument, { input, idempotencyKey });
  };
  const limit = kind?.approveAbove;
  const asks = limit != null && Math.abs(Number(points)) > limit;
  const ready = kind !== undefined && storeId !== '' && WHOLE.test(points) && reason.trim() !== '';
  return (
    <PointsDialog title={t('resources.points.grant.title', { name: holder.name })} {...{ ready, save, onClose, onDone }}>
      <Choice label={t('resources.points.kind')} value={kind?.id ?? ''} options={kinds} onChange={setKind} />
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
      <Choice label={t('resources.points.store')} value={storeId} options={stores} onChange={setStoreId} />
      <TextField
        required
        label={t('common.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </PointsDialog>
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
