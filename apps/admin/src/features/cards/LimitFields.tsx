import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

/** What a linked card may spend, as typed; empty: no limit. */
export interface TypedLimits {
  perDay: string;
  perMonth: string;
  inAll: string;
}

export const NO_LIMITS: TypedLimits = { perDay: '', perMonth: '', inAll: '' };

/** As the API takes them. */
export const limitsOf = ({ perDay, perMonth, inAll }: TypedLimits) => ({
  perDay: perDay || null,
  perMonth: perMonth || null,
  inAll: inAll || null,
});

const FIELDS = ['perDay', 'perMonth', 'inAll'] as const;

export const LimitFields = ({ value, onChange }: { value: TypedLimits; onChange: (limits: TypedLimits) => void }) => {
  const t = useTranslate();
  return FIELDS.map((field) => (
    <TextField
      key={field}
      label={t(`resources.cards.fields.${field}`)}
      placeholder={t('resources.cards.no_limit')}
      value={value[field]}
      onChange={({ target }) => onChange({ ...value, [field]: target.value.replace(/[^\d.]/g, '') })}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  ));
};
