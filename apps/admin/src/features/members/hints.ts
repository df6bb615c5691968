import { daysBetween } from '@regulars/domain/time';

/** What is worth knowing before one speaks to the member: a key of a sentence, and its number of days. */
export interface Hint {
  key: 'birthday_today' | 'birthday_in' | 'quiet';
  days: number;
}

/** A birthday is announced this many days ahead. */
const AHEAD = 14;
/** Quiet is silence for this many times the usual gap, and at least so many days. */
const QUIET = { times: 3, days: 30 };

/** Days until the next birthday; someone born on 29 February has it on the 28th in other years. */
export function daysToBirthday(birthday: string, today: string): number {
  for (const year of [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const monthDay = birthday.slice(5) === '02-29' && !leap ? '02-28' : birthday.slice(5);
    const next = `${year}-${monthDay}`;
    if (next >= today) return daysBetween(today, next);
  }
  return 0;
}

interface Known {
  birthday: string | null;
  lastPurchase: string | null;
  /** Mean number of days between purchases. */
  averageGap: number | null;
}

/** The hints for today, the most urgent first. */
export function hintsFor({ birthday, lastPurchase, averageGap }: Known, today: string): Hint[] {
  const hints: Hint[] = [];
  const toBirthday = birthday ? daysToBirthday(birthday, today) : Infinity;
  if (toBirthday === 0) hints.push({ key: 'birthday_today', days: 0 });
  else if (toBirthday <= AHEAD) hints.push({ key: 'birthday_in', days: toBirthday });
  const silence = lastPurchase ? daysBetween(lastPurchase, today) : 0;
  if (averageGap !== null && silence > QUIET.days && silence > averageGap * QUIET.times) hints.push({ key: 'quiet', days: silence });
  return hints;
}
