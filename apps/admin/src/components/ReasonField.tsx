import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  required?: boolean;
  autoFocus?: boolean;
}

/** Why something is done: kept with it. */
export const ReasonField = ({ value, onChange, required = true, autoFocus = false }: ReasonFieldProps) => {
  const t = useTranslate();
  return (
    <TextField
      required={required}
      autoFocus={autoFocus}
      label={t('common.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ htmlInput: { maxLength: 500 } }}
    />
  );
};
