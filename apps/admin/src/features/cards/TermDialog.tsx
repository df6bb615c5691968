import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import type { TopUpMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { FeePaid } from './FeePaid.tsx';
import { RenewCardDocument, ReplaceCardDocument } from './mutations.ts';
import type { Card } from './documents.ts';

interface Props {
  card: Card;
  act: 'RENEW' | 'REPLACE';
  onClose: () => void;
}

/** Another term for a card, or another card in its place; with the fee, if there is one. */
export const TermDialog = ({ card, act, onClose }: Props) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const place = useStorePick();
  const shiftId = useShiftAt(place.storeId);
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState('');
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct();
  const replace = act === 'REPLACE';
  const fee = replace ? card.type.replaceFee : card.type.renewFee;
  const run = async () => {
    const input = { cardId: card.id, storeId: place.storeId, shiftId, reason, ...(Number(fee) > 0 && { method }) };
    if (!replace) return mutate(RenewCardDocument, { input, idempotencyKey });
    const { replaceCard } = await mutate(ReplaceCardDocument, { input: { ...input, number: number || null }, idempotencyKey });
    void navigate(`/cards/${encodeURIComponent(replaceCard.id)}/show`);
    return replaceCard;
  };
  return (
    <Operation
      title={t('resources.cards.act_title', { act: t(`resources.cards.do.${act}`), number: card.number })}
      action={t(`resources.cards.do.${act}`)}
      ready={place.storeId !== '' && (!replace || reason.trim() !== '')}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() => it.act(run, 'resources.cards.done')}
    >
      <Typography color="text.secondary">{t(`resources.cards.follows.${act}`)}</Typography>
      <StorePick {...place} />
      {replace && (
        <TextField
          label={t('resources.cards.fields.blank')}
          helperText={t('resources.cards.blank_help')}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
      )}
      <FeePaid fee={fee} storeId={place.storeId} method={method} onChange={setMethod} />
      <ReasonField value={reason} onChange={setReason} required={replace} />
    </Operation>
  );
};
