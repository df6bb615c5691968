import type { useFormat } from './useFormat.ts';

/** What a browser checks when a form is sent. */
export type Checked = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

type Format = ReturnType<typeof useFormat>;

/** What is wrong with an input: the key of the sentence, and its figures as the page writes them. */
export interface Fault {
  words: string;
  tell: (format: Format) => Record<string, string>;
}

export const isChecked = (target: unknown): target is Checked =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** The first input of a form that cannot be sent as it is. */
export function firstFaulty(form: HTMLFormElement | null): Checked | undefined {
  return [...(form?.elements ?? [])].filter(isChecked).find((input) => input.willValidate && !input.validity.valid);
}

const plain = (words: string): Fault => ({ words, tell: () => ({}) });

/** What the browser found, most telling first. */
export function fault(input: Checked): Fault {
  const { validity } = input;
  const attribute = (name: string) => input.getAttribute(name) ?? '';
  const isDay = input.type === 'date';
  const limit = (name: 'min' | 'max') => (format: Format) => ({
    [name]: isDay ? format.day(attribute(name)) : format.quantity(attribute(name)),
  });
  if (validity.badInput) return plain(isDay ? 'common.invalid.day' : 'ra.validation.number');
  if (validity.valueMissing) return plain('ra.validation.required');
  if (validity.rangeUnderflow) return { words: isDay ? 'common.invalid.too_early' : 'ra.validation.minValue', tell: limit('min') };
  if (validity.rangeOverflow) return { words: isDay ? 'common.invalid.too_late' : 'ra.validation.maxValue', tell: limit('max') };
  if (validity.stepMismatch) return step(Number(attribute('step') || 1));
  if (validity.tooShort) return { words: 'ra.validation.minLength', tell: () => ({ min: attribute('minlength') }) };
  if (validity.tooLong) return { words: 'ra.validation.maxLength', tell: () => ({ max: attribute('maxlength') }) };
  if (validity.typeMismatch && input.type === 'email') return plain('ra.validation.email');
  return plain('common.invalid.form');
}

function step(size: number): Fault {
  if (size === 1) return plain('common.invalid.whole');
  return { words: 'common.invalid.step', tell: (format) => ({ step: format.quantity(size) }) };
}
