import Payments from '@mui/icons-material/PaymentsOutlined';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, TextField, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TopUpMethod, TopUpRefundQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { ShiftNote } from '../shifts/ShiftNote.tsx';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { MethodSelect } from '../topUp/MethodSelect.tsx';
import { RefundTopUpDocument, TopUpRefundDocument } from './documents.ts';
import { StorePick, useStorePick } from './StorePick.tsx';
import type { Entry } from '../assets/documents.ts';

interface Props {
  entry: Entry;
  onDone: () => void;
}

/** What it comes to: what the member gets, what is withheld and taken back. */
const Comes = ({ preview }: { preview: TopUpRefundQuery['topUpRefund'] }) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const word = (name: string) => t(`resources.wallet.${name}`);
  const facts: [string, string][] = [[word('paid_out'), money(preview.paidOut)]];
  if (Number(preview.withheld) > 0) facts.push([word('withheld'), money(preview.withheld)]);
  if (Number(preview.bonusBack) > 0) facts.push([word('bonus_back'), money(preview.bonusBack)]);
  if (preview.pointsBack > 0) facts.push([word('points_back'), count(preview.pointsBack)]);
  if (preview.couponsBack > 0) facts.push([word('coupons_back'), count(preview.couponsBack)]);
  return (
    <>
      <Facts facts={facts} />
      {preview.needsApproval && <Alert severity="info">{word('needs_approval')}</Alert>}
    </>
  );
};

function useRefund(entryId: string, onDone: () => void) {
  const store = useStorePick();
  const shiftId = useShiftAt(store.storeId);
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState('');
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  const asked = useDeferredValue(Number(amount) > 0 ? amount : null);
  const { data, previousData, error } = useQuery(TopUpRefundDocument, {
    variables: { entryId, amount: asked },
    fetchPolicy: 'network-only',
  });
  const preview = (data ?? previousData)?.topUpRefund;
  const save = () => {
    const input = { entryId, storeId: store.storeId, shiftId, amount: amount || (preview?.left ?? ''), method, reason };
    return act(
      () => mutate(RefundTopUpDocument, { input, idempotencyKey: key }),
      ({ refundTopUp }) => (refundTopUp.approval ? 'resources.wallet.asked' : 'resources.wallet.refunded'),
    );
  };
  const ready = preview !== undefined && !error && Number(preview.amount) > 0 && reason.trim() !== '' && store.storeId !== '';
  const why = failure ?? (error ? messageOf(error) : null);
  return { store, amount, setAmount, method, setMethod, reason, setReason, busy, failure: why, preview, save, ready };
}

const RefundDialog = ({ entry, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const it = useRefund(entry.id, onDone);
  const word = (name: string, values?: object) => t(`resources.wallet.${name}`, values);
  const { preview } = it;
  return (
    <Operation
      title={word('refund_title')}
      action={word(preview?.needsApproval ? 'ask' : 'refund')}
      {...{ ready: it.ready, busy: it.busy, failure: it.failure, onClose }}
      onSave={it.save}
    >
      {preview && <Typography color="text.secondary">{word('left', { left: money(preview.left) })}</Typography>}
      <TextField
        autoFocus
        label={word('amount')}
        value={it.amount}
        placeholder={preview?.left}
        onChange={({ target }) => it.setAmount(target.value.trim())}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } }, inputLabel: { shrink: true } }}
      />
      {preview && <Comes preview={preview} />}
      <MethodSelect label={t('resources.topUp.method')} value={it.method} onChange={it.setMethod} />
      <ReasonField value={it.reason} onChange={it.setReason} />
      <StorePick {...it.store} />
      <ShiftNote storeId={it.store.storeId} />
    </Operation>
  );
};

/** What brings principal. */
const REFUNDABLE: readonly Entry['kind'][] = ['TOP_UP', 'OPENING', 'TRANSFER_IN'];

/** Pays a top-up back, or asks for it. */
export const RefundButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const { kind, reversedBy } = props.entry;
  if (!REFUNDABLE.includes(kind) || reversedBy) return null;
  if (!props.entry.postings.some(({ asset }) => asset.kind === 'PRINCIPAL')) return null;
  return (
    <>
      <Button size="small" startIcon={<Payments />} onClick={() => setOpen(true)}>
        {t('resources.wallet.refund')}
      </Button>
      {open && <RefundDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
