import { API_ERRORS } from './errors-api.ts';
import { CARD_ERRORS } from './errors-cards.ts';
import { COMMISSION_ERRORS } from './errors-commissions.ts';
import { CONTACT_ERRORS } from './errors-contacts.ts';
import { COUPON_ERRORS } from './errors-coupons.ts';
import { MEMBER_ERRORS } from './errors-members.ts';
import { ROOM_ERRORS } from './errors-rooms.ts';
import { VALUE_ERRORS } from './errors-value.ts';

/**
 * Every code that the API can answer with. A sentence says what happened, why, and what to do; it is shown beside the
 * field, so it does not name it. Both languages use the same {placeholders}. A published code is never renamed.
 */
export const ERRORS = {
  ...API_ERRORS,
  ...CARD_ERRORS,
  ...COMMISSION_ERRORS,
  ...CONTACT_ERRORS,
  ...COUPON_ERRORS,
  ...MEMBER_ERRORS,
  ...ROOM_ERRORS,
  ...VALUE_ERRORS,
};

export type ErrorCode = keyof typeof ERRORS;
