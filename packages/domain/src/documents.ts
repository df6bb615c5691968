import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { readCreditCode, readIdentityNumber } from './resident-id.ts';
import { requiredText } from './text.ts';
import type { BusinessDate } from './time.ts';

/** 证件类型, in the order in which they are offered; `of` says whose they are. */
export const DOCUMENT_KINDS = {
  RESIDENT_ID: { of: 'PERSON', en: 'Resident ID', zh: '居民身份证' },
  RESIDENCE_PERMIT: { of: 'PERSON', en: 'Residence permit of Hong Kong, Macau, Taiwan', zh: '港澳台居民居住证' },
  PERMANENT_RESIDENCE: { of: 'PERSON', en: "Foreigner's permanent residence", zh: '外国人永久居留身份证' },
  PASSPORT: { of: 'PERSON', en: 'Passport', zh: '护照' },
  TRAVEL_PERMIT: { of: 'PERSON', en: 'Travel permit to the mainland', zh: '港澳台居民来往内地通行证' },
  OTHER: { of: 'PERSON', en: 'Other document', zh: '其他证件' },
  BUSINESS_LICENCE: { of: 'ORGANISATION', en: 'Business licence', zh: '营业执照（统一社会信用代码）' },
} as const satisfies Record<string, { of: 'PERSON' | 'ORGANISATION'; en: string; zh: string }>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** A document as it is kept, with what its number says. */
export interface CheckedDocument {
  kind: DocumentKind;
  number: string;
  birthday: BusinessDate | null;
  gender: 'FEMALE' | 'MALE' | null;
}

const HOLDERS = { RESIDENT: 'RESIDENT_ID', REGION: 'RESIDENCE_PERMIT', FOREIGNER: 'PERMANENT_RESIDENCE' } as const;
/** ICAO 9303: at most nine characters in the machine-readable zone, a few countries print more. */
const PASSPORT = /^[A-Z0-9]{6,12}$/;
/** H or M and eight digits (with the number of issues ten), of Taiwan eight digits, formerly ten. */
const TRAVEL_PERMIT = /^(?:[HM]\d{8}(?:\d{2})?|\d{8}|\d{10})$/;
const OTHER = /^[\p{L}\p{N}][\p{L}\p{N}-]{3,39}$/u;

/**
 * A document's number as it is kept. Which of the three identity cards a number belongs to, it says itself.
 * @throws BAD_DOCUMENT, REQUIRED, TOO_LONG, all of `field`
 */
export function checkDocument(kind: DocumentKind, text: string, today: BusinessDate, field = 'document.number'): CheckedDocument {
  const typed = requiredText(text, field, 40).normalize('NFKC').toUpperCase().replaceAll(' ', '');
  const plain = (number: string | null): CheckedDocument => {
    if (number === null) throw new DomainError('BAD_DOCUMENT', { value: quoted(typed) }, field);
    return { kind, number, birthday: null, gender: null };
  };
  if (kind === 'PASSPORT') return plain(PASSPORT.test(typed) ? typed : null);
  if (kind === 'TRAVEL_PERMIT') return plain(TRAVEL_PERMIT.test(typed) ? typed : null);
  if (kind === 'OTHER') return plain(OTHER.test(typed) ? typed : null);
  if (kind === 'BUSINESS_LICENCE') return plain(readCreditCode(typed));
  const identity = readIdentityNumber(typed, today);
  if (!identity) return plain(null);
  const { number, holder, birthday, gender } = identity;
  return { kind: HOLDERS[holder], number, birthday, gender };
}

/** 3301**********1234: so much that two can be told apart, so little that nobody can use it. */
export function maskDocument(number: string): string {
  const shown = number.length >= 15 ? 4 : number.length >= 8 ? 2 : 1;
  return number.slice(0, shown) + '*'.repeat(Math.max(4, number.length - 2 * shown)) + number.slice(-shown);
}

/** Whole years on a day; who was born on 29 February is a year older on 1 March in common years. */
export function ageOn(birthday: BusinessDate, day: BusinessDate): number {
  return Number(day.slice(0, 4)) - Number(birthday.slice(0, 4)) - (day.slice(5) < birthday.slice(5) ? 1 : 0);
}

/** What the programme asks of who registers (入会要求). */
export interface Requirements {
  phone: boolean;
  document: boolean;
  /** Whole years, where the birthday is known; null: of any age. Where a document is asked for, the birthday is too. */
  minAge: number | null;
  /** Natural persons only. */
  personsOnly: boolean;
}

export interface Applicant {
  kind: 'PERSON' | 'ORGANISATION';
  phone: string | null;
  birthday: BusinessDate | null;
  document: CheckedDocument | null;
}

/** @throws REQUIRED (phone, document.number, birthday), PERSONS_ONLY, TOO_YOUNG, DOCUMENT_HOLDER, BIRTHDAY_MISMATCH */
export function checkApplicant(who: Applicant, wants: Requirements, today: BusinessDate): void {
  if (wants.personsOnly && who.kind !== 'PERSON') throw new DomainError('PERSONS_ONLY', {}, 'kind');
  if (wants.phone && who.phone === null) throw new DomainError('REQUIRED', {}, 'phone');
  if (wants.document && who.document === null) throw new DomainError('REQUIRED', {}, 'document.number');
  checkHolder(who);
  if (who.kind !== 'PERSON' || wants.minAge === null) return;
  if (who.birthday === null && wants.document) throw new DomainError('REQUIRED', {}, 'birthday');
  if (who.birthday !== null && ageOn(who.birthday, today) < wants.minAge)
    throw new DomainError('TOO_YOUNG', { min: wants.minAge }, 'birthday');
}

/** A document fits who holds it. @throws DOCUMENT_HOLDER, BIRTHDAY_MISMATCH */
export function checkHolder({ kind, birthday, document }: Omit<Applicant, 'phone'>): void {
  if (!document) return;
  if (document.kind !== 'OTHER' && DOCUMENT_KINDS[document.kind].of !== kind) throw new DomainError('DOCUMENT_HOLDER', {}, 'document.kind');
  if (document.birthday && birthday && document.birthday !== birthday) throw new DomainError('BIRTHDAY_MISMATCH', {}, 'birthday');
}
