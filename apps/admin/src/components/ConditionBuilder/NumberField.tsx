import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useViewer } from '../../providers/viewer.ts';

interface NumberFieldProps {
  label: string;
  unit?: string | null | undefined;
  decimal: boolean;
  /** May be below zero. */
  signed?: boolean;
  /** As it stands in the condition: money in minor units, quantities in thousandths. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** How many digits behind the point people type, of which the condition holds whole units. */
function useDigits(unit: string | null | undefined): number {
  const { minorDigits } = useViewer().chain;
  if (unit === 'money') return minorDigits;
  return unit === 'quantity' ? 3 : 0;
}

/** A figure with its unit. What is typed stays as it is typed while it means the same. */
export const NumberField = ({ label, unit, decimal, signed = false, value, onChange }: NumberFieldProps) => {
  const t = useTranslate();
  const { currency } = useViewer().chain;
  const scale = 10 ** useDigits(unit);
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): number | undefined => {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number) || (number < 0 && !signed)) return undefined;
    return decimal ? number : Math.round(number * scale);
  };
  const shown =
    typed !== null && read(typed) === value ? typed : value === undefined ? (typed ?? '') : String(decimal ? value : value / scale);
  const word =
    unit === 'money'
      ? currency
      : unit && ['days', 'years', 'percent', 'times', 'hour', 'points'].includes(unit)
        ? t(`conditions.unit.${unit}`)
        : '';
  return (
    <TextField
      size="small"
      hiddenLabel
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value));
      }}
      sx={{ width: word ? 150 : 110 }}
      slotProps={{
        htmlInput: { inputMode: 'decimal', 'aria-label': label },
        input: { endAdornment: word ? <InputAdornment position="end">{word}</InputAdornment> : undefined },
      }}
    />
  );
};
