import { TextField } from '@mui/material';
import { useToday } from '../../providers/today.ts';

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day from today on; empty: none. */
export const DayField = ({ label, value, onChange }: DayFieldProps) => (
  <TextField
    type="date"
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: useToday() } }}
  />
);
