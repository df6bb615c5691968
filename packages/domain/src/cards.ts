import { DomainError, type ErrorCode } from './errors.ts';
import { addMonths } from './period.ts';
import { addDays, type BusinessDate } from './time.ts';

// Cards (会员卡): what a card is allowed to do follows from its state and from the switches of its type.

/** 待激活, 正常, 挂失, 冻结, 过期, 注销, 已换卡 */
export const CARD_STATES = ['ISSUED', 'ACTIVE', 'LOST', 'FROZEN', 'EXPIRED', 'CLOSED', 'REPLACED'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** What can be done to a card that there is. EXPIRE is done by the day itself, REPLACE makes another card. */
export const CARD_ACTS = ['ACTIVATE', 'RENEW', 'EXPIRE', 'REPORT_LOSS', 'CANCEL_LOSS', 'FREEZE', 'UNFREEZE', 'REPLACE', 'CLOSE'] as const;
export type CardAct = (typeof CARD_ACTS)[number];

interface Transition {
  from: readonly CardState[];
  /** BACK: as it was before it was blocked, active or still to be activated. */
  to: CardState | 'BACK';
}

/**
 * What is allowed from where; anything else is refused. A closed or replaced card stays so for ever. A blocked card does not expire: once it
 * is given free, it does at the next midnight.
 */
export const CARD_TRANSITIONS: Record<CardAct, Transition> = {
  ACTIVATE: { from: ['ISSUED'], to: 'ACTIVE' },
  RENEW: { from: ['ACTIVE', 'EXPIRED'], to: 'ACTIVE' },
  EXPIRE: { from: ['ISSUED', 'ACTIVE'], to: 'EXPIRED' },
  REPORT_LOSS: { from: ['ISSUED', 'ACTIVE'], to: 'LOST' },
  CANCEL_LOSS: { from: ['LOST'], to: 'BACK' },
  FREEZE: { from: ['ISSUED', 'ACTIVE'], to: 'FROZEN' },
  UNFREEZE: { from: ['FROZEN'], to: 'BACK' },
  REPLACE: { from: ['ISSUED', 'ACTIVE', 'LOST', 'EXPIRED'], to: 'REPLACED' },
  CLOSE: { from: ['ISSUED', 'ACTIVE', 'LOST', 'FROZEN', 'EXPIRED'], to: 'CLOSED' },
};

/** What can be done to a card as it stands, in the order of the table. */
export function actsFrom(state: CardState): CardAct[] {
  return CARD_ACTS.filter((act) => CARD_TRANSITIONS[act].from.includes(state));
}

/** The state after an act. @param activated whether the card ever was. @throws CARD_STATE, of `field` */
export function nextState(state: CardState, act: CardAct, activated: boolean, field = 'id'): CardState {
  const { from, to } = CARD_TRANSITIONS[act];
  if (!from.includes(state)) throw new DomainError('CARD_STATE', { state, act }, field);
  return to === 'BACK' ? (activated ? 'ACTIVE' : 'ISSUED') : to;
}

/** What a card can be for (功能): each is a switch of its type. */
export const CARD_USES = ['STORED_VALUE', 'POINTS', 'DISCOUNT', 'COUNT', 'TIMED', 'CREDIT'] as const;
export type CardUse = (typeof CARD_USES)[number];

/** Whose accounts a card spends from: INDIVIDUAL its holder's, the others those of the member it is linked to. */
export const CARD_KINDS = ['INDIVIDUAL', 'LINKED', 'GROUP', 'SUPPLEMENTARY'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

const REFUSALS = {
  ISSUED: 'CARD_NOT_ACTIVE',
  LOST: 'CARD_LOST',
  FROZEN: 'CARD_FROZEN',
  EXPIRED: 'CARD_EXPIRED',
  CLOSED: 'CARD_CLOSED',
  REPLACED: 'CARD_REPLACED',
} as const satisfies Record<Exclude<CardState, 'ACTIVE'>, ErrorCode>;

/** How a card stands. */
export interface CardStanding {
  number: string;
  state: CardState;
  /** The last business day on which it can be used; null: for ever. */
  expiresOn: BusinessDate | null;
}

/** Whether a till may take the card today: midnight counts, whether or not the nightly job has run. */
export function cardRefusal({ state, expiresOn }: CardStanding, today: BusinessDate): ErrorCode | null {
  if (state !== 'ACTIVE') return REFUSALS[state];
  return expiresOn !== null && expiresOn < today ? 'CARD_EXPIRED' : null;
}

/** @throws CARD_NOT_ACTIVE, CARD_LOST, CARD_FROZEN, CARD_EXPIRED, CARD_CLOSED, CARD_REPLACED, of `field` */
export function requireUsable(card: CardStanding, today: BusinessDate, field: string): void {
  const refusal = cardRefusal(card, today);
  if (refusal) throw new DomainError(refusal, { number: maskNumber(card.number) }, field);
}

/** For sentences and receipts: the last four characters. */
export function maskNumber(number: string): string {
  return `****${number.slice(-4)}`;
}

/** The last business day of a card that is given on a day; null: for ever. */
export function cardExpiry(day: BusinessDate, months: number | null): BusinessDate | null {
  return months === null ? null : addMonths(day, months);
}

/**
 * The last business day after a renewal: so many months after the old one where that is still to come, else after today. A card that
 * lasts for ever has nothing to renew. @throws CARD_NO_END (cardId)
 */
export function renewedUntil(expiresOn: BusinessDate | null, today: BusinessDate, months: number | null): BusinessDate {
  if (expiresOn === null || months === null) throw new DomainError('CARD_NO_END', {}, 'cardId');
  return addMonths(expiresOn < today ? today : expiresOn, months);
}

/** A card is told to be about to expire so many days before. */
export const SOON_DAYS = 30;

/** Whether the card's last day is near. */
export function expiresSoon(expiresOn: BusinessDate | null, today: BusinessDate): boolean {
  return expiresOn !== null && expiresOn >= today && expiresOn <= addDays(today, SOON_DAYS);
}

/** What a card may spend of another member's accounts; minor units, null: no limit. */
export interface CardLimits {
  perDay: number | null;
  perMonth: number | null;
  inAll: number | null;
}

/** What it has spent so far: of the day `on` and its month, and in all. */
export interface CardSpent {
  on: BusinessDate | null;
  day: number;
  month: number;
  inAll: number;
}

/** What was spent on a day, in its month and in all, as it counts on `today`: yesterday's spending is none of today's. */
export function spentBy(spent: CardSpent, today: BusinessDate): { day: number; month: number; inAll: number } {
  const sameDay = spent.on !== null && spent.on >= today;
  const sameMonth = spent.on !== null && spent.on.slice(0, 7) >= today.slice(0, 7);
  return { day: sameDay ? spent.day : 0, month: sameMonth ? spent.month : 0, inAll: spent.inAll };
}

/** What is left to spend today; null: no limit. Never below zero, also where a limit was lowered. */
export function leftToSpend(limits: CardLimits, spent: CardSpent, today: BusinessDate): number | null {
  const { day, month, inAll } = spentBy(spent, today);
  const left = [
    [limits.perDay, day],
    [limits.perMonth, month],
    [limits.inAll, inAll],
  ].flatMap(([limit, used]) => (limit == null ? [] : [limit - (used ?? 0)]));
  return left.length === 0 ? null : Math.max(0, Math.min(...left));
}
