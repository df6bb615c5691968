import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import type { CouponBatchState } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { saveTable } from '../../saveTable.ts';
import { useFormat } from '../../components/useFormat.ts';
import { codesOf } from './codes.ts';
import { VoidCouponBatchDocument } from './documents.ts';

interface Batch {
  id: string;
  name: string;
  kind: 'MEMBERS' | 'CODES' | 'IMPORT';
  state: CouponBatchState;
}

const VoidDialog = ({ batch, onDone, onClose }: { batch: Batch; onDone: () => void; onClose: () => void }) => {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const it = useAct(onDone);
  return (
    <Operation
      title={t('resources.couponBatches.void_title', { name: batch.name })}
      action={t('resources.couponBatches.void')}
      ready={reason.trim() !== ''}
      busy={it.busy}
      failure={it.failure}
      danger
      onClose={onClose}
      onSave={() => it.act(() => mutate(VoidCouponBatchDocument, { id: batch.id, reason }), 'resources.couponBatches.voided')}
    >
      <Typography color="text.secondary">{t('resources.couponBatches.void_help')}</Typography>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </Operation>
  );
};

/** The codes for the printer, and the end of a batch. */
export const BatchButtons = ({ batch, onDone }: { batch: Batch; onDone: () => void }) => {
  const t = useTranslate();
  const { clock } = useFormat();
  const notify = useNotify();
  const [exports, make] = [useMay('coupon.export'), useMay('coupon.batch')];
  const [open, setOpen] = useState(false);
  const label = (key: string) => t(`resources.couponBatches.${key}`);
  const save = () =>
    codesOf(batch.id)
      .then((rows) =>
        saveTable(
          batch.name,
          [[label('fields.code'), label('fields.redeemedAt')], ...rows.map(({ code, redeemedAt }) => [code, clock(redeemedAt)])],
          'csv',
        ),
      )
      .catch((error: unknown) => notify(messageOf(error), { type: 'error' }));
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
      {exports && batch.kind !== 'MEMBERS' && (
        <Button size="small" aria-label={`${label('codes')} ${batch.name}`} onClick={() => void save()}>
          {label('codes')}
        </Button>
      )}
      {exports && batch.kind !== 'MEMBERS' && batch.state !== 'VOID' && (
        <Button size="small" component={Link} to={`/couponBatches/${batch.id}/print`} aria-label={`${label('print')} ${batch.name}`}>
          {label('print')}
        </Button>
      )}
      {make && batch.state !== 'VOID' && (batch.kind !== 'MEMBERS' || batch.state === 'RUNNING') && (
        <Button size="small" color="error" aria-label={`${label('void')} ${batch.name}`} onClick={() => setOpen(true)}>
          {label('void')}
        </Button>
      )}
      {open && <VoidDialog batch={batch} onDone={onDone} onClose={() => setOpen(false)} />}
    </Box>
  );
};
