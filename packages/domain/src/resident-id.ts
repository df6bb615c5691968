import { type BusinessDate, daysInMonth, isoDate } from './time.ts';

/** What a valid number says of its holder. */
export interface IdentityNumber {
  /** The form that is kept: 18 characters, the last perhaps X; of the old permanent residence permit 15. */
  number: string;
  /** RESIDENT: 居民身份证; REGION: 港澳台居民居住证; FOREIGNER: 外国人永久居留身份证. */
  holder: 'RESIDENT' | 'REGION' | 'FOREIGNER';
  birthday: BusinessDate;
  /** Null where the number does not say. */
  gender: 'FEMALE' | 'MALE' | null;
}

/** GB/T 2260: the first two digits, 71 for Taiwan, 81–83 for residence permits of Hong Kong, Macau and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Serial numbers that GB 11643-1989 kept for who was born in the century before. */
const CENTENARIANS = /^99[6-9]$/;

/**
 * A Chinese identity number in its present form, or null where it is none: 18 characters by GB 11643-1999 (area, birth date, serial, check
 * character by ISO 7064 MOD 11-2; x and X are the same), 15 digits by GB 11643-1989 without one, residence permits of Hong Kong, Macau
 * and Taiwan (81, 82, 830000), and the permanent residence permit of foreigners: 18 digits that begin with 9 since December 2023,
 * three letters and twelve digits before. The check digit of that older form is not published and not checked.
 * Below the province, area codes change every year and old ones stay valid: any is taken.
 * @param today nobody is born later
 */
export function readIdentityNumber(text: string, today: BusinessDate): IdentityNumber | null {
  const typed = text.normalize('NFKC').trim().toUpperCase();
  if (/^\d{17}[\dX]$/.test(typed)) return present(typed, today);
  if (/^\d{15}$/.test(typed)) return formerly(typed, today);
  if (/^[A-Z]{3}\d{12}$/.test(typed)) return formerPermit(typed, today);
  return null;
}

function present(number: string, today: BusinessDate): IdentityNumber | null {
  const foreigner = number.startsWith('9');
  if (!PROVINCES.has(foreigner ? number.slice(1, 3) : number.slice(0, 2))) return null;
  if (checkCharacter(number) !== number.at(-1)) return null;
  const birthday = dateOf(number.slice(6, 10), number.slice(10, 12), number.slice(12, 14), today);
  if (birthday === null) return null;
  const holder = foreigner ? 'FOREIGNER' : /^8[123]/.test(number) ? 'REGION' : 'RESIDENT';
  return { number, holder, birthday, gender: genderOf(number.charAt(16)) };
}

/** 15 digits: the years of one century, no check character. The same person's present number is known from it. */
function formerly(number: string, today: BusinessDate): IdentityNumber | null {
  if (!PROVINCES.has(number.slice(0, 2))) return null;
  const century = CENTENARIANS.test(number.slice(12)) ? '18' : '19';
  const body = number.slice(0, 6) + century + number.slice(6);
  return present(body + checkCharacter(body), today);
}

function formerPermit(number: string, today: BusinessDate): IdentityNumber | null {
  const [year, month, day] = [number.slice(7, 9), number.slice(9, 11), number.slice(11, 13)];
  const birthday = dateOf(`20${year}`, month, day, today) ?? dateOf(`19${year}`, month, day, today);
  return birthday === null ? null : { number, holder: 'FOREIGNER', birthday, gender: null };
}

/** ISO 7064 MOD 11-2 over the first seventeen digits. */
function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(digits.charAt(at)), 0);
  return CHECKS.charAt(sum % 11);
}

function genderOf(digit: string): 'FEMALE' | 'MALE' {
  return Number(digit) % 2 === 0 ? 'FEMALE' : 'MALE';
}

function dateOf(year: string, month: string, day: string, today: BusinessDate): BusinessDate | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1800 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null;
  const date = isoDate(y, m, d);
  return date > today ? null : date;
}

const CREDIT_CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code (统一社会信用代码, GB 32100-2015), in capitals, or null where it is none. */
export function readCreditCode(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (!/^[0-9A-Y]{2}\d{6}[0-9A-Y]{10}$/.test(code)) return null;
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) {
    const value = CREDIT_CODE.indexOf(code.charAt(at));
    if (value < 0) return null;
    sum += value * weight;
  }
  return CREDIT_CODE.charAt((31 - (sum % 31)) % 31) === code.charAt(17) ? code : null;
}
