import { API_ERRORS } from './errors-api.ts';
import { ROOM_ERRORS } from './errors-rooms.ts';

/**
 * Every code that the API can answer with. A sentence says what happened, why, and what to do; it is shown beside the
 * field, so it does not name it. Both languages use the same {placeholders}. A published code is never renamed.
 */
export const ERRORS = { ...API_ERRORS, ...ROOM_ERRORS };

export type ErrorCode = keyof typeof ERRORS;
