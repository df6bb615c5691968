import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { luhnDigit } from './luhn.ts';
import { normalizePhone } from './phone.ts';
import { optionalText, requiredText } from './text.ts';
import { addDays, type BusinessDate, daysInMonth, partsOf } from './time.ts';

const EMAIL = /^[^\s@<>"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;
const CARD = /^[A-Z0-9][A-Z0-9-]*$/;

/** Nobody is known to have passed 122 years. */
const MAX_AGE_DAYS = Math.ceil(130 * 365.25);

/** What a member tells, as typed; undefined: not said, null: emptied. */
export interface ProfileInput {
  name?: string | null;
  birthday?: BusinessDate | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  language?: string | null;
  note?: string | null;
  card?: string | null;
}

/** The same as it is kept: the phone in E.164, the card number in capitals. Only what was said. */
export interface Profile {
  name?: string;
  birthday?: BusinessDate | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  language?: string | null;
  note?: string | null;
  card?: string | null;
}

/**
 * Checks each field that was given and puts it into the form that is kept.
 * @param today the business day, for birthdays
 * @throws REQUIRED (name), TOO_LONG, BAD_PHONE, BAD_EMAIL, BAD_BIRTHDAY, BAD_LANGUAGE, BAD_CODE (card), each with its field
 */
export function checkProfile(input: ProfileInput, today: BusinessDate): Profile {
  const profile: Profile = {};
  if (input.name !== undefined) profile.name = requiredText(input.name, 'name', 100);
  if (input.birthday !== undefined) profile.birthday = input.birthday && checkBirthday(input.birthday, today);
  if (input.phone !== undefined) profile.phone = checkPhone(input.phone);
  if (input.email !== undefined) profile.email = checkEmail(input.email);
  if (input.address !== undefined) profile.address = optionalText(input.address, 'address', 500);
  if (input.language !== undefined) profile.language = checkLanguage(input.language);
  if (input.note !== undefined) profile.note = optionalText(input.note, 'note', 2000);
  if (input.card !== undefined) profile.card = checkCard(input.card);
  return profile;
}

/** @throws BAD_BIRTHDAY: to come, or too long ago */
export function checkBirthday(birthday: BusinessDate, today: BusinessDate): BusinessDate {
  if (birthday > today || birthday < addDays(today, -MAX_AGE_DAYS)) throw new DomainError('BAD_BIRTHDAY', { value: birthday }, 'birthday');
  return birthday;
}

/** A phone in E.164, or none. @throws BAD_PHONE, TOO_LONG */
export function checkPhone(text: string | null): string | null {
  const phone = optionalText(text, 'phone', 40);
  if (phone === null) return null;
  try {
    return normalizePhone(phone);
  } catch (error) {
    throw error instanceof DomainError ? error.at('phone') : error;
  }
}

/** An e-mail address, or none. @throws BAD_EMAIL, TOO_LONG */
export function checkEmail(text: string | null): string | null {
  const email = optionalText(text, 'email', 254);
  if (email !== null && !EMAIL.test(email)) throw new DomainError('BAD_EMAIL', { value: quoted(email) }, 'email');
  return email;
}

function checkLanguage(text: string | null): string | null {
  const language = optionalText(text, 'language', 35);
  if (language !== null && !LANGUAGE.test(language)) throw new DomainError('BAD_LANGUAGE', { value: quoted(language) }, 'language');
  return language;
}

function checkCard(text: string | null): string | null {
  const card = optionalText(text, 'card', 32)?.normalize('NFKC').toUpperCase() ?? null;
  if (card !== null && !CARD.test(card)) throw new DomainError('BAD_CODE', { value: quoted(card) }, 'card');
  return card;
}

/** For a till that serves a member of another branch: 李小明 → 李**, John Smith → J*** S****. */
export function maskName(name: string): string {
  return name
    .split(' ')
    .map((word) => [...word].map((letter, at) => (at === 0 ? letter : '*')).join(''))
    .join(' ');
}

/**
 * A member number: nine digits from `random` (0 up to but not 1), the first not zero, and a check digit: misheard by one
 * digit, or with two neighbours swapped (but 09 and 90), it is no other member's (Luhn, ISO/IEC 7812-1 annex B).
 */
export function memberNumber(random: number): string {
  const body = String(100_000_000 + Math.floor(random * 900_000_000));
  return body + luhnDigit(body);
}

/** The days of birth that are celebrated on a day, as month × 100 + day: in a common year those of 29 February come a day early. */
export function celebratedOn(day: BusinessDate): number[] {
  const { year, month, day: date } = partsOf(day);
  const number = month * 100 + date;
  return number === 228 && daysInMonth(year, 2) === 28 ? [228, 229] : [number];
}

/** Whether a birthday is celebrated on a day. */
export function isBirthday(birthday: BusinessDate, day: BusinessDate): boolean {
  const { month, day: date } = partsOf(birthday);
  return celebratedOn(day).includes(month * 100 + date);
}
