import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { LimitFields, limitsOf } from './LimitFields.tsx';
import { SetCardLimitsDocument } from './mutations.ts';
import type { Card } from './documents.ts';

/** Other limits for a linked card. */
export const LimitsDialog = ({ card, onClose }: { card: Card; onClose: () => void }) => {
  const t = useTranslate();
  const [limits, setLimits] = useState({ perDay: card.perDay ?? '', perMonth: card.perMonth ?? '', inAll: card.inAll ?? '' });
  const [reason, setReason] = useState('');
  const it = useAct();
  const save = () => mutate(SetCardLimitsDocument, { id: card.id, input: { ...limitsOf(limits), reason } });
  return (
    <Operation
      title={t('resources.cards.act_title', { act: t('resources.cards.do.LIMITS'), number: card.number })}
      action={t('resources.cards.do.LIMITS')}
      ready={reason.trim() !== ''}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() => it.act(save, 'resources.cards.done')}
    >
      <LimitFields value={limits} onChange={setLimits} />
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};
