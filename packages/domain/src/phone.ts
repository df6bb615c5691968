import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';

// the ranges of the Chinese numbering plan: 13x–19x, and the 92/98 data ranges
const CHINA_MOBILE = /^(?:1[3-9]|9[28])\d{9}$/;
// area codes 10, 2x, 3xx–9xx, then 7 or 8 digits
const CHINA_LANDLINE = /^(?:10|2\d|[3-9]\d{2})\d{7,8}$/;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * A phone number as E.164, the form that is stored, unique and searched. A bare Chinese mobile gets +86, 010-12345678
 * becomes +861012345678; any other country needs + or 00. Spaces, dashes and brackets are dropped. Else BAD_PHONE.
 */
export function normalizePhone(text: string): string {
  const compact = text.normalize('NFKC').replace(/[\s\-‐–—()]/g, '');
  const number = international(compact);
  if (!E164.test(number) || (number.startsWith('+86') && !isChinese(number.slice(3)))) {
    throw new DomainError('BAD_PHONE', { value: quoted(text) });
  }
  return number;
}

/** "+8613812345678" → "138****5678"; of other countries the first four and the last two characters stay. */
export function maskPhone(phone: string): string {
  if (!phone.startsWith('+86')) return `${phone.slice(0, 4)}****${phone.slice(-2)}`;
  return `${phone.slice(3, 6)}****${phone.slice(-4)}`;
}

/** Whether a normalized number is a Chinese mobile, which can get SMS. */
export function isChinaMobile(phone: string): boolean {
  return phone.startsWith('+86') && CHINA_MOBILE.test(phone.slice(3));
}

function international(compact: string): string {
  if (compact.startsWith('+')) return compact;
  if (compact.startsWith('00')) return `+${compact.slice(2)}`;
  if (CHINA_MOBILE.test(compact)) return `+86${compact}`;
  if (compact.startsWith('0') && CHINA_LANDLINE.test(compact.slice(1))) return `+86${compact.slice(1)}`;
  return compact;
}

function isChinese(national: string): boolean {
  return CHINA_MOBILE.test(national) || CHINA_LANDLINE.test(national);
}
