import { DomainError } from './errors.ts';
import { addMonths } from './period.ts';
import { addDays, type BusinessDate } from './time.ts';

/** 等级体系: by what a member does, by what is paid for the level, by what is paid in. */
export type Ladder = 'REGISTERED' | 'PAID' | 'STORED_VALUE';

/** A ladder whose levels are reached by rules. A paid level is bought, renewed and ends: it knows no up or down. */
export type RuledLadder = Exclude<Ladder, 'PAID'>;

/** Why a member stands where it stands. */
export type StandingCause = 'RULE' | 'MANUAL' | 'BOUGHT';

/** Where a member stands on one ladder. */
export interface Standing {
  levelId: string;
  /** Of that level, over all ladders: higher is better. */
  rank: number;
  cause: StandingCause;
  /** Given by hand to stay until its end, even if more is earned. */
  pinned: boolean;
  /** The last day of a level that was given by hand or bought; null: no end. */
  until: BusinessDate | null;
  /** The day of the next review of a level that was reached by rule; null: never. */
  reviewOn: BusinessDate | null;
  /** The last day of grace, once a review found too little; null: none runs. */
  graceUntil: BusinessDate | null;
  /** The review of which the member was warned. */
  warnedFor: BusinessDate | null;
}

/** How a ladder takes members down again. */
export interface Cycle {
  /** Months between reviews; null: what was reached stays. */
  months: number | null;
  /** Days after a review in which a member may still make it up. */
  graceDays: number;
  /** Days before a review at which a member who falls short is warned. */
  warnDays: number;
}

/** What the rules say of a member today. */
export interface Earned {
  /** The highest level whose way up is met; null: none, which is where everyone starts. */
  level: { id: string; rank: number } | null;
  /** Whether what the present level asks for, to be kept, is met. */
  keeps: boolean;
}

/** Why a level changed, as its history has it. */
export type MoveCause = 'UPGRADE' | 'DOWNGRADE' | 'MANUAL' | 'MANUAL_ENDED' | 'BOUGHT' | 'RENEWED' | 'EXPIRED' | 'WITHDRAWN';

/** What becomes of a standing. */
export type Decision =
  | { act: 'STAY' }
  /** Another level, or null for the start of the ladder. */
  | { act: 'MOVE'; cause: MoveCause; to: Earned['level']; reviewOn: BusinessDate | null }
  /** The level is kept for another cycle. */
  | { act: 'RENEW'; reviewOn: BusinessDate }
  | { act: 'WARN'; reviewOn: BusinessDate }
  | { act: 'GRACE'; graceUntil: BusinessDate };

const STAY: Decision = { act: 'STAY' };

/** The day of the review after `day`; null where the ladder never takes down. */
export function nextReview(day: BusinessDate, { months }: Cycle): BusinessDate | null {
  return months === null ? null : addMonths(day, months);
}

/**
 * What becomes of a member's standing on a ladder of rules. The way up is open on any day; the way down only at a review, after
 * warning and grace. A level given by hand holds until its end, unless a higher one is earned.
 */
export function decideLevel(standing: Standing | null, earned: Earned, cycle: Cycle, today: BusinessDate): Decision {
  const move = (cause: MoveCause): Decision => ({
    act: 'MOVE',
    cause,
    to: earned.level,
    reviewOn: earned.level && nextReview(today, cycle),
  });
  const ended = standing !== null && standing.until !== null && standing.until < today;
  if (ended) return move('MANUAL_ENDED');
  const higher = (earned.level?.rank ?? 0) > (standing?.rank ?? 0);
  if (higher && !standing?.pinned) return move('UPGRADE');
  if (standing?.cause !== 'RULE') return STAY;
  return review(standing, earned.keeps, cycle, today) ?? move('DOWNGRADE');
}

/** @returns undefined: time is up, the member goes down */
function review({ reviewOn, graceUntil, warnedFor }: Standing, keeps: boolean, cycle: Cycle, today: BusinessDate): Decision | undefined {
  if (reviewOn === null || cycle.months === null) return STAY;
  if (today < reviewOn) {
    const warn = !keeps && warnedFor !== reviewOn && today >= addDays(reviewOn, -cycle.warnDays);
    return warn ? { act: 'WARN', reviewOn } : STAY;
  }
  if (keeps) return { act: 'RENEW', reviewOn: afterToday(reviewOn, cycle.months, today) };
  if (graceUntil === null && cycle.graceDays > 0) return { act: 'GRACE', graceUntil: addDays(today, cycle.graceDays) };
  return graceUntil !== null && today <= graceUntil ? STAY : undefined;
}

/** The next review in the rhythm of the ones before, whatever nights were missed. */
function afterToday(reviewOn: BusinessDate, months: number, today: BusinessDate): BusinessDate {
  let cycles = 1;
  while (addMonths(reviewOn, cycles * months) <= today) cycles += 1;
  return addMonths(reviewOn, cycles * months);
}

/** The last day of a paid level that is bought, or renewed while it still runs: nothing that was paid for is lost. */
export function paidUntil(running: BusinessDate | null, today: BusinessDate, validMonths: number): BusinessDate {
  const from = running !== null && running >= today ? addDays(running, 1) : today;
  return addDays(addMonths(from, validMonths), -1);
}

/** What a level gives at the till, as data that the quote reads. */
export interface Benefits {
  /** Percent of the price that is paid: 100 is no discount, 95 is 95 折. */
  pricePercent: number;
  /** Points earned, in percent: 150 is one and a half times. */
  pointsPercent: number;
  /** The same on the day of the birthday, instead of the above. */
  birthdayPercent: number;
  freeDelivery: boolean;
}

const MAX_POINTS_PERCENT = 10_000;

/** Each within its bounds. @throws OUT_OF_RANGE with its field */
export function checkBenefits(benefits: Benefits): Benefits {
  within(benefits.pricePercent, 1, 100, 'benefits.pricePercent');
  within(benefits.pointsPercent, 0, MAX_POINTS_PERCENT, 'benefits.pointsPercent');
  within(benefits.birthdayPercent, 0, MAX_POINTS_PERCENT, 'benefits.birthdayPercent');
  return benefits;
}

/** @throws OUT_OF_RANGE */
export function within(value: number, min: number, max: number, field: string): number {
  if (!Number.isInteger(value) || value < min || value > max) throw new DomainError('OUT_OF_RANGE', { min, max }, field);
  return value;
}
