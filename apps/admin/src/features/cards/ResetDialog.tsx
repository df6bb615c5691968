import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { RequestCardPinResetDocument } from './mutations.ts';
import type { Card } from './documents.ts';

/** Asks a second person to take the PIN away. */
export const ResetDialog = ({ card, onClose }: { card: Card; onClose: () => void }) => {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const it = useAct();
  return (
    <Operation
      title={t('resources.cards.act_title', { act: t('resources.cards.do.RESET'), number: card.number })}
      action={t('resources.cards.do.RESET')}
      ready={reason.trim() !== ''}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() => it.act(() => mutate(RequestCardPinResetDocument, { cardId: card.id, reason }), 'resources.cards.asked')}
    >
      <Typography color="text.secondary">{t('resources.cards.follows.RESET')}</Typography>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </Operation>
  );
};
