import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { luhnDigit } from './luhn.ts';

// Card numbers: a pattern of the type, a serial number, a check digit.

/** The longest number that we print; what is kept in member_key is no longer. */
export const MAX_NUMBER = 32;
const PART = /\{(store|type|\d{1,2})\}/g;
/** Told in the sentence of CARD_PATTERN. */
const EXAMPLE = { store: '{store}', type: '{type}', serial: '{8}' };
const LITERAL = /^[0-9A-Z-]*$/;

/** What the parts of a pattern stand for. */
export interface NumberParts {
  /** Code of the store that issues it. */
  store: string;
  /** Code of the card type. */
  type: string;
  serial: number;
}

/**
 * A pattern as it is kept: capitals, digits and dashes, `{store}` and `{type}` for their codes, and once `{8}` for a serial number of
 * so many digits (4 to 12): "88{store}{8}". The check digit follows by itself. @throws REQUIRED, TOO_LONG, CARD_PATTERN, of `field`
 */
export function checkPattern(text: string | null | undefined, field: string): string {
  const pattern = (text ?? '')
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/\{(STORE|TYPE)\}/g, (part) => part.toLowerCase());
  if (pattern === '') throw new DomainError('REQUIRED', {}, field);
  if (pattern.length > 40) throw new DomainError('TOO_LONG', { max: 40 }, field);
  const serials = [...pattern.matchAll(PART)].flatMap(([, part]) => (/^\d/.test(part ?? '') ? [Number(part)] : []));
  const [digits] = serials;
  const fits = LITERAL.test(pattern.replace(PART, '')) && serials.length === 1 && digits !== undefined && digits >= 4 && digits <= 12;
  if (!fits) throw new DomainError('CARD_PATTERN', { value: quoted(pattern), ...EXAMPLE }, field);
  return pattern;
}

/** How many numbers a pattern has. */
export function serialsOf(pattern: string): number {
  const digits = [...pattern.matchAll(PART)].map(([, part]) => Number(part)).find(Number.isInteger);
  return 10 ** (digits ?? 0);
}

/**
 * The number with that serial, its check digit at the end. Codes lose what is neither a letter of A–Z nor a digit.
 * @throws CARD_NUMBERS_USED_UP where the serial has more digits than the pattern, TOO_LONG
 */
export function cardNumber(pattern: string, { store, type, serial }: NumberParts): string {
  if (serial >= serialsOf(pattern)) throw new DomainError('CARD_NUMBERS_USED_UP', { pattern }, 'typeId');
  const body = pattern.replace(PART, (_part, name: string) => {
    if (name === 'store') return plain(store);
    return name === 'type' ? plain(type) : String(serial).padStart(Number(name), '0');
  });
  if (body.length >= MAX_NUMBER) throw new DomainError('TOO_LONG', { max: MAX_NUMBER }, 'pattern');
  return body + luhnDigit(body);
}

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Whether the check digit is right: of our own numbers it is, of those of an earlier system perhaps. */
export function isChecked(number: string): boolean {
  return number.length > 1 && luhnDigit(number.slice(0, -1)) === number.slice(-1);
}
