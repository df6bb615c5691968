import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import type { CouponBatchState, CouponCodesQuery } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeOf, type NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { saveTable } from '../../saveTable.ts';
import { CouponCodesDocument, VoidCouponBatchDocument } from './documents.ts';

interface Batch {
  id: string;
  name: string;
  kind: 'MEMBERS' | 'CODES' | 'IMPORT';
  state: CouponBatchState;
}

type Codes = NodeOf<CouponCodesQuery>['codes'];

/** All codes of a batch, a page after the other. */
async function codesOf(id: string) {
  const rows: Codes['edges'][number]['node'][] = [];
  let after: string | null = null;
  do {
    const { codes }: { codes: Codes } = nodeOf(await query(CouponCodesDocument, { id, after }));
    rows.push(...codes.edges.map(({ node }) => node));
    after = codes.pageInfo.hasNextPage ? codes.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
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
  const notify = useNotify();
  const [exports, make] = [useMay('coupon.export'), useMay('coupon.batch')];
  const [open, setOpen] = useState(false);
  const label = (key: string) => t(`resources.couponBatches.${key}`);
  const save = () =>
    codesOf(batch.id)
      .then((rows) =>
        saveTable(
          batch.name,
          [[label('fields.code'), label('fields.redeemedAt')], ...rows.map(({ code, redeemedAt }) => [code, redeemedAt])],
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
      {make && batch.state !== 'VOID' && (batch.kind !== 'MEMBERS' || batch.state === 'RUNNING') && (
        <Button size="small" color="error" aria-label={`${label('void')} ${batch.name}`} onClick={() => setOpen(true)}>
          {label('void')}
        </Button>
      )}
      {open && <VoidDialog batch={batch} onDone={onDone} onClose={() => setOpen(false)} />}
    </Box>
  );
};
