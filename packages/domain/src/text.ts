import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u;
const COLOUR = /^#[0-9a-f]{6}$/;

/**
 * A text as it is kept: composed (NFC), without control characters, without space at its ends. Line breaks stay.
 * The length counts characters, not UTF-16 units. @throws TOO_LONG, REQUIRED where nothing is left
 */
export function requiredText(text: string | null | undefined, field: string, max: number): string {
  const cleaned = optionalText(text, field, max);
  if (cleaned === null) throw new DomainError('REQUIRED', {}, field);
  return cleaned;
}

/** The same for what may be empty: null then. @throws TOO_LONG */
export function optionalText(text: string | null | undefined, field: string, max: number): string | null {
  const cleaned = (text ?? '')
    .normalize('NFC')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim();
  if ([...cleaned].length > max) throw new DomainError('TOO_LONG', { max }, field);
  return cleaned === '' ? null : cleaned;
}

/** A short code that people type and print: letters of any script, digits, and - _ . / between them. @throws BAD_CODE */
export function checkCode(text: string | null | undefined, field: string): string {
  const code = requiredText(text, field, 32);
  if (!CODE.test(code)) throw new DomainError('BAD_CODE', { value: quoted(code) }, field);
  return code;
}

/** `#rrggbb`, in small letters. @throws BAD_COLOUR */
export function checkColour(text: string | null | undefined, field: string): string {
  const colour = requiredText(text, field, 7).toLowerCase();
  if (!COLOUR.test(colour)) throw new DomainError('BAD_COLOUR', { value: quoted(colour) }, field);
  return colour;
}
