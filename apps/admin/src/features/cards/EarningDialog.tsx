import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { SetCardEarningDocument } from './mutations.ts';
import type { Card } from './documents.ts';

const WAYS = ['TYPE', 'YES', 'NO'] as const;
type Way = (typeof WAYS)[number];

/** Whether the card says so itself, or its type. */
function wayOf({ earns }: Pick<Card, 'earns'>): Way {
  if (earns === null) return 'TYPE';
  return earns ? 'YES' : 'NO';
}

/** Whether one card earns points, and how many. */
export const EarningDialog = ({ card, onClose }: { card: Card; onClose: () => void }) => {
  const t = useTranslate();
  const [way, setWay] = useState<Way>(wayOf(card));
  const [percent, setPercent] = useState(String(card.pointsPercent ?? ''));
  const [reason, setReason] = useState('');
  const it = useAct();
  const word = (name: string) => t(`resources.cards.earning.${name}`);
  const input = { earns: way === 'TYPE' ? null : way === 'YES', pointsPercent: percent === '' ? null : Number(percent), reason };
  return (
    <Operation
      title={t('resources.cards.act_title', { act: t('resources.cards.do.EARNING'), number: card.number })}
      action={t('resources.cards.do.EARNING')}
      ready={reason.trim() !== ''}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() => it.act(() => mutate(SetCardEarningDocument, { id: card.id, input }), 'resources.cards.done')}
    >
      <Select label={word('name')} value={way} choices={WAYS.map((id) => ({ id, name: word(id) }))} onChange={setWay} />
      {way !== 'NO' && (
        <TextField
          label={word('percent')}
          value={percent}
          placeholder={String(card.type.pointsPercent)}
          helperText={word('help')}
          onChange={({ target }) => setPercent(target.value.replace(/\D/gu, ''))}
          slotProps={{ htmlInput: { inputMode: 'numeric', style: { textAlign: 'right' } }, inputLabel: { shrink: true } }}
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};
