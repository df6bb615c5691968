import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import {
  ActivateCardDocument,
  CancelCardLossDocument,
  CloseCardDocument,
  FreezeCardDocument,
  ReportCardLossDocument,
  UnfreezeCardDocument,
} from './mutations.ts';
import type { Card } from './documents.ts';

export type PlainAct = 'ACTIVATE' | 'REPORT_LOSS' | 'CANCEL_LOSS' | 'FREEZE' | 'UNFREEZE' | 'CLOSE';

interface Asked {
  id: string;
  reason: string;
}

const RUN: Record<PlainAct, (asked: Asked) => Promise<unknown>> = {
  ACTIVATE: (asked) => mutate(ActivateCardDocument, asked),
  REPORT_LOSS: (asked) => mutate(ReportCardLossDocument, asked),
  CANCEL_LOSS: (asked) => mutate(CancelCardLossDocument, asked),
  FREEZE: (asked) => mutate(FreezeCardDocument, asked),
  UNFREEZE: (asked) => mutate(UnfreezeCardDocument, asked),
  CLOSE: (asked) => mutate(CloseCardDocument, asked),
};

/** An act that needs nothing but a reason; an activation not even that. */
export const ActDialog = ({ card, act, onClose }: { card: Card; act: PlainAct; onClose: () => void }) => {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const it = useAct();
  const required = act !== 'ACTIVATE';
  return (
    <Operation
      title={t('resources.cards.act_title', { act: t(`resources.cards.do.${act}`), number: card.number })}
      action={t(`resources.cards.do.${act}`)}
      ready={!required || reason.trim() !== ''}
      busy={it.busy}
      failure={it.failure}
      danger={act === 'CLOSE'}
      onClose={onClose}
      onSave={() => it.act(() => RUN[act]({ id: card.id, reason }), 'resources.cards.done')}
    >
      <Typography color="text.secondary">{t(`resources.cards.follows.${act}`)}</Typography>
      <ReasonField value={reason} onChange={setReason} required={required} autoFocus />
    </Operation>
  );
};
