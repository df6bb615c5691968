import { FormControl, type FormControlProps, FormHelperText } from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, type UseFormReturn } from 'react-hook-form';
import { type Checked, fault, type Fault, firstFaulty, isChecked } from './faults.ts';
import { useFormat } from './useFormat.ts';

/** MUI tells a slot of its own what the field was given; a control has no use for it. */
type CheckedControlProps = FormControlProps & { ownerState?: unknown };

/**
 * The frame of every text field, set by the theme: what the browser finds wrong with an input when its form is sent stands under it in
 * the words of the page, instead of in the browser's bubble and its language. The first one that is wrong gets the focus.
 */
export const CheckedControl = ({ ownerState: _, children, error = false, sx = [], ...props }: CheckedControlProps) => {
  const t = useTranslate();
  const format = useFormat();
  const form: UseFormReturn | null = useFormContext(); // none outside react-admin's forms
  const input = useRef<Checked>(null);
  const [wrong, setWrong] = useState<Fault | null>(null);

  const onInvalid = (event: FormEvent) => {
    if (!isChecked(event.target)) return;
    event.preventDefault();
    input.current = event.target;
    setWrong(fault(event.target));
    if (firstFaulty(event.target.form) !== event.target) return;
    focusOn(event.target, event.currentTarget);
    void form?.trigger(); // what the form itself asks for is told at the same time
  };
  /** A select changes without any event of its input, but has the focus back when its list closes. */
  const onFocus = () => {
    if (input.current?.validity.valid) setWrong(null);
  };

  return (
    <FormControl
      {...props}
      error={error || wrong !== null}
      onInvalidCapture={onInvalid}
      onFocusCapture={onFocus}
      onInput={() => setWrong(null)}
      sx={[
        wrong !== null && { '& > .MuiFormHelperText-root:not([role="alert"])': { display: 'none' } },
        ...(Array.isArray(sx) ? sx : [sx]),
      ]}
    >
      {children}
      {wrong && <FormHelperText role="alert">{t(wrong.words, wrong.tell(format))}</FormHelperText>}
    </FormControl>
  );
};

/** A select is reached by the button that opens it; its input is hidden. */
function focusOn(input: Checked, control: Element) {
  const shown = control.querySelector<HTMLElement>('[role="combobox"]');
  if (input.tabIndex < 0 && shown) shown.focus();
  else input.focus();
}
