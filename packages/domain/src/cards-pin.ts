import { DomainError } from './errors.ts';
import { type BusinessDate, partsOf } from './time.ts';

// The PIN of a card (小键盘密码): six digits that nobody guesses at once.

export const PIN_DIGITS = 6;
/** So many wrong tries lock the PIN until two people have reset it. */
export const PIN_TRIES = 5;

/**
 * @param near what others know and try first: the card's number, the phone, the birthday
 * @throws PIN_FORMAT, PIN_WEAK: one digit alone or in pairs, a row up or down, a part of the number or the phone, the birthday
 */
export function checkPin(pin: string, near: { number: string; phone: string | null; birthday: BusinessDate | null }, field = 'pin'): void {
  if (!/^\d{6}$/.test(pin)) throw new DomainError('PIN_FORMAT', { digits: PIN_DIGITS }, field);
  const weak = isPattern(pin) || near.number.includes(pin) || (near.phone ?? '').includes(pin) || birthdayPins(near.birthday).includes(pin);
  if (weak) throw new DomainError('PIN_WEAK', {}, field);
}

/** 111111, 121212, 123123, 112233, 123456, 987654 */
function isPattern(pin: string): boolean {
  if (/^(\d{1,3})\1+$/.test(pin) || /^(\d)\1(\d)\2(\d)\3$/.test(pin)) return true;
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

/** 19900521 as 900521, 199005, 052190 and the like. */
function birthdayPins(birthday: BusinessDate | null): string[] {
  if (birthday === null) return [];
  const { year, month, day } = partsOf(birthday);
  const [y, m, d] = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  const short = y.slice(2);
  return [`${short}${m}${d}`, `${d}${m}${short}`, `${m}${d}${short}`, `${y}${m}`, `${m}${y}`];
}

/** Whether a payment of so much asks for the PIN: above the amount of the type; null: never. Minor units. */
export function asksForPin(amount: number, pinAbove: number | null): boolean {
  return pinAbove !== null && amount > pinAbove;
}
