import { useQuery } from '@apollo/client/react';
import Undo from '@mui/icons-material/UndoOutlined';
import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { type Entry, type Holder, ReverseEntryDocument, TopUpReversalDocument } from './documents.ts';
import { useAmount } from './useAmount.ts';

interface Props {
  holder: Holder;
  entry: Entry;
  onDone: () => void;
}

/** What goes along with a top-up, told before it is done; or why it cannot be. */
const Along = ({ entryId }: { entryId: string }) => {
  const t = useTranslate();
  const { data, error } = useQuery(TopUpReversalDocument, { variables: { entryId }, fetchPolicy: 'network-only' });
  if (error) return <Alert severity="warning">{messageOf(error)}</Alert>;
  const { couponsBack = 0, couponsLeft = 0 } = data?.topUpReversal ?? {};
  return (
    <>
      {couponsBack > 0 && <Typography>{t('resources.assets.reverse.coupons_back', { count: couponsBack })}</Typography>}
      {couponsLeft > 0 && <Alert severity="warning">{t('resources.assets.reverse.coupons_left', { count: couponsLeft })}</Alert>}
    </>
  );
};

/** Undoes an entry, after a question that names it. */
export const ReverseButton = ({ holder, entry, onDone }: Props) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { signed } = useAmount();
  const [open, setOpen] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  if (!entry.reversible || entry.reversedBy) return null;
  const words = {
    kind: t(`resources.assets.kind.${entry.kind}`),
    at: instant(entry.at),
    amounts: entry.postings.map(({ asset, amount }) => `${signed(asset.kind, amount)} ${asset.name}`).join('，'),
    name: holder.name,
  };
  const save = () =>
    act(() => mutate(ReverseEntryDocument, { entryId: entry.id, reason, idempotencyKey: key }), 'resources.assets.reverse.done');
  return (
    <>
      <Button size="small" color="error" startIcon={<Undo />} onClick={() => setOpen(true)}>
        {t('resources.assets.reverse.action')}
      </Button>
      {open && (
        <Operation
          danger
          title={t('resources.assets.reverse.title', words)}
          action={t('resources.assets.reverse.action')}
          ready={reason.trim() !== ''}
          {...{ busy, failure }}
          onClose={() => setOpen(false)}
          onSave={save}
        >
          <Typography color="text.secondary">{t('resources.assets.reverse.text', words)}</Typography>
          {entry.kind === 'TOP_UP' && <Along entryId={entry.id} />}
          <ReasonField autoFocus value={reason} onChange={setReason} />
        </Operation>
      )}
    </>
  );
};
