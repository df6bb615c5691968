import { DomainError } from './errors.ts';
import { normalizePhone } from './phone.ts';
import { addDays, type BusinessDate } from './time.ts';

export const CONTACT_KINDS = ['CALL', 'VISIT', 'MESSAGE', 'COMPLAINT'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
export type ContactDirection = 'IN' | 'OUT';
export const CONTACT_OUTCOMES = ['REACHED', 'NO_ANSWER', 'LATER', 'DECLINED', 'RESOLVED'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** How a contact of this kind may end: only a complaint is resolved, and nobody complains unreached. */
export function outcomesOf(kind: ContactKind): readonly ContactOutcome[] {
  return kind === 'COMPLAINT' ? ['LATER', 'RESOLVED'] : CONTACT_OUTCOMES.filter((outcome) => outcome !== 'RESOLVED');
}

/** @throws CONTACT_OUTCOME: a contact of this kind does not end like this */
export function checkOutcome(kind: ContactKind, outcome: ContactOutcome | null): ContactOutcome | null {
  if (outcome !== null && !outcomesOf(kind).includes(outcome)) throw new DomainError('CONTACT_OUTCOME', {}, 'outcome');
  return outcome;
}

/** A complaint comes from the member. @throws CONTACT_DIRECTION */
export function checkDirection(kind: ContactKind, direction: ContactDirection): ContactDirection {
  if (kind === 'COMPLAINT' && direction === 'OUT') throw new DomainError('CONTACT_DIRECTION', {}, 'direction');
  return direction;
}

export const FOLLOW_UP_STATES = ['OVERDUE', 'PLANNED', 'DONE', 'CANCELLED'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** Where a follow-up stands today, by the clock of its store: what is planned and over its day is overdue. */
export function followUpState(kept: Exclude<FollowUpState, 'OVERDUE'>, dueOn: BusinessDate, today: BusinessDate): FollowUpState {
  return kept === 'PLANNED' && dueOn < today ? 'OVERDUE' : kept;
}

const MOST_DAYS = 366;

/** The day on which it is due: today at the earliest, a year ahead at the most. @throws NOT_LATER */
export function checkDueDate(date: BusinessDate, today: BusinessDate, field: string): BusinessDate {
  const max = addDays(today, MOST_DAYS);
  if (date < today || date > max) throw new DomainError('NOT_LATER', { max }, field);
  return date;
}

/**
 * The number of who calls as a telephone system tells it, in E.164: many put a 0 before a mobile of another city, and some
 * write an address of SIP. @throws BAD_PHONE
 */
export function callerNumber(text: string): string {
  const number = text
    .trim()
    .replace(/^sips?:/i, '')
    .replace(/@.*$/, '');
  return normalizePhone(/^01[3-9]\d{9}$/.test(number) ? number.slice(1) : number);
}
