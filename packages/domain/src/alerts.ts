import { CONTACT_ALERTS } from './alerts-contacts.ts';
import { COUPON_ALERTS } from './alerts-coupons.ts';
import { DATE_ALERTS } from './alerts-dates.ts';
import { DELIVERY_ALERTS } from './alerts-deliveries.ts';
import { LEDGER_ALERTS } from './alerts-ledger.ts';
import { MEMBER_ALERTS } from './alerts-members.ts';
import { CARD_ALERTS } from './alerts-cards.ts';
import { LEVEL_ALERTS } from './alerts-levels.ts';
import { POINTS_ALERTS } from './alerts-points.ts';
import { STOCK_ALERTS } from './alerts-stock.ts';
import { STORE_ALERTS } from './alerts-stores.ts';
import { type AlertDefinition, type AlertNames, tellerOf, type Words } from './alerts-words.ts';
import type { Locale } from './errors.ts';

/**
 * Every kind of alert: what it is called, which right it takes to see it, its thresholds, and its words. Its query is the
 * detector of the same kind.
 */
export const ALERTS = {
  ...STOCK_ALERTS,
  ...DATE_ALERTS,
  ...DELIVERY_ALERTS,
  ...MEMBER_ALERTS,
  ...POINTS_ALERTS,
  ...COUPON_ALERTS,
  ...LEVEL_ALERTS,
  ...CARD_ALERTS,
  ...STORE_ALERTS,
  ...CONTACT_ALERTS,
  ...LEDGER_ALERTS,
} as const satisfies Record<string, AlertDefinition<never>>;

export type AlertKind = keyof typeof ALERTS;

export const ALERT_KINDS = Object.keys(ALERTS) as AlertKind[]; // keys of a const object, which TypeScript types as string[]

export function isAlertKind(text: string): text is AlertKind {
  return Object.hasOwn(ALERTS, text);
}

/** What the detector of a kind has to find out. */
export type SubjectOf<Kind extends AlertKind> = Parameters<(typeof ALERTS)[Kind]['en']>[0];

/** Title, sentence and next step of an alert. The names are those of today: a subject holds ids and figures only. */
export function alertWords(kind: AlertKind, subject: unknown, names: AlertNames, locale: Locale): Words {
  const definition: AlertDefinition<never> = ALERTS[kind];
  return definition[locale](subject as never, tellerOf(names, locale)); // the detector of this very kind wrote it
}

/** What may be done with an alert by hand. */
export type AlertAction = 'ACKNOWLEDGE' | 'SNOOZE' | 'ASSIGN' | 'RESOLVE' | 'COMMENT' | 'REOPEN';
export type AlertState = 'OPEN' | 'ACKNOWLEDGED' | 'SNOOZED' | 'RESOLVED' | 'CLOSED';

const AFTER = { ACKNOWLEDGE: 'ACKNOWLEDGED', SNOOZE: 'SNOOZED', RESOLVE: 'RESOLVED', REOPEN: 'OPEN' } as const;

/**
 * The state after an action; undefined: it is refused. Of an alert whose cause is gone there is nothing left to do: it stays
 * closed whatever is done, so that a batch does not fail for one that closed meanwhile, and only opening it again is refused.
 */
export function stateAfter(state: AlertState, action: AlertAction): AlertState | undefined {
  if (action === 'ASSIGN' || action === 'COMMENT') return state;
  if (state === 'CLOSED') return action === 'REOPEN' ? undefined : state;
  if (state === 'RESOLVED' && action === 'ACKNOWLEDGE') return state;
  return AFTER[action];
}
