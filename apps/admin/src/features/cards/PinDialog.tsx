import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { SetCardPinDocument } from './mutations.ts';
import type { Card } from './documents.ts';

const DIGITS = 6;

interface PinFieldProps {
  label: string;
  value: string;
  onChange: (pin: string) => void;
}

const PinField = ({ label, value, onChange }: PinFieldProps) => (
  <TextField
    required
    type="password"
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value.replace(/\D/g, ''))}
    slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: DIGITS, autoComplete: 'off' } }}
  />
);

/** The member sets the PIN, twice the same; one that is set is changed by the old one. */
export const PinDialog = ({ card, onClose }: { card: Card; onClose: () => void }) => {
  const t = useTranslate();
  const [oldPin, setOldPin] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const it = useAct();
  const ready = pin.length === DIGITS && pin === again && (!card.hasPin || oldPin.length === DIGITS);
  return (
    <Operation
      title={t('resources.cards.act_title', { act: t('resources.cards.do.PIN'), number: card.number })}
      action={t('resources.cards.do.PIN')}
      ready={ready}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() =>
        it.act(() => mutate(SetCardPinDocument, { id: card.id, pin, oldPin: card.hasPin ? oldPin : null }), 'resources.cards.done')
      }
    >
      <Typography color="text.secondary">{t('resources.cards.pin.help')}</Typography>
      {card.hasPin && <PinField label={t('resources.cards.pin.old')} value={oldPin} onChange={setOldPin} />}
      <PinField label={t('resources.cards.pin.new')} value={pin} onChange={setPin} />
      <PinField label={t('resources.cards.pin.again')} value={again} onChange={setAgain} />
    </Operation>
  );
};
