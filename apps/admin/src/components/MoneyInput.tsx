import { InputAdornment, TextField } from '@mui/material';
import { type ChangeEvent, useLayoutEffect, useRef } from 'react';
import { FieldTitle, InputHelperText, useInput, useResourceContext, type Validator } from 'react-admin';
import { caretAfter, groupedAmount, plainAmount } from '../amount.ts';
import { useViewer } from '../providers/viewer.ts';

interface AmountInputProps {
  source: string;
  label?: string | undefined;
  helperText?: string | undefined;
  validate?: Validator | Validator[];
  /** Decimals that can be typed. */
  digits?: number;
  /** Stands before the figure. */
  unit?: string | undefined;
  disabled?: boolean;
}

/** A figure that groups its thousands while it is typed; the form holds the API's decimal string. */
const AmountInput = ({ source, label, helperText, validate, digits = 0, unit, disabled = false }: AmountInputProps) => {
  const resource = useResourceContext();
  const {
    field,
    fieldState: { error },
    isRequired,
    id,
  } = useInput({ source, ...(validate && { validate }) });
  const input = useRef<HTMLInputElement>(null);
  const behind = useRef<number | null>(null);
  const shown = groupedAmount(String(field.value ?? ''));

  useLayoutEffect(() => {
    if (behind.current === null) return;
    const caret = caretAfter(shown, behind.current);
    input.current?.setSelectionRange(caret, caret);
    behind.current = null;
  }, [shown]);

  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    behind.current = target.value.slice(target.selectionStart ?? target.value.length).replace(/,/g, '').length;
    field.onChange(plainAmount(target.value, digits));
  };

  return (
    <TextField
      id={id}
      name={field.name}
      inputRef={input}
      label={<FieldTitle label={label} source={source} resource={resource} isRequired={isRequired} />}
      value={shown}
      onChange={onChange}
      onBlur={field.onBlur}
      disabled={disabled}
      error={Boolean(error)}
      helperText={<InputHelperText error={error?.message} helperText={helperText} />}
      slotProps={{
        htmlInput: { inputMode: digits > 0 ? 'decimal' : 'numeric', style: { textAlign: 'right' } },
        input: { startAdornment: unit && <InputAdornment position="start">{unit}</InputAdornment> },
      }}
      fullWidth
    />
  );
};

/** An amount in the chain's currency. */
export const MoneyInput = (props: Omit<AmountInputProps, 'digits' | 'unit'>) => {
  const { currency, minorDigits } = useViewer().chain;
  return <AmountInput {...props} digits={minorDigits} unit={currency} />;
};

/** A whole number. */
export const CountInput = (props: Omit<AmountInputProps, 'digits' | 'unit'>) => <AmountInput {...props} />;
